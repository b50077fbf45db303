using Insights.Policy.Feel;
using Insights.Policy.Rules;
using Insights.Policy.Simulation;

namespace Insights.Policy.Scenarios;

/// <summary>
/// A new group in plain choices: who is let into a programme beside one of its clauses, all of the terms at once. It is one way to write what a scenario file's
/// <c>groups</c> say, and reads back from them where they say no more than that; free FEEL stays with the file.
/// </summary>
/// <param name="Terms">In the rule book's order of traits, each trait once.</param>
public sealed record PlainGroup(string Programme, string Clause, IReadOnlyList<PlainTerm> Terms)
{
    private const char Next = '~';
    private const char Of = '.';

    /// <summary>care_subsidy.grade~grade.3~age.60-: the same group is always the same text, and no sign in it needs an escape in an address.</summary>
    public string Text => string.Join(Next, Terms.Select(t => t.Text).Prepend($"{Programme}{Of}{Clause}"));

    /// <summary>As a scenario file says it.</summary>
    public ReformGroup Reform => new(Programme, Clause, string.Join(" and ", Terms.Select(t => t.When)));

    /// <summary>What an address says; null where it is no group of this rule book.</summary>
    public static PlainGroup? Parse(string text, RuleBook book)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(Next);
        if (parts[0].Split(Of) is not [var programme, var clause])
        {
            return null;
        }

        var traits = PlainTrait.All(book).ToDictionary(t => t.Id, StringComparer.Ordinal);
        var terms = parts.Skip(1).Select(part => part.IndexOf(Of, StringComparison.Ordinal) is > 0 and var at && traits.TryGetValue(part[..at], out var trait) ? PlainTerm.Of(trait, part[(at + 1)..]) : null).ToList();
        return terms.Exists(t => t is null) ? null : Made(programme, clause, [.. terms.OfType<PlainTerm>()], book);
    }

    /// <summary>A group from choices; null where the programme has no such clause, there is no term, a term is not whole, or a trait stands twice.</summary>
    public static PlainGroup? Made(string programme, string clause, IReadOnlyList<PlainTerm> terms, RuleBook book)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(book);
        var order = PlainTrait.All(book).Select(t => t.Id).ToList();
        return terms.Count > 0 && terms.All(t => t.IsWhole) && terms.DistinctBy(t => t.Trait.Id).Count() == terms.Count
            && book.Programmes.FirstOrDefault(p => p.Id == programme) is { } found && found.Versions.Any(v => v.Clauses.Any(c => c.Id == clause))
            ? new(programme, clause, [.. terms.OrderBy(t => order.IndexOf(t.Trait.Id))]) : null;
    }

    /// <summary>A scenario file's group in plain choices; null where its condition says more than they can.</summary>
    public static PlainGroup? Read(ReformGroup group, RuleBook book)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(book);
        var expression = FeelExpression.Read(group.When, book.Scope());
        if (expression.Misfits.Count > 0)
        {
            return null;
        }

        var traits = PlainTrait.All(book).ToDictionary(t => t.Name, StringComparer.Ordinal);
        var terms = Conjuncts(expression.Root).Select(node => Term(node, traits)).ToList();
        if (terms.Exists(t => t is null))
        {
            return null;
        }

        // 年龄 >= 18 and 年龄 <= 59 is one term.
        var whole = terms.OfType<PlainTerm>().GroupBy(t => t.Trait.Id)
            .Select(same => same.Skip(1).Aggregate((PlainTerm?)same.First(), (one, other) => one is { Trait.Kind: PlainKind.Between } ? one with { From = Larger(one.From, other.From), To = Smaller(one.To, other.To) } : null)).ToList();
        return whole.Exists(t => t is null) ? null : Made(group.Programme, group.Clause, [.. whole.OfType<PlainTerm>()], book);
    }

    private static int? Larger(int? one, int? other) => one is null ? other : other is null ? one : Math.Max(one.Value, other.Value);

    private static int? Smaller(int? one, int? other) => one is null ? other : other is null ? one : Math.Min(one.Value, other.Value);

    private static IEnumerable<FeelNode> Conjuncts(FeelNode node) => node is LogicNode { IsAnd: true } all ? all.Terms.SelectMany(Conjuncts) : [node];

    private static PlainTerm? Term(FeelNode node, Dictionary<string, PlainTrait> traits)
    {
        switch (node)
        {
            case NotNode { Operand: ReadNode or DefinedNode } not:
                return Term(not.Operand, traits) is { } held ? held with { Held = false } : null;
            case ReadNode { Symbol.Type.Kind: FeelKind.Boolean } read:
                return traits.GetValueOrDefault(read.Symbol.Name) is { Kind: PlainKind.Holds } fact ? new(fact) : null;
            case DefinedNode defined:
                return traits.GetValueOrDefault(defined.Definition.Name) is { Kind: PlainKind.Holds } notion ? new(notion) : null;
            case CompareNode { Sign: FeelComparison.Equal, Left: ReadNode read, Right: ConstantNode { Value: string word } }:
                return Coded(read, [word], traits);
            case LogicNode { IsAnd: false } any when any.Terms.All(t => t is CompareNode { Sign: FeelComparison.Equal, Left: ReadNode, Right: ConstantNode { Value: string } }):
                var equals = any.Terms.Cast<CompareNode>().ToList();
                return equals.TrueForAll(e => ((ReadNode)e.Left).Symbol.Name == ((ReadNode)equals[0].Left).Symbol.Name)
                    ? Coded((ReadNode)equals[0].Left, [.. equals.Select(e => (string)((ConstantNode)e.Right).Value!)], traits) : null;
            case CompareNode { Left: ReadNode read, Right: ConstantNode { Value: decimal number } } compare:
                return traits.GetValueOrDefault(read.Symbol.Name) is { Kind: PlainKind.Between } numbered && decimal.IsInteger(number) && number is >= -1 and <= PlainTerm.Highest + 1
                    ? Bounded(numbered, compare.Sign, (int)number) : null;
            default:
                return null;
        }
    }

    private static PlainTerm? Coded(ReadNode fact, string[] words, Dictionary<string, PlainTrait> traits) =>
        traits.GetValueOrDefault(fact.Symbol.Name) is { Kind: PlainKind.OneOf } trait && Array.TrueForAll(words, w => trait.Codes.Any(c => c.Word == w))
            ? new(trait) { Codes = [.. trait.Codes.Where(c => words.Contains(c.Word))] } : null;

    private static PlainTerm? Bounded(PlainTrait trait, FeelComparison sign, int number) => sign switch
    {
        FeelComparison.Equal => new(trait) { From = number, To = number },
        FeelComparison.GreaterEqual => new(trait) { From = number },
        FeelComparison.Greater => new(trait) { From = number + 1 },
        FeelComparison.LessEqual => new(trait) { To = number },
        FeelComparison.Less => new(trait) { To = number - 1 },
        _ => null,
    };
}
