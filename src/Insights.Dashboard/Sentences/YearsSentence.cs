using Insights.Dashboard.Wording;
using Insights.Policy.Ageing;
using Insights.Policy.Simulation;

namespace Insights.Dashboard.Sentences;

/// <summary>Where a plan leads by the last year: what it costs more, with its interval, and the living standard beside the law's.</summary>
public static class YearsSentence
{
    public static string Say(YearsOutlook outlook, Words words)
    {
        ArgumentNullException.ThrowIfNull(outlook);
        ArgumentNullException.ThrowIfNull(words);
        if (outlook.IsTooSmall)
        {
            return words["whatif.years.few"];
        }

        var last = outlook.Years[^1];
        string Yuan(double yuan) => words.Numbers.Yuan(Math.Abs(DisclosureControl.Yuan(yuan, DisclosureControl.Threshold) ?? 0)).ToString();
        var more = last.ScenarioYuan - last.BaselineYuan;
        var band = outlook.Bands.Count > 0 ? outlook.Bands[^1].MoreYuan : null;
        return Phrase.Sentence(
            words,
            words.Say(more >= 0 ? "whatif.years.say_more" : "whatif.years.say_less", last.Year, Yuan(more))
                + (band is null ? string.Empty : words.Say("whatif.years.say_band", Yuan(Math.Min(Math.Abs(band.Lower80), Math.Abs(band.Upper80))), Yuan(Math.Max(Math.Abs(band.Lower80), Math.Abs(band.Upper80))))),
            last.Result is { Baseline.LivingRatio: { } law, Scenario.LivingRatio: { } plan } ? words.Say("whatif.years.say_ratio", Numbers.Percent(plan), Numbers.Percent(law)) : null);
    }
}
