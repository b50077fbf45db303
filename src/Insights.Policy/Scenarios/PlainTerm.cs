using System.Globalization;
using Insights.Policy.Feel;

namespace Insights.Policy.Scenarios;

/// <summary>One condition of a plain group: a trait and what is asked of it.</summary>
public sealed record PlainTerm(PlainTrait Trait)
{
    /// <summary>No age, grade or count of years goes beyond it.</summary>
    public const int Highest = 999;

    private const string Yes = "yes";
    private const string No = "no";

    /// <summary>Of a trait in codes: those that count, in the rule book's order.</summary>
    public IReadOnlyList<FeelCode> Codes { get; init; } = [];

    /// <summary>Of a trait in whole numbers: from this on; open where absent.</summary>
    public int? From { get; init; }

    /// <summary>Up to and with this; open where absent.</summary>
    public int? To { get; init; }

    /// <summary>Of a trait that holds or not.</summary>
    public bool Held { get; init; } = true;

    /// <summary>Whether enough is chosen to tell anybody apart.</summary>
    public bool IsWhole => Trait.Kind switch
    {
        PlainKind.OneOf => Codes.Count > 0,
        PlainKind.Between => (From ?? To) is not null && !(From > To) && From is null or (>= 0 and <= Highest) && To is null or (>= 0 and <= Highest),
        _ => true,
    };

    /// <summary>grade.3-4, age.60-, age.-17, category.4-6, severe.yes</summary>
    public string Text => Trait.Id + "." + Trait.Kind switch
    {
        PlainKind.OneOf => string.Join('-', Codes.Select(PlainTrait.Written)),
        PlainKind.Between => From == To ? Plain(From) : $"{Plain(From)}-{Plain(To)}",
        _ => Held ? Yes : No,
    };

    /// <summary>As FEEL.</summary>
    public string When => Trait.Kind switch
    {
        PlainKind.OneOf => Codes.Count == 1 ? $"{Trait.Name} = {Quoted(Codes[0])}" : $"{Trait.Name} in ({string.Join(", ", Codes.Select(Quoted))})",
        PlainKind.Between => From == To ? $"{Trait.Name} = {Plain(From)}"
            : string.Join(" and ", new[] { From is null ? null : $"{Trait.Name} >= {Plain(From)}", To is null ? null : $"{Trait.Name} <= {Plain(To)}" }.OfType<string>()),
        _ => Held ? Trait.Name : $"not({Trait.Name})",
    };

    /// <summary>What an address says; null where it is none of the trait's values.</summary>
    public static PlainTerm? Of(PlainTrait trait, string value)
    {
        ArgumentNullException.ThrowIfNull(trait);
        ArgumentNullException.ThrowIfNull(value);
        var parts = value.Split('-');
        var term = trait.Kind switch
        {
            PlainKind.OneOf => trait.Codes.Where(code => parts.Contains(PlainTrait.Written(code))).ToList() is var codes && codes.Count == parts.Length ? new PlainTerm(trait) { Codes = codes } : null,
            PlainKind.Between => parts is [var only] ? Between(trait, only, only) : parts is [var low, var high] ? Between(trait, low, high) : null,
            _ => value is Yes or No ? new PlainTerm(trait) { Held = value == Yes } : null,
        };
        return term is { IsWhole: true } ? term : null;
    }

    private static PlainTerm? Between(PlainTrait trait, string low, string high) =>
        Number(low) is var (isLow, from) && isLow && Number(high) is var (isHigh, to) && isHigh ? new(trait) { From = from, To = to } : null;

    private static (bool Is, int? Number) Number(string text) => text.Length == 0 ? (true, null)
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (true, number) : (false, null);

    private static string Plain(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Quoted(FeelCode code) => $"\"{code.Word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
