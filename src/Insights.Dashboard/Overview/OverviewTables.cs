using Insights.Dashboard.Charts;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Overview;

/// <summary>The tables behind the overview's pictures.</summary>
public static class OverviewTables
{
    /// <summary>This month first and back from it, then what is ahead, in columns of its own: nobody may add up what is expected with what is.</summary>
    public static TwinTable Path(PathRows rows, View view)
    {
        var (words, missed, unknown) = (view.Words, view.Cards["missed"], view.Cards["unknown"]);
        // What later lists complete is compared as it was first told: whoever recounts the sentence finds it here.
        bool first = rows.FirstTold.Count > 0;
        TwinCell[] Told(DateOnly month) => first ? [CellText.Twin(rows.FirstTold.FirstOrDefault(c => c.Month == month), missed, words)] : [];
        var past = rows.Missed.Where(c => c.Month <= rows.Month).Select(c => (IReadOnlyList<TwinCell>)
        [
            TwinCell.Of(c.Month, words), CellText.Twin(c, missed, words), .. Told(c.Month), CellText.Twin(rows.Unknown.FirstOrDefault(u => u.Month == c.Month), unknown, words),
            Goal(rows, c.Month, words), string.Empty, string.Empty, string.Empty,
        ]);
        // After the first month that expects nobody there is nothing to tell.
        var expected = rows.Outlook.Where(o => o.Month > rows.Month).OrderBy(o => o.Month).ToList();
        var zero = expected.FindIndex(o => Math.Round(o.Mean) <= 0);
        var ahead = expected.Take(zero < 0 ? expected.Count : zero + 1).Select(o => (IReadOnlyList<TwinCell>)
        [
            TwinCell.Of(o.Month, words), string.Empty, .. first ? [(TwinCell)string.Empty] : Array.Empty<TwinCell>(), string.Empty, Goal(rows, o.Month, words), new TwinCell(words.Say("chart.about", words.Numbers.Count(o.Mean)), Math.Round(o.Mean)), Count(o.Lower80, words), Count(o.Upper80, words),
        ]);
        return new TwinTable(
            [words["col.month"], words["col.missed"], .. first ? [words["chart.first_told_label"]] : Array.Empty<string>(), words["col.unknown"], words["col.path"], words["leave.ahead"], words["leave.low80"], words["leave.high80"]],
            [.. past.Reverse(), .. ahead]);
    }

    private static TwinCell Goal(PathRows rows, DateOnly month, Words words) =>
        rows.Targets.FirstOrDefault(t => t.Month == month)?.Value is { } value ? new TwinCell(words.Numbers.Count(value), Math.Round(value)) : string.Empty;

    private static TwinCell Count(double? value, Words words) => value is { } v ? new TwinCell(words.Numbers.Count(v), Math.Round(v)) : string.Empty;
}
