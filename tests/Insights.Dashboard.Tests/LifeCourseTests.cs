using Bunit;
using Insights.Dashboard.LifeCourse;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Tests;

/// <summary>What the page of public services works out itself from published cells.</summary>
public sealed class LifeCourseTests(PageTests.City city) : IClassFixture<PageTests.City>
{
    private const string Area = "441900";

    private static readonly DateOnly October = new(2026, 10, 1);

    [Fact]
    public void A_layers_money_is_twelve_months_against_the_twelve_before()
    {
        var view = See("zh-CN");
        // A hundred yuan a month, eighty the year before; aid of 60 and 30 against 100.
        var rows = Rows(
            [
                .. Paid("dibao", 100, 80), .. Paid("dibao_single", 100, 80), .. Paid("living_subsidy", 10, 10), .. Paid("care_subsidy", 10, 10),
                Made("aid_yuan_12m", 60, "aid:medical_aid"), Made("aid_yuan_12m", 30, "aid:temporary_aid"), Made("aid_yuan_12m", 50, "aid:medical_aid", year: -1), Made("aid_yuan_12m", 50, "aid:temporary_aid", year: -1),
                Made("aided_people", 40), Made("covered", 25, "programme:dibao"), Made("pension_participation", 0.9) with { Numerator = 90, Denominator = 100 },
            ]);
        var layers = Layers.Of(rows, view);

        Assert.Equal(Layers.Order, layers.Select(l => l.Layer));
        Layer Way(string card, string name) => layers.SelectMany(l => l.Ways).First(w => w.Card.Id == card && w.Name.Contains(name, StringComparison.Ordinal));
        Assert.Equal((1200, 960, 1.25), (Way("covered", "最低生活保障").Money!.Now!.Value, Way("covered", "最低生活保障").Money!.Before!.Value, Way("covered", "最低生活保障").Money!.Ratio!.Value));
        Assert.Equal(25, Way("covered", "最低生活保障").People);
        Assert.Equal((90, 100, 0.9), (Way("aided_people", "医疗救助").Money!.Now!.Value, Way("aided_people", "医疗救助").Money!.Before!.Value, Way("aided_people", "医疗救助").Money!.Ratio!.Value));
        Assert.Equal((90, (LayerMoney?)null), (Way("pension_participation", "养老").People!.Value, Way("pension_participation", "养老").Money));
        Assert.Contains("社会福利 240 元（上一年的 1.00 倍）", LifeCourseSentence.Protection(layers, rows, view), StringComparison.Ordinal);
    }

    /// <summary>All that the speech promises from birth to old age has its row, with nobody's age left out.</summary>
    [Fact]
    public async Task By_life_stage_stand_work_care_and_homes_too_and_what_a_measure_is_not_about_is_a_dash()
    {
        using var home = FixtureHome.Make();
        home.Execute("INSERT INTO meta_indicator SELECT id, '{\"clause\":\"C15\",\"unit\":\"percent\",\"direction\":\"up\",\"name\":{\"zh\":\"' || id || '\",\"en\":\"' || id || '\"}}' FROM (VALUES ('work_registered'), ('care_met'), ('home_modified_rate')) AS t(id)");
        home.Execute("INSERT INTO mart_indicator BY NAME SELECT id, area, level, month, dimension, value, masked FROM (VALUES ('work_registered', 'stage:18-59', 0.62, FALSE), ('care_met', 'stage:7-17', NULL, TRUE), ('home_modified_rate', 'stage:60+', 0.5, FALSE)) AS t(id, dimension, value, masked), (SELECT '441900' AS area, 'city' AS level, DATE '2026-10-01' AS month)");
        using var door = home.Door();
        var (view, page, _) = await LeavingReader.Read(door, "/services", "en");
        var rows = page.Blocks.Single(b => b.Id == "stages").Tables.Single().Rows.Rows.ToDictionary(r => r[0].Text, r => r.Skip(1).Take(4).Select(c => c.Text));
        Assert.Equal(["—", "—", "62.0%", "—"], rows[view.Cards["work_registered"].Title(view.Words)]);
        Assert.Equal(["—", "＊", "—", "—"], rows[view.Cards["care_met"].Title(view.Words)]);
        Assert.Equal(["—", "—", "—", "50.0%"], rows[view.Cards["home_modified_rate"].Title(view.Words)]);
    }

    [Fact]
    public void The_interval_that_a_thin_line_shows_is_told_in_the_same_row()
    {
        using var context = new BunitContext();
        Bar[] bars = [new("Female", 0.36, "36.0%", Low: 0.345, High: 0.372), new("Male", 0.4, "40.0%")];
        var cells = context.Render<BarList>(p => p.Add(l => l.Bars, bars).Add(l => l.Label, "By sex").Add(l => l.Value, "Reach").Add(l => l.Words, GivenWords.English)).FindAll("td.strong");
        Assert.Equal(["36.0% · 95% interval 34.5%–37.2%", "40.0%"], cells.Select(c => c.TextContent));
        Assert.Equal(["95% interval 34.5%–37.2%", null], cells.Select(c => c.GetAttribute("title")));
    }

    [Fact]
    public void A_withheld_month_withholds_the_sum_and_what_is_left_of_a_layer_is_not_told()
    {
        var view = See("zh-CN");
        var rows = Rows([.. Paid("living_subsidy", 10, 10), .. Paid("care_subsidy", 10, 10).Select((c, n) => n == 3 ? c with { Value = null, Masked = true } : c)]);
        var welfare = Layers.Of(rows, view).Single(l => l.Layer == "welfare").Ways;

        Assert.Contains(welfare, w => w.Money is { Now: null, Masked: true, Ratio: null });
        Assert.Equal((null, true), (Layers.Sum(welfare).Now, Layers.Sum(welfare).Masked));
        Assert.DoesNotContain("社会福利", LifeCourseSentence.Protection(Layers.Of(rows, view), rows, view), StringComparison.Ordinal);
        // What the table tells of it is no 'nothing to tell': the way that is known is told under its own name.
        Assert.Equal("困难残疾人生活补贴 120 元（上一年的 1.00 倍）。", LifeCourseSentence.Protection(Layers.Of(rows, view), rows, view));
    }

    [Fact]
    public void Pupils_stand_by_stage_and_place_and_a_version_without_places_has_no_table()
    {
        var view = See("en");
        var rows = Rows(
            [
                Made("pupils_special_needs", 100), Made("inclusive_placement", 0.7) with { Numerator = 70, Denominator = 100 }, Made("pupils_special_school", 20), Made("pupils_taught_at_home", null) with { Masked = true },
                Made("pupils_special_school", 12, "school_stage:compulsory"), Made("children_out_of_school", 30), Made("children_out_of_school", 42, year: -1),
            ]);
        var stages = SchoolStage.Of(rows, view);

        Assert.Equal(["compulsory", null], stages.Select(s => s.Stage));
        Assert.Equal([("ordinary", 70.0), ("special", 20.0), ("home", (double?)null)], stages[^1].Parts);
        Assert.Contains("12 fewer than a year before", LifeCourseSentence.Education(rows, view), StringComparison.Ordinal);
        Assert.Empty(SchoolStage.Of(Rows([Made("pupils_special_needs", 100)]), view));
    }

    [Fact]
    public void After_senior_school_all_ways_are_parts_of_one_whole_and_what_is_withheld_has_no_part()
    {
        var view = See("zh-CN");
        var moves = SchoolMove.Of(
            Rows(
            [
                Made("school_entry", 0.9) with { Numerator = 90, Denominator = 100 }, Made("school_entry", 0.8, year: -1), Made("higher_transition", 0.25) with { Numerator = 20, Denominator = 80 },
                Made("higher_transition", 0.2, year: -1) with { Denominator = 50 }, Made("senior_without", 48), Made("senior_without", 30, year: -1), Made("senior_to_work", null) with { Masked = true },
            ]),
            view);

        Assert.Equal(["school_entry", "higher_transition", "senior_to_work", "senior_without"], moves.Select(m => m.Cell.Id));
        Assert.Equal((100, 90, 0.9, 0.8), (moves[0].Finished!.Value, moves[0].Went!.Value, moves[0].Share!.Value, moves[0].Before!.Value));
        Assert.Equal((80, 48, 0.6, 0.6), (moves[3].Finished!.Value, moves[3].Went!.Value, moves[3].Share!.Value, moves[3].Before!.Value));
        Assert.Equal((80, null, null), (moves[2].Finished!.Value, moves[2].Went, moves[2].Share));
    }

    [Fact]
    public void Rights_say_how_many_what_most_and_how_long()
    {
        var view = See("zh-CN");
        var rows = Rows(
            [Made("rights_opened_12m", 30), Made("rights_opened_12m", 20, "rights_kind:work"), Made("rights_opened_12m", null, "rights_kind:other") with { Masked = true }, Made("rights_days", 36), Made("rights_days", 40, year: -1)]);

        Assert.Contains("劳动就业最多", LifeCourseSentence.Rights(rows, view), StringComparison.Ordinal);
        Assert.EndsWith("（一年下降 10%）。", LifeCourseSentence.Rights(rows, view), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_opens_with_what_people_have_who_waits_and_what_moves_away()
    {
        var view = See("zh-CN");
        var rows = Rows([Made("needs_met", 0.5), Made("rehab_waiting", 600), Made("care_waiting", null) with { Masked = true }]) with
        {
            Verdicts = [new("rehab_coverage", Area, October, "", "away", 0, 0.1), new("care_met", Area, October, "", "reached", 0, 0.1)],
        };
        string[] judged = ["rehab_coverage", "care_met"];

        Assert.Equal($"提出需求的人中，{CellText.Show(rows.Now(view, "needs_met"), view.Cards["needs_met"], view.Words)}全部得到；康复轮候 600 人；所列 2 项目标中背离的：康复服务覆盖。", LifeCourseSentence.Lead(rows, judged, view));
        Assert.EndsWith("康复轮候 600 人。", LifeCourseSentence.Lead(rows with { Verdicts = [new("rehab_coverage", Area, October, "", "no_data", 0, 0.1)] }, judged, view), StringComparison.Ordinal);
        Assert.EndsWith("所列 1 项目标没有一项背离。", LifeCourseSentence.Lead(rows with { Verdicts = [.. rows.Verdicts.Skip(1)] }, judged, view), StringComparison.Ordinal);
    }

    private static LifeCourseRows Rows(IReadOnlyList<Cell> cells) => new(new CellBook(cells), new CellBook([]), new Goals([]), []);

    private static IEnumerable<Cell> Paid(string programme, double now, double before) =>
        Enumerable.Range(0, 24).Select(n => Made("paid_yuan", n < 12 ? now : before, "programme:" + programme) with { Month = October.AddMonths(-n) });

    private static Cell Made(string id, double? value, string dimension = "", int year = 0) => new(id, Area, "city", October.AddYears(year), dimension, null, null, value, null, null, null, false);

    private View See(string language)
    {
        var viewer = new Viewer(city.Door, GivenWords.Book);
        viewer.Prefer(language, dark: false);
        return viewer.See("http://localhost/services", "/services")!;
    }
}
