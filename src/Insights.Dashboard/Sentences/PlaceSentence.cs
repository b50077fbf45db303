using Insights.Dashboard.Cards;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Sentences;

/// <summary>Which places are highest and lowest, and how many are masked.</summary>
public static class PlaceSentence
{
    public static string Say(IReadOnlyList<(string Name, Cell? Cell)> places, Card card, Words words)
    {
        var known = places.Where(p => p.Cell?.Value is not null).OrderByDescending(p => p.Cell!.Value).ToList();
        var masked = places.Count(p => p.Cell is { Masked: true });
        var hidden = masked == 0 ? null : words.Say(known.Count == 0 ? words.Form("say.all_masked", masked) : "say.masked", masked);
        if (known.Count == 0)
        {
            return Phrase.Sentence(words, hidden);
        }

        var (high, low) = (known[0].Cell!.Value!.Value, known[^1].Cell!.Value!.Value);
        if (known.Count > 2 && high == low)
        {
            return Phrase.Sentence(words, words.Say("say.places_same", known.Count, CellText.Show(known[0].Cell, card, words)), hidden);
        }

        if (known.Count < 3)
        {
            return Phrase.Sentence(words, words.Say("say.places_few", words.List(known.Select(p => $"{p.Name} {CellText.Show(p.Cell, card, words)}"))), hidden);
        }

        return Phrase.Sentence(
            words,
            words.Say("say.highest", Names(known, words), Range(known.Take(Named(words)), card, words)),
            words.Say("say.lowest", Names([.. known.AsEnumerable().Reverse()], words), Range(known.AsEnumerable().Reverse().Take(Named(words)), card, words)),
            hidden);
    }

    /// <summary>English names are long: one at each end, two in Chinese.</summary>
    private static int Named(Words words) => words.IsChinese ? 2 : 1;

    private static string Names(IReadOnlyList<(string Name, Cell? Cell)> places, Words words) => words.List(places.Take(Named(words)).Select(p => p.Name));

    private static string Range(IEnumerable<(string Name, Cell? Cell)> two, Card card, Words words)
    {
        var texts = two.Select(p => CellText.Show(p.Cell, card, words)).ToList();
        return texts[0].Text == texts[^1].Text ? texts[0].ToString() : $"{texts[0].Text}–{texts[^1]}".Replace("–" + texts[0].Text + "–", "–", StringComparison.Ordinal);
    }
}
