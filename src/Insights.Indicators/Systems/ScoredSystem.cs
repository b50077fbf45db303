using Insights.Indicators.Cards;

namespace Insights.Indicators.Systems;

/// <summary>One of the four systems of the founding text, scored from its indicators.</summary>
/// <param name="Id">The file's name.</param>
/// <param name="Order">Place among the four.</param>
/// <param name="Clauses">The commitments that it answers for; each of its indicators hangs on one of them.</param>
/// <param name="Weights">Card → weight, above zero; only their ratios count.</param>
public sealed record ScoredSystem(string Id, int Order, Words Name, IReadOnlyList<string> Clauses, IReadOnlyDictionary<string, double> Weights, string File);

/// <summary>The systems as written in indicators/systems/*.yaml; with faults there is nothing to score.</summary>
public sealed record SystemLibrary(IReadOnlyList<ScoredSystem> Systems, IReadOnlyList<ContentFault> Faults)
{
    public static SystemLibrary Load(IEnumerable<string> files, CardLibrary cards) => Read(files.Select(f => (f, File.ReadAllText(f))), cards);

    /// <summary>As <see cref="Load"/>, from (file name, text). Never throws for bad content.</summary>
    public static SystemLibrary Read(IEnumerable<(string File, string Text)> files, CardLibrary cards)
    {
        var faults = new List<ContentFault>();
        var systems = files.Select(f => SystemReader.Read(f.File, f.Text, cards, faults)).OfType<ScoredSystem>().OrderBy(s => s.Order).ThenBy(s => s.Id, StringComparer.Ordinal).ToArray();
        return new SystemLibrary(systems, faults);
    }
}
