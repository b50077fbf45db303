using Insights.Dashboard.Governance;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Tests;

/// <summary>What the page of governance says and how it counts, on the fixture city.</summary>
public sealed class GovernanceTests(PageTests.City city) : IClassFixture<PageTests.City>
{
    [Fact]
    public void The_sentence_of_a_system_names_what_costs_most_in_both_languages()
    {
        foreach (var language in WordBook.Languages)
        {
            var view = See(language, "/governance");
            var rows = GovernanceRows.Read(view);
            var governance = rows.Systems.Single(s => s.System == "governance");
            var worst = rows.Parts.Where(p => p.System == "governance" && p.Attained < 1).MaxBy(p => p.Weight * (1 - p.Attained))!;
            var drag = SystemSentence.Drag(rows, governance, view);
            Assert.Contains(view.Cards[worst.Id].Title(view.Words), drag, StringComparison.OrdinalIgnoreCase);
            Assert.Contains(language == "en" ? "1 of 3 could not be counted" : "3 项中 1 项无法计入", drag, StringComparison.Ordinal);
            Assert.Empty(view.Words.Missing);
        }
    }

    [Fact]
    public void The_attainment_on_the_page_is_that_of_the_score()
    {
        var view = See("zh-CN", "/governance?area=441900121");
        var rows = GovernanceRows.Read(view);
        var parts = rows.Parts.Where(p => p.Attained is not null).ToList();
        Assert.True(parts.Count >= 6);
        Assert.All(parts, p => Assert.Equal(p.Attained!.Value, rows.Aims(view, p.Id).Single().Attained!.Value, 9));
    }

    [Fact]
    public void The_funnel_names_the_town_that_chance_does_not_explain_and_leaves_the_small_ones_alone()
    {
        var view = See("en", "/governance?by=staff_on_time");
        var funnel = FunnelPoints.Of(GovernanceRows.Read(view), view)!;
        var humen = funnel.Points.Single(p => p.Place.Code == "441900121");
        Assert.Equal(-1, humen.Outside);
        Assert.Contains("Humen", funnel.Say(view), StringComparison.Ordinal);
        Assert.All(funnel.Points, p => Assert.Equal(Math.Abs(p.Share - funnel.Mean) > Chance.Half(funnel.Mean, p.Size, Chance.Far), p.Outside != 0));
        Assert.True(Chance.Half(0.9, 20, Chance.Far) > 3 * Chance.Half(0.9, 200, Chance.Far) && funnel.Points.Any(p => p.Outside == 0));
    }

    [Fact]
    public void A_village_shows_its_towns_numbers_and_says_so()
    {
        var rows = GovernanceRows.Read(See("zh-CN", "/governance?area=441900121004"));
        Assert.Equal("441900121", rows.Place.Code);
    }

    [Fact]
    public void A_version_from_before_the_scores_has_none_and_is_still_shown()
    {
        using var home = FixtureHome.Make();
        home.Execute("DROP TABLE meta_system; DROP TABLE mart_system_score; DROP TABLE mart_system_part");
        using var door = home.Door();
        var version = door.Current()!;
        Assert.Empty(version.Systems());
        Assert.Empty(version.SystemScores("441900"));
        Assert.Empty(version.SystemParts("441900", new DateOnly(2026, 10, 1)));
    }

    [Fact]
    public void A_zero_that_does_not_come_within_the_year_is_not_told_from_never_to_never()
    {
        var view = See("en", "/what-if/capacity");
        Assert.Equal("80% interval: not within a year", OutreachSentence.Band(null, null, view));
        Assert.Equal("80% interval: Nov 2026 at the earliest, or not within a year", OutreachSentence.Band(4, null, view));
        Assert.Equal("80% 区间：最早 2027年3月，也可能5 年内到不了", OutreachSentence.Band("2027年3月", null, "5 年内到不了", GivenWords.Chinese));
    }

    [Fact]
    public void The_citys_spending_is_set_beside_only_where_two_years_in_a_row_are_published()
    {
        var view = See("zh-CN", "/governance");
        Statistic Spent(string year, double yuan) => new("budget_spending", "441900", year, yuan, "yuan", "S", "bulletin", "公报", null, null);

        Assert.Equal("全市一般公共预算支出 2025 年 1,050.00 亿元，比上年增减 5.0%（公报）。", CitySpending.Say([Spent("2024", 1000e8), Spent("2025", 1050e8)], view));
        Assert.Contains("只有 2025 年的公布数", CitySpending.Say([Spent("2023", 1000e8), Spent("2025", 1050e8)], view), StringComparison.Ordinal);
        Assert.StartsWith("全市一般公共预算支出没有公布数", CitySpending.Say([Spent("2025", 1) with { Area = "440000" }], view), StringComparison.Ordinal);
    }

    private View See(string language, string address)
    {
        var viewer = new Viewer(city.Door, WordBook.Read(Path.Combine(AppContext.BaseDirectory, "content", "words")));
        viewer.Prefer(language, dark: false);
        return viewer.See("http://localhost" + address, address.Split('?')[0])!;
    }
}
