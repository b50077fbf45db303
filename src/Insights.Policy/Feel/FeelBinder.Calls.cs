namespace Insights.Policy.Feel;

/// <summary>Calls, filters and paths.</summary>
internal sealed partial class FeelBinder
{
    private FeelNode Call(CallSyntax call)
    {
        if (call.Name == "not")
        {
            return call.Arguments is [{ Name: null or "negand" } only]
                ? Term("not", Bind(only.Value)) is var operand && operand is MisfitNode ? operand : new NotNode(call.At, operand)
                : Misfit(call.At, "not(negand: boolean) takes one argument");
        }

        if (FeelFunction.Outside.TryGetValue(call.Name, out var type))
        {
            return new OutsideNode(call.At, type, call.Name switch
            {
                "time" => "a time of day",
                "date and time" => "a date and time",
                _ => $"the function “{call.Name}”",
            });
        }

        if (!FeelFunction.All.TryGetValue(call.Name, out var signatures))
        {
            return Misfit(call.At, $"no function “{call.Name}”{FeelText.Offer(call.Name, FeelFunction.All.Keys)}");
        }

        var given = call.Arguments.Select(argument => (argument.Name, Node: Bind(argument.Value))).ToArray();
        if (call.Name == "string" && given is [{ Node.Type: { Kind: FeelKind.List or FeelKind.Range or FeelKind.Context } whole }])
        {
            // The standard writes it out; the subset does not, and does not say null in its place.
            return new OutsideNode(call.At, FeelType.String, $"the text of a {whole}");
        }

        foreach (var signature in signatures)
        {
            if (Arrange(signature, given) is { } arguments && Fit(call.At, signature, arguments) is { } bound)
            {
                return bound;
            }
        }

        return Misfit(call.At, $"{string.Join(" or ", signatures)} does not take ({string.Join(", ", given.Select(one =>
            one.Name is null ? one.Node.Type.ToString() : $"{one.Name}: {one.Node.Type}"))})",
            given.Select(one => one.Node));
    }

    private FeelNode? Fit(FeelPosition at, FeelFunction function, IReadOnlyList<FeelNode> arguments)
    {
        switch (function.Name)
        {
            case "all" or "any":
                return Quantified(at, function, arguments);
            case "append" or "concatenate" or "union":
                return Joined(at, function, arguments);
            case "list contains" or "index of" or "insert before" when arguments[0].Type.Kind != FeelKind.Null && arguments.Count == function.Parameters.Count:
                return Element(at, function, arguments[0].Type.Kind == FeelKind.List ? arguments[0] : List(arguments[0].At, [arguments[0]]), arguments);
        }

        if (function.Variadic)
        {
            arguments = arguments is [{ Type.Kind: FeelKind.List or FeelKind.Null }] ? arguments : [List(at, arguments)];
        }

        var bound = new List<FeelNode>(arguments.Count);
        for (var index = 0; index < arguments.Count; index++)
        {
            if (Coerce(arguments[index], function.Parameters[index], function.KeepsNulls) is not { } fitting)
            {
                return null;
            }

            bound.Add(fitting);
        }

        return Literal(at, function, bound) ?? new CallNode(at, function, bound, Result(function, bound));
    }

    /// <summary>Functions of a list and a value that may be one of its elements; a value of another type is none of them.</summary>
    private FeelNode? Element(FeelPosition at, FeelFunction function, FeelNode list, IReadOnlyList<FeelNode> arguments)
    {
        var value = arguments[^1];
        if (function.Name == "insert before")
        {
            return !Takes("number", arguments[1].Type) ? null
                : list.Type.Element is { } old && FeelType.Common(old, value.Type) is { } common
                    ? new CallNode(at, function, [list, arguments[1], value], FeelType.ListOf(common))
                    : throw new FeelUnsupportedException("a list of mixed types", at);
        }

        if (list is ListNode literal && function.Name == "list contains")
        {
            return Any(at, literal.Items.Select(item => item.Type.Fits(value.Type) ? Equal(at, item, value) : Refuse(at, item, value)));
        }

        var fits = list.Type.Element is not { } element || element.Fits(value.Type);
        return fits ? new CallNode(at, function, [list, value], function.Name == "index of" ? FeelType.ListOf(FeelType.Number) : FeelType.Boolean)
            : list.Everything().Concat(value.Everything()).OfType<OutsideNode>().FirstOrDefault()
                ?? (function.Name == "index of" ? List(at, []) : False(at));
    }

    /// <summary>date("…"), date(y, m, d) and duration("…") of written-out values are values themselves.</summary>
    private FeelNode? Literal(FeelPosition at, FeelFunction function, List<FeelNode> arguments)
    {
        if (function.Name == "duration" && arguments is [ConstantNode { Value: string period }])
        {
            return Duration(at, period) ?? (FeelNode)Misfit(at, $"\"{period}\" is not a duration");
        }

        if (function.Name != "date" || arguments.Any(argument => argument is not ConstantNode { Value: string or decimal }))
        {
            return null;
        }

        var parts = arguments.Select(argument => ((ConstantNode)argument).Value!).ToArray();
        var beyond = false;
        var date = parts is [string text] ? FeelTemporal.Date(text, out beyond)
            : parts is [decimal year, decimal month, decimal day] ? FeelTemporal.Date(year, month, day, out beyond) : null;
        return date is { } value ? new ConstantNode(at, FeelType.Date, value)
            : beyond ? new OutsideNode(at, FeelType.Date, "a date outside the years 1 to 9999")
            : Misfit(at, $"date({string.Join(", ", parts)}) is not a date");
    }

    private FeelNode? Quantified(FeelPosition at, FeelFunction function, IReadOnlyList<FeelNode> arguments)
    {
        if (arguments is [{ Type.Kind: FeelKind.List } list and not ListNode])
        {
            return Takes("list<boolean>", list.Type) ? new CallNode(at, function, [list], FeelType.Boolean) : null;
        }

        var items = arguments is [ListNode only] ? only.Items : arguments;
        return items.Count == 0
            ? new ConstantNode(at, FeelType.Boolean, function.Name == "all")
            : new LogicNode(at, function.Name == "all", [.. items.Select(item => Term(function.Name, item))]);
    }

    /// <summary>append, concatenate, union: the elements must fit one another.</summary>
    private static FeelNode? Joined(FeelPosition at, FeelFunction function, IReadOnlyList<FeelNode> arguments)
    {
        var lists = arguments.Select((argument, index) => (index == 0 || function.Name != "append") && argument.Type.Kind != FeelKind.List
            ? List(argument.At, [argument]) : argument).ToArray();
        if (function.Name == "concatenate" && arguments.Any(one => one.Type.Kind == FeelKind.Null) || arguments[0].Type.Kind == FeelKind.Null)
        {
            return null;
        }

        FeelType? element = lists[0].Type.Element;
        foreach (var more in lists.Skip(1))
        {
            var type = function.Name == "append" ? more.Type : more.Type.Element;
            element = element is null || type is null ? null : FeelType.Common(element, type);
        }

        return element is null
            ? throw new FeelUnsupportedException("a list of mixed types", at)
            : new CallNode(at, function, lists, FeelType.ListOf(element));
    }

    private FeelNode Filter(FilterSyntax filter)
    {
        var target = Bind(filter.Target);
        if (target.Everything().OfType<OutsideNode>().FirstOrDefault() is { } outside)
        {
            return outside;
        }

        if (target.Type.Kind == FeelKind.Null)
        {
            return Misfit(filter.At, "a filter of null");
        }

        var list = target.Type.Kind == FeelKind.List ? target : List(target.At, [target]);
        var element = list.Type.Element ?? throw new FeelUnsupportedException("a list of mixed types", list.At);
        var item = new FeelSymbol("item", $"item{items.Count}", element, FeelSymbolKind.Item, FeelAbsence.Null);
        items.Push(item);
        var inner = Bind(filter.Inner);
        items.Pop();
        return inner.Type.Kind switch
        {
            FeelKind.Number => new ItemNode(filter.At, element, list, inner),
            FeelKind.Boolean => new FilterNode(filter.At, list.Type, list, inner, item),
            FeelKind.Null when inner is not MisfitNode => throw new FeelUnsupportedException("a filter by null", filter.At),
            _ => Misfit(filter.At, $"a filter takes number or boolean, not {inner.Type}", inner),
        };
    }

    private FeelNode Path(PathSyntax path)
    {
        var target = Bind(path.Target);
        if (target.Everything().OfType<OutsideNode>().FirstOrDefault() is { } outside)
        {
            return outside;
        }

        if (FeelFunction.Parts.TryGetValue(target.Type.Kind, out var parts))
        {
            return parts.FirstOrDefault(one => one.Name == "." + path.Name) is { } part
                ? new CallNode(path.At, part, [target], FeelType.Number)
                : Misfit(path.At, $"{target.Type} has no part “.{path.Name}”{FeelText.Offer("." + path.Name, parts.Select(one => one.Name))}");
        }

        throw new FeelUnsupportedException($"the path “.{path.Name}” of {target.Type}", path.At);
    }
}
