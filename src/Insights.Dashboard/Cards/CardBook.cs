using System.Text.Json;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Cards;

/// <summary>The cards published with a version.</summary>
public sealed class CardBook
{
    private readonly Dictionary<string, Card> cards;

    private CardBook(Dictionary<string, Card> cards)
    {
        this.cards = cards;
        All = [.. cards.Values.OrderBy(c => c.Clause, StringComparer.Ordinal).ThenBy(c => c.Id, StringComparer.Ordinal)];
    }

    /// <summary>All cards, by clause and then by id.</summary>
    public IReadOnlyList<Card> All { get; }

    public static CardBook Read(IReadOnlyList<CardRow> rows) => new(rows.ToDictionary(r => r.Id, ReadCard, StringComparer.Ordinal));

    /// <summary>The card of an id; an empty one where the version has none, so that a page stands without it.</summary>
    public Card this[string id] => cards.GetValueOrDefault(id) ?? new Card(id, default);

    public Card? Find(string id) => cards.GetValueOrDefault(id);

    private static Card ReadCard(CardRow row)
    {
        try
        {
            using var document = JsonDocument.Parse(row.Json);
            return new Card(row.Id, document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return new Card(row.Id, default);
        }
    }
}
