using Insights.Dashboard.Wording;
using Insights.Policy.Cliffs;
using Insights.Policy.Rules;

namespace Insights.Dashboard.Sentences;

/// <summary>Cliffs in plain words: at which income, how much is lost, by which programme and clause.</summary>
public static class CliffSentence
{
    public static string Say(Sweep sweep, Words words)
    {
        var deepest = sweep.Cliffs.MaxBy(c => c.Loss);
        return Phrase.Sentence(
            words, deepest is null ? words["cliffs.none"] : words.Say("cliffs.say.count", sweep.Cliffs.Count), deepest is null ? null : Cliff(deepest, words));
    }

    /// <summary>Where most of one more yuan is lost, and in how many steps more than all of it; then how to read the picture.</summary>
    public static string Rate(Sweep sweep, Words words)
    {
        var rates = sweep.MarginalRates();
        var (over, most) = (rates.Count(r => r.Rate > 1 + 1e-9), rates.MaxBy(r => r.Rate));
        return rates.Count == 0 ? words["cliffs.rate.say"] : Phrase.Sentence(
            words, words.Say("cliffs.rate.most", words.Numbers.Count((double)most.Income), Numbers.Percent(most.Rate, 0)), over == 0 ? words["cliffs.rate.none_over"] : words.Say("cliffs.rate.over", over, rates.Count))
            + (words.IsChinese ? string.Empty : " ") + words["cliffs.rate.say"];
    }

    public static string Cliff(Cliff cliff, Words words) =>
        words.Say("cliffs.say.cliff", words.Numbers.Count((double)cliff.Income), words.Numbers.Count(cliff.Loss))
        + words["cliffs.say.comma"] + (cliff.Regained is { } back ? words.Say("cliffs.say.back", words.Numbers.Count((double)back)) : words["cliffs.say.beyond"]);

    public static string Fall(Fall fall, Words words) => words.Say("cliffs.say.fall", Name(fall.Programme, words), words.Numbers.Count(fall.Before), words.Numbers.Count(fall.After))
        + words["list.semicolon"] + (fall.Clause is { } clause ? words.Say("cliffs.say.clause", words.Of(clause.Meaning.Zh, clause.Meaning.En)) : words["cliffs.say.amount"])
        + (fall.Programme.Period == "month" ? string.Empty : words["list.semicolon"] + words["cliffs.say.spread"]);

    public static string Name(Programme programme, Words words)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return words.IsChinese ? programme.Name.Zh : words.Find("name." + programme.Id) ?? programme.Name.En;
    }
}
