using Insights.Dashboard.Cards;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Exporting;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Charts;

/// <summary>Any indicator over time, with its 95 % interval and the next target, and where there is one the outlook dashed in its 80 % band. Counts and money stand on zero; shares need not, unless they are all the same or none is told.</summary>
public static class SeriesChart
{
    private const int MonthsAhead = 24;

    private const int MonthsUnderLabel = 5;

    // Pixels between the middle of a label and a line beside it.
    private const double Enough = 12;

    public static Figure Draw(IReadOnlyList<Cell> series, Goals goals, Card card, View view, IReadOnlyList<Outlook>? outlook = null, int height = 256)
    {
        var (words, palette) = (view.Words, view.Palette);
        var line = series.Where(c => c.Month <= view.Month).ToList();
        var told = Alike.Series(view, line);
        var target = goals.Next(card.Id, view.Month);
        var ahead = line is [.., { Value: not null }] ? (outlook ?? []).Where(o => o.Month > view.Month && o.Month <= view.Month.AddMonths(MonthsAhead)).ToList() : [];
        var end = ahead.Count > 0 ? ahead[^1].Month : view.Month;
        var path = goals.Path(card.Id).Where(t => line.Count > 0 && t.Month >= line[0].Month && t.Month <= end).ToList();
        var shown = line.Concat(told).SelectMany(c => new[] { c.Value, c.Lower95, c.Upper95 }).Concat(ahead.SelectMany(o => new[] { o.Lower80, o.Upper80 })).Concat(path.Select(t => t.Value)).OfType<double>().DefaultIfEmpty(1).ToList();
        var fromZero = card.Unit is not (Unit.Share or Unit.Index or Unit.Times) || shown.Min() == shown.Max();
        var ticks = Ticks.Round(fromZero ? Math.Min(0, shown.Min()) : shown.Min(), shown.Max(), whole: card.IsCount);
        string Form(double v) => card.Unit switch
        {
            Unit.Share => Numbers.Percent(v, Ticks.PercentDigits(ticks)) + "%",
            Unit.PerThousand => Numbers.Digits(v, 0) + "‰",
            Unit.Index or Unit.Times => Numbers.Digits(v, ticks is [var low, var next, ..] ? next - low < 0.0099 ? 3 : next - low < 0.099 ? 2 : 1 : 3),
            _ => words.Numbers.Count(v),
        };
        // Without an outlook the last value is written beside the line, with its unit, which may be a long word.
        var beside = ahead.Count > 0 || line is not [.., var newest] ? 0 : Letters.Places(CellText.Show(newest, card, words).ToString());
        var sheet = new Sheet(palette, height).Margins(left: 62, right: Math.Max(84, 16 + (8 * beside)))
            .AcrossMonths(line.Count > 0 ? line[0].Month : view.Month.AddMonths(-12), end, view.Month, words.Months, 6).Up(ticks, Form);
        AddIntervals(sheet, line);
        if (target?.Value is { } goal)
        {
            sheet.Path(path, words.Say("chart.goal_at", CellText.Value(goal, card, words), words.Months.Long(target.Month)));
        }

        if (ahead.Count > 0)
        {
            AddOutlook(sheet, line[^1], ahead, card, words);
        }

        if (told is [{ Value: { } first } oldest, ..])
        {
            sheet.Line([.. told.Select(c => new Sheet.Point(c.Month, c.Value, words.Say("chart.first_told", words.Months.Long(c.Month), CellText.Show(c, card, words))))], palette.Accent, 1.2, "1px,2px")
                .Label(oldest.Month, first, words["chart.first_told_label"], palette.Accent, TextSide.Left, 2, first < line[0].Value ? -10 : 10, 11);
        }

        sheet.Line([.. line.Select(c => new Sheet.Point(c.Month, c.Value, $"{words.Months.Long(c.Month)}<br>{CellText.Show(c, card, words)}"))], palette.Accent);
        if (line is [.., { Value: { } now } last])
        {
            var (side, x, y) = ahead.Count == 0 ? (TextSide.Left, 8, 0) : Clear(
                [.. line.Concat(told).Select(c => (c.Month, c.Value)), .. ahead.Select(o => (o.Month, (double?)o.Mean)), .. path.Select(t => (t.Month, t.Value))], last.Month, now, (ticks[^1] - ticks[0]) / height);
            sheet.Dot(last.Month, now, palette.Accent).Label(last.Month, now, $"<b>{CellText.Show(last, card, words)}</b>", palette.Accent, side, x, y);
        }

        return sheet.Draw();
    }

    /// <summary>Where the newest value stands beside the lines that run through its point: before or after it, above or below, wherever the nearest of them is furthest.</summary>
    /// <param name="points">Of all lines.</param>
    /// <param name="pixel">What a pixel is in the chart's unit.</param>
    private static (TextSide Side, int X, int Y) Clear(IReadOnlyList<(DateOnly Month, double? Value)> points, DateOnly at, double now, double pixel) =>
        (from side in new[] { TextSide.Right, TextSide.Left }
         from y in new[] { 14, -14, 26, -26 }
         let way = side == TextSide.Right ? -1 : 1
         let near = points.Where(p => p.Value is not null && Months.Between(at, p.Month) * way is > 0 and <= MonthsUnderLabel).Select(p => Math.Abs(((now - p.Value!.Value) / pixel) - y)).DefaultIfEmpty(Enough).Min()
         orderby Math.Min(near, Enough) descending, Math.Abs(y)
         select (side, 8 * way, y)).First();

    /// <summary>Months on end that have an interval make a band, a month by itself an upright line: between them nothing is known.</summary>
    private static void AddIntervals(Sheet sheet, List<Cell> line)
    {
        var known = line.Where(c => c is { Lower95: not null, Upper95: not null }).Select(c => (c.Month, Low: c.Lower95!.Value, High: c.Upper95!.Value)).ToList();
        foreach (var run in known.Select((c, i) => (Cell: c, Run: Months.Between(line[0].Month, c.Month) - i)).GroupBy(c => c.Run, c => c.Cell).Select(g => g.ToList()))
        {
            if (run is [var only])
            {
                sheet.Line([new(only.Month, only.Low, string.Empty), new(only.Month, only.High, string.Empty)], sheet.Palette.Accent);
            }
            else
            {
                sheet.Band(run, sheet.Palette.Accent);
            }
        }
    }

    private static void AddOutlook(Sheet sheet, Cell now, List<Outlook> ahead, Card card, Words words)
    {
        var level = now.Value!.Value;
        sheet.Upright(now.Month, sheet.Palette.Ink3)
            .Band([(now.Month, level, level), .. ahead.Where(o => o is { Lower80: not null, Upper80: not null }).Select(o => (o.Month, o.Lower80!.Value, o.Upper80!.Value))], sheet.Palette.Accent)
            .Line(
                [new(now.Month, level, string.Empty), .. ahead.Select(o => new Sheet.Point(o.Month, o.Mean, words.Say("outlook.at", words.Months.Long(o.Month), CellText.Value(o.Mean, card, words))))],
                sheet.Palette.Accent, 2, "6px,4px")
            .Label(ahead[^1].Month, ahead[^1].Mean, card.IsCount ? words.Numbers.Count(ahead[^1].Mean) : CellText.Value(ahead[^1].Mean, card, words).ToString(), sheet.Palette.Accent, TextSide.Left, 4, 0, 11);
    }

    /// <summary>Newest first; with the months as first told where later lists complete them.</summary>
    public static TwinTable Table(IReadOnlyList<Cell> series, Card card, View view, string? name = null)
    {
        var told = Alike.Series(view, series).ToDictionary(c => c.Month);
        string[] first = told.Count > 0 ? [view.Words["chart.first_told_label"]] : [];
        return new(
        [view.Words["col.month"], name ?? card.Title(view.Words), .. first, view.Words["col.numerator"], view.Words["col.denominator"], view.Words["leave.low"], view.Words["leave.high"]],
        [.. series.Where(c => c.Month <= view.Month).Reverse().Select(c => (IReadOnlyList<TwinCell>)
        [
            TwinCell.Of(c.Month, view.Words), CellText.Twin(c, card, view.Words), .. first.Select(_ => CellText.Twin(told[c.Month], card, view.Words)),
            Part(c.Numerator, view), Part(c.Denominator, view), End(c.Lower95), End(c.Upper95),
        ])]);

        TwinCell End(double? value) => value is { } v ? CellText.Twin(v, card, view.Words) : string.Empty;
    }

    private static TwinCell Part(double? value, View view) => value is { } number ? new TwinCell(view.Numbers.Count(number), number, TwinCell.General) : string.Empty;
}
