using Insights.Dashboard.Cards;
using Insights.Dashboard.Viewing;

namespace Insights.Dashboard.Sentences;

/// <summary>How the indicators stand to their targets, and which to look at first.</summary>
public static class IndicatorSentence
{
    private const int Named = 3;

    public static string Say(IndicatorRows rows, View view)
    {
        var words = view.Words;
        var known = view.Cards.All.Select(c => rows.Judged(c.Id)?.Code).OfType<string>().ToList();
        if (known.All(code => code == "no_data"))
        {
            return Phrase.Sentence(words, words.Say("cards.lead", view.Cards.All.Count));
        }

        int Of(params string[] codes) => known.Count(codes.Contains);
        // Of one clause several often tell the same, in people and in yuan: each clause is named once.
        var first = rows.First(view).Where(c => rows.Judged(c.Id)!.Code == "away" && rows.Doubt(c, view) is null).DistinctBy(c => c.Clause).Take(Named).Select(c => c.Title(words)).ToList();
        return Phrase.Sentence(
            words, words.Say("cards.stand", known.Count, Of("reached", "on_track"), Of("slow", "still"), Of("away")),
            Of("no_data") is > 0 and var unknown ? words.Say("cards.stand_unknown", unknown) : null,
            first.Count > 0 ? words.Say("governance.lead_first", words.List(first)) : null);
    }
}
