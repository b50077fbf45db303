using Insights.Dashboard.Parts;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Sentences;

/// <summary>The largest part of a whole and its share.</summary>
public static class PartsSentence
{
    /// <param name="whole">What the parts are parts of, where it is known by itself. Without it their sum stands for it, unless a part is masked: then no share is told.</param>
    public static string Say(IReadOnlyList<Bar> parts, Words words, double? whole = null)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(words);
        return parts.Count == 0 ? string.Empty : Phrase.Sentence(words, [.. Clauses(parts, words, whole)]);
    }

    /// <summary>The same as clauses of a longer sentence.</summary>
    public static IReadOnlyList<string?> Clauses(IReadOnlyList<Bar> parts, Words words, double? whole = null)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(words);
        var known = parts.Where(p => p.Value > 0).OrderByDescending(p => p.Value).ToList();
        if (known.Count == 0)
        {
            return [parts.Any(p => p.Masked) ? words["say.parts_masked"] : null];
        }

        if ((whole ?? (parts.Any(p => p.Masked) ? null : known.Sum(p => p.Value))) is not > 0)
        {
            return [words.Say("say.parts_first_bare", known[0].Name, known[0].Text), known.Count > 2 ? words.Say("say.parts_second_bare", known[1].Name, known[1].Text) : null];
        }

        var of = whole ?? known.Sum(p => p.Value!.Value);
        return [words.Say("say.parts_first", known[0].Name, Share(known[0], of)), known.Count > 2 ? words.Say("say.parts_second", known[1].Name, Share(known[1], of)) : null];
    }

    /// <summary>Without its sign. A bar that is a share itself is told as it stands on the bar: the same number to the same digit.</summary>
    private static string Share(Bar part, double of) => part.Text is [.. var told, '%'] ? told : Numbers.Percent(part.Value!.Value / of, 0);
}
