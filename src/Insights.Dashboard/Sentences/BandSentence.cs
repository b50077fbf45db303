using Insights.Dashboard.LivingStandard;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Sentences;

/// <summary>The most common band and where the middle lies.</summary>
public static class BandSentence
{
    public static string Say(IReadOnlyList<Band> bands, double? dibaoLine, View view)
    {
        var words = view.Words;
        var known = bands.Where(b => b.Cell.Value is > 0).ToList();
        if (known.Count == 0)
        {
            return Phrase.Sentence(words, bands.Count == 0 ? null : words["say.parts_masked"]);
        }

        var most = known.MaxBy(b => b.Cell.Value)!;
        var (whole, run) = (known.Sum(b => b.Cell.Value!.Value), 0.0);
        var middle = known.First(b => (run += b.Cell.Value!.Value) >= whole / 2);
        return Phrase.Sentence(
            words, words.Say("say.band_most", most.Name(words), Numbers.Percent(most.Cell.Value!.Value, 0)), words.Say("say.band_middle", middle.Name(words)),
            dibaoLine is { } line ? words.Say("say.band_line", words.Numbers.Count(line)) : null);
    }
}
