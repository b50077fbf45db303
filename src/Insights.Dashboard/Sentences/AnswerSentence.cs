using Insights.Dashboard.Wording;
using Insights.Policy.Simulation;

namespace Insights.Dashboard.Sentences;

/// <summary>A plan's answer in one sentence: who gains, who loses, what a year costs.</summary>
public static class AnswerSentence
{
    private const int MonthsAYear = 12;

    public static string Say(SimulationResult result, Words words)
    {
        if (DisclosureControl.IsTooSmall(result))
        {
            return Phrase.Sentence(words, words["whatif.few.title"]);
        }

        var (winners, losers) = (DisclosureControl.Count(result.Winners), DisclosureControl.Count(result.Losers));
        var yuan = DisclosureControl.Yuan(MonthsAYear * (result.Scenario.CostYuan - result.Baseline.CostYuan), result.Winners + result.Losers) ?? 0;
        return winners == 0 && losers == 0
            ? Phrase.Sentence(words, words["whatif.nobody"])
            : Phrase.Sentence(
                words,
                Told("whatif.gain", winners, words),
                losers == 0 ? words["whatif.none_loses"] : Told("whatif.lose", losers, words),
                words.Say(yuan >= 0 ? "whatif.costs" : "whatif.saves", words.Numbers.Yuan(Math.Abs(yuan))));
    }

    private static string Told(string key, double? count, Words words) => count is { } c ? words.Say(key, words.Numbers.Count(c)) : words[key + ".few"];
}
