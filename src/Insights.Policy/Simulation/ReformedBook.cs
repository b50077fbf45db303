using Insights.Policy.Feel;
using Insights.Policy.Rules;

namespace Insights.Policy.Simulation;

/// <summary>A rule book as it would read under a reform, for those who judge single households by the tree: the cliff finder.</summary>
public static class ReformedBook
{
    /// <summary>The reform's values from a month on, earlier ones untouched; its groups stand beside the clauses that they widen.</summary>
    /// <exception cref="FeelException">A group's condition is not understood.</exception>
    public static RuleBook Under(this RuleBook book, Reform reform, DateOnly from)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(reform);
        var scope = book.Scope();
        var parameters = book.Parameters.Select(p => !reform.Parameters.TryGetValue(p.Id, out var value) ? p
            : p with { Entries = [.. p.Entries.Where(entry => entry.From < from), new ParameterEntry(from, value, "proposed", "")] });
        var programmes = book.Programmes.Select(p => reform.Groups.All(g => g.Programme != p.Id) ? p
            : p with { Versions = [.. p.Versions.Select(version => version with { Clauses = [.. version.Clauses.Select(clause => Widened(clause, [.. reform.Groups.Where(g => g.Programme == p.Id && g.Clause == clause.Id)], version.Amount.Text, scope))] })] });
        return new([.. programmes], book.Facts, [.. parameters], book.Definitions, book.Hash) { Proposals = book.Proposals };
    }

    private static RuleClause Widened(RuleClause clause, ReformGroup[] groups, string amount, FeelScope scope) =>
        groups.Length == 0 ? clause : clause with { When = FeelExpression.Read(string.Join(" or ", groups.Select(g => $"(({g.When}) and ({amount}) > 0)").Prepend($"({clause.When.Text})")), scope) };
}
