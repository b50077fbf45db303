namespace Insights.Policy.Feel;

/// <summary>Arithmetic, comparison, ranges and “in”.</summary>
internal sealed partial class FeelBinder
{
    private FeelNode Arithmetic(FeelPosition at, FeelToken sign, FeelNode left, FeelNode right)
    {
        var (arithmetic, text) = sign switch
        {
            FeelToken.Plus => (FeelArithmetic.Add, "+"),
            FeelToken.Minus => (FeelArithmetic.Subtract, "-"),
            FeelToken.Times => (FeelArithmetic.Multiply, "*"),
            FeelToken.Divide => (FeelArithmetic.Divide, "/"),
            _ => (FeelArithmetic.Power, "**"),
        };
        var result = Result(arithmetic, left.Type.Kind, right.Type.Kind);
        return result is { } kind
            ? new ArithmeticNode(at, new FeelType(kind), arithmetic, left, right)
            : Misfit(at, $"“{text}” does not take {left.Type} and {right.Type}", left, right);
    }

    private static FeelKind? Result(FeelArithmetic sign, FeelKind left, FeelKind right) => (sign, left, right) switch
    {
        (_, FeelKind.Number, FeelKind.Number) => FeelKind.Number,
        (FeelArithmetic.Add, FeelKind.String, FeelKind.String) => FeelKind.String,
        (FeelArithmetic.Add or FeelArithmetic.Subtract, FeelKind.MonthsDuration, FeelKind.MonthsDuration) => left,
        (FeelArithmetic.Add or FeelArithmetic.Subtract, FeelKind.DaysDuration, FeelKind.DaysDuration) => left,
        (FeelArithmetic.Add or FeelArithmetic.Subtract, FeelKind.Date or FeelKind.DateTime, FeelKind.MonthsDuration or FeelKind.DaysDuration) => left,
        (FeelArithmetic.Add, FeelKind.MonthsDuration or FeelKind.DaysDuration, FeelKind.Date or FeelKind.DateTime) => right,
        (FeelArithmetic.Add or FeelArithmetic.Subtract, FeelKind.Time, FeelKind.DaysDuration) => left,
        (FeelArithmetic.Add, FeelKind.DaysDuration, FeelKind.Time) => right,
        (FeelArithmetic.Subtract, FeelKind.Date or FeelKind.DateTime, FeelKind.Date or FeelKind.DateTime) => FeelKind.DaysDuration,
        (FeelArithmetic.Subtract, FeelKind.Time, FeelKind.Time) => FeelKind.DaysDuration,
        (FeelArithmetic.Multiply, FeelKind.Number, FeelKind.MonthsDuration or FeelKind.DaysDuration) => right,
        (FeelArithmetic.Multiply or FeelArithmetic.Divide, FeelKind.MonthsDuration or FeelKind.DaysDuration, FeelKind.Number) => left,
        (FeelArithmetic.Divide, FeelKind.MonthsDuration, FeelKind.MonthsDuration) => FeelKind.Number,
        (FeelArithmetic.Divide, FeelKind.DaysDuration, FeelKind.DaysDuration) => FeelKind.Number,
        _ => null,
    };

    private FeelNode Compare(FeelPosition at, FeelToken sign, FeelNode left, FeelNode right)
    {
        var (comparison, text) = sign switch
        {
            FeelToken.Equal => (FeelComparison.Equal, "="),
            FeelToken.NotEqual => (FeelComparison.NotEqual, "!="),
            FeelToken.Less => (FeelComparison.Less, "<"),
            FeelToken.LessEqual => (FeelComparison.LessEqual, "<="),
            FeelToken.Greater => (FeelComparison.Greater, ">"),
            _ => (FeelComparison.GreaterEqual, ">="),
        };
        if (comparison is FeelComparison.Equal or FeelComparison.NotEqual)
        {
            var equal = Equal(at, left, right);
            return comparison == FeelComparison.Equal ? equal
                : equal is CompareNode plain ? plain with { Sign = FeelComparison.NotEqual } : equal is MisfitNode ? equal : new NotNode(at, equal);
        }

        return left.Type.Ordered && left.Type.Kind == right.Type.Kind
            ? new CompareNode(at, comparison, left, right)
            : Misfit(at, $"“{text}” does not take {left.Type} and {right.Type}{Unquoted(left, right)}{Unquoted(right, left)}", left, right);
    }

    /// <summary>A number or date in quotation marks beside a value of its kind: how it is written without them.</summary>
    private static string Unquoted(FeelNode quoted, FeelNode beside) => (quoted, beside.Type.Kind) switch
    {
        (ConstantNode { Value: string text }, FeelKind.Number) when FeelEvaluator.Number(text, null, null) is not null => $"; write {text} without quotation marks",
        (ConstantNode { Value: string text }, FeelKind.Date) when FeelTemporal.Date(text, out _) is not null => $"; write @\"{text}\"",
        _ => "",
    };

    /// <summary>Equality; literal lists and ranges are compared piece by piece, so that each piece keeps its own type.</summary>
    private FeelNode Equal(FeelPosition at, FeelNode left, FeelNode right)
    {
        switch (left, right)
        {
            case (ListNode one, ListNode other) when one.Items.Count > 0 || other.Items.Count > 0:
                return one.Items.Count == other.Items.Count ? Pairwise(at, one.Items.Zip(other.Items)) : Refuse(at, one, other);
            case (RangeNode one, RangeNode other):
                return one.LowIn == other.LowIn && one.HighIn == other.HighIn && one.Low is null == other.Low is null && one.High is null == other.High is null
                    ? Pairwise(at, Ends(one).Zip(Ends(other)))
                    : Refuse(at, one, other);
        }

        if (!left.Type.Fits(right.Type))
        {
            return Misfit(at, $"“=” does not take {left.Type} and {right.Type}{Unquoted(left, right)}{Unquoted(right, left)}", left, right);
        }

        CheckCode(left, right);
        CheckCode(right, left);
        return new CompareNode(at, FeelComparison.Equal, left, right);
    }

    private static IEnumerable<FeelNode> Ends(RangeNode range) => new[] { range.Low, range.High }.OfType<FeelNode>();

    /// <summary>False, unless a construct outside the subset is in the one or the other.</summary>
    private static FeelNode Refuse(FeelPosition at, FeelNode one, FeelNode other) =>
        one.Everything().Concat(other.Everything()).OfType<OutsideNode>().FirstOrDefault() ?? False(at);

    private FeelNode Pairwise(FeelPosition at, IEnumerable<(FeelNode, FeelNode)> pairs)
    {
        var terms = pairs.Select(pair => pair.Item1.Type.Fits(pair.Item2.Type) || pair.Item1 is ListNode ? Equal(at, pair.Item1, pair.Item2) : False(at)).ToArray();
        return terms.Length == 1 ? terms[0] : new LogicNode(at, true, terms);
    }

    /// <summary>A word that the fact's list of codes does not know can never be met.</summary>
    private void CheckCode(FeelNode fact, FeelNode word)
    {
        if (fact is ReadNode { Symbol: { Codes.Count: > 0 } symbol } && word is ConstantNode { Value: string text }
            && symbol.Codes.All(code => code.Word != text))
        {
            misfits.Add(new(word.At, $"“{symbol.Name}” is never “{text}”{FeelText.Offer(text, symbol.Codes.Select(code => code.Word))}"));
        }
    }

    private FeelNode Between(BetweenSyntax between)
    {
        var value = Bind(between.Value);
        return Inside(between.At, value, true, Bind(between.Low), Bind(between.High), true);
    }

    /// <summary>Both ends by the standard's own reading, “at least this and at most that”: an end that fails decides, though the other is null or does not fit.</summary>
    private FeelNode Inside(FeelPosition at, FeelNode value, bool lowIn, FeelNode? low, FeelNode? high, bool highIn)
    {
        var terms = new List<FeelNode>(2);
        if (low is not null)
        {
            terms.Add(Compare(at, lowIn ? FeelToken.GreaterEqual : FeelToken.Greater, value, low));
        }

        if (high is not null)
        {
            terms.Add(Compare(at, highIn ? FeelToken.LessEqual : FeelToken.Less, value, high));
        }

        return terms.Count == 1 ? terms[0]
            : terms.All(term => term is MisfitNode) ? terms[0] : new LogicNode(at, true, terms);
    }

    /// <summary>“(&lt; 10)” as a value.</summary>
    private RangeNode Range(TestSyntax test)
    {
        var operand = Bind(test.Operand);
        return test.Sign switch
        {
            FeelToken.Less => new(test.At, FeelType.RangeOf(null), false, null, operand, false),
            FeelToken.LessEqual => new(test.At, FeelType.RangeOf(null), false, null, operand, true),
            FeelToken.Greater => new(test.At, FeelType.RangeOf(null), false, operand, null, false),
            FeelToken.GreaterEqual => new(test.At, FeelType.RangeOf(null), true, operand, null, false),
            FeelToken.Equal => new(test.At, FeelType.RangeOf(null), true, operand, operand, true),
            _ => throw new FeelUnsupportedException("“!=” as a range", test.At),
        };
    }

    private FeelNode Within(InSyntax within)
    {
        var value = Bind(within.Value);
        var tests = within.Tests.Select(test => Test(within.At, value, test, within.Listed)).ToArray();
        return tests.Length == 1 ? tests[0] : new LogicNode(within.At, false, tests);
    }

    private FeelNode Test(FeelPosition at, FeelNode value, FeelSyntax test, bool listed)
    {
        if (test is TestSyntax unary)
        {
            var operand = Bind(unary.Operand);
            return listed && !value.Type.Fits(operand.Type) ? False(at) : Compare(unary.At, unary.Sign, value, operand);
        }

        var node = Bind(test);
        return node is ListNode literal && !(value.Type.Kind == FeelKind.List && literal.Items.All(item => item.Type.Kind is not FeelKind.List))
            ? Any(at, literal.Items.Select(item => Matches(at, value, item, true)))
            : Matches(at, value, node, listed);
    }

    private static FeelNode Any(FeelPosition at, IEnumerable<FeelNode> tests) =>
        tests.ToArray() switch { [] => False(at), [var only] => only, var all => new LogicNode(at, false, all) };

    /// <summary>The value against one range, list or value; beside others, what does not fit is no match.</summary>
    private FeelNode Matches(FeelPosition at, FeelNode value, FeelNode test, bool listed)
    {
        if (test is RangeNode range)
        {
            return listed && Ends(range).Any(end => end.Type.Kind != FeelKind.Null && end.Type.Kind != value.Type.Kind)
                ? Refuse(at, value, range) : Inside(at, value, range.LowIn, range.Low, range.High, range.HighIn);
        }

        if (test.Type.Kind == FeelKind.List && test.Type.Element is { } element && value.Type.Fits(element) && !(value.Type.Kind == FeelKind.List && test is ListNode))
        {
            return Member(at, value, test);
        }

        return listed && !value.Type.Fits(test.Type) ? Refuse(at, value, test) : Equal(at, value, test);
    }

    private static FeelNode Member(FeelPosition at, FeelNode value, FeelNode list) => new MemberNode(at, value, list);
}
