using Insights.Dashboard.Viewing;

namespace Insights.Dashboard.Cards;

/// <summary>The clauses C01 to C24 to choose from, on pages that list indicators.</summary>
public static class ClauseChoices
{
    /// <summary>The chosen clause by code and name; null stands for every clause.</summary>
    public static string Text(string? clause, View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return clause is null ? view.Words["outlook.every_clause"] : $"{clause} {view.Words.Code("clause", clause)}";
    }

    /// <summary>Every clause that one of the cards is of, with its address on this page.</summary>
    public static IEnumerable<(string Name, string Address, bool Current)> Of(IEnumerable<Card> cards, string? clause, View view) =>
        cards.Select(c => (string?)c.Clause).Distinct().Order(StringComparer.Ordinal).Prepend(null).Select(c => (Text(c, view), view.With("clause", c), c == clause));
}
