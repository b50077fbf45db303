using Insights.Dashboard.Cards;
using Insights.Dashboard.LivingStandard;
using Insights.Dashboard.Viewing;

namespace Insights.Dashboard.Sentences;

/// <summary>The gap in yuan and whether it widened in the year, for a ratio may rise while the yuan gap widens. Where the two incomes as they stand beside it leave another yuan, it says why.</summary>
public static class GapSentence
{
    public static string Say(LivingRows rows, View view)
    {
        var (words, card, now) = (view.Words, view.Cards["living_gap_yuan"], rows.Now(view, "living_gap_yuan"));
        if (now?.Value is not { } gap)
        {
            return words["say.nothing"];
        }

        var change = card.Unit.Between(rows.Year(view, "living_gap_yuan")?.Value, gap);
        var between = card.Unit.Between(rows.Now(view, "income_per_head")?.Value, rows.City.FirstOrDefault(c => c.Month == view.Month)?.Value);
        return Phrase.Sentence(
            words, words.Say("say.gap", CellText.Show(now, card, words)),
            change is null ? null : Phrase.Assumed(view, card, change == 0 ? words.Say("say.same", words["span.years.1"])
                : words.Say(change > 0 ? "say.gap_wider" : "say.gap_narrower", CellText.Change(change.Value, card.Unit, words))),
            between is not null && between != card.Unit.Told(gap) ? words["say.gap_rounded"] : null);
    }
}
