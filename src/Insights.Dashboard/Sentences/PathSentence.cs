using Insights.Dashboard.Cards;
using Insights.Dashboard.Charts;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Sentences;

/// <summary>Level, change, and when the pace reaches zero against the target.</summary>
public static class PathSentence
{
    public static string Say(PathRows rows, Card card, Words words)
    {
        var now = rows.Missed.FirstOrDefault(c => c.Month == rows.Month);
        var before = rows.Comparable.Where(c => c.Month <= rows.Month.AddMonths(-12) && c.Month >= rows.Month.AddMonths(-24) && Months.Between(c.Month, rows.Month) % 12 == 0)
            .MinBy(c => c.Month);
        return Phrase.Sentence(
            words,
            Phrase.Level(words["word.missed"], now, card, words),
            before is null ? rows.Refused : Phrase.Change(now, before, card, words, Phrase.Span(before.Month, rows.Month, words)),
            Zero(rows, words),
            Unjudged(rows, words));
    }

    private static string? Zero(PathRows rows, Words words)
    {
        if (rows.Outlook.Count == 0 || rows.Summary is null)
        {
            return null;
        }

        if (rows.Summary.Reaches is not { } zero)
        {
            return words["say.never"];
        }

        var month = words.Months.Long(zero);
        if (rows.Goal is not { } target)
        {
            return words.Say("say.zero", month);
        }

        var late = Months.Between(target, zero);
        return words.Say(words.Form(late > 0 ? "say.zero_late" : late < 0 ? "say.zero_early" : "say.zero_on_time", Math.Abs(late)), month, Math.Abs(late), words.Months.Long(target));
    }

    /// <summary>A date of the missed alone would be taken for that of zero blind spots.</summary>
    private static string? Unjudged(PathRows rows, Words words) => rows switch
    {
        { Summary: null } or { Outlook.Count: 0 } => null,
        { Unjudged.Reaches: { } zero } => words.Say("say.unjudged_zero", words.Months.Long(zero)),
        { Unjudged.Note: "beyond_horizon" } => words.Say("say.unjudged_never", rows.Years),
        _ => null,
    };
}
