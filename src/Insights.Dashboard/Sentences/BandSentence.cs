using Insights.Dashboard.LivingStandard;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Sentences;

/// <summary>The most common band and where the middle lies.</summary>
public static class BandSentence
{
    public static string Say(IReadOnlyList<Band> bands, double? dibaoLine, Words words)
    {
        ArgumentNullException.ThrowIfNull(bands);
        ArgumentNullException.ThrowIfNull(words);
        var known = bands.Where(b => b.Cell.Value is > 0).ToList();
        if (known.Count == 0)
        {
            return Phrase.Sentence(words, bands.Count == 0 ? null : words["say.parts_masked"]);
        }

        var most = known.MaxBy(b => b.Cell.Value)!;
        var withheld = bands.Where(b => b.Cell.Masked).ToList();
        var rest = withheld.Count == 0 ? 0 : Math.Max(0, 1 - known.Sum(b => b.Cell.Value!.Value));
        return Phrase.Sentence(
            words, most.Cell.Value >= rest ? words.Say("say.band_most", most.Name(words), Numbers.Percent(most.Cell.Value!.Value, 0)) : null,
            Middle(bands, rest) is { From: < Band.Last } middle ? words.Say("say.band_middle", words.Numbers.Count(middle.From + Band.Width)) : null,
            dibaoLine is { } line && Band.Edge(line) > 0 ? words.Say("say.band_line", words.Numbers.Count(line), words.Numbers.Count(Band.Edge(line))) : null,
            withheld.Count switch { 0 => null, 1 => words.Say("say.band_withheld", withheld[0].Name(words)), var n => words.Say("say.bands_withheld", n) });
    }

    /// <summary>The band in which half of all people are reached, wherever those of the withheld bands may be; null where it depends on them.</summary>
    /// <param name="rest">The share of all withheld bands together.</param>
    private static Band? Middle(IReadOnlyList<Band> bands, double rest)
    {
        var whole = bands.Sum(b => b.Cell.Value ?? 0) + rest;
        Band? Reached(bool early)
        {
            var run = 0.0;
            var (first, last) = (bands.FirstOrDefault(b => b.Cell.Masked), bands.LastOrDefault(b => b.Cell.Masked));
            return bands.FirstOrDefault(b => (run += (b.Cell.Value ?? 0) + (ReferenceEquals(b, early ? first : last) ? rest : 0)) >= whole / 2);
        }

        var (soonest, latest) = (Reached(early: true), Reached(early: false));
        return ReferenceEquals(soonest, latest) && soonest is { Cell.Masked: false } ? soonest : null;
    }
}
