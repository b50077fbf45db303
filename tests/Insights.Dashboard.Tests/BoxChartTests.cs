using Insights.Dashboard.Charts;
using Insights.Dashboard.LivingStandard;
using Insights.Dashboard.Viewing;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Tests;

/// <summary>Incomes by type of household.</summary>
public sealed class BoxChartTests
{
    [Fact]
    public void A_type_with_too_few_households_has_no_box_and_is_named()
    {
        using var home = FixtureHome.Make();
        using var door = home.Door();
        var viewer = new Viewer(door, GivenWords.Book);
        viewer.Prefer("en", dark: false);
        var view = viewer.See("http://localhost/living-standard", "/living-standard")!;

        Assert.EndsWith("the line is the median.", BoxChart.Say(Rows("size1", "size2", "size3", "size4plus"), view), StringComparison.Ordinal);
        Assert.EndsWith("left out, with fewer than 30 households: Two people, Three people.", BoxChart.Say(Rows("size1", "size4plus"), view), StringComparison.Ordinal);
        Assert.Equal(["One person", "Four and more"], BoxChart.Table(Rows("size1", "size4plus"), view).Rows.Select(r => r[0].Text));
    }

    private static DepthRows Rows(params string[] types) => new(
        [.. types.SelectMany(t => new[] { "p10", "p25", "median", "p75", "p90" }.Select((q, i) => new LivingMeasure("441900", new(2026, 10, 1), t, "per_head", q, 1000 + (i * 500), null, null, 40)))]);
}
