namespace Insights.Policy.Feel;

/// <summary>Arguments against the parameters of a signature: order, names, types, single elements taken for lists and back.</summary>
internal sealed partial class FeelBinder
{
    /// <summary>Arguments in the order of the parameters, or nothing when names or number do not fit.</summary>
    private static IReadOnlyList<FeelNode>? Arrange(FeelFunction function, (string? Name, FeelNode Node)[] given)
    {
        var parameters = function.Parameters;
        if (given.Length == 0)
        {
            return null;
        }

        if (given[0].Name is null)
        {
            return given.All(one => one.Name is null)
                && (function.Variadic || given.Length <= parameters.Count) && given.Length >= parameters.Count(one => !one.Optional) - (function.Variadic && function.Name != "append" ? 1 : 0)
                ? [.. given.Select(one => one.Node)]
                : null;
        }

        if (given.Any(one => parameters.All(parameter => parameter.Name != one.Name)) || given.DistinctBy(one => one.Name).Count() != given.Length)
        {
            return null;
        }

        var arranged = new List<FeelNode>();
        foreach (var parameter in parameters)
        {
            var found = Array.FindIndex(given, one => one.Name == parameter.Name);
            if (found >= 0)
            {
                arranged.Add(given[found].Node);
            }
            else if (!parameter.Optional)
            {
                return null;
            }
            else if (function.KeepsNulls)
            {
                arranged.Add(new ConstantNode(given[0].Node.At, FeelType.Null, null));
            }
        }

        return arranged;
    }

    private static FeelNode? Coerce(FeelNode node, FeelParameter parameter, bool keepsNulls)
    {
        var list = parameter.Kind.StartsWith("list", StringComparison.Ordinal);
        if (list && node.Type.Kind is not (FeelKind.List or FeelKind.Null))
        {
            node = List(node.At, [node]);
        }
        else if (!list && parameter.Kind != "any" && node is ListNode { Items: [var only] })
        {
            node = only;
        }

        return (node.Type.Kind == FeelKind.Null ? keepsNulls && !list : Takes(parameter.Kind, node.Type)) ? node : null;
    }

    private static bool Takes(string kind, FeelType type) => kind switch
    {
        "any" => true,
        "scalar" => type.Kind is FeelKind.Number or FeelKind.String or FeelKind.Boolean or FeelKind.Date or FeelKind.Time or FeelKind.DateTime
            or FeelKind.DaysDuration or FeelKind.MonthsDuration,
        "ordered" => type.Ordered,
        "duration" => type.Kind is FeelKind.DaysDuration or FeelKind.MonthsDuration,
        "moment" => type.Kind is FeelKind.Date or FeelKind.DateTime,
        "list" => type.Kind == FeelKind.List,
        _ when kind.StartsWith("list<", StringComparison.Ordinal) => type is { Kind: FeelKind.List, Element: { } element }
            && (element.Kind == FeelKind.Null || Takes(kind[5..^1], element)),
        _ => kind == type.ToString(),
    };

    private static FeelType Result(FeelFunction function, List<FeelNode> arguments) => function.Result switch
    {
        "=1" => function.Name == "flatten" ? Flat(arguments[0].Type) : arguments[0].Type,
        "item" => arguments[0].Type.Element ?? FeelType.Null,
        "number" => FeelType.Number,
        "string" => FeelType.String,
        "boolean" => FeelType.Boolean,
        "date" => FeelType.Date,
        "list<number>" => FeelType.ListOf(FeelType.Number),
        "years and months duration" => FeelType.MonthsDuration,
        _ => throw new FeelUnsupportedException($"{function.Name} of a text that is not written out", arguments[0].At),
    };

    private static FeelType Flat(FeelType type) => type.Element is { Kind: FeelKind.List } inner ? Flat(inner) : type;
}
