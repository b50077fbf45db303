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

        var (winners, losers, receiving) = (DisclosureControl.Count(result.Winners), DisclosureControl.Count(result.Losers), DisclosureControl.Count(result.Receiving));
        var yuan = DisclosureControl.Yuan(MonthsAYear * (result.Scenario.CostYuan - result.Baseline.CostYuan), result.Winners + result.Losers) ?? 0;
        return winners == 0 && losers == 0
            ? Phrase.Sentence(words, words["whatif.nobody"])
            : Phrase.Sentence(
                words,
                winners is { } all && receiving != all ? OfWhom(all, receiving, words) : Told("whatif.gain", winners, words),
                losers == 0 ? words["whatif.none_loses"] : Told("whatif.lose", losers, words),
                words.Say(yuan >= 0 ? "whatif.costs" : "whatif.saves", words.Numbers.Yuan(Math.Abs(yuan))));
    }

    /// <summary>Who stands to gain, and how many of them it reaches at the stated take-up.</summary>
    private static string OfWhom(double all, double? get, Words words) => get is { } reached
        ? words.Say("whatif.gain.of_whom", words.Numbers.Count(all), words.Numbers.Count(reached))
        : words.Say("whatif.gain.of_whom.few", words.Numbers.Count(all));

    private static string Told(string key, double? count, Words words) => count is { } c ? words.Say(key, words.Numbers.Count(c)) : words[key + ".few"];
}
