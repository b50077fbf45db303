namespace Insights.Policy.Feel;

/// <summary>Syntax to the typed tree: names found, types checked. Types that do not fit become <see cref="MisfitNode"/>s and are listed.</summary>
internal sealed partial class FeelBinder
{
    private readonly FeelScope scope;
    private readonly List<FeelMisfit> misfits = [];
    private readonly Stack<FeelSymbol> items = new();

    private FeelBinder(FeelScope scope) => this.scope = scope;

    /// <exception cref="FeelUnsupportedException">A construct outside the subset is left in the tree.</exception>
    public static (FeelNode Root, IReadOnlyList<FeelMisfit> Misfits) Bind(FeelSyntax syntax, FeelScope scope)
    {
        var binder = new FeelBinder(scope);
        var root = binder.Bind(syntax);
        foreach (var node in root.Everything())
        {
            switch (node)
            {
                case OutsideNode outside:
                    throw new FeelUnsupportedException(outside.Construct, outside.At);
                case RangeNode range:
                    throw new FeelUnsupportedException("a range as a value", range.At);
                case ListNode { Type.Element: null } list:
                    throw new FeelUnsupportedException("a list of mixed types", list.At);
            }
        }

        return (root, binder.misfits);
    }

    private FeelNode Bind(FeelSyntax syntax) => syntax switch
    {
        NumberSyntax number => new ConstantNode(number.At, FeelType.Number, number.Value),
        TextSyntax text => new ConstantNode(text.At, FeelType.String, text.Value),
        BooleanSyntax fixedValue => new ConstantNode(fixedValue.At, FeelType.Boolean, fixedValue.Value),
        NullSyntax nothing => new ConstantNode(nothing.At, FeelType.Null, null),
        AtSyntax literal => AtLiteral(literal),
        NameSyntax name => Name(name),
        NegateSyntax negate => Negate(negate),
        BinarySyntax { Sign: FeelToken.And or FeelToken.Or } logic => Logic(logic),
        BinarySyntax { Sign: FeelToken.Plus or FeelToken.Minus or FeelToken.Times or FeelToken.Divide or FeelToken.Power } sum =>
            Arithmetic(sum.At, sum.Sign, Bind(sum.Left), Bind(sum.Right)),
        BinarySyntax compare => Compare(compare.At, compare.Sign, Bind(compare.Left), Bind(compare.Right)),
        BetweenSyntax between => Between(between),
        InSyntax within => Within(within),
        TestSyntax test => Range(test),
        RangeSyntax range => new RangeNode(range.At, FeelType.RangeOf(null), range.LowIn, Bind(range.Low), Bind(range.High), range.HighIn),
        ListSyntax list => List(list.At, [.. list.Items.Select(Bind)]),
        IfSyntax choice => Choice(choice),
        CallSyntax call => Call(call),
        FilterSyntax filter => Filter(filter),
        PathSyntax path => Path(path),
        InstanceSyntax instance => Instance(instance),
        OutsideSyntax outside => new OutsideNode(outside.At, outside.Type, outside.Construct),
        _ => throw new InvalidOperationException(syntax.GetType().Name),
    };

    /// <summary>A misfit that follows from a misfit among its operands is not told again.</summary>
    private MisfitNode Misfit(FeelPosition at, string message, params IEnumerable<FeelNode> operands)
    {
        if (!operands.OfType<MisfitNode>().Any())
        {
            misfits.Add(new(at, message));
        }

        return new(at, message);
    }

    private static FeelNode False(FeelPosition at) => new ConstantNode(at, FeelType.Boolean, false);

    private FeelNode AtLiteral(AtSyntax literal)
    {
        if (FeelTemporal.Date(literal.Value, out var beyond) is { } date)
        {
            return new ConstantNode(literal.At, FeelType.Date, date);
        }

        if (beyond)
        {
            return new OutsideNode(literal.At, FeelType.Date, "a date outside the years 1 to 9999");
        }

        if (Duration(literal.At, literal.Value) is { } duration)
        {
            return duration;
        }

        return literal.Value.Contains('T', StringComparison.Ordinal)
            ? new OutsideNode(literal.At, FeelType.DateTime, "a date and time")
            : literal.Value.Contains(':', StringComparison.Ordinal)
                ? new OutsideNode(literal.At, FeelType.Time, "a time of day")
                : Misfit(literal.At, $"@\"{literal.Value}\" is neither a date nor a duration");
    }

    private static ConstantNode? Duration(FeelPosition at, string text) => FeelTemporal.Duration(text) switch
    {
        FeelMonths months => new(at, FeelType.MonthsDuration, months),
        FeelSeconds seconds => new(at, FeelType.DaysDuration, seconds),
        _ => null,
    };

    private FeelNode Name(NameSyntax name)
    {
        if (name.Name == "item" && items.TryPeek(out var item))
        {
            return new ReadNode(name.At, item);
        }

        if (scope.Definition(name.Name) is { } definition)
        {
            return new DefinedNode(name.At, definition);
        }

        return scope.Symbol(name.Name) is { } symbol
            ? symbol.Type.Kind is FeelKind.Time or FeelKind.DateTime or FeelKind.Context or FeelKind.Function
                ? new OutsideNode(name.At, symbol.Type, $"a {symbol.Type}") : new ReadNode(name.At, symbol)
            : Misfit(name.At, $"unknown name “{name.Name}”{FeelText.Offer(name.Name, scope.Names)}");
    }

    private FeelNode Negate(NegateSyntax negate)
    {
        var operand = Bind(negate.Operand);
        return operand switch
        {
            ConstantNode { Value: decimal number } => new ConstantNode(negate.At, FeelType.Number, -number),
            ConstantNode { Value: FeelMonths months } => new ConstantNode(negate.At, operand.Type, new FeelMonths(-months.Months)),
            ConstantNode { Value: FeelSeconds seconds } => new ConstantNode(negate.At, operand.Type, new FeelSeconds(-seconds.Seconds)),
            _ when operand.Type.Kind is FeelKind.Number or FeelKind.DaysDuration or FeelKind.MonthsDuration => new NegateNode(negate.At, operand),
            _ => Misfit(negate.At, $"“-” does not take {operand.Type}", operand),
        };
    }

    private FeelNode Logic(BinarySyntax logic)
    {
        var terms = new List<FeelNode>();
        void Add(FeelSyntax side)
        {
            if (side is BinarySyntax same && same.Sign == logic.Sign)
            {
                Add(same.Left);
                Add(same.Right);
            }
            else
            {
                terms.Add(Term(logic.Sign == FeelToken.And ? "and" : "or", Bind(side)));
            }
        }

        Add(logic.Left);
        Add(logic.Right);
        return new LogicNode(logic.At, logic.Sign == FeelToken.And, terms);
    }

    /// <summary>A term of “and”, “or”, “not”, “if”: what is not boolean counts as null there.</summary>
    private FeelNode Term(string word, FeelNode node) => node.Type.Kind is FeelKind.Boolean or FeelKind.Null
        ? node
        : Misfit(node.At, $"“{word}” takes boolean, not {node.Type}");

    private FeelNode Choice(IfSyntax choice)
    {
        var condition = Term("if", Bind(choice.Condition));
        var (then, otherwise) = (Bind(choice.Then), Bind(choice.Else));
        return FeelType.Common(then.Type, otherwise.Type) is { } type
            ? new IfNode(choice.At, type, condition, then, otherwise)
            : throw new FeelUnsupportedException($"“if” with branches of different types ({then.Type}, {otherwise.Type})", choice.At);
    }

    private static ListNode List(FeelPosition at, IReadOnlyList<FeelNode> items)
    {
        FeelType? element = FeelType.Null;
        foreach (var item in items)
        {
            element = element is null ? null : FeelType.Common(element, item.Type);
        }

        return new(at, FeelType.ListOf(element), items);
    }

    private FeelNode Instance(InstanceSyntax instance)
    {
        var value = Bind(instance.Value);
        var name = instance.TypeName;
        return new InstanceNode(instance.At, value, name == "Any" || name == value.Type.ToString()
            || (name.Split('<')[0] == value.Type.ToString().Split('<')[0] && name.EndsWith("<Any>", StringComparison.Ordinal)));
    }
}
