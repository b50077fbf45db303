using Insights.Dashboard.Cards;
using Insights.Dashboard.Charts;
using Insights.Dashboard.LivingStandard;
using Insights.Dashboard.Overview;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Wall;

/// <summary>The wall's panels that are one large number over a line.</summary>
internal static class WallNumbers
{
    private const int MonthsBack = 24;

    private const int LineHeight = 150;

    // Strokes are drawn as wide as letters of this size need beside them.
    private const double Stroke = 5;

    public static WallPanel Missed(OverviewRows rows, View view)
    {
        var (words, cell, path, zero) = (view.Words, rows.Now(view, "missed"), rows.Path, ZeroOutlook.Of(rows.Path));
        var past = path.Missed.Where(c => c.Month <= view.Month && c.Month >= view.Month.AddMonths(-MonthsBack)).ToList();
        var ahead = path.Outlook.Where(o => o.Month > view.Month).ToList();
        ahead = [.. ahead.Take(ahead.FindIndex(o => o.Mean <= 0) is var crossing && crossing >= 0 ? crossing + 1 : ahead.Count)];
        var top = past.Select(c => c.Value ?? 0).DefaultIfEmpty(1).Max();
        var to = ahead.Count > 0 ? ahead[^1].Month : view.Month;
        var sheet = Bare(view, past.Count > 0 ? past[0].Month : view.Month.AddMonths(-1), to, 0, Math.Max(1, top * 1.05))
            .Level(0, view.Palette.Ink3).Upright(view.Month, view.Palette.Ink3);
        if (path.Targets.Count > 0)
        {
            sheet.Line([.. path.Targets.Select(t => new Sheet.Point(t.Month, t.Value, ""))], view.Palette.Ink3, Stroke / 2, "4px,8px", told: false);
        }

        sheet.Line([.. past.Select(c => new Sheet.Point(c.Month, c.Value, ""))], view.Palette.Accent, Stroke, told: false);
        if (cell?.Value is { } now && ahead.Count > 0)
        {
            sheet.Line([new(view.Month, now, ""), .. ahead.Select(o => new Sheet.Point(o.Month, o.Mean, ""))], view.Palette.Accent, Stroke, "14px,10px", told: false);
        }

        return new("missed", words["kpi.missed"], PathSentence.Say(path, view.Cards["missed"], words), OverviewTables.Path(path, view))
        {
            Big = CellText.Show(cell, view.Cards["missed"], words),
            Notes =
            [
                Depths(rows, view),
                words.Say("wall.zero", ZeroDate.Say(zero.Missed, words)),
                .. zero.Beside(words) is { } beside ? new[] { beside } : [],
            ],
            Line = past.Exists(c => c.Value is not null) ? sheet.Draw() : null,
            Key = words["wall.lines"],
            Ends = (past.Count > 0 ? view.Words.Months.Long(past[0].Month) : "", view.Words.Months.Long(to)),
        };
    }

    /// <summary>Those not yet judged, and beside them those in no register, estimated.</summary>
    private static string Depths(OverviewRows rows, View view)
    {
        var (words, unknown) = (view.Words, CellText.Plain(rows.Now(view, "unknown"), view.Cards["unknown"], view.Words));
        return rows.Unseen.Whole is { Estimate: { } estimate } ? words.Say("wall.depths", unknown, words.Numbers.Count(estimate)) : $"{words["kpi.unknown"]} {unknown}";
    }

    public static WallPanel Living(LivingRows rows, View view)
    {
        var (words, card, cell) = (view.Words, view.Cards["living_ratio"], rows.Now(view, "living_ratio"));
        return new("living", words["stat.living_ratio"], RatioSentence.Say(rows, view), RatioChart.Table(rows, view))
        {
            Big = CellText.Show(cell, card, words),
            Notes =
            [
                $"{words["kpi.gap"]} {CellText.Plain(rows.Now(view, "living_gap_yuan"), view.Cards["living_gap_yuan"], words)}",
                .. rows.Goals.Next("living_ratio", view.Month) is { Value: { } goal } target ? new[] { words.Say("kpi.target", target.Month.Year, CellText.Value(goal, Unit.Share, words)) } : [],
                .. CityAverage.Told(view) is not null ? new[] { words["living.assumed"] } : [],
            ],
            Line = Trend(rows, "living_ratio", view, out var ends),
            Ends = ends,
        };
    }

    public static WallPanel Gap(LivingRows rows, View view)
    {
        var words = view.Words;
        return new("gap", words["wall.gap"], GapSentence.Say(rows, view), GapChart.Table(rows, view))
        {
            Big = CellText.Show(rows.Now(view, "living_gap_yuan"), view.Cards["living_gap_yuan"], words),
            Notes = CityAverage.Told(view) is not null ? [words["living.assumed"]] : [],
            Line = Trend(rows, "living_gap_yuan", view, out var ends),
            Ends = ends,
        };
    }

    private static Figure? Trend(LivingRows rows, string id, View view, out (string, string) ends)
    {
        var line = rows.Cells.Series(id, view.Area.Code).Where(c => c.Month <= view.Month && c.Value is not null).ToList();
        ends = line.Count > 1 ? (view.Words.Months.Long(line[0].Month), view.Words.Months.Long(line[^1].Month)) : ("", "");
        if (line.Count < 2)
        {
            return null;
        }

        var (low, high) = (line.Min(c => c.Value!.Value), line.Max(c => c.Value!.Value));
        var pad = Math.Max(high - low, Math.Abs(high) * 0.01) * 0.2;
        return Bare(view, line[0].Month, line[^1].Month, low - pad, high + pad).Line([.. line.Select(c => new Sheet.Point(c.Month, c.Value, ""))], view.Palette.Accent, Stroke, told: false).Draw();
    }

    private static Sheet Bare(View view, DateOnly from, DateOnly to, double low, double high) =>
        new Sheet(view.Palette, LineHeight).Margins(0, 0, 0, 0).AcrossMonths(from, to, to, view.Words.Months).Up([low, high], _ => string.Empty).Unmarked();
}
