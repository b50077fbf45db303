using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;

namespace Insights.Dashboard.Tests;

/// <summary>Towns that add up to less than the city, and what is said of it.</summary>
public sealed class UnplacedTests
{
    private const string Towns = "SELECT sum(value) FROM mart_indicator WHERE id = 'entitled' AND dimension = '' AND level = 'town' AND month = DATE '2026-10-01'";

    [Theory]
    [InlineData(11, null, "应助的人：地方不明 11 人，只计入东莞市。")]
    [InlineData(9, null, "地方不明的人只计入东莞市。")]
    [InlineData(0, null, null)]
    [InlineData(11, "441900121", "地方不明的人只计入东莞市。")]
    public async Task Who_has_no_known_place_is_named_by_number_where_all_are_told_and_ten_or_more_and_stands_in_the_files_too(int left, string? withheld, string? said)
    {
        using var home = FixtureHome.Make();
        home.Execute($"UPDATE mart_indicator SET value = ({Towns}) + {left} WHERE id = 'entitled' AND dimension = '' AND level = 'city' AND month = DATE '2026-10-01'");
        home.Execute($"UPDATE mart_indicator SET value = NULL, masked = TRUE WHERE id = 'entitled' AND dimension = '' AND area = '{withheld}' AND month = DATE '2026-10-01'");
        using var door = home.Door();

        var (view, page, _) = await LeavingReader.Read(door, "/blind-spots", "zh-CN");
        Assert.Equal(said, Unplaced.Say(view, view.Version.CellsBelow("441900", view.Month, "entitled"), view.Cards["entitled"]));
        var table = page.Blocks.Single(b => b.Id == "places").Tables.Single().Rows;
        var towns = view.Places.Below(view.Places.City).Count;
        Assert.Equal(said is null ? towns : towns + 1, table.Rows.Count);
        Assert.All(table.Rows, r => Assert.Equal(table.Heads.Count, r.Count));
        Assert.All(table.Rows.Skip(towns), r => Assert.Equal((said, (double?)null), (r[0].Text, r[1].Number)));
        using var context = PageRendering.Context(door, "zh-CN", "/blind-spots");
        Assert.Equal(said is not null, PageRendering.Render(context, "/blind-spots").Markup.Contains(said ?? "地方不明", StringComparison.Ordinal));
    }

    /// <summary>Nobody subtracts rates: there it is only said that there may be such people.</summary>
    [Fact]
    public async Task Beside_rates_there_is_no_number()
    {
        using var home = FixtureHome.Make();
        using var door = home.Door();
        foreach (var (address, block) in new[] { ("/?by=missed_rate", "map"), ("/services", "map"), ("/services", "towns") })
        {
            var (_, page, _) = await LeavingReader.Read(door, address, "en");
            Assert.Equal("People without a known place are counted in Dongguan only.", page.Blocks.Single(b => b.Id == block).Tables.Single().Rows.Rows[^1][0].Text);
        }
    }
}
