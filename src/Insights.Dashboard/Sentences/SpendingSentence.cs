using Insights.Dashboard.LivingStandard;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Sentences;

/// <summary>The Engel coefficient, and the class that differs most from the nation's; without the nation, the class that takes most beside food.</summary>
public static class SpendingSentence
{
    public static string Say(SpendingRows rows, Words words)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(words);
        var food = rows.Find("food");
        var others = rows.Parts.Where(p => p != food && p.Share.Value is not null).ToList();
        var other = others.MaxBy(p => Math.Abs(p.Apart ?? 0)) is { Apart: not null } far ? far : others.MaxBy(p => p.Share.Value);
        return Phrase.Sentence(
            words,
            food?.Share.Value is { } engel ? words.Say("say.spend_engel", Numbers.Percent(engel)) + Beside(food, words) : null,
            other is null ? null : words.Say("say.spend_other", Phrase.Within(other.Name), Numbers.Percent(other.Share.Value!.Value)) + Beside(other, words));
    }

    /// <summary>Who told it and how sure it is; where the nation's figures come from.</summary>
    public static string Method(SpendingRows rows, Words words)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(words);
        var unsure = rows.Published.Where(s => s.Confidence != "S").GroupBy(s => s.Confidence ?? "none", StringComparer.Ordinal)
            .Select(g => words.Say("living.spend_unsure", words.List(g.Select(s => words.Code("spend", s.Name[(s.Name.LastIndexOf('_') + 1)..]))), words.Code("confidence_long", g.Key))).ToList();
        return Phrase.Sentence(
            words,
            rows.Households is { } n ? words.Say("living.spend_accounts", words.Numbers.Count(n)) : words["living.spend_accounts_bare"],
            rows.Year is null ? null : words.Say("living.spend_source", rows.Year, words.List(rows.Published.Where(s => s.Confidence == "S").Select(s => words.Of(s.SourceZh, s.Source)).Distinct())),
            unsure.Count == 0 ? null : words.List(unsure));
    }

    private static string Beside(Spent part, Words words) => part.Apart is not { } apart ? string.Empty : Math.Round(apart * 100, 1) switch
    {
        > 0 and var points => words.Say("say.spend_above", Numbers.Digits(points, 1)),
        < 0 and var points => words.Say("say.spend_below", Numbers.Digits(-points, 1)),
        _ => words["say.spend_same"],
    };
}
