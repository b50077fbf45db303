namespace Insights.Policy.Feel;

public sealed record ListNode(FeelPosition At, FeelType Type, IReadOnlyList<FeelNode> Items) : FeelNode(At, Type)
{
    public override FeelAbsence Absence => Union(Items) & FeelAbsence.Unknown;

    public override IReadOnlyList<FeelNode> Children => Items;
}

/// <summary>An element by its place: 1 is the first, −1 the last, null beyond the ends.</summary>
public sealed record ItemNode(FeelPosition At, FeelType Type, FeelNode List, FeelNode Place) : FeelNode(At, Type)
{
    public override FeelAbsence Absence => List.Absence | Place.Absence | FeelAbsence.Null;

    public override IReadOnlyList<FeelNode> Children => [List, Place];
}

/// <summary>The elements for which the predicate over <paramref name="Item"/> is true.</summary>
public sealed record FilterNode(FeelPosition At, FeelType Type, FeelNode List, FeelNode Predicate, FeelSymbol Item) : FeelNode(At, Type)
{
    public override FeelAbsence Absence => List.Absence | (Predicate.Absence & FeelAbsence.Unknown);

    public override IReadOnlyList<FeelNode> Children => [List, Predicate];
}

/// <summary>The value is an element of the list, nulls compared as values.</summary>
public sealed record MemberNode(FeelPosition At, FeelNode Value, FeelNode List) : FeelNode(At, FeelType.Boolean)
{
    public override FeelAbsence Absence => (Value.Absence & FeelAbsence.Unknown) | List.Absence;

    public override IReadOnlyList<FeelNode> Children => [Value, List];
}

/// <summary>A built-in function. An argument that is null gives null unless the function says what it makes of it.</summary>
public sealed record CallNode(FeelPosition At, FeelFunction Function, IReadOnlyList<FeelNode> Arguments, FeelType Type) : FeelNode(At, Type)
{
    public override FeelAbsence Absence => (Union(Arguments) | (MayFail ? FeelAbsence.Null : FeelAbsence.None))
        & (Function.NeverNull ? FeelAbsence.Unknown : FeelAbsence.Null | FeelAbsence.Unknown);

    public override IReadOnlyList<FeelNode> Children => Arguments;

    public override bool Whole => Function.Whole && Arguments.Count == 1;

    /// <summary>A rounding to a written-out scale always has a value, and so has the least, greatest, sum or mean of numbers written out.</summary>
    private bool MayFail => Function.MayFail
        && !(Function.Name is "min" or "max" or "sum" or "mean" && Arguments is [ListNode { Items.Count: > 0 } list] && list.Items.All(item => item.Type == FeelType.Number && !item.Absence.HasFlag(FeelAbsence.Null)))
        && !(Function.Parameters is [_, { Name: "scale" }] && Arguments[1] is ConstantNode { Value: decimal and >= -6111 and <= 6176 });
}

/// <summary>“instance of” with a type that fits or not; only null is left to ask at run time.</summary>
public sealed record InstanceNode(FeelPosition At, FeelNode Value, bool Fits) : FeelNode(At, FeelType.Boolean)
{
    public override FeelAbsence Absence => Value.Absence & FeelAbsence.Unknown;

    public override IReadOnlyList<FeelNode> Children => [Value];
}

/// <summary>Types that do not fit: null in a bare expression, a fault in a rule.</summary>
public sealed record MisfitNode(FeelPosition At, string Message) : FeelNode(At, FeelType.Null)
{
    public override FeelAbsence Absence => FeelAbsence.Null;

    public override IReadOnlyList<FeelNode> Children => [];
}

/// <summary>A construct outside the subset; a tree that keeps one is refused.</summary>
internal sealed record OutsideNode(FeelPosition At, FeelType Type, string Construct) : FeelNode(At, Type)
{
    public override FeelAbsence Absence => FeelAbsence.None;

    public override IReadOnlyList<FeelNode> Children => [];
}

/// <summary>A range as a value; only “in” and “=” read it.</summary>
internal sealed record RangeNode(FeelPosition At, FeelType Type, bool LowIn, FeelNode? Low, FeelNode? High, bool HighIn) : FeelNode(At, Type)
{
    public override FeelAbsence Absence => FeelAbsence.None;

    public override IReadOnlyList<FeelNode> Children => [.. new[] { Low, High }.OfType<FeelNode>()];
}
