namespace Insights.Policy.Feel;

/// <summary>What kind of thing a name stands for.</summary>
public enum FeelSymbolKind { Fact, Parameter, Input, Item }

/// <summary>A code as the data holds it (text or whole number) and the word that rules write for it.</summary>
public sealed record FeelCode(object Code, string Word);

/// <summary>A name that an expression may read.</summary>
/// <param name="Name">As rules write it; may be Chinese.</param>
/// <param name="Key">The name of the column or input that holds it.</param>
/// <param name="Absence">Unknown for facts, Null for inputs that may be null, None for parameters.</param>
public sealed record FeelSymbol(string Name, string Key, FeelType Type, FeelSymbolKind Kind, FeelAbsence Absence)
{
    /// <summary>Column that holds whole numbers only.</summary>
    public bool Whole { get; init; }

    /// <summary>A parameter that is nowhere zero may divide.</summary>
    public bool NeverZero { get; init; }

    /// <summary>For a fact that is held in codes and read in words; empty for all others.</summary>
    public IReadOnlyList<FeelCode> Codes { get; init; } = [];

    /// <summary>SQL that reads it.</summary>
    public string Sql { get; init; } = $"\"{Key}\"";

    public bool Equals(FeelSymbol? other) => other is not null && Name == other.Name && Key == other.Key && Kind == other.Kind;

    public override int GetHashCode() => HashCode.Combine(Name, Key, Kind);
}

/// <summary>A shared named expression.</summary>
public sealed record FeelDefinition(string Name, string Key, FeelNode Body);

/// <summary>The names that an expression may use.</summary>
public sealed class FeelScope(IEnumerable<FeelSymbol> symbols, IEnumerable<FeelDefinition>? definitions = null)
{
    public static readonly FeelScope Empty = new([]);

    private readonly Dictionary<string, FeelSymbol> symbols = symbols.ToDictionary(symbol => symbol.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, FeelDefinition> definitions =
        (definitions ?? []).ToDictionary(definition => definition.Name, StringComparer.Ordinal);

    public IEnumerable<string> Names => symbols.Keys.Concat(definitions.Keys);

    public FeelSymbol? Symbol(string name) => symbols.GetValueOrDefault(name);

    public FeelDefinition? Definition(string name) => definitions.GetValueOrDefault(name);
}
