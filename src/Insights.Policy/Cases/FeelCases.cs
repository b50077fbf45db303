using System.Text.Json;
using Insights.Policy.Feel;

namespace Insights.Policy.Cases;

/// <summary>Runs expression cases through the tree evaluator and through SQL.</summary>
public static class FeelCases
{
    /// <summary>A JSON array of {suite, case, name, expression, inputs, expected}.</summary>
    public static IReadOnlyList<FeelCase> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(one => new FeelCase(
            Text(one, "suite"), Text(one, "case"), Text(one, "name"), Text(one, "expression"),
            one.TryGetProperty("inputs", out var inputs)
                ? inputs.EnumerateObject().ToDictionary(input => input.Name, input => input.Value.Clone(), StringComparer.Ordinal) : [],
            one.GetProperty("expected").Clone()))];
    }

    /// <param name="one">The case.</param>
    /// <param name="scalar">Runs a SELECT of one value in DuckDB.</param>
    public static FeelCaseResult Run(FeelCase one, Func<string, object?> scalar)
    {
        object? tree = null;
        object? sql = null;
        object? expected = null;
        FeelCaseResult Result(string outcome, string reason) =>
            new(one.Suite, one.Case, one.Name, outcome, FeelCaseValue.Show(tree), FeelCaseValue.Show(sql), FeelCaseValue.Show(expected), reason);
        try
        {
            (_, expected) = FeelCaseValue.Read(one.Expected);
            var expression = Evaluate(one.Expression, one.Inputs, scalar, ref tree, ref sql);
            var (treeRight, sqlRight) = (FeelCaseValue.Same(tree, expected), FeelCaseValue.Same(sql, expected));
            return treeRight && sqlRight
                ? Result("pass", string.Join("; ", expression.Misfits))
                : Result("fail", $"{(treeRight ? "" : "the tree differs")}{(treeRight || sqlRight ? "" : ", ")}{(sqlRight ? "" : "SQL differs")}");
        }
        catch (FeelUnsupportedException refused)
        {
            return Result("unsupported", refused.Message);
        }
        catch (Exception broken) when (broken is FeelSyntaxException or System.Data.Common.DbException or InvalidOperationException or InvalidCastException)
        {
            return Result("fail", broken.Message);
        }
    }

    /// <summary>One expression through both evaluators; inputs are values in the form of the cases.</summary>
    /// <exception cref="FeelException">Not FEEL, or outside the subset.</exception>
    public static FeelExpression Evaluate(
        string text, IReadOnlyDictionary<string, JsonElement> inputs, Func<string, object?> scalar, ref object? tree, ref object? sql)
    {
        var values = inputs.ToDictionary(input => input.Key, input => FeelCaseValue.Read(input.Value), StringComparer.Ordinal);
        var expression = FeelExpression.Read(text, new FeelScope(values.Select(input =>
            new FeelSymbol(input.Key, input.Key, input.Value.Type, FeelSymbolKind.Input, FeelAbsence.Null))));
        tree = FeelCaseValue.FromSql(expression.Evaluate(symbol => values[symbol.Key].Value), expression.Root.Type);
        var columns = values.Where(input => Held(input.Value.Type)).Select(input =>
            $"{Literal(input.Value.Type, input.Value.Value)} AS \"{input.Key}\"").DefaultIfEmpty("1 AS nothing");
        sql = Sql(expression, $"(SELECT {string.Join(", ", columns)})", scalar);
        return expression;
    }

    /// <summary>The value by SQL; a list comes as JSON, as drivers have no list with a null in it.</summary>
    internal static object? Sql(FeelExpression expression, string source, Func<string, object?> scalar)
    {
        var type = expression.Root.Type;
        if (type.Kind != FeelKind.List)
        {
            return FeelCaseValue.FromSql(scalar($"SELECT {expression.ToSql()} FROM {source}"), type);
        }

        if (scalar($"SELECT CAST(to_json({expression.ToSql()}) AS VARCHAR) FROM {source}") is not string json)
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        return FeelCaseValue.FromJson(document.RootElement, type);
    }

    private static bool Held(FeelType type) => type.Kind is not (FeelKind.Time or FeelKind.DateTime or FeelKind.Context or FeelKind.Function)
        && (type.Kind != FeelKind.List || (type.Element is { } element && Held(element)));

    /// <summary>A value as the column that a symbol reads: a coded word as its code.</summary>
    internal static string Column(FeelSymbol symbol, object? value)
    {
        if (symbol.Codes.Count == 0)
        {
            return Literal(symbol.Type, value);
        }

        var code = symbol.Codes.FirstOrDefault(one => one.Word == value as string)?.Code;
        return code is string text ? FeelSql.Quote(text) : code is null ? $"CAST(NULL AS {(symbol.Codes[0].Code is string ? "VARCHAR" : "INTEGER")})" : $"{code}";
    }

    private static string Literal(FeelType type, object? value) => $"CAST({(value switch
    {
        null => "NULL",
        IReadOnlyList<object?> list => $"[{string.Join(", ", list.Select(item => Literal(type.Element ?? FeelType.Null, item)))}]",
        _ => new FeelSql().Text(new ConstantNode(new(0, 1, 1), type, value)),
    })} AS {FeelSql.Type(type)})";

    private static string Text(JsonElement one, string key) => one.TryGetProperty(key, out var value) ? value.ToString() : "";
}
