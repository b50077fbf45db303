namespace Insights.Indicators.Cards;

/// <summary>All cards and the sources they count from; with faults there are no cards to evaluate.</summary>
public sealed record CardLibrary(IReadOnlyList<Card> Cards, IReadOnlyDictionary<string, Source> Sources, IReadOnlyList<ContentFault> Faults)
{
    /// <summary>Reads card files (indicators/*.yaml) and source files (indicators/sources/*.yaml). Never throws for bad content: see <see cref="Faults"/>.</summary>
    public static CardLibrary Load(IEnumerable<string> cardFiles, IEnumerable<string> sourceFiles) =>
        Read(cardFiles.Select(f => (f, File.ReadAllText(f))), sourceFiles.Select(f => (f, File.ReadAllText(f))));

    /// <summary>As <see cref="Load"/>, from (file name, text).</summary>
    public static CardLibrary Read(IEnumerable<(string File, string Text)> cards, IEnumerable<(string File, string Text)> sources)
    {
        var faults = new List<ContentFault>();
        var known = new SortedDictionary<string, Source>(StringComparer.Ordinal);
        foreach (var source in sources.Select(s => SourceReader.Read(s.File, s.Text, faults)).OfType<Source>())
        {
            known[source.Name] = source;
        }

        var read = cards.Select(c => CardReader.Read(c.File, c.Text, known, faults)).OfType<Card>().OrderBy(c => c.Id, StringComparer.Ordinal).ToArray();
        Bind(read, faults);
        return new CardLibrary(read, known, faults);
    }

    private static void Bind(Card[] cards, List<ContentFault> faults)
    {
        var byId = cards.ToDictionary(c => c.Id, StringComparer.Ordinal);
        foreach (var card in cards)
        {
            foreach (var other in card.Rest.Concat(new[] { card.Numerator.SameAs, card.Denominator?.SameAs }.OfType<string>()))
            {
                if (!byId.TryGetValue(other, out var found))
                {
                    faults.Add(new(card.File, 1, $"'{other}' is no card", Spelling.Remedy(other, byId.Keys)));
                }
                else if (found.Source != card.Source || found.Numerator.Count is null)
                {
                    faults.Add(new(card.File, 1, $"'{other}' is no count from the source {card.Source}", "Name counts of the same source under rest and same_as."));
                }
            }
        }
    }
}
