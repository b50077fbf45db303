using Insights.Dashboard.Charts;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Overview;

/// <summary>The tables behind the overview's pictures.</summary>
public static class OverviewTables
{
    /// <summary>Newest first; what is ahead stands above what was.</summary>
    public static TwinTable Path(PathRows rows, View view)
    {
        var (words, missed, unknown) = (view.Words, view.Cards["missed"], view.Cards["unknown"]);
        var past = rows.Missed.Where(c => c.Month <= rows.Month).Select(c => (IReadOnlyList<string>)
        [
            words.Months.Long(c.Month), CellText.Plain(c, missed, words), CellText.Plain(rows.Unknown.FirstOrDefault(u => u.Month == c.Month), unknown, words),
            Goal(rows, c.Month, words), string.Empty,
        ]);
        var ahead = rows.Outlook.Where(o => o.Month > rows.Month).Select(o => (IReadOnlyList<string>)
        [
            words.Months.Long(o.Month), words.Say("chart.about", words.Numbers.Count(o.Mean)), string.Empty, Goal(rows, o.Month, words),
            o is { Lower80: { } low, Upper80: { } high } ? $"{words.Numbers.Count(low)} – {words.Numbers.Count(high)}" : string.Empty,
        ]);
        return new TwinTable(
            [words["col.month"], words["col.missed"], words["col.unknown"], words["col.target"], words["col.interval80"]],
            [.. past.Concat(ahead).Reverse()]);
    }

    private static string Goal(PathRows rows, DateOnly month, Words words) =>
        rows.Targets.FirstOrDefault(t => t.Month == month)?.Value is { } value ? words.Numbers.Count(value) : string.Empty;
}
