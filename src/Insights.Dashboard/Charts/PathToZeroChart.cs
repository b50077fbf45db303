using Insights.Dashboard.Cards;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Charts;

/// <summary>What the way to zero is drawn from: two histories, the target's path, the outlook with its 80 % interval.</summary>
public sealed record PathRows(
    IReadOnlyList<Cell> Missed, IReadOnlyList<Cell> Unknown, IReadOnlyList<Target> Targets, IReadOnlyList<Outlook> Outlook, OutlookSummary? Summary, DateOnly Month)
{
    /// <summary>The months as their own lists told them, before later ones completed them: what the newest month is to be set against. Empty where nothing is completed afterwards.</summary>
    public IReadOnlyList<Cell> FirstTold { get; init; } = [];

    /// <summary>The months that may be set against the present one, as they go with it; all as they are where nothing else is said.</summary>
    public IReadOnlyList<Cell> Comparable { get; init; } = Missed;

    /// <summary>Why the present month is set against none, in words; null where it is.</summary>
    public string? Refused { get; init; }

    /// <summary>When those not yet judged come to zero; null where the picture is not of all blind spots.</summary>
    public OutlookSummary? Unjudged { get; init; }

    /// <summary>When nobody is to be missed any more: where the path ends. A small place is planned at zero months before.</summary>
    public DateOnly? Goal => Targets.Where(t => t.Value == 0).Select(t => (DateOnly?)t.Month).Max();

    /// <summary>Years that the outlook looks ahead.</summary>
    public int Years => Outlook.Count / 12;

    /// <summary>The same with what of the months goes with the view's.</summary>
    public PathRows Compared(View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var (card, now) = (view.Cards["missed"], Missed.FirstOrDefault(c => c.Month == Month));
        var past = Missed.Where(c => c.Month <= Month.AddMonths(-12)).ToList();
        return this with
        {
            FirstTold = Alike.Series(view, Missed),
            Comparable = [.. past.Select(c => Alike.Before(view, card, now, c)).OfType<Cell>()],
            Refused = past.Select(c => Alike.Refused(view, card, now, c)).LastOrDefault(r => r is not null),
        };
    }

    /// <summary>Whether there is a number to draw: below ten every month is masked.</summary>
    public bool AnyShown => Missed.Any(c => c.Month <= Month && c.Value is not null);
}

/// <summary>The way to zero: missed people and those not yet judged, what is planned, and where the pace leads.</summary>
public static class PathToZeroChart
{
    private const int MonthsBack = 24;

    private const int MonthsAhead = 36;

    // People are counted whole: under five of them there would be more ticks than numbers.
    private const double LeastTop = 5;

    // Room that the label of the line of those not yet judged takes on a narrow screen: months of the axis, share of its height.
    private const int LabelMonths = 12;

    private const double LabelHeight = 0.14;

    public static Figure Draw(PathRows rows, Card card, Words words, Palette palette, int height = 246)
    {
        var start = rows.Month.AddMonths(-MonthsBack);
        var missed = rows.Missed.Where(c => c.Month >= start && c.Month <= rows.Month).ToList();
        var unknown = rows.Unknown.Where(c => c.Month >= start && c.Month <= rows.Month).ToList();
        var ahead = rows.Outlook.Where(o => o.Month > rows.Month).ToList();
        var from = missed.Count > 0 ? missed[0].Month : start;
        var to = End(rows, ahead);
        var top = missed.Concat(unknown).Concat(rows.FirstTold.Where(c => c.Month >= start)).Select(c => c.Value ?? 0).Concat(rows.Targets.Where(t => t.Month >= from).Select(t => t.Value ?? 0)).DefaultIfEmpty(1).Max();
        var ticks = Ticks.Round(0, Math.Max(top, LeastTop), whole: true);
        var sheet = new Sheet(palette, height)
            .AcrossMonths(from, to, rows.Month, words.Months)
            .Up(ticks, words.Numbers.Count, -ticks[^1] * 0.01, ticks[^1] * 1.04)
            .Upright(rows.Month, palette.Ink3);

        AddTarget(sheet, rows, from, to, words);
        AddOutlook(sheet, rows, missed, ahead, words);
        sheet.Line([.. unknown.Select(c => Told(c, "chart.unknown", card, words))], palette.Unknown, 1.8);
        var told = rows.FirstTold.Where(c => c.Month >= start && c.Month <= rows.Month).ToList();
        sheet.Line([.. told.Select(c => Told(c, "chart.first_told", card, words))], palette.Accent, 1.2, "1px,2px");
        sheet.Line([.. missed.Select(c => Told(c, "chart.missed", card, words))], palette.Accent);
        AddLabels(sheet, rows, to, missed, unknown, ticks[^1], card, words);
        return sheet.Draw();
    }

    private static DateOnly End(PathRows rows, List<Outlook> ahead)
    {
        var ends = new[] { rows.Month.AddMonths(3) }
            .Concat(rows.Targets.Select(t => t.Month))
            .Concat(ahead.Count > 0 ? [rows.Summary?.ReachesUpper?.AddMonths(1) ?? ahead[^1].Month] : []);
        var end = ends.Max();
        var limit = rows.Month.AddMonths(MonthsAhead);
        // The zero that is named is in the picture, however far the outlook has it.
        return ahead.Count > 0 && rows.Summary?.Reaches is { } zero && zero > limit && zero <= ahead[^1].Month ? zero : end > limit ? limit : end;
    }

    private static Sheet.Point Told(Cell cell, string word, Card card, Words words) =>
        new(cell.Month, cell.Value, words.Say(word, words.Months.Long(cell.Month), CellText.Show(cell, card, words)));

    private static List<Target> TargetPath(PathRows rows)
    {
        var path = rows.Targets.Where(t => t.Value is not null).OrderBy(t => t.Month).ToList();

        // Milestones alone make no path: it starts where the history does.
        if (path.Count > 0 && rows.Missed is [{ Value: { } start } first, ..] && path[0].Month > first.Month)
        {
            path.Insert(0, path[0] with { Month = first.Month, Value = start });
        }

        return path;
    }

    private static List<(DateOnly Month, double Value)> Points(IEnumerable<Cell> cells) =>
        [.. cells.Where(c => c.Value is not null).Select(c => (c.Month, c.Value!.Value))];

    private static void AddTarget(Sheet sheet, PathRows rows, DateOnly from, DateOnly to, Words words)
    {
        var path = TargetPath(rows);
        if (path.Count == 0)
        {
            return;
        }

        sheet.Line([.. path.Where(t => t.Month >= from.AddYears(-3)).Select(t => new Sheet.Point(t.Month, t.Value, string.Empty))], sheet.Palette.Ink3, 1.2, "2px,3px", told: false);
        var last = path[^1];
        if (last.Month > rows.Month && last.Month <= to)
        {
            // Behind the end of its path, unless the picture ends there or the way to zero goes through it.
            var behind = Months.Between(last.Month, to) > LabelMonths && !(rows.Summary?.Reaches is { } zero && zero > last.Month && Months.Between(last.Month, zero) <= LabelMonths);
            sheet.Label(last.Month, last.Value!.Value, words.Say("chart.target", words.Months.Long(last.Month)), sheet.Palette.Ink3, behind ? TextSide.Left : TextSide.Right, behind ? 5 : -52, 9, 11);
        }
    }

    private static void AddOutlook(Sheet sheet, PathRows rows, List<Cell> missed, List<Outlook> ahead, Words words)
    {
        if (ahead.Count == 0 || missed is not [.., { Value: { } now }])
        {
            return;
        }

        var band = ahead.Where(o => o.Lower80 is not null && o.Upper80 is not null).Select(o => (o.Month, o.Lower80!.Value, o.Upper80!.Value));
        sheet.Band([(rows.Month, now, now), .. band], sheet.Palette.Accent);
        var crossing = ahead.FindIndex(o => o.Mean <= 0);
        var line = ahead.Take(crossing < 0 ? ahead.Count : crossing + 1).Select(o => new Sheet.Point(o.Month, o.Mean, words.Say("chart.outlook", words.Months.Long(o.Month), words.Numbers.Count(o.Mean))));
        sheet.Line([new Sheet.Point(rows.Month, now, string.Empty), .. line], sheet.Palette.Accent, 2.4, "6px,4px");
    }

    private static void AddLabels(Sheet sheet, PathRows rows, DateOnly to, List<Cell> missed, List<Cell> unknown, double top, Card card, Words words)
    {
        var palette = sheet.Palette;
        if (missed is [.., { Value: { } now } last])
        {
            sheet.Dot(rows.Month, now, palette.Accent);
            sheet.Label(rows.Month, now, $"<b>{CellText.Show(last, card, words)}</b>", palette.Accent, TextSide.Left, 8, 12);
        }

        if (unknown.Where(c => c.Value is not null).ToList() is { Count: > 2 } line)
        {
            var place = ClearLabel.Of(Points(line), [Points(missed), [.. TargetPath(rows).Select(t => (t.Month, t.Value!.Value))]], LabelMonths, top * LabelHeight);
            // It ends where its clear stretch does: on a narrow screen, longer than that, it reaches back and not into what is ahead.
            var end = place.Month.AddMonths(LabelMonths) is var clear && clear > rows.Month ? rows.Month : clear;
            sheet.Label(end, place.Value, $"<b>{words.Say("chart.unknown_label", CellText.Plain(unknown[^1], card, words))}</b>", palette.Unknown, TextSide.Right, -2, 12 * place.Side);
        }

        if (rows.FirstTold.Where(c => c.Month >= rows.Month.AddMonths(-MonthsBack)).ToList() is { Count: > 2 } told)
        {
            // Above its beginning, where the two lines are furthest apart.
            sheet.Label(told[0].Month, told[0].Value ?? 0, words["chart.first_told_label"], palette.Accent, TextSide.Left, 2, 10, 11);
        }

        if (rows.Summary?.Reaches is { } zero && rows.Outlook.Count > 0 && zero > rows.Month && zero <= to)
        {
            var interval = rows.Summary is { ReachesLower: { } low, ReachesUpper: { } high } ? $"<br>{words.Months.Long(low)} – {words.Months.Long(high)}" : string.Empty;
            // Above the falling line, or half-way up where the present level is near the top.
            var level = missed is [.., { Value: { } level0 }] && level0 / top < 0.62 ? (level0 / top) + 0.22 : 0.5;
            if (rows.Outlook.FirstOrDefault(o => o.Month == zero.AddMonths(-2 * LabelMonths)) is { } before)
            {
                level = Math.Min(level, (before.Mean / top) + 0.14);
            }

            sheet.Upright(zero, palette.Accent, level * 0.9, "1px,3px");
            // Astride its line, where both sides have room on a narrow screen; else it ends there.
            var astride = Months.Between(rows.Month, zero) > LabelMonths && Months.Between(zero, to) > LabelMonths;
            sheet.Label(zero, top * level, $"<b>{words.Say("chart.zero", words.Months.Long(zero))}</b>{interval}", palette.Accent, astride ? TextSide.Middle : TextSide.Right, astride ? 0 : 4, 14);
        }
    }
}
