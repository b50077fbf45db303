using AngleSharp.Dom;
using Bunit;
using Insights.Dashboard.BlindSpots;
using Insights.Dashboard.Viewing;
using Insights.Warehouse;
using Insights.Warehouse.Rows;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Dashboard.Tests;

/// <summary>What is missing and who owes it, the people wrongly paid, and how cases end.</summary>
public class LedgerTests
{
    private static readonly DateOnly October = new(2026, 10, 1);

    [Fact]
    public void The_page_names_the_department_that_owes_most_why_people_are_wrongly_paid_and_whose_amount_is_wrong()
    {
        using var home = FixtureHome.Make();
        using var door = home.Door();
        using var context = PageRendering.Context(door, "zh-CN", "/blind-spots");
        var page = PageRendering.Render(context, "/blind-spots");
        var missing = page.Find("section[aria-labelledby=missing-head]");
        Assert.Contains("应由市民政局（核对）补报", missing.QuerySelector("#missing-say")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["家庭月收入", "残疾人证是否有效"], missing.QuerySelectorAll("tbody th").Take(2).Select(h => h.TextContent));
        Assert.Contains("补做家庭经济状况核对", missing.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        var wrong = page.Find("section[aria-labelledby=wrong-head]");
        Assert.Contains("以残疾人证失效为最多", wrong.QuerySelector("#wrong-say")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, wrong.QuerySelectorAll("table:not(.bars) tbody tr").Length);
        Assert.Contains("40 人少发，本月共少 701 元；20 人多发，共多 300 元", page.Find("p.amounts").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sum_over_programmes_is_at_least_what_is_told_and_about_where_one_is_withheld()
    {
        using var home = FixtureHome.Make();
        using var door = home.Door();
        using var context = PageRendering.Context(door, "zh-CN", "/blind-spots");
        var view = context.Services.GetRequiredService<Viewer>().See("/blind-spots", "/blind-spots")!;
        Cell Yuan(double? value) => new("wrongly_paid_yuan", "441900", "city", October, "", value, null, value, null, null, null, value is null);
        Assert.Equal("5,000 元", WrongRows.Told(Yuan(5000), [Yuan(2000), Yuan(3000)], view));
        Assert.Equal("约 14.0 万元", WrongRows.Told(Yuan(140_000), [Yuan(2000), Yuan(null)], view));
        Assert.Equal("至少 2,000 元", WrongRows.Told(Yuan(null), [Yuan(2000), Yuan(null)], view));
        Assert.Null(WrongRows.Told(Yuan(null), [Yuan(null)], view));
    }

    [Fact]
    public void Outcomes_are_summed_over_twelve_months_and_small_flows_make_a_sum_the_least()
    {
        Cell Flow(int back, string outcome, double? people) => new("missed_flow", "441900", "city", October.AddMonths(-back), "flow:" + outcome, people, null, people, null, null, null, people is null);
        var ends = FlowRows.Ends(new CellBook([Flow(0, "paid", 30), Flow(11, "paid", 20), Flow(12, "paid", 500), Flow(0, "declined", 12), Flow(1, "declined", null), Flow(2, "died_moved", 0)]), "441900", October);
        Assert.Equal([("paid", 50, false), ("declined", 12, true)], ends);
    }
}
