using Insights.Dashboard.LivingStandard;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Sentences;

/// <summary>The source of income that differs most from the nation's, and wages, where work has its share; without the nation, the largest.</summary>
public static class EarningSentence
{
    public static string Say(EarningRows rows, Words words)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(words);
        if (rows.Farthest is not { } far)
        {
            return PartsSentence.Say(rows.Sources, words);
        }

        var next = rows.Parts.Where(p => p != far).MaxBy(p => Math.Abs(p.Apart))!;
        return Phrase.Sentence(words, Told(far, words), Told(next, words));
    }

    /// <summary>Where the nation's figures come from, and what of them is only a remainder.</summary>
    public static string Method(EarningRows rows, Words words)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(words);
        return Phrase.Sentence(
            words,
            words.Say("living.source_nation", rows.Year!, words.List(rows.Published.Select(s => words.Of(s.SourceZh, s.Source)).Distinct())),
            words["living.source_remainder"],
            rows.Published.All(s => s.Confidence == "S") ? null : words.List(rows.Published.Where(s => s.Confidence != "S").Select(s => words.Code("confidence_long", s.Confidence ?? "none")).Distinct()));
    }

    private static string Told(Earned part, Words words) => words.Say("say.source_share", Phrase.Within(part.Name), Numbers.Percent(part.Share)) + Math.Round(part.Apart * 100, 1) switch
    {
        > 0 and var points => words.Say("say.spend_above", Numbers.Digits(points, 1)),
        < 0 and var points => words.Say("say.spend_below", Numbers.Digits(-points, 1)),
        _ => words["say.spend_same"],
    };
}
