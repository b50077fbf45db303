using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Charts;

/// <summary>Coverage and precision together, never one alone, with the target of coverage.</summary>
public static class CoverageChart
{
    private const int MonthsBack = 24;

    // Where all is at 100 %, the axis still shows the last tenth below it.
    private const double LeastTop = 0.9;

    public static Figure Draw(CellBook cells, Goals goals, View view, int height = 232)
    {
        var (words, palette) = (view.Words, view.Palette);
        var coverage = Recent(cells, "coverage", view);
        var precision = Recent(cells, "precision", view);
        var shown = coverage.Concat(precision).Concat(Alike.Series(view, coverage)).Select(c => c.Value).OfType<double>().ToList();
        var goal = goals.Next("coverage", view.Month, view.Dimension) ?? goals.Next("coverage", view.Month);
        var path = goals.Path("coverage", goal?.Dimension ?? string.Empty).Where(t => t.Month <= view.Month && t.Month >= view.Month.AddMonths(-MonthsBack)).ToList();
        var ticks = Ticks.Round(Math.Min(LeastTop, Math.Min(shown.DefaultIfEmpty(1).Min(), path.Select(t => t.Value).Min() ?? 1)), 1, 4);
        var from = coverage.Count > 0 ? coverage[0].Month : view.Month.AddMonths(-MonthsBack);
        var sheet = new Sheet(palette, height)
            .Margins(right: 74)
            .AcrossMonths(from, view.Month, view.Month, view.Words.Months, 4)
            .Up(ticks, v => Numbers.Percent(v, Ticks.PercentDigits(ticks)) + "%", high: ticks[^1] + ((ticks[^1] - ticks[0]) * 0.03));
        if (goal?.Value is { } target)
        {
            sheet.Path(path, words.Say("chart.goal_at", Numbers.Percent(target) + "%", words.Months.Long(goal.Month)));
        }

        Add(sheet, precision, "precision", palette.Ink2, 1.8, view);
        Add(sheet, coverage, "coverage", palette.Accent, 2.4, view);
        return sheet.Draw();
    }

    /// <summary>All that is drawn.</summary>
    public static IEnumerable<Cell> Cells(CellBook cells, View view) => Recent(cells, "coverage", view).Concat(Recent(cells, "precision", view));

    /// <summary>Newest first, with the unknown beside.</summary>
    public static TwinTable Table(CellBook cells, View view) => new(
        [view.Words["col.month"], view.Words["col.coverage"], view.Words["col.precision"], view.Words["col.unknown"]],
        [.. Recent(cells, "coverage", view).Reverse().Select(c => (IReadOnlyList<TwinCell>)
        [
            TwinCell.Of(c.Month, view.Words), CellText.Twin(c, view.Cards["coverage"], view.Words), At(cells, "precision", c, view), At(cells, "unknown", c, view),
        ])]);

    private static TwinCell At(CellBook cells, string id, Cell beside, View view) =>
        CellText.Twin(cells.Find(id, beside.Area, beside.Month, beside.Dimension), view.Cards[id], view.Words);

    private static IReadOnlyList<Cell> Recent(CellBook cells, string id, View view) =>
        [.. cells.Series(id, view.Area.Code, view.Dimension).Where(c => c.Month <= view.Month && c.Month >= view.Month.AddMonths(-MonthsBack))];

    private static void Add(Sheet sheet, IReadOnlyList<Cell> line, string id, string color, double width, View view)
    {
        var name = view.Words["col." + id];
        var told = Alike.Series(view, line);
        sheet.Line([.. told.Select(c => new Sheet.Point(c.Month, c.Value, view.Words.Say("chart.first_told", view.Words.Months.Long(c.Month), CellText.Show(c, view.Cards[id], view.Words))))], color, 1.2, "1px,2px");
        if (told is [{ Value: { } first } oldest, ..] && id == "coverage")
        {
            sheet.Label(oldest.Month, first, view.Words["chart.first_told_label"], color, TextSide.Left, 2, -10, 11);
        }

        sheet.Line([.. line.Select(c => new Sheet.Point(c.Month, c.Value, view.Words.Say("chart.point", view.Words.Months.Long(c.Month), name, CellText.Show(c, view.Cards[id], view.Words))))], color, width);
        if (line is [.., { Value: { } last } end])
        {
            sheet.Label(end.Month, last, $"<b>{name}</b><br>{CellText.Show(end, view.Cards[id], view.Words)}", color, TextSide.Left, 4, 0, 11);
        }
    }
}
