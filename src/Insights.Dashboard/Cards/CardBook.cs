using System.Runtime.CompilerServices;
using System.Text.Json;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Cards;

/// <summary>The cards published with a version.</summary>
public sealed class CardBook
{
    private static readonly ConditionalWeakTable<PublishedVersion, CardBook> Known = [];

    private readonly Dictionary<string, Card> cards;

    private CardBook(Dictionary<string, Card> cards)
    {
        this.cards = cards;
        All = [.. cards.Values.OrderBy(c => c.Clause, StringComparer.Ordinal).ThenBy(c => c.Id, StringComparer.Ordinal)];
    }

    /// <summary>All cards, by clause and then by id.</summary>
    public IReadOnlyList<Card> All { get; }

    /// <summary>The cards of a version, read once and shared by all who look: a version never changes.</summary>
    public static CardBook Of(PublishedVersion version) => Known.GetValue(version, v => new(v.Cards().ToDictionary(r => r.Id, ReadCard, StringComparer.Ordinal)));

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
