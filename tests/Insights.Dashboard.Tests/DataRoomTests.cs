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
        using var door = new WarehouseDoor(home.Root);
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
}
