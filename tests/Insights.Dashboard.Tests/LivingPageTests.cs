using Bunit;
using Insights.Dashboard.Cards;
using Insights.Dashboard.Charts;
using Insights.Dashboard.LivingStandard;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Dashboard.Tests;

/// <summary>The living standard read from the top: one sentence, income and consumption alike, types of household, and what comes on top of the gap.</summary>
public sealed class LivingPageTests(PageTests.City city) : IClassFixture<PageTests.City>
{
    private const string Address = "/living-standard";

    [Theory]
    [InlineData("zh-CN", "全市平均每人 ")]
    [InlineData("en", "The city averages ")]
    public void The_page_opens_with_level_change_and_distance(string language, string opening)
    {
        var (view, rows) = Rows(language);
        using var context = PageRendering.Context(city.Door, language, Address);
        var lead = PageRendering.Render(context, Address).Find("p.lead").TextContent;
        var (ratio, target) = (rows.Now(view, "living_ratio")!.Value!.Value, rows.Goals.Last("living_ratio")!.Value!.Value);

        Assert.StartsWith(opening, lead, StringComparison.Ordinal);
        Assert.Contains(Numbers.Percent(ratio), lead, StringComparison.Ordinal);
        Assert.Contains(Numbers.Digits(Math.Round(target * 100, 1) - Math.Round(ratio * 100, 1), 1), lead, StringComparison.Ordinal);
        Assert.Equal(lead, LivingSentence.Say(rows, view));
    }

    [Fact]
    public void Without_a_ratio_the_page_says_nothing_in_front_and_a_target_that_is_met_is_said_to_be()
    {
        var (view, rows) = Rows("zh-CN");
        LivingRows With(double? ratio) => rows with { Cells = new([.. new[] { "living_ratio", "income_per_head" }.Select(id => rows.Now(view, id)! with { Value = id == "living_ratio" ? ratio : 4000, Lower95 = ratio - 0.01 })]) };

        Assert.Null(LivingSentence.Say(With(null), view));
        Assert.Contains("已达到", LivingSentence.Say(With(0.7), view), StringComparison.Ordinal);
        Assert.Contains("已达到 2030 年 65% 的目标，但在 95% 区间内尚不确定", LivingSentence.Say(With(0.655), view), StringComparison.Ordinal);

        // The picture under it says the same, whatever its outlook expects.
        Assert.Contains("已达到 2030 年 65% 的目标，但在 95% 区间内尚不确定", RatioSentence.Say(With(0.655), view), StringComparison.Ordinal);
        Assert.EndsWith("已达到 2030 年 65% 的目标。", RatioSentence.Say(With(0.7), view), StringComparison.Ordinal);
        Assert.DoesNotContain("预计", RatioSentence.Say(With(0.7), view), StringComparison.Ordinal);
        Assert.Contains("预计", RatioSentence.Say(With(0.6), view), StringComparison.Ordinal);
    }

    [Fact]
    public void What_rests_on_an_assumed_average_is_said_to_do_so_in_every_sentence_as_in_the_tile()
    {
        using var home = FixtureHome.Make();
        home.Execute("INSERT INTO fct_statistic SELECT * REPLACE ('2026' AS period, 'assumption' AS confidence) FROM fct_statistic WHERE statistic = 'disposable_income_per_head' AND period = '2025'");
        using var door = home.Door();
        foreach (var (language, mark) in new[] { ("zh-CN", "按推算一年"), ("en", " (assumed)") })
        {
            using var context = PageRendering.Context(door, language, Address);
            var view = context.Services.GetRequiredService<Viewer>().See(Address, Address)!;
            var rows = LivingRows.Read(view);
            string[] said = [LivingSentence.Say(rows, view)!, RatioSentence.Say(rows, view), GapSentence.Say(rows, view), SeriesSentence.Say(rows.Cells.Series("living_ratio", "441900"), null, new Card("living_ratio", default), view)];
            Assert.All(said, s => Assert.Contains(mark, s, StringComparison.Ordinal));
            Assert.DoesNotContain(mark, RatioSentence.Say(rows, view with { Month = new(2025, 6, 1) }), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Income_and_consumption_stand_alike_and_each_number_follows_from_the_others()
    {
        using var home = FixtureHome.Make();
        home.Execute("UPDATE mart_indicator SET lower95 = value - 60, upper95 = value + 60 WHERE id = 'consumption_per_head'");
        home.Execute(
            """
            INSERT INTO mart_indicator SELECT 'consumption_ratio', area, level, month, dimension, NULL, NULL, value / 4000, (value - 60) / 4000, (value + 60) / 4000, NULL, false FROM mart_indicator WHERE id = 'consumption_per_head';
            INSERT INTO mart_indicator SELECT 'consumption_gap_yuan', area, level, month, dimension, NULL, NULL, 4000 - value, NULL, NULL, NULL, false FROM mart_indicator WHERE id = 'consumption_per_head';
            """);
        using var door = home.Door();
        var (view, leaving, _) = await LeavingReader.Read(door, Address, "en");
        var table = leaving.Blocks.Single(b => b.Id == "against").Tables[0].Rows;
        foreach (var (row, own, ratio) in table.Rows.Zip(["income_per_head", "consumption_per_head"], ["living_ratio", "consumption_ratio"]))
        {
            double? Cell(string id) => view.Version.CellsOf("441900", id).Find(id, "441900", view.Month)?.Value;
            double Number(int column) => Assert.IsType<double>(row[column].Number);
            Assert.Equal(Cell(own)!.Value, Number(1), 6);
            Assert.Equal(Cell(ratio)!.Value, Number(3), 6);
            Assert.Equal(Number(1) / Number(3), Number(2), 4);
            Assert.Equal(Number(2) - Number(1), Number(7), 6);
            Assert.Equal(Number(2) * (1 - Number(5)), Number(8), 4);
            Assert.Equal(Number(2) * (1 - Number(4)), Number(9), 4);
        }
    }

    [Fact]
    public void A_type_of_household_has_its_ratio_and_its_gap_with_the_interval_in_the_month_that_was_measured_and_for_the_city_alone()
    {
        var (view, rows) = Rows("en");
        var average = rows.City.Single(c => c.Month == view.Month).Value!.Value;
        LivingMeasure Mean(string code) => new("441900", view.Month, code, "per_head", "mean", 0.5 * average, 0.45 * average, 0.55 * average, 40);
        var types = HouseholdRows.Read(view, rows, new([Mean(""), Mean("severe"), Mean("child")]));
        var child = types.All.Single(t => t.Name == "A child under 14");

        Assert.Equal(["By size", "By grade", "Others"], types.Groups.Select(g => g.By));
        Assert.Equal((0.5, 0.45, 0.55, 40), (child.Ratio, child.Low, child.High, child.Households));
        Assert.Equal((0.5 * average, 0.45 * average, 0.55 * average), (child.Gap!.Value, child.GapLow!.Value, child.GapHigh!.Value), Nearly);
        Assert.Equal($"−{Math.Round(0.5 * average):N0} yuan", HouseholdRows.Bar(child, view.Words).Note);
        Assert.Equal(["By size"], HouseholdRows.Read(view, rows, new([Mean("") with { Month = view.Month.AddMonths(-1) }, Mean("child") with { Month = view.Month.AddMonths(-1) }])).Groups.Select(g => g.By));
    }

    [Fact]
    public void Health_beyond_the_gap_is_told_with_its_interval_and_what_no_record_tells_is_said_to_be_missing()
    {
        var (view, _) = Rows("zh-CN");
        LivingMeasure Of(string measure, double value, double? low = null, double? high = null) => new("441900", view.Month, "", "per_head", measure, value, low, high, 7885);

        Assert.StartsWith("收入之外：医疗保健花费超出全国居民占比的部分，人均 213 元（95% 区间 209–217），按 7,885 户记账家庭推算；计入后差距为 2,647 元；就业的部分无法如实估计", GapFallChart.Beyond(new([Of("gap", 2433.7), Of("extra_health", 212.8, 209, 216.7)]), view), StringComparison.Ordinal);
        Assert.StartsWith("残疾额外支出未估计", GapFallChart.Beyond(new([Of("gap", 2433.7)]), view), StringComparison.Ordinal);
    }

    [Fact]
    public void Ends_of_an_interval_are_read_in_one_column_and_leave_in_two()
    {
        var table = new TwinTable(["a", "v", "low", "high", "w"], [["x", new TwinCell("2", 2.0), new TwinCell("1", 1.0), new TwinCell("3", 3.0), "z"], ["y", "2", TwinCell.Lacking("few"), TwinCell.Lacking("few"), "z"]]).Joined("95%", 2);

        Assert.Equal(["a", "v", "95%", "w"], table.Heads);
        Assert.Equal(["x", "2", "1–3", "z"], table.Rows[0].Select(c => c.Text));
        Assert.Equal("few", table.Rows[1][2].Why);
    }

    private static bool Nearly((double A, double B, double C) one, (double A, double B, double C) other) => Math.Abs(one.A - other.A) + Math.Abs(one.B - other.B) + Math.Abs(one.C - other.C) < 1e-6;

    private (View View, LivingRows Rows) Rows(string language)
    {
        using var context = PageRendering.Context(city.Door, language, Address);
        var view = context.Services.GetRequiredService<Viewer>().See(Address, Address)!;
        return (view, LivingRows.Read(view));
    }
}
