using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Cards;

/// <summary>Which indicators the address asks for: by words of the name, by clause, by verdict. What narrows the page narrows its tables that leave.</summary>
public sealed class IndicatorSearch
{
    /// <summary>Verdicts as the tabs stand: what needs help first.</summary>
    private static readonly string[] Order = ["away", "still", "slow", "on_track", "reached", "no_data"];

    private readonly IReadOnlyList<(Card Card, string? Verdict)> found;

    private IndicatorSearch(View view, IReadOnlyList<Verdict> verdicts)
    {
        var words = view.Words;
        Text = view.Own("find")?.Trim() is { Length: > 0 } text ? text : null;
        Clause = view.Cards.All.Any(c => c.Clause == view.Own("clause")) ? view.Own("clause") : null;
        Verdict = Order.Contains(view.Own("verdict")) ? view.Own("verdict") : null;
        var codes = verdicts.Where(v => v.Dimension.Length == 0).ToDictionary(v => v.Id, v => v.Code, StringComparer.Ordinal);
        var terms = Plain(Text ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        found = [.. view.Cards.All.Where(c => (Clause is null || c.Clause == Clause) && Holds(c, terms, words)).Select(c => (c, codes.GetValueOrDefault(c.Id)))];
        Cards = [.. found.Where(f => Verdict is null || f.Verdict == Verdict).Select(f => f.Card)];
        Tabs = [.. Order.Select(code => (Code: code, Count: found.Count(f => f.Verdict == code))).Where(t => t.Count > 0 || t.Code == Verdict)];
    }

    /// <summary>What was typed; null where nothing was.</summary>
    public string? Text { get; }

    public string? Clause { get; }

    public string? Verdict { get; }

    /// <summary>The cards that stay, by clause.</summary>
    public IReadOnlyList<Card> Cards { get; }

    /// <summary>How many have each verdict among those of the words and the clause; verdicts of none are left out.</summary>
    public IReadOnlyList<(string Code, int Count)> Tabs { get; }

    /// <summary>How many are of the words and the clause, whatever their verdict.</summary>
    public int Found => found.Count;

    /// <summary>The same as it is read.</summary>
    public IReadOnlyList<string> Chosen(Words words) =>
        [.. new[] { Text, Clause is null ? null : words.Code("clause", Clause), Verdict is null ? null : words.Code("verdict", Verdict) }.OfType<string>()];

    public bool Narrows => Text is not null || Clause is not null || Verdict is not null;

    public static IndicatorSearch Of(View view, IReadOnlyList<Verdict> verdicts)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new(view, verdicts);
    }

    /// <summary>Every term in the name (of either language), the id or the clause.</summary>
    private static bool Holds(Card card, string[] terms, Words words)
    {
        var text = Plain(string.Join(' ', [card.Title(words), .. card.Names, card.Id, card.Clause, words.Code("clause", card.Clause)]));
        return terms.All(t => text.Contains(t, StringComparison.Ordinal));
    }

    /// <summary>Full and half width, upper and lower case are one.</summary>
    private static string Plain(string text) => string.Concat(text.Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c == '\u3000' ? ' ' : c)).ToUpperInvariant();
}
