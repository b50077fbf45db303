namespace Insights.Policy.Feel;

/// <summary>The value of an expression that hangs on a fact which the registers do not hold; <paramref name="Fact"/> is the first such fact.</summary>
public sealed record FeelUnknown(FeelSymbol Fact);

/// <summary>The naive reference: walks the tree in decimals, no tricks. All other readers must agree with it.</summary>
internal sealed partial class FeelEvaluator(Func<FeelSymbol, object?> read)
{
    /// <summary>Digits that a computed number keeps where it is compared or rounded.</summary>
    private const int SettledDigits = 15;

    private readonly Stack<object?> items = new();

    public object? Value(FeelNode node)
    {
        try
        {
            return node switch
            {
                ConstantNode constant => constant.Value,
                ReadNode { Symbol.Kind: FeelSymbolKind.Item } => items.Peek(),
                ReadNode name => Read(name.Symbol),
                DefinedNode defined => Value(defined.Definition.Body),
                NegateNode negate => Negate(Value(negate.Operand)),
                ArithmeticNode sum => Arithmetic(sum),
                CompareNode compare => Compare(compare),
                LogicNode logic => Logic(logic),
                NotNode not => Value(not.Operand) switch { bool known => !known, FeelUnknown unknown => unknown, _ => null },
                IfNode choice => Choice(choice),
                ListNode list => List(list),
                ItemNode item => Item(item),
                FilterNode filter => Filter(filter),
                MemberNode member => Member(member),
                CallNode call => Call(call),
                InstanceNode instance => Value(instance.Value) switch { FeelUnknown unknown => unknown, null => false, _ => instance.Fits },
                MisfitNode => null,
                _ => throw new InvalidOperationException(node.GetType().Name),
            };
        }
        catch (OverflowException)
        {
            throw new FeelUnsupportedException("a number of more than 28 digits", node.At);
        }
    }

    private object? Read(FeelSymbol symbol)
    {
        var value = read(symbol);
        return value is null && symbol.Absence.HasFlag(FeelAbsence.Unknown) ? new FeelUnknown(symbol) : value;
    }

    private static object? Negate(object? value) => value switch
    {
        decimal number => -number,
        FeelMonths months => new FeelMonths(-months.Months),
        FeelSeconds seconds => new FeelSeconds(-seconds.Seconds),
        FeelUnknown unknown => unknown,
        _ => null,
    };

    private object? Arithmetic(ArithmeticNode node)
    {
        var (left, right) = (Value(node.Left), Value(node.Right));
        return (left, right) switch
        {
            (FeelUnknown unknown, _) => unknown,
            (_, FeelUnknown unknown) => unknown,
            (decimal a, decimal b) => Number(node.Sign, a, b),
            (string a, string b) => a + b,
            (FeelMonths a, FeelMonths b) => node.Sign switch
            {
                FeelArithmetic.Add => new FeelMonths(a.Months + b.Months),
                FeelArithmetic.Subtract => new FeelMonths(a.Months - b.Months),
                _ => Number(FeelArithmetic.Divide, a.Months, b.Months),
            },
            (FeelSeconds a, FeelSeconds b) => node.Sign switch
            {
                FeelArithmetic.Add => new FeelSeconds(a.Seconds + b.Seconds),
                FeelArithmetic.Subtract => new FeelSeconds(a.Seconds - b.Seconds),
                _ => Number(FeelArithmetic.Divide, a.Seconds, b.Seconds),
            },
            (FeelMonths a, decimal b) => Number(node.Sign, a.Months, b) is decimal months ? new FeelMonths((long)decimal.Truncate(months)) : null,
            (decimal a, FeelMonths b) => new FeelMonths((long)decimal.Truncate(a * b.Months)),
            (FeelSeconds a, decimal b) => Number(node.Sign, a.Seconds, b) is decimal seconds ? new FeelSeconds(seconds) : null,
            (decimal a, FeelSeconds b) => new FeelSeconds(a * b.Seconds),
            (DateOnly a, DateOnly b) => new FeelSeconds((a.DayNumber - b.DayNumber) * 86400m),
            (DateOnly a, _) => Shift(node, a, right, node.Sign == FeelArithmetic.Subtract ? -1 : 1),
            (_, DateOnly b) => Shift(node, b, left, 1),
            _ => null,
        };
    }

    /// <summary>A date moved by months (the day kept, or the month's last) or by seconds (the day in which it lands).</summary>
    private static object? Shift(ArithmeticNode node, DateOnly date, object? by, int direction)
    {
        try
        {
            return by switch
            {
                FeelMonths months => date.AddMonths((int)(direction * months.Months)),
                FeelSeconds seconds => date.AddDays((int)Math.Floor(direction * seconds.Seconds / 86400)),
                _ => null,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new FeelUnsupportedException("a date outside the years 1 to 9999", node.At);
        }
    }

    private static object? Number(FeelArithmetic sign, decimal a, decimal b) => sign switch
    {
        FeelArithmetic.Add => a + b,
        FeelArithmetic.Subtract => a - b,
        FeelArithmetic.Multiply => a * b,
        FeelArithmetic.Divide => b == 0 ? null : a / b,
        _ => Power(a, b),
    };

    private static decimal? Power(decimal a, decimal b)
    {
        if (!decimal.IsInteger(b) || Math.Abs(b) > 1000)
        {
            return FromDouble(Math.Pow((double)a, (double)b));
        }

        if (b < 0)
        {
            return a == 0 ? null : 1 / Power(a, -b);
        }

        var result = 1m;
        for (var count = 0; count < b; count++)
        {
            result *= a;
        }

        return result;
    }

    private static decimal? FromDouble(double value) =>
        double.IsFinite(value) ? (decimal)value : double.IsNaN(value) ? null : throw new OverflowException();

    /// <summary>A computed number without the dust of its last digits (18 / (4 / 66) is 297), for what steps: comparison and rounding.</summary>
    private object? Settled(FeelNode node) => Value(node) switch
    {
        decimal number when !node.Exact => Math.Round(number, SettledDigits),
        FeelSeconds seconds when !node.Exact => new FeelSeconds(Math.Round(seconds.Seconds, SettledDigits)),
        var value => value,
    };

    private object? Compare(CompareNode node)
    {
        var (left, right) = (Settled(node.Left), Settled(node.Right));
        if (left is FeelUnknown || right is FeelUnknown)
        {
            return left as FeelUnknown ?? right;
        }

        if (node.IsEquality)
        {
            return Same(left, right) == (node.Sign == FeelComparison.Equal);
        }

        if (left is null || right is null)
        {
            return null;
        }

        var order = Order(left, right);
        return node.Sign switch
        {
            FeelComparison.Less => order < 0,
            FeelComparison.LessEqual => order <= 0,
            FeelComparison.Greater => order > 0,
            _ => order >= 0,
        };
    }

    private static bool Same(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (IReadOnlyList<object?> a, IReadOnlyList<object?> b) => a.Count == b.Count && a.Zip(b).All(pair => Same(pair.First, pair.Second)),
        _ => left.Equals(right),
    };

    private static int Order(object left, object right) => (left, right) switch
    {
        (string a, string b) => FeelText.Compare(a, b),
        (FeelMonths a, FeelMonths b) => a.Months.CompareTo(b.Months),
        (FeelSeconds a, FeelSeconds b) => a.Seconds.CompareTo(b.Seconds),
        _ => ((IComparable)left).CompareTo(right),
    };

    /// <summary>Kleene: the deciding value wins over what is missing; else the first unknown is named.</summary>
    private object? Logic(LogicNode node)
    {
        FeelUnknown? unknown = null;
        var nothing = false;
        foreach (var term in node.Terms)
        {
            switch (Value(term))
            {
                case bool known when known != node.IsAnd:
                    return known;
                case FeelUnknown missing:
                    unknown ??= missing;
                    break;
                case not bool:
                    nothing = true;
                    break;
            }
        }

        return unknown ?? (nothing ? null : (object)node.IsAnd);
    }

    private object? Choice(IfNode node)
    {
        var condition = Value(node.Condition);
        if (condition is not FeelUnknown)
        {
            return Value(condition is true ? node.Then : node.Otherwise);
        }

        var (then, otherwise) = (Value(node.Then), Value(node.Otherwise));
        return then is not FeelUnknown && otherwise is not FeelUnknown && Same(then, otherwise) ? then : condition;
    }
}
