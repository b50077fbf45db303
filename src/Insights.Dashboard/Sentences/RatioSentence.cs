using Insights.Dashboard.LivingStandard;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Sentences;

/// <summary>The ratio with its interval, the year's change, and whether the pace reaches the target.</summary>
public static class RatioSentence
{
    public static string Say(LivingRows rows, View view)
    {
        var (words, card, now) = (view.Words, view.Cards["living_ratio"], rows.Now(view, "living_ratio"));
        if (now is null)
        {
            return words["say.nothing"];
        }

        var half = now is { Lower95: { } low, Upper95: { } high } ? words.Say("say.half", Numbers.Digits((high - low) * 50, 1)) : string.Empty;
        return Phrase.Sentence(
            words, words.Say("say.ratio", CellText.Show(now, card, words), half), Phrase.Change(view, card, now, rows.Year(view, "living_ratio"), words["span.years.1"]), Doubted(now, rows, view) ?? Reach(now, rows, words));
    }

    /// <summary>Where the outlook says the opposite of the verdict beside it, both in one clause.</summary>
    private static string? Doubted(Cell now, LivingRows rows, View view)
    {
        var (card, judged) = (view.Cards["living_ratio"], rows.Verdicts.FirstOrDefault(v => v.Id == "living_ratio" && v.Dimension.Length == 0));
        return VerdictDoubt.Say(VerdictDoubt.Of(judged, rows.Summary, now, rows.Year(view, "living_ratio"), card), rows.Summary, card, view.Words);
    }

    /// <summary>Where the target is met, the same words as the page's first sentence has: nothing is expected then.</summary>
    private static string? Reach(Cell now, LivingRows rows, Words words)
    {
        var target = rows.Goals.Last("living_ratio");
        return LivingSentence.Met(now, target, words)
            ?? (target is null || rows.Summary is null ? null
            : rows.Summary.Reaches is { } month ? words.Say("say.ratio_reaches", target.Month.Year, Numbers.Percent(target.Value!.Value, 0), words.Months.Long(month))
            : words.Say("say.ratio_never", target.Month.Year, Numbers.Percent(target.Value!.Value, 0)));
    }
}
