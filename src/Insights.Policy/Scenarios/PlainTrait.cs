using System.Globalization;
using Insights.Policy.Feel;
using Insights.Policy.Rules;

namespace Insights.Policy.Scenarios;

/// <summary>What is asked of a trait: one of some words, a whole number between two ends, or whether it holds.</summary>
public enum PlainKind { OneOf, Between, Holds }

/// <summary>Something that people can be told apart by in plain choices: a fact of the rule book in codes, in whole numbers, or that holds or not; or one of its shared notions.</summary>
/// <param name="Id">Column of the fact, or id of the notion.</param>
/// <param name="Name">As rules write it.</param>
public sealed record PlainTrait(string Id, string Name, PlainKind Kind, PolicyFact? Fact, PolicyDefinition? Notion)
{
    // What parts an address of groups; a code that holds one could not be read back.
    private static readonly char[] Parting = ['-', '.', '~', ','];

    public IReadOnlyList<FeelCode> Codes => Fact?.Symbol.Codes ?? [];

    /// <summary>A code as addresses write it.</summary>
    public static string Written(FeelCode code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return Convert.ToString(code.Code, CultureInfo.InvariantCulture) ?? string.Empty;
    }

    /// <summary>
    /// All traits of a rule book, facts first. Sums of yuan are none: a bound that can be moved yuan by yuan would tell what a household has; what the rules make of incomes
    /// (on the low-income roster, below the dibao standard) is among the notions.
    /// </summary>
    public static IReadOnlyList<PlainTrait> All(RuleBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        return
        [
            .. book.Facts.Select(Of).OfType<PlainTrait>(),
            .. book.Definitions.Where(d => d.Definition.Body.Type.Kind == FeelKind.Boolean).Select(d => new PlainTrait(d.Definition.Key, d.Definition.Name, PlainKind.Holds, null, d)),
        ];
    }

    private static PlainTrait? Of(PolicyFact fact) => fact.Symbol switch
    {
        { Codes.Count: > 0 } coded => coded.Codes.Any(code => Written(code).IndexOfAny(Parting) >= 0) ? null : new(fact.Column, fact.Name, PlainKind.OneOf, fact, null),
        { Type.Kind: FeelKind.Boolean } => new(fact.Column, fact.Name, PlainKind.Holds, fact, null),
        { Whole: true } => new(fact.Column, fact.Name, PlainKind.Between, fact, null),
        _ => null,
    };
}
