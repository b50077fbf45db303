using Bunit;
using Insights.Dashboard.DataRoom;
using Insights.Dashboard.Leaving;
using Insights.Dashboard.Viewing;
using Insights.Warehouse;
using Insights.Workspace;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Dashboard.Tests;

/// <summary>The page of the data where there is more than it shows at once.</summary>
public sealed class DataRoomTests
{
    [Fact]
    public void What_is_not_shown_at_once_is_counted_can_be_shown_and_leaves_with_the_rest()
    {
        using var home = FixtureHome.Make();
        home.Execute("""
            CREATE OR REPLACE TABLE mart_anomaly (key VARCHAR, source VARCHAR, subject VARCHAR, detail VARCHAR, area VARCHAR, month DATE, kind VARCHAR, value DOUBLE, expected DOUBLE, lower DOUBLE, upper DOUBLE, score DOUBLE, findable DOUBLE);
            INSERT INTO mart_anomaly SELECT 'k' || i, 'indicator', 'missed', '', '441900', DATE '2026-10-01', 'spike', i, 10, 5, 15, 6, NULL FROM range(98) AS t(i);
            CREATE OR REPLACE TABLE mart_anomaly_watch (source VARCHAR, subject VARCHAR, series BIGINT, months BIGINT, alarms BIGINT, findable DOUBLE);
            INSERT INTO meta_quarantine_reason SELECT 'payments', 'f', 'c' || i, 'not_a_month', 1 FROM range(50) AS t(i);
            """);
        using var door = home.Door();
        using var context = new BunitContext();
        context.Services.AddSingleton(new WorkspaceDoor(home.Root, TimeProvider.System));
        context.Services.AddScoped<LeavingPage>();
        var viewer = new Viewer(door, GivenWords.Book);
        viewer.Prefer("zh-CN", dark: false);
        var view = viewer.See("http://localhost/data", "/data")!;
        var page = context.Services.GetRequiredService<LeavingPage>();
        page.Open = true;

        var anomalies = context.Render<AnomalyBlock>(p => p.Add(b => b.View, view));
        Assert.Equal(60, anomalies.FindAll("tbody tr").Count);
        Assert.Contains("显示 60 条，共 98 条。", anomalies.Markup, StringComparison.Ordinal);
        anomalies.Find("p button").Click();
        Assert.Equal(98, anomalies.FindAll("tbody tr").Count);

        var reasons = context.Render<QuarantineBlock>(p => p.Add(b => b.View, view));
        var all = view.Version.QuarantineReasons().Count;
        Assert.Contains($"显示 40 条，共 {all} 条。", reasons.Markup, StringComparison.Ordinal);
        reasons.Find("p button").Click();
        Assert.Equal(all, reasons.FindAll("tbody tr").Count);
        Assert.Equal([98, all], page.Blocks.Select(b => b.Tables.Single().Rows.Rows.Count));
    }

    [Fact]
    public void What_a_month_waits_for_what_was_not_read_and_which_programmes_list_is_lacking_is_told_in_words()
    {
        using var home = FixtureHome.Make();
        home.Execute("""
            CREATE TABLE meta_awaited AS SELECT * FROM (VALUES ('payments', 'dibao'), ('roster', NULL)) AS t(feed, list);
            CREATE TABLE meta_left_out AS SELECT * FROM (VALUES ('f1', 'payments', '旧', true), ('f1', 'payments', '填表说明', false), ('f2', 'survey', '填表说明', false)) AS t(file, feed, sheet, hidden);
            CREATE OR REPLACE TABLE mart_gap AS SELECT 'missed' AS id, DATE '2026-10-01' AS month, 'payments' AS feed, DATE '2026-09-01' AS since;
            CREATE OR REPLACE TABLE mart_list_gap AS SELECT 'missed' AS id, DATE '2026-10-01' AS month, 'payments' AS feed, 'programme:dibao' AS dimension, DATE '2026-09-01' AS since;
            UPDATE mart_indicator SET value = NULL, numerator = NULL, masked = FALSE WHERE id = 'missed' AND month = DATE '2026-10-01' AND dimension IN ('', 'programme:dibao', 'reason:no_application');
            """);
        using var door = home.Door();
        var version = door.Current()!;
        using (var context = PageRendering.Context(door, "zh-CN", "/data"))
        {
            var page = PageRendering.Render(context, "/data");
            Assert.Contains("2026年11月的清单还没收齐，暂不判定；缺：补贴发放（最低生活保障）、低收入名册。", page.Find(".told").TextContent, StringComparison.Ordinal);
            Assert.Contains("没有读的工作表：“旧”（隐藏，1 份文件）、“填表说明”（不含本类表头，2 份文件）。", page.Markup, StringComparison.Ordinal);
        }

        using (var context = PageRendering.Context(door, "en", "/data?feed=survey"))
        {
            var page = PageRendering.Render(context, "/data");
            Assert.Contains("Sheets that were not read: '填表说明' (no header of the feed, in 1 file).", page.Find("section[aria-labelledby=files-head]").TextContent, StringComparison.Ordinal);
        }

        var cells = version.CellsOf("441900", "missed");
        var month = new DateOnly(2026, 10, 1);
        Assert.Equal("programme:dibao", cells.Find("missed", "441900", month)!.Lacking!.Dimension);
        Assert.NotNull(cells.Find("missed", "441900", month, "programme:dibao")!.Lacking);
        Assert.NotNull(cells.Find("missed", "441900", month, "reason:no_application")!.Lacking);
        Assert.Null(cells.Find("missed", "441900", month, "programme:care_subsidy")!.Lacking);
        using (var context = PageRendering.Context(door, "zh-CN", "/"))
        {
            Assert.Contains("补贴发放（最低生活保障）自2026年9月之后未送达", PageRendering.Render(context, "/").Find(".undelivered").TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_was_withdrawn_is_told_with_its_reason_and_nothing_is_shown_where_nothing_was()
    {
        using var home = FixtureHome.Make();
        using (var before = new WarehouseDoor(home.Root))
        using (var context = PageRendering.Context(before, "zh-CN", "/data"))
        {
            Assert.Empty(PageRendering.Render(context, "/data").FindAll("section[aria-labelledby=withdrawn-head]"));
        }

        home.Execute("""
            CREATE TABLE meta_withdrawn AS SELECT * FROM (VALUES
              ('一月.csv', 'payments', 'ab', 1, 'withdraw', TIMESTAMP '2026-11-30 15:39:01', '对方发错', 131),
              ('二月.csv', 'survey', 'cd', 2, 'undo', TIMESTAMP '2026-11-30 16:01:00', '撤错了', 12))
              AS t(name, feed, sha256, load, act, withdrawn_at, reason, rows_landed);
            """);
        using var door = new WarehouseDoor(home.Root);
        using (var context = PageRendering.Context(door, "zh-CN", "/data"))
        {
            var rows = PageRendering.Render(context, "/data").FindAll("section[aria-labelledby=withdrawn-head] tbody tr");
            Assert.Equal(["二月.csv 恢复计入 撤错了 2026-12-01 00:01 12", "一月.csv 撤回 对方发错 2026-11-30 23:39 131"], rows.Select(r => string.Join(' ', r.Children.Select(c => c.TextContent))));
        }

        using (var context = PageRendering.Context(door, "en", "/data?feed=payments"))
        {
            Assert.Equal("withdrawn", Assert.Single(PageRendering.Render(context, "/data").FindAll("section[aria-labelledby=withdrawn-head] tbody tr")).Children[1].TextContent);
        }
    }
}
