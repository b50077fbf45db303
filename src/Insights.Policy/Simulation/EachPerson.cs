using Insights.Policy.Feel;
using Insights.Policy.Rules;

namespace Insights.Policy.Simulation;

/// <summary>A fact that an expression reads, where the population holds it, and whose status a reform moves, if that is the fact.</summary>
internal sealed record HeldFact(FeelSymbol Symbol, PackedColumn Column, Moves? Moves)
{
    /// <summary>Whether all that can be said of a person is in one narrow column.</summary>
    public bool IsNarrow => Column.Bytes is not null && Moves is null;

    public object? At(int slot, Scratch scratch) => Moves?.At(slot, scratch) ?? (!Column.IsKnown(slot) ? null
        : Column.Bits is not null ? Column.IsTrue(slot)
        : Column.Bytes is { } bytes ? Of(bytes[slot]) : RuleBook.FactValue(Symbol, Column.At(slot)));

    /// <summary>The value that a byte of the column stands for.</summary>
    public object? Of(sbyte held) => RuleBook.FactValue(Symbol, Column.Words.Count > 0 ? Column.Words[held] : (int)held);
}

/// <summary>
/// An expression by the tree evaluator, one person after another: for what has no step of its own (tests of texts, roundings to a scale, dates, lists).
/// Right, but slow and not free of allocation; where one narrow fact alone is read, each value that it can have is worked out once and persons are looked up.
/// </summary>
/// <param name="Parameters">Values of the dated parameters that it reads: the same expression under other amounts is another step.</param>
internal sealed record EachPerson(FeelNode Node, bool IsTruth, EquatableList<HeldFact> Facts, EquatableList<(string Id, double? Value)> Parameters) : Operation
{
    // The answers for each byte, and last that for a fact not known.
    private readonly Lazy<object?[]> answers = new(() => Worked(Node, Facts[0], Parameters));

    /// <summary>The one answer of an expression that reads no fact.</summary>
    public object? Same => Evaluator(Parameters, _ => null).Value(Node);

    private bool IsLookedUp => Facts is [{ IsNarrow: true }];

    public bool Equals(EachPerson? other) =>
        other is not null && ReferenceEquals(Node, other.Node) && IsTruth == other.IsTruth && Facts.Equals(other.Facts) && Parameters.Equals(other.Parameters);

    public override int GetHashCode() => HashCode.Combine(Node.At, IsTruth, Parameters);

    public override void Run(Scratch scratch, int block, int to)
    {
        var first = IsTruth ? scratch.True(to) : scratch.Known(to);
        var no = IsTruth ? scratch.False(to) : [];
        first.Clear();
        no.Clear();
        var slot = 0;
        var columns = Facts.ToDictionary(fact => fact.Symbol.Key, StringComparer.Ordinal);
        var evaluator = Evaluator(Parameters, symbol => columns[symbol.Key].At(slot, scratch));
        for (var i = 0; i < Bits.Persons; i++)
        {
            slot = block * Bits.Persons + i;
            switch (IsLookedUp ? answers.Value[Facts[0].Column.IsKnown(slot) ? Facts[0].Column.Bytes![slot] - sbyte.MinValue : byte.MaxValue + 1] : evaluator.Value(Node))
            {
                case bool holds when IsTruth:
                    (holds ? first : no)[i >> 6] |= 1UL << (i & 63);
                    break;
                case decimal number when !IsTruth:
                    first[i >> 6] |= 1UL << (i & 63);
                    scratch.Values(to)[i] = (double)number;
                    break;
            }
        }
    }

    private static object?[] Worked(FeelNode node, HeldFact fact, EquatableList<(string Id, double? Value)> parameters)
    {
        object? read = null;
        var evaluator = Evaluator(parameters, _ => read);
        var worked = new object?[byte.MaxValue + 2];
        worked[^1] = evaluator.Value(node);
        foreach (var held in fact.Column.Bytes!.Distinct())
        {
            read = fact.Of(held);
            worked[held - sbyte.MinValue] = evaluator.Value(node);
        }

        return worked;
    }

    private static FeelEvaluator Evaluator(EquatableList<(string Id, double? Value)> parameters, Func<FeelSymbol, object?> fact)
    {
        var amounts = parameters.ToDictionary(one => one.Id, one => (object?)(decimal?)one.Value, StringComparer.Ordinal);
        return new(symbol => symbol.Kind == FeelSymbolKind.Parameter ? amounts[symbol.Key] : fact(symbol));
    }
}
