using Insights.Policy.Feel;

namespace Insights.Policy.Rules;

/// <summary>A status on the roster, and what gives it: a programme, or a notion where no programme stands behind it.</summary>
public sealed record Listing(string Code, Programme? Programme, PolicyDefinition? Definition);

/// <summary>
/// The register of hardship (低收入人口名单) as the rules see it: a fact that other programmes ask for, and that follows from rules itself.
/// What the department registered is the fact; the listings say how a changed rule would move it.
/// </summary>
/// <param name="Listings">In their order: the first that holds gives the status.</param>
/// <param name="None">Code of those whom none of them lists.</param>
public sealed record Roster(PolicyFact Fact, IReadOnlyList<Listing> Listings, string None)
{
    /// <summary>Words of the statuses in the order of the listings, and last that of those in none.</summary>
    public IReadOnlyList<string> Words => [.. Listings.Select(listing => listing.Code).Append(None).Select(code => (string)RuleBook.FactValue(Fact.Symbol, code)!)];
}

public sealed partial class RuleBook
{
    /// <summary>The fact that is a status on the roster; absent where the book has none.</summary>
    public Roster? Roster { get; }

    private Roster? OfFacts() => Facts.FirstOrDefault(fact => fact.Listed.Count > 0) is not { } fact ? null
        : new(fact, [.. fact.Listed.Select(one => new Listing(one.Code, Programmes.FirstOrDefault(p => p.Id == one.By), Definitions.FirstOrDefault(d => d.Definition.Key == one.By)))],
            fact.Symbol.Codes.Select(code => Convert.ToString(code.Code)!).First(code => fact.Listed.All(one => one.Code != code)));

    /// <summary>The status that the law of a month gives someone with these facts: code of the first listing that surely holds.</summary>
    /// <exception cref="InvalidOperationException">The book has no roster.</exception>
    public string ListedAs(DateOnly month, IReadOnlyDictionary<string, object?> facts)
    {
        var roster = Roster ?? throw new InvalidOperationException("no fact of the rule book is a status on the roster");
        return roster.Listings.FirstOrDefault(listing => listing.Programme is { } programme
            ? Judge(programme, month, facts).Verdict == Entitlement.Entitled
            : Evaluator(month, facts).Value(listing.Definition!.Expression.Root) is true)?.Code ?? roster.None;
    }

    private FeelEvaluator Evaluator(DateOnly month, IReadOnlyDictionary<string, object?> facts) => new(symbol =>
        symbol.Kind == FeelSymbolKind.Parameter ? parametersById[symbol.Key].In(month)?.Value : FactValue(symbol, Held(facts, symbol)));
}
