namespace Insights.Policy.Feel;

/// <summary>Which absences a value can have. FEEL's null is a value (null = null is true);
/// unknown is a fact that the registers do not hold. SQL shows both as NULL, so they are told apart here, before it runs.</summary>
[Flags]
public enum FeelAbsence
{
    None = 0,
    Null = 1,
    Unknown = 2,
}

/// <summary>One node of the typed tree that all readers read: SQL, tree evaluation, explanation, checks.</summary>
public abstract record FeelNode(FeelPosition At, FeelType Type)
{
    public abstract FeelAbsence Absence { get; }

    public abstract IReadOnlyList<FeelNode> Children { get; }

    /// <summary>The number is integral in every case.</summary>
    public virtual bool Whole => false;

    /// <summary>The double nearest to the decimal value is what double arithmetic gives, so that it may be compared as it is.</summary>
    public virtual bool Exact => Whole;

    public bool MayBeNull => Absence.HasFlag(FeelAbsence.Null);

    public bool MayBeUnknown => Absence.HasFlag(FeelAbsence.Unknown);

    protected static FeelAbsence Union(IEnumerable<FeelNode> nodes) => nodes.Aggregate(FeelAbsence.None, (all, node) => all | node.Absence);

    /// <summary>The node and everything below it, definitions opened, in the order of reading.</summary>
    public IEnumerable<FeelNode> Everything() => Children.SelectMany(child => child.Everything()).Prepend(this);
}

public sealed record ConstantNode(FeelPosition At, FeelType Type, object? Value) : FeelNode(At, Type)
{
    public override FeelAbsence Absence => Value is null ? FeelAbsence.Null : FeelAbsence.None;

    public override IReadOnlyList<FeelNode> Children => [];

    public override bool Whole => Value switch
    {
        decimal number => decimal.IsInteger(number) && Math.Abs(number) < 1e15m,
        FeelMonths => true,
        FeelSeconds seconds => decimal.IsInteger(seconds.Seconds) && Math.Abs(seconds.Seconds) < 1e15m,
        _ => false,
    };

    public override bool Exact => true;
}

/// <summary>A named value: fact, parameter, input or the item of a filter.</summary>
public sealed record ReadNode(FeelPosition At, FeelSymbol Symbol) : FeelNode(At, Symbol.Type)
{
    public override FeelAbsence Absence => Symbol.Absence;

    public override IReadOnlyList<FeelNode> Children => [];

    public override bool Whole => Symbol.Whole;

    public override bool Exact => true;
}

/// <summary>A shared definition, read by name.</summary>
public sealed record DefinedNode(FeelPosition At, FeelDefinition Definition) : FeelNode(At, Definition.Body.Type)
{
    public override FeelAbsence Absence => Definition.Body.Absence;

    public override IReadOnlyList<FeelNode> Children => [Definition.Body];

    public override bool Whole => Definition.Body.Whole;

    public override bool Exact => Definition.Body.Exact;
}

public sealed record NegateNode(FeelPosition At, FeelNode Operand) : FeelNode(At, Operand.Type)
{
    public override FeelAbsence Absence => Operand.Absence;

    public override IReadOnlyList<FeelNode> Children => [Operand];

    public override bool Whole => Operand.Whole;

    public override bool Exact => Operand.Exact;
}

public enum FeelArithmetic { Add, Subtract, Multiply, Divide, Power }

public sealed record ArithmeticNode(FeelPosition At, FeelType Type, FeelArithmetic Sign, FeelNode Left, FeelNode Right) : FeelNode(At, Type)
{
    public override FeelAbsence Absence => Left.Absence | Right.Absence | (MayFail ? FeelAbsence.Null : FeelAbsence.None);

    public override IReadOnlyList<FeelNode> Children => [Left, Right];

    public override bool Whole => Type.Kind == FeelKind.MonthsDuration
        || (Sign is FeelArithmetic.Add or FeelArithmetic.Subtract or FeelArithmetic.Multiply && Left.Whole && Right.Whole);

    /// <summary>A division by what may be zero, or a power, may have no value.</summary>
    public bool MayFail => Sign switch
    {
        FeelArithmetic.Divide => !(Right is ConstantNode { Value: decimal and not 0m } || Right is ReadNode { Symbol.NeverZero: true }),
        FeelArithmetic.Power => true,
        _ => false,
    };
}

public enum FeelComparison { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual }

public sealed record CompareNode(FeelPosition At, FeelComparison Sign, FeelNode Left, FeelNode Right) : FeelNode(At, FeelType.Boolean)
{
    public bool IsEquality => Sign is FeelComparison.Equal or FeelComparison.NotEqual;

    public override FeelAbsence Absence => IsEquality ? (Left.Absence | Right.Absence) & FeelAbsence.Unknown : Left.Absence | Right.Absence;

    public override IReadOnlyList<FeelNode> Children => [Left, Right];
}

/// <summary>“and” or “or” over two terms or more, three-valued.</summary>
public sealed record LogicNode(FeelPosition At, bool IsAnd, IReadOnlyList<FeelNode> Terms) : FeelNode(At, FeelType.Boolean)
{
    public override FeelAbsence Absence => Union(Terms);

    public override IReadOnlyList<FeelNode> Children => Terms;
}

public sealed record NotNode(FeelPosition At, FeelNode Operand) : FeelNode(At, FeelType.Boolean)
{
    public override FeelAbsence Absence => Operand.Absence;

    public override IReadOnlyList<FeelNode> Children => [Operand];
}

/// <summary>An unknown condition gives a known result where both branches agree.</summary>
public sealed record IfNode(FeelPosition At, FeelType Type, FeelNode Condition, FeelNode Then, FeelNode Otherwise) : FeelNode(At, Type)
{
    public override FeelAbsence Absence => Then.Absence | Otherwise.Absence | (Condition.Absence & FeelAbsence.Unknown);

    public override IReadOnlyList<FeelNode> Children => [Condition, Then, Otherwise];

    public override bool Whole => Then.Whole && Otherwise.Whole;

    public override bool Exact => Then.Exact && Otherwise.Exact;
}
