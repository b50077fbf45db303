using Insights.Policy.Feel;
using Insights.Policy.Rules;

namespace Insights.Policy.Simulation;

public sealed partial class WhatIf
{
    private Terms ByLaw => new(law);

    /// <summary>
    /// The terms of a reform. Where it moves a line of income, whoever it takes onto the roster, off it or to another status has the help that hangs on the new status:
    /// a family that comes under the dibao line is due what dibao families are due.
    /// </summary>
    private Terms Under(BlockProgram program, Reform reform)
    {
        var changed = new Terms(reform.Parameters.Count == 0 ? law : law.ToDictionary(p => p.Key, p => reform.Parameters.TryGetValue(p.Key, out var to) ? (double)to : p.Value, StringComparer.Ordinal));
        return book.Roster is { } roster && population.Facts.ContainsKey(roster.Fact.Column)
            ? changed with { Moves = program.Moves(roster.Fact.Symbol, roster.Words, Listed(program, roster, ByLaw, Reform.None), Listed(program, roster, changed, reform)) }
            : changed;
    }

    private Truth[] Listed(BlockProgram program, Roster roster, Terms terms, Reform reform) =>
    [
        .. roster.Listings.Select(listing => listing.Programme is { } programme ? Entitled(program, programme, terms, reform) : program.Truth(listing.Definition!.Expression.Root, terms)),
    ];
}
