using Insights.Dashboard.BlindSpots;
using Insights.Dashboard.Charts;
using Insights.Dashboard.Wording;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Tests;

/// <summary>Of 1,000 missed a year ago 400 still are; of 700 now, 300 came.</summary>
public class YearRowsTests
{
    private static readonly DateOnly October = new(2026, 10, 1);

    [Fact]
    public void The_sentence_says_how_much_is_old_and_where_the_new_came_from()
    {
        var rows = Rows(("was:missed", 400), ("was:covered", 200), ("was:not_on_file", 100), ("became:covered", 550), ("became:died_moved", 50));
        Assert.Equal("一年前应助未助的 1,000 人（按现在所知）中，40% 仍未获助、55% 已助；现在的 700 人中，57% 一年前也未获助（含中途获助过的），其余以已助为最多，占 29%。", rows.Say(GivenWords.Chinese));
        Assert.Equal("Of 1,000 missed a year ago, as known now, 40% still are and 55% are covered; of 700 missed now 57% were missed then too, some with a break between, the largest other part was: Covered, 29%.", rows.Say(GivenWords.English));
        Assert.Equal(["400", "200", "100", "550", "50"], rows.Table(GivenWords.English).Rows.Select(r => r[2].Text));
    }

    [Fact]
    public void Ribbons_are_as_wide_as_their_people_and_fill_the_missed_of_both_ends()
    {
        var figure = YearFlowChart.Draw(Rows(("was:missed", 400), ("was:covered", 200), ("was:not_on_file", 100), ("became:covered", 550), ("became:died_moved", 50)), GivenWords.Chinese, Palette.Light);
        var missed = figure.Marks.OfType<BarMark>().Where(b => b.Told.StartsWith("应助未助", StringComparison.Ordinal)).OrderBy(b => b.At).ToList();
        double High(BarMark bar) => bar.To - bar.From;
        Assert.Equal(1000 / 700.0, High(missed[0]) / High(missed[1]), 6);

        // A ribbon's points run along its upper edge and back along its lower one.
        var ribbons = figure.Marks.OfType<FieldMark>().Select(f => (Left: f.Points[0].Value - f.Points[^1].Value, Right: f.Points[(f.Points.Count / 2) - 1].Value - f.Points[f.Points.Count / 2].Value)).ToList();
        Assert.All(ribbons, r => Assert.Equal(r.Left, r.Right, 6));
        Assert.Equal([200, 100, 400, 550, 50], ribbons.Select(r => Math.Round(r.Left * 1000 / High(missed[0]))));
        double[] Ends(bool left, BarMark bar) => [.. figure.Marks.OfType<FieldMark>().SelectMany(f => left ? [f.Points[0].Value, f.Points[^1].Value] : new[] { f.Points[(f.Points.Count / 2) - 1].Value, f.Points[f.Points.Count / 2].Value }).Where(v => v <= bar.To + 1e-6 && v >= bar.From - 1e-6)];
        Assert.Equal((missed[0].From, missed[0].To), (Ends(true, missed[0]).Min(), Ends(true, missed[0]).Max()));
        Assert.Equal(missed[1].To, Ends(false, missed[1]).Max(), 6);
        Assert.Equal(missed[1].From, Ends(false, missed[1]).Min(), 6);
    }

    [Theory]
    [InlineData(285.0, "其他 15")]
    [InlineData(296.0, "其他 ＊")]
    public void What_is_withheld_is_the_rest_of_its_whole_and_is_not_told_under_ten(double shown, string rest)
    {
        var figure = YearFlowChart.Draw(Rows(("was:missed", 400), ("was:covered", shown), ("was:in_process", null), ("was:declined", null), ("was:unknown", null), ("became:covered", 600)), GivenWords.Chinese, Palette.Light);
        Assert.Contains(figure.Marks.OfType<BarMark>(), b => b.Told == rest);
        Assert.Single(figure.Marks.OfType<BarMark>(), b => b.Told.StartsWith("其他", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_an_end_or_those_who_stayed_are_withheld_nothing_is_drawn()
    {
        var rows = Rows(("was:missed", null), ("was:covered", 200), ("became:covered", 550));
        Assert.False(rows.Any);
        Assert.Empty(YearFlowChart.Draw(rows, GivenWords.Chinese, Palette.Light).Marks);
        Assert.Equal(string.Empty, rows.Say(GivenWords.Chinese));
    }

    private static YearRows Rows(params (string Dimension, double? People)[] parts) => YearRows.Of(
        new CellBook(
        [
            Made("missed", "", 700, October), Made("missed", "", 1000, October.AddYears(-1)),
            .. parts.Select(p => Made("missed_year", p.Dimension, p.People, October)),
        ]), "441900", October);

    private static Cell Made(string id, string dimension, double? value, DateOnly month) =>
        new(id, "441900", "city", month, dimension, value, null, value, null, null, null, value is null);
}
