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
    /// <param name="book">Gives facts their type and codes, and parameters their value where the JSON gives none; absent: only the names in the JSON.</param>
    /// <param name="month">Month for the parameters.</param>
    /// <param name="scalar">Runs a SELECT of one value in DuckDB.</param>
    /// <exception cref="FeelException">Not FEEL, or outside the subset.</exception>
    /// <exception cref="JsonException">The facts are no JSON object of such values.</exception>
    public static FeelTrialResult Try(string text, string? factsJson, RuleBook? book, DateOnly month, Func<string, object?> scalar)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        var (symbols, known) = (new List<FeelSymbol>(), book is null ? [] : book.Facts.Select(fact => fact.Symbol).Concat(book.Parameters.Select(RuleBookReader.Symbol)).ToArray());
        foreach (var (name, type, value) in Given(factsJson ?? "{}"))
        {
            var symbol = known.FirstOrDefault(one => one.Name == name || one.Key == name) ?? new(name, name, type, FeelSymbolKind.Input, FeelAbsence.Null);
            if (value is not null && symbol.Codes.Count == 0 && symbol.Type.Kind != type.Kind)
            {
                throw new JsonException($"“{name}” is {symbol.Type}, not {type}.");
            }

            if (symbols.Any(one => one.Name == symbol.Name))
            {
                throw new JsonException($"“{symbol.Name}” is given twice; keep one of the two.");
            }

            symbols.Add(symbol);
            values[symbol.Key] = symbol.Codes.FirstOrDefault(code => Convert.ToString(code.Code) == Convert.ToString(value))?.Word ?? value;
        }

        symbols.AddRange(known.Where(symbol => symbols.All(given => given.Name != symbol.Name)));
        foreach (var parameter in book?.Parameters ?? [])
        {
            values.TryAdd(parameter.Id, parameter.In(month)?.Value);
        }

        var expression = FeelExpression.Read(text, new FeelScope(symbols, book?.Definitions.Select(one => one.Definition)));
        var read = expression.Root.Everything().OfType<ReadNode>().Select(node => node.Symbol).Where(symbol => symbol.Kind != FeelSymbolKind.Item)
            .DistinctBy(symbol => symbol.Key).ToArray();
        if (symbols.FirstOrDefault(symbol => symbol.Kind == FeelSymbolKind.Input && !read.Contains(symbol)) is { } idle)
        {
            throw new JsonException($"“{idle.Name}” is no fact or parameter, and the expression does not read it{FeelText.Suggest(idle.Name, known.SelectMany(one => new[] { one.Name, one.Key }))}");
        }

        var tree = expression.Evaluate(symbol => values.GetValueOrDefault(symbol.Key));
        var columns = read.Select(symbol => $"{FeelCases.Column(symbol, values.GetValueOrDefault(symbol.Key))} AS \"{symbol.Key}\"").DefaultIfEmpty("1 AS nothing");
        var sql = FeelCases.Sql(expression, $"(SELECT {string.Join(", ", columns)})", scalar);
        return new(FeelCaseValue.Show(FeelCaseValue.FromSql(tree, expression.Root.Type)), FeelCaseValue.Show(sql),
            read.ToDictionary(symbol => symbol.Name, symbol => FeelCaseValue.Show(values.GetValueOrDefault(symbol.Key)), StringComparer.Ordinal),
            (tree as FeelUnknown)?.Fact.Name, expression.Misfits);
    }

    private static IReadOnlyList<(string Name, FeelType Type, object? Value)> Given(string json)
    {
        using var document = JsonDocument.Parse(json);
        try
        {
            return [.. from given in document.RootElement.EnumerateObject() let read = Value(given.Value) select read.Type is { Kind: FeelKind.List, Element: null } ? throw Mixed(given) : (given.Name, read.Type, read.Value)];
        }
        catch (Exception fault) when (fault is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new JsonException("It is no object of plain values.", fault);
        }
    }

    private static JsonException Mixed(JsonProperty list) => new(
        $"“{list.Name}” is a list of mixed types ({string.Join(", ", list.Value.EnumerateArray().Select(item => Value(item).Type.ToString()).Distinct())}); give it values of one type.");

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
