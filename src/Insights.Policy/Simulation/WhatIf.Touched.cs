using Insights.Policy.Feel;

namespace Insights.Policy.Simulation;

public sealed partial class WhatIf
{
    // By programme: the dated amounts that its rule of the month reads, and whether it asks for the status on the roster.
    private readonly (HashSet<string> Amounts, bool OfRoster)[] touchedBy;

    private (HashSet<string> Amounts, bool OfRoster)[] TouchedBy() =>
    [
        .. book.Programmes.Select(programme => programme.In(population.Month) is not { } rule ? ([], false)
            : Reads(rule.Clauses.Select(clause => clause.When.Root).Append(rule.Amount.Root))),
    ];

    private (HashSet<string> Amounts, bool OfRoster) Reads(IEnumerable<FeelNode> roots)
    {
        var symbols = roots.SelectMany(root => root.Everything()).OfType<ReadNode>().Select(read => read.Symbol).ToArray();
        return ([.. symbols.Where(one => one.Kind == FeelSymbolKind.Parameter).Select(one => one.Key)], book.Roster is { } roster && symbols.Any(one => one.Key == roster.Fact.Column));
    }

    /// <summary>
    /// The programmes of which the reform may change a rule, an amount or who is reached: those that read what it moves, those that it lets a group into, and where
    /// it moves who is on the roster, those that ask for that. The others keep the sums of the law.
    /// </summary>
    private IEnumerable<int> Touched(Reform reform)
    {
        var moved = reform.Parameters.Where(p => law[p.Key] != (double)p.Value).Select(p => p.Key).ToHashSet();
        var byRoster = book.Roster is { } roster && roster.Listings.Any(one => one.Programme is { } programme
            ? IsChanged(book.Programmes.Index().First(p => p.Item == programme).Index)
            : Reads([one.Definition!.Expression.Root]).Amounts.Overlaps(moved));
        return Enumerable.Range(0, book.Programmes.Count).Where(i => reform.Everything || IsReached(i) || IsChanged(i) || (byRoster && touchedBy[i].OfRoster));

        bool IsChanged(int i) => touchedBy[i].Amounts.Overlaps(moved) || reform.Groups.Any(group => group.Programme == book.Programmes[i].Id);

        // Where nothing tells who received it nobody is missed, so there is nobody to reach.
        bool IsReached(int i) => IsTold(book.Programmes[i]) && reform.Reach.GetValueOrDefault(book.Programmes[i].Id) > 0;
    }
}
