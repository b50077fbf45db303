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
        var goal = Goal(goals, view);
        var path = Path(goals, view);
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

    /// <summary>Newest first: all that is drawn, the months as first told where later lists complete them and the target's path, with the unknown beside.</summary>
    public static TwinTable Table(CellBook cells, Goals goals, View view)
    {
        var words = view.Words;
        var coverage = Recent(cells, "coverage", view);
        var target = Path(goals, view).ToDictionary(t => t.Month, t => t.Value);
        List<(string Head, Func<Cell, TwinCell> Of)> columns =
        [
            .. Rate("coverage", coverage),
            .. target.Count == 0 ? Array.Empty<(string, Func<Cell, TwinCell>)>() : [(words["blind.coverage_target"], c => target.GetValueOrDefault(c.Month) is { } value ? CellText.Twin(value, view.Cards["coverage"], words) : string.Empty)],
            .. Rate("precision", Recent(cells, "precision", view)),
            (words["col.unknown"], c => Told(cells.Series("unknown", c.Area, c.Dimension), "unknown", c)),
        ];
        return new([words["col.month"], .. columns.Select(c => c.Head)], [.. coverage.Reverse().Select(c => (IReadOnlyList<TwinCell>)[TwinCell.Of(c.Month, words), .. columns.Select(of => of.Of(c))])]);

        IEnumerable<(string, Func<Cell, TwinCell>)> Rate(string id, IReadOnlyList<Cell> line)
        {
            yield return (words["col." + id], c => Told(line, id, c));
            if (Alike.Series(view, line) is { Count: > 0 } first)
            {
                yield return (words.Say("chart.first_told_of", words["col." + id]), c => Told(first, id, c));
            }
        }

        TwinCell Told(IReadOnlyList<Cell> line, string id, Cell beside) => CellText.Twin(line.FirstOrDefault(c => c.Month == beside.Month), view.Cards[id], words);
    }

    /// <summary>The programme's own target, else the one of all.</summary>
    private static Target? Goal(Goals goals, View view) => goals.Next("coverage", view.Month, view.Dimension) ?? goals.Next("coverage", view.Month);

    /// <summary>Its path through the months that are drawn.</summary>
    private static List<Target> Path(Goals goals, View view) =>
        [.. goals.Path("coverage", Goal(goals, view)?.Dimension ?? string.Empty).Where(t => t.Month <= view.Month && t.Month >= view.Month.AddMonths(-MonthsBack))];

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
