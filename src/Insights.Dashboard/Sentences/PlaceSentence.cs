using Insights.Dashboard.Cards;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Sentences;

/// <summary>
/// Which places are highest and lowest of those shown, and how many are withheld: one of these may lie beyond. Where it can be told whether they differ by more than chance,
/// only those that do are named: a leader who calls up the town named here should not be calling it up for its luck.
/// </summary>
public static class PlaceSentence
{
    // More that tie are counted and not named.
    private const int MostNamed = 2;

    public static string Say(IReadOnlyList<(string Name, Cell? Cell)> places, Card card, Words words)
    {
        var known = places.Where(p => p.Cell?.Value is not null).OrderByDescending(p => p.Cell!.Value).Select(p => (p.Name, Text: CellText.Show(p.Cell, card, words).ToString())).ToList();
        var withheld = places.Count(p => p.Cell is { Value: null } cell && (cell.Masked || cell.Bound is not null));
        if (known.Count == 0)
        {
            return Phrase.Sentence(words, withheld == 0 ? null : words.Say(words.Form("say.all_masked", withheld), withheld));
        }

        var hidden = withheld == 0 ? null : words.Say("say.masked", withheld);
        if (known.Count > 2 && known[0].Text == known[^1].Text)
        {
            return Phrase.Sentence(words, words.Say("say.places_same", known.Count, known[0].Text), hidden);
        }

        if (known.Count < 3)
        {
            return Phrase.Sentence(words, words.Say("say.places_few", words.List(known.Select(p => $"{p.Name} {p.Text}"))), hidden);
        }

        if (Beyond(places, card, words) is { } beyond)
        {
            return Phrase.Sentence(words, beyond, hidden);
        }

        var high = End(known, "say.highest", words);
        return Phrase.Sentence(words, hidden is null ? high : words.Say("say.among_shown", high), End([.. known.AsEnumerable().Reverse()], "say.lowest", words), hidden);
    }

    /// <summary>
    /// Where most people are, and whether their share differs by more than chance: many are where many live, so a number alone does not say that a place does worse.
    /// </summary>
    /// <param name="counts">People by place.</param>
    /// <param name="rates">Their share by place, in the same order.</param>
    public static string OfCounts(IReadOnlyList<(string Name, Cell? Cell)> counts, Card card, IReadOnlyList<(string Name, Cell? Cell)> rates, Card rate, Words words)
    {
        var known = counts.Where(p => p.Cell?.Value is > 0).OrderByDescending(p => p.Cell!.Value).ToList();
        if (known.Count < 3 || known[0].Cell!.Value == known[^1].Cell!.Value)
        {
            return Say(counts, card, words);
        }

        var withheld = counts.Count(p => p.Cell is { Value: null } cell && (cell.Masked || cell.Bound is not null));
        var first = known.TakeWhile(p => p.Cell!.Value == known[0].Cell!.Value).ToList();
        var most = first.Count > MostNamed ? words.Say("say.highest_tied", first.Count, CellText.Show(first[0].Cell, card, words))
            : words.Say(withheld == 0 ? "say.most" : "say.most_shown", words.List(first.Select(p => p.Name)), CellText.Show(first[0].Cell, card, words));
        return Phrase.Sentence(words, most, Outside(rates, rate, words) switch { null => null, "" => words["say.rates_even"], { } named => words.Say("say.rates_beyond", named) }, withheld == 0 ? null : words.Say("say.masked", withheld));
    }

    /// <summary>The places that differ by more than chance; that none does, between which values; null where it cannot be told.</summary>
    private static string? Beyond(IReadOnlyList<(string Name, Cell? Cell)> places, Card card, Words words)
    {
        var ends = places.Where(p => p.Cell?.Value is not null).OrderBy(p => p.Cell!.Value).Select(p => CellText.Show(p.Cell, card, words).ToString()).ToList();
        return Outside(places, card, words) switch { null => null, "" => words.Say("say.beyond_none", ends[0], ends[^1]), { } named => words.Say("say.beyond", named) };
    }

    /// <summary>The places that differ by more than chance, high ones first; empty where none does, null where it cannot be told.</summary>
    private static string? Outside(IReadOnlyList<(string Name, Cell? Cell)> places, Card card, Words words)
    {
        var shown = places.Where(p => p.Cell?.Value is not null).OrderByDescending(p => p.Cell!.Value).ToList();
        if (Chance.Sides([.. shown.Select(p => p.Cell!)], card) is not { } sides)
        {
            return null;
        }

        string Text(int at) => CellText.Show(shown[at].Cell, card, words).ToString();
        List<int> On(int side) => [.. Enumerable.Range(0, shown.Count).Where(n => sides[n] == side)];
        string? Side(List<int> of, string key) => of.Count == 0 ? null
            : words.Say(key, (of.Count <= MostNamed ? words.List(of.Select(Named)) : words.Say("say.beyond_more", words.List(of.Take(MostNamed).Select(Named)), of.Count)));
        string Named(int at) => words.Say("say.place_value", shown[at].Name, Text(at));
        var (high, low) = (Side(On(1), "say.beyond_high"), Side([.. On(-1).AsEnumerable().Reverse()], "say.beyond_low"));
        return string.Join(words["list.semicolon"], new[] { high, low }.OfType<string>());
    }

    /// <summary>One end, the outermost first. English names are long: one is named, in Chinese two; of those that tie no fewer, and none of the other end.</summary>
    private static string End(List<(string Name, string Text)> places, string key, Words words)
    {
        var tied = places.TakeWhile(p => p.Text == places[0].Text).Count();
        var named = words.IsChinese ? Math.Min(MostNamed, places.Count / 2) : 1;
        return tied > MostNamed ? words.Say(key + "_tied", tied, places[0].Text)
            : tied >= named ? words.Say(key, words.List(places.Take(tied).Select(p => p.Name)), places[0].Text)
            : words.Say(key + "_each", words.List(places.Take(named).Where(p => p.Text != places[^1].Text).Select(p => words.Say("say.place_value", p.Name, p.Text))));
    }
}
