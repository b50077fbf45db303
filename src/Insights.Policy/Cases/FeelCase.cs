using System.Text.Json;
using Insights.Policy.Feel;

namespace Insights.Policy.Cases;

/// <summary>One expression with inputs and the value that it must have.</summary>
public sealed record FeelCase(
    string Suite, string Case, string Name, string Expression, IReadOnlyDictionary<string, JsonElement> Inputs, JsonElement Expected);

/// <summary>What both evaluators made of a case. <paramref name="Outcome"/>: pass, fail or unsupported.</summary>
/// <param name="Reason">The construct and place of a refusal, or what differs; empty for a pass.</param>
public sealed record FeelCaseResult(string Suite, string Case, string Name, string Outcome, object? Tree, object? Sql, object? Expected, string Reason);

/// <summary>A value as the cases write it: {"type","value"}, {"list":[…]}, {"context":{…}} or null.</summary>
public static class FeelCaseValue
{
    /// <summary>The value and its static type; kinds outside the subset keep their text as value.</summary>
    public static (FeelType Type, object? Value) Read(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return (FeelType.Null, null);
        }

        if (json.TryGetProperty("list", out var list))
        {
            var items = list.EnumerateArray().Select(Read).ToArray();
            var element = items.Aggregate((FeelType?)FeelType.Null, (type, item) => type is null ? null : FeelType.Common(type, item.Type));
            return (FeelType.ListOf(element), items.Select(item => item.Value).ToArray());
        }

        if (json.TryGetProperty("context", out _))
        {
            return (FeelType.Context, json.ToString());
        }

        var text = json.GetProperty("value").ValueKind == JsonValueKind.Null ? null : json.GetProperty("value").ToString();
        return text is null ? (FeelType.Null, null) : json.GetProperty("type").GetString() switch
        {
            "boolean" => (FeelType.Boolean, text == "true"),
            "decimal" or "double" or "integer" => decimal.TryParse(text, System.Globalization.NumberStyles.Float, null, out var number)
                ? (FeelType.Number, number) : throw new FeelUnsupportedException($"the number {text}", new(0, 1, 1)),
            "date" => FeelTemporal.Date(text, out _) is { } date ? (FeelType.Date, date) : (FeelType.Date, text),
            "duration" => FeelTemporal.Duration(text) switch
            {
                FeelMonths months => (FeelType.MonthsDuration, months),
                FeelSeconds seconds => (FeelType.DaysDuration, seconds),
                _ => (FeelType.String, text),
            },
            "dateTime" => (FeelType.DateTime, text),
            "time" => (FeelType.Time, text),
            _ => (FeelType.String, text),
        };
    }

    /// <summary>A value of the tree evaluator or of the SQL driver in the form of the tree evaluator, by static type.</summary>
    public static object? FromSql(object? value, FeelType type) => value switch
    {
        null or DBNull => null,
        FeelUnknown => null,
        string or FeelMonths or FeelSeconds => value,
        System.Collections.IEnumerable list => list.Cast<object?>().Select(item => FromSql(item, type.Element ?? FeelType.Null)).ToArray(),
        _ => type.Kind switch
        {
            FeelKind.Number when value is double number && !(Math.Abs(number) < 7e28) => value,
            FeelKind.Number => Convert.ToDecimal(value),
            FeelKind.MonthsDuration => new FeelMonths(Convert.ToInt64(value)),
            FeelKind.DaysDuration => new FeelSeconds(Convert.ToDecimal(value)),
            FeelKind.Date when value is DateTime moment => DateOnly.FromDateTime(moment),
            _ => value,
        },
    };

    /// <summary>A value as DuckDB's JSON writes it, by static type.</summary>
    public static object? FromJson(JsonElement json, FeelType type) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Array => json.EnumerateArray().Select(item => FromJson(item, type.Element ?? FeelType.Null)).ToArray(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        JsonValueKind.Number => FromSql(json.GetDouble(), type.Kind == FeelKind.Null ? FeelType.Number : type),
        _ => type.Kind == FeelKind.Date ? FeelTemporal.Date(json.GetString()!, out _) : json.GetString(),
    };

    /// <summary>Equal, numbers to eight digits: the kit's own expected values have no more.</summary>
    public static bool Same(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (decimal a, decimal b) => Math.Abs(a - b) <= 1e-8m * Math.Max(1, Math.Abs(b)),
        (FeelSeconds a, FeelSeconds b) => Math.Abs(a.Seconds - b.Seconds) <= 1e-6m,
        (FeelMonths { Months: 0 }, FeelSeconds { Seconds: 0 }) or (FeelSeconds { Seconds: 0 }, FeelMonths { Months: 0 }) => true,
        (string a, string b) => a == b,
        (IReadOnlyList<object?> a, IReadOnlyList<object?> b) => a.Count == b.Count && a.Zip(b).All(pair => Same(pair.First, pair.Second)),
        _ => left?.Equals(right) ?? false,
    };

    /// <summary>The value as the cases' JSON writes it.</summary>
    public static object? Show(object? value) => value switch
    {
        null or FeelUnknown => null,
        string text => text,
        decimal number => FeelEvaluator.Plain(number),
        IReadOnlyList<object?> list => list.Select(Show).ToArray(),
        bool truth => truth ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd"),
        _ => value.ToString(),
    };
}
