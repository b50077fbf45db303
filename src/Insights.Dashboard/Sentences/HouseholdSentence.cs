using Insights.Dashboard.LivingStandard;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Sentences;

/// <summary>Which type of household is furthest below the city and which nearest.</summary>
public static class HouseholdSentence
{
    public static string Say(IReadOnlyList<Bar> bars, Words words, string? more = null)
    {
        var known = bars.Where(b => b.Value is not null).OrderBy(b => b.Value).ToList();
        if (known.Count > 1 && known.TrueForAll(b => b is { Low: not null, High: not null }))
        {
            // A type that its own margin explains is not called lowest or highest.
            var (low, high) = (known[0].High < known.Skip(1).Min(b => b.Low), known[^1].Low > known.SkipLast(1).Max(b => b.High));
            return Phrase.Sentence(
                words,
                low && high ? words.Say("say.households", known[0].Name, known[0].Text, known[^1].Name, known[^1].Text)
                : low ? words.Say("say.households_low", known[0].Name, known[0].Text, known[1].Text, known[^1].Text)
                : high ? words.Say("say.households_high", known[^1].Name, known[^1].Text, known[0].Text, known[^2].Text)
                : words.Say("say.households_even", known[0].Text, known[^1].Text),
                low ? more : null);
        }

        return known.Count < 2 ? Phrase.Sentence(words, known.Count == 0 ? null : words.Say("say.level", known[0].Name, known[0].Text))
            : Phrase.Sentence(words, words.Say("say.households", known[0].Name, known[0].Text, known[^1].Name, known[^1].Text), more);
    }

    /// <summary>The same with the yuan that the furthest lacks a head and month.</summary>
    public static string Say(HouseholdRows rows, Words words)
    {
        var known = rows.All.Where(t => t.Ratio is not null).ToList();
        return Say([.. known.Select(t => HouseholdRows.Bar(t, words))], words, known.MinBy(t => t.Ratio) is { Gap: > 0 and var gap } ? words.Say("say.households_short", words.Numbers.Count(gap)) : null);
    }
}
