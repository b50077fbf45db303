using Insights.Dashboard.DataRoom;
using Insights.Dashboard.Viewing;

namespace Insights.Dashboard.Tests;

/// <summary>A feed that is due on no day is never on time.</summary>
public sealed class LastPublishedTests
{
    [Fact]
    public async Task The_page_of_the_data_and_the_passport_name_the_last_year_that_was_published_for_the_city_and_no_assumed_one()
    {
        using var home = FixtureHome.Make();
        home.Execute("UPDATE meta_feed SET rhythm = 'irregular', latest_period = NULL WHERE feed IN ('city_statistics', 'places')");
        home.Execute("UPDATE meta_indicator SET card = replace(card, '\"roster\"', '\"city_statistics\"') WHERE id = 'living_ratio'");
        home.Execute("DELETE FROM fct_statistic WHERE area = '441900'");
        home.Execute("INSERT INTO fct_statistic BY NAME FROM (VALUES ('disposable_income_per_head', '441900', '2024', 69000.0, 'GK'), ('disposable_income_per_head', '441900', '2026', 73915.0, 'assumption'), ('holders', '100000', '2025', 1.0, 'S')) AS t(statistic, area, period, value, confidence)");
        using var door = home.Door();

        var (view, page, _) = await LeavingReader.Read(door, "/data", "zh-CN");
        var rows = page.Blocks.Single(b => b.Id == "feeds").Tables.Single().Rows.Rows.ToDictionary(r => r[0].Text);
        Assert.Equal(("2024", "公布到 2024 年"), (rows["公开统计"][5].Text, rows["公开统计"][7].Text));
        Assert.Equal("无固定日期", rows["行政区划"][7].Text);
        Assert.Equal("up to 2024", LastPublished.Say(view with { Words = GivenWords.English }, view.Version.Feeds().Single(f => f.Feed == "city_statistics")));

        foreach (var address in new[] { "/data", "/living-standard" })
        {
            using var context = PageRendering.Context(door, "zh-CN", address);
            Assert.Contains("公布到 2024 年", PageRendering.Render(context, address).Markup, StringComparison.Ordinal);
        }
    }
}
