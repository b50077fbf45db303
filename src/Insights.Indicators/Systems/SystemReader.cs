using System.Globalization;
using Insights.Indicators.Cards;

namespace Insights.Indicators.Systems;

/// <summary>Reads src/indicators/systems/&lt;id&gt;.yaml. A weight on a card that cannot be scored is a fault, not a silent gap.</summary>
internal static class SystemReader
{
    public static ScoredSystem? Read(string file, string text, CardLibrary cards, List<ContentFault> faults)
    {
        if (ContentMap.Read(file, text, faults) is not { } map)
        {
            return null;
        }

        var order = map.NumberOf(map.Text("order"), map.LineOf("order")) ?? 0;
        var name = map.Map("name") is { } words ? new Words(words.Text("zh"), words.Text("en")) : new Words("", "");
        var clauses = map.Texts("clauses", required: true);
        foreach (var clause in clauses.Where(c => !Vocabulary.Clauses.Contains(c)))
        {
            map.Fault(map.LineOf("clauses"), $"'{clause}' is no clause", Spelling.Remedy(clause, Vocabulary.Clauses));
        }

        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        var byId = cards.Cards.ToDictionary(c => c.Id, StringComparer.Ordinal);
        foreach (var (id, value, line) in map.Map("weights")?.Pairs() ?? [])
        {
            if (Weight(map, id, value, line, byId, clauses) is { } weight)
            {
                weights[id] = weight;
            }
        }

        map.Close();
        return new ScoredSystem(Path.GetFileNameWithoutExtension(file), (int)order, name, clauses, weights, file);
    }

    private static double? Weight(ContentMap map, string id, string value, int line, Dictionary<string, Card> cards, IReadOnlyList<string> clauses)
    {
        if (!cards.TryGetValue(id, out var card))
        {
            map.Fault(line, $"'{id}' is no card", Spelling.Remedy(id, cards.Keys));
            return null;
        }

        if (!clauses.Contains(card.Clause))
        {
            map.Fault(line, $"the card {id} hangs on {card.Clause}, for which this system does not answer", $"Take it out, or add {card.Clause} to clauses.");
        }

        if (card.Direction == "none" || card.Targets is null || !card.Total)
        {
            map.Fault(line, $"the card {id} has no target for the whole to be held against", "Give the card a direction and a dated target, or take it out.");
        }

        if (map.NumberOf(value, line) is not ({ } weight and > 0))
        {
            map.Fault(line, $"the weight of {id} must be a number above zero", string.Create(CultureInfo.InvariantCulture, $"Write '{id}: {1}'."));
            return null;
        }

        return weight;
    }
}
