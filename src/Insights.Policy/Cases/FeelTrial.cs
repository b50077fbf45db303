using System.Text.Json;
using Insights.Policy.Feel;
using Insights.Policy.Rules;

namespace Insights.Policy.Cases;

/// <summary>One expression by the tree evaluator and by SQL, with the facts that it read.</summary>
/// <param name="Missing">Names of the facts that were unknown, where the result is unknown for want of one.</param>
public sealed record FeelTrialResult(object? Tree, object? Sql, IReadOnlyDictionary<string, object?> Facts, string? Missing, IReadOnlyList<FeelMisfit> Misfits)
{
    /// <summary>Tries an expression on named values.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="factsJson">A JSON object of plain values, or {"type","value"} as conformance cases write them; null = unknown for a fact of the rule book.</param>
    /// <param name="book">Gives facts their type and codes, and parameters their value; absent: only the names in the JSON.</param>
    /// <param name="month">Month for the parameters.</param>
    /// <param name="scalar">Runs a SELECT of one value in DuckDB.</param>
    /// <exception cref="FeelException">Not FEEL, or outside the subset.</exception>
    public static FeelTrialResult Try(string text, string? factsJson, RuleBook? book, DateOnly month, Func<string, object?> scalar)
    {
        using var document = JsonDocument.Parse(factsJson ?? "{}");
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        var symbols = new List<FeelSymbol>();
        foreach (var given in document.RootElement.EnumerateObject())
        {
            var fact = book?.Facts.FirstOrDefault(fact => fact.Name == given.Name || fact.Column == given.Name);
            var (type, value) = Value(given.Value);
            symbols.Add(fact is null ? new(given.Name, given.Name, type, FeelSymbolKind.Input, FeelAbsence.Null) : fact.Symbol);
            values[symbols[^1].Key] = fact is { Symbol.Codes.Count: > 0 }
                ? fact.Symbol.Codes.FirstOrDefault(code => Convert.ToString(code.Code) == Convert.ToString(value))?.Word ?? value : value;
        }

        if (book is not null)
        {
            symbols.AddRange(book.Facts.Select(fact => fact.Symbol).Where(symbol => symbols.All(known => known.Name != symbol.Name)));
            symbols.AddRange(book.Parameters.Select(RuleBookReader.Symbol));
            foreach (var parameter in book.Parameters)
            {
                values[parameter.Id] = parameter.In(month)?.Value;
            }
        }

        var expression = FeelExpression.Read(text, new FeelScope(symbols, book?.Definitions.Select(one => one.Definition)));
        var read = expression.Root.Everything().OfType<ReadNode>().Select(node => node.Symbol).Where(symbol => symbol.Kind != FeelSymbolKind.Item)
            .DistinctBy(symbol => symbol.Key).ToArray();
        var tree = expression.Evaluate(symbol => values.GetValueOrDefault(symbol.Key));
        var columns = read.Select(symbol => $"{FeelCases.Column(symbol, values.GetValueOrDefault(symbol.Key))} AS \"{symbol.Key}\"").DefaultIfEmpty("1 AS nothing");
        var sql = FeelCases.Sql(expression, $"(SELECT {string.Join(", ", columns)})", scalar);
        return new(FeelCaseValue.Show(FeelCaseValue.FromSql(tree, expression.Root.Type)), FeelCaseValue.Show(sql),
            read.ToDictionary(symbol => symbol.Name, symbol => FeelCaseValue.Show(values.GetValueOrDefault(symbol.Key)), StringComparer.Ordinal),
            (tree as FeelUnknown)?.Fact.Name, expression.Misfits);
    }

    private static (FeelType Type, object? Value) Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => (FeelType.Boolean, json.GetBoolean()),
        JsonValueKind.Number => (FeelType.Number, json.GetDecimal()),
        JsonValueKind.String when FeelTemporal.Date(json.GetString()!, out _) is { } date => (FeelType.Date, date),
        JsonValueKind.String => (FeelType.String, json.GetString()),
        JsonValueKind.Array when json.EnumerateArray().Select(Value).ToArray() is var items => (
            FeelType.ListOf(items.Aggregate((FeelType?)FeelType.Null, (type, item) => type is null ? null : FeelType.Common(type, item.Type))),
            items.Select(item => item.Value).ToArray()),
        _ => FeelCaseValue.Read(json),
    };
}
