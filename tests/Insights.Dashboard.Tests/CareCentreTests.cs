using Bunit;
using Insights.Dashboard.Leaving;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Dashboard.Tests;

/// <summary>The block on the new care centre: what it says where the report came, where it came of no centre, where it never came, and in a version from before it.</summary>
public sealed class CareCentreTests
{
    private const string Address = "/services";

    private const string Cards = """
        INSERT INTO meta_indicator SELECT id, '{"clause":"C16","unit":"' || unit || '","direction":"none","name":{"zh":"' || id || '","en":"' || id || '"},"feeds":["construction"]}'
        FROM (VALUES ('care_centre_progress', 'percent'), ('care_centre_invested', 'percent'), ('care_centre_places', 'places'), ('care_waiting', 'people')) AS t(id, unit);
        """;

    private const string Told = """
        INSERT INTO mart_indicator SELECT id, '441900', 'city', DATE '2026-10-01', '', value, NULL, value, NULL, NULL, NULL, false
        FROM (VALUES ('care_centre_progress', 0.94), ('care_centre_invested', 0.86), ('care_centre_places', 320.0), ('care_waiting', 93.0)) AS t(id, value);
        """;

    private const string Works = """
        CREATE TABLE mart_construction AS SELECT * FROM (VALUES
          (DATE '2026-10-01', DATE '2026-10-01', 'GC002', '示例体验馆', 'other', 0, 9500000.0, 7410000.0, 90, 'fitting', DATE '2027-02-01', DATE '2027-02-01', 0),
          (DATE '2026-10-01', DATE '2026-09-01', 'GC009', '示例托养中心', 'care_centre', 320, 260000000.0, 223600000.0, 94, 'fitting', DATE '2026-12-01', DATE '2027-06-03', 184))
          AS t(month, stated_in, project_no, name, kind, places, planned_yuan, invested_yuan, progress, milestone, planned_on, expected_on, days_late);
        """;

    [Fact]
    public void How_far_it_is_how_late_and_what_it_brings_beside_those_who_wait_is_said_and_leaves_with_the_page()
    {
        using var home = FixtureHome.Make();
        home.Execute(Cards + Told + Works);
        using var door = home.Door();
        using var context = PageRendering.Context(door, "zh-CN", Address);
        var leaving = context.Services.GetRequiredService<LeavingPage>();
        leaving.Open = true;
        var page = PageRendering.Render(context, Address);

        Assert.Equal("在装修安装阶段，形象进度 94.0%；投资完成 86.0%；预计2027年6月启用，比计划晚 184 天；建成增加 320 个名额，现有 93 人轮候托养。", page.Find("#centre-say").TextContent);
        var rows = page.FindAll("section[aria-labelledby=centre-head] tbody tr").Select(r => r.TextContent).ToList();
        Assert.Contains("示例托养中心", rows[0], StringComparison.Ordinal);
        Assert.Contains("2026年9月所报", rows[0], StringComparison.Ordinal);
        Assert.Contains("比计划的2026年12月晚 184 天", rows[0], StringComparison.Ordinal);
        Assert.Contains("不晚于计划", rows[1], StringComparison.Ordinal);

        var table = leaving.Blocks.Single(b => b.Id == "centre").Tables.Single().Rows;
        Assert.Equal([0.94, 223600000, 260000000], table.Rows[0].Skip(3).Take(3).Select(c => c.Number!.Value));
        Assert.Equal(["2026-12-01", "2027-06-03", "184", "320", "2026-09"], table.Rows[0].Skip(6).Select(c => c.Text));
    }

    [Fact]
    public void Of_no_centre_being_built_nothing_is_said_but_that()
    {
        using var home = FixtureHome.Make();
        home.Execute(Cards + Works.Replace("'care_centre'", "'rehabilitation'", StringComparison.Ordinal) + Told.Replace("value, NULL, value", "0, 0, NULL", StringComparison.Ordinal));
        using var door = home.Door();
        using var context = PageRendering.Context(door, "en", Address);
        Assert.Equal("No care centre is being built this month.", PageRendering.Render(context, Address).Find("#centre-say").TextContent);
    }

    [Fact]
    public void A_report_that_never_came_is_named_and_an_older_version_or_a_town_has_no_such_block()
    {
        using var home = FixtureHome.Make();
        home.Execute(Cards + Told.Replace("value, NULL, value", "NULL, NULL, NULL", StringComparison.Ordinal) + """
            INSERT INTO meta_feed SELECT 'construction', '重点工程建设进度月报', 'Progress of building projects', owner_zh, owner_en, 'C16', basis_zh, basis_en, rhythm, NULL, due, 0, 0 FROM meta_feed WHERE feed = 'roster';
            CREATE OR REPLACE TABLE mart_gap AS SELECT 'care_centre_progress' AS id, DATE '2026-10-01' AS month, 'construction' AS feed, CAST(NULL AS DATE) AS since;
            CREATE OR REPLACE TABLE mart_list_gap AS SELECT 'x' AS id, DATE '2026-10-01' AS month, 'x' AS feed, 'x' AS dimension, CAST(NULL AS DATE) AS since WHERE false;
            """);
        using var door = home.Door();
        using (var context = PageRendering.Context(door, "zh-CN", Address))
        {
            var block = PageRendering.Render(context, Address).Find("section[aria-labelledby=centre-head]");
            Assert.Contains("重点工程建设进度月报从未送达", block.TextContent, StringComparison.Ordinal);
            Assert.Empty(block.QuerySelectorAll("table, .say"));
        }

        using (var context = PageRendering.Context(door, "zh-CN", Address + "?area=441900121"))
        {
            Assert.Empty(PageRendering.Render(context, Address + "?area=441900121").FindAll("#centre-head"));
        }

        using var before = FixtureHome.Make();
        using var older = before.Door();
        using var past = PageRendering.Context(older, "zh-CN", Address);
        Assert.Empty(PageRendering.Render(past, Address).FindAll("#centre-head"));
    }
}
