using System.Globalization;

namespace Insights.Warehouse.Naming;

/// <summary>The text that the product serves.</summary>
public static class FoundingText
{
    private const int Commitments = 24;

    /// <summary>Its commitments, C01 to C24: what a contract, a card, a system or a programme may say that it serves.</summary>
    public static IReadOnlyList<string> Clauses { get; } = [.. Enumerable.Range(1, Commitments).Select(n => string.Create(CultureInfo.InvariantCulture, $"C{n:00}"))];
}
