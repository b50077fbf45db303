using Insights.Dashboard.Parts;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Sentences;

/// <summary>The largest part of a whole and its share.</summary>
public static class PartsSentence
{
    public static string Say(IReadOnlyList<Bar> parts, Words words)
    {
        var known = parts.Where(p => p.Value > 0).OrderByDescending(p => p.Value).ToList();
        if (known.Count == 0)
        {
            return parts.Count == 0 ? string.Empty : Phrase.Sentence(words, words["say.parts_masked"]);
        }

        var whole = known.Sum(p => p.Value!.Value);
        return Phrase.Sentence(
            words,
            words.Say("say.parts_first", known[0].Name, Numbers.Percent(known[0].Value!.Value / whole, 0)),
            known.Count > 2 ? words.Say("say.parts_second", known[1].Name, Numbers.Percent(known[1].Value!.Value / whole, 0)) : null);
    }
}
