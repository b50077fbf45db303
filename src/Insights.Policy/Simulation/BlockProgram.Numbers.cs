using Insights.Policy.Feel;

namespace Insights.Policy.Simulation;

internal sealed partial class BlockProgram
{
    /// <summary>A number-valued node.</summary>
    /// <exception cref="FeelUnsupportedException">A fact that the population does not hold.</exception>
    public Number Number(FeelNode node, Terms terms) => node switch
    {
        ConstantNode { Value: decimal number } => Simulation.Number.Of((double)number),
        ConstantNode { Value: null } => Simulation.Number.Of((double?)null),
        ReadNode { Symbol.Kind: FeelSymbolKind.Parameter } parameter => Simulation.Number.Of(terms[parameter.Symbol.Key]),
        ReadNode { Symbol.Kind: FeelSymbolKind.Fact } fact when fact.Type.Kind == FeelKind.Number => Fact(fact),
        DefinedNode defined => Number(defined.Definition.Body, terms),
        NegateNode negate => Made(Step.Subtract, Simulation.Number.Of(0), Number(negate.Operand, terms)),
        ArithmeticNode sum when sum.Sign != FeelArithmetic.Power && sum.Left.Type.Kind == FeelKind.Number && sum.Right.Type.Kind == FeelKind.Number => Made(StepOf(sum), Number(sum.Left, terms), Number(sum.Right, terms)),
        CallNode { Function.Name: "ceiling" or "floor", Arguments.Count: 1 } call =>
            Made(call.Function.Name == "floor" ? Step.Floor : Step.Ceiling, Amount(call.Arguments[0], terms), null),
        CallNode { Function.Name: "min" or "max", Arguments: [ListNode { Items.Count: > 0 } list] } call when list.Items.All(one => one.Type.Kind == FeelKind.Number) =>
            list.Items.Select(one => Number(one, terms)).Aggregate((a, b) => Made(call.Function.Name == "min" ? Step.Least : Step.Greatest, a, b)),
        CallNode { Function.Name: "sum", Arguments: [ListNode { Items.Count: > 0 } list] } when list.Items.All(one => one.Type.Kind == FeelKind.Number) =>
            list.Items.Select(one => Amount(one, terms)).Aggregate((a, b) => Made(Step.Add, a, b)),
        CallNode { Function.Name: "abs", Arguments: [{ Type.Kind: FeelKind.Number } only] } =>
            Number(only, terms) is var n ? Made(Step.Greatest, n, Made(Step.Subtract, Simulation.Number.Of(0), n)) : default,
        IfNode { Condition.MayBeNull: false } choice => ChooseAmount(choice, terms),
        _ => OfEach(node, false, terms) is { Facts.Count: > 0 } step ? AddNumber(step, false) : Simulation.Number.Of((double?)(OfEach(node, false, terms).Same as decimal?)),
    };

    /// <summary>A number as an amount: what is not exact is settled at nine digits.</summary>
    public Number Amount(FeelNode node, Terms terms) =>
        node.Exact ? Number(node, terms) : Made(Step.Settle, Number(node, terms), null);

    private Number Fact(ReadNode fact)
    {
        var column = Column(fact);
        return column.Numbers is not null ? Simulation.Number.Of(column) : AddNumber(new Widen(column), column.Known is null);
    }

    private Number Made(Step step, Number left, Number? second)
    {
        var right = second ?? Simulation.Number.Of(0);
        if ((left.IsConstant && left.Constant is null) || (right.IsConstant && right.Constant is null))
        {
            return Simulation.Number.Of((double?)null);
        }

        if (left.IsConstant && right.IsConstant)
        {
            return Simulation.Number.Of(step == Step.Divide && right.Constant == 0 ? null : Calculate.Of(step, left.Constant!.Value, right.Constant!.Value));
        }

        return AddNumber(new Calculate(step, left, right), left.AlwaysKnown && right.AlwaysKnown && step != Step.Divide);
    }

    private static Step StepOf(ArithmeticNode sum) => sum.Sign switch
    {
        FeelArithmetic.Add => Step.Add,
        FeelArithmetic.Subtract => Step.Subtract,
        FeelArithmetic.Multiply => Step.Multiply,
        _ => Step.Divide,
    };

    private Number ChooseAmount(IfNode choice, Terms terms)
    {
        var condition = Truth(choice.Condition, terms);
        if (condition is { IsConstant: true, Constant: { } known })
        {
            return Number(known ? choice.Then : choice.Otherwise, terms);
        }

        var (then, otherwise) = (Number(choice.Then, terms), Number(choice.Otherwise, terms));
        return then.IsConstant && then == otherwise ? then
            : AddNumber(new ChooseNumber(Register(condition), then, otherwise), false);
    }

    private Truth Compare(CompareNode node, Terms terms)
    {
        if (node.IsEquality && (Coded(node.Left, node.Right) ?? Coded(node.Right, node.Left)) is { } word)
        {
            var same = word.Code is { } code ? Within(word.Column, code, code) : Simulation.Truth.Of(null);
            same = terms.Moves?.Of(word.Fact) is { } moves ? Moved(moves, word.Word, same) : same;
            return node.Sign == FeelComparison.NotEqual ? same.Not() : same;
        }

        if (node.Left.Type.Kind != FeelKind.Number || node.Right.Type.Kind != FeelKind.Number || (node.IsEquality && (node.Left.MayBeNull || node.Right.MayBeNull)))
        {
            return OfEach(node, true, terms) is { Facts.Count: > 0 } step ? AddTruth(step) : Simulation.Truth.Of(OfEach(node, true, terms).Same as bool?);
        }

        var exact = node.Left.Exact && node.Right.Exact;
        if (exact && node.Left is ReadNode { Symbol.Kind: FeelSymbolKind.Fact } fact && Column(fact).Bytes is not null
            && Number(node.Right, terms) is { IsConstant: true, Constant: { } bound })
        {
            return Bounded(Column(fact), node.Sign, bound);
        }

        var (left, right) = (Number(node.Left, terms), Number(node.Right, terms));
        return (left.IsConstant && left.Constant is null) || (right.IsConstant && right.Constant is null)
            ? Simulation.Truth.Of(null)
            : exact && left is { Constant: { } a } && right is { Constant: { } b } ? Simulation.Truth.Of(Holds(a, node.Sign, b))
            : AddTruth(new CompareNumbers(left, node.Sign, right, exact));
    }

    /// <summary>Amounts alone: the same for everyone, so that no person is asked.</summary>
    private static bool Holds(double left, FeelComparison sign, double right) => sign switch
    {
        FeelComparison.Less => left < right,
        FeelComparison.LessEqual => left <= right,
        FeelComparison.Greater => left > right,
        FeelComparison.GreaterEqual => left >= right,
        FeelComparison.Equal => left == right,
        _ => left != right,
    };

    private Truth Bounded(PackedColumn column, FeelComparison sign, double bound) => sign switch
    {
        FeelComparison.LessEqual => Within(column, sbyte.MinValue, Math.Floor(bound)),
        FeelComparison.Less => Within(column, sbyte.MinValue, Math.Ceiling(bound) - 1),
        FeelComparison.GreaterEqual => Within(column, Math.Ceiling(bound), sbyte.MaxValue),
        FeelComparison.Greater => Within(column, Math.Floor(bound) + 1, sbyte.MaxValue),
        FeelComparison.Equal => bound == Math.Floor(bound) ? Within(column, bound, bound) : Within(column, 1, 0),
        _ => Bounded(column, FeelComparison.Equal, bound).Not(),
    };

    private Truth Within(PackedColumn column, double low, double high) => high < sbyte.MinValue || low > sbyte.MaxValue || low > high
        ? AddTruth(new WithinBytes(column, 1, 0))
        : AddTruth(new WithinBytes(column, (sbyte)Math.Max(low, sbyte.MinValue), (sbyte)Math.Min(high, sbyte.MaxValue)));

    /// <summary>A coded fact against a word: the column and the word's code there; no code where the word is none of the fact's.</summary>
    private (FeelSymbol Fact, string Word, PackedColumn Column, sbyte? Code)? Coded(FeelNode fact, FeelNode word)
    {
        if (fact is not ReadNode { Symbol: { Codes.Count: > 0 } symbol } read || word is not ConstantNode { Value: string text })
        {
            return null;
        }

        var column = Column(read);
        return symbol.Codes.FirstOrDefault(one => one.Word == text)?.Code switch
        {
            null => (symbol, text, column, null),
            string code => (symbol, text, column, column.Words.ToList().IndexOf(code) is >= 0 and var at ? (sbyte)at : sbyte.MinValue),
            var code => (symbol, text, column, Convert.ToSByte(code)),
        };
    }
}
