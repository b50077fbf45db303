namespace Insights.Policy.Feel;

/// <summary>Lists and the functions over them.</summary>
internal sealed partial class FeelSql
{
    private string List(ListNode list, FeelType type)
    {
        var items = string.Join(", ", list.Items.Select(item => Item(item, type.Element ?? FeelType.Null)));
        return Guarded(list.Items, list.Items.All(item => item is ConstantNode { Value: null } or MisfitNode or ListNode { Items.Count: 0 })
            ? $"CAST([{items}] AS {Type(type)})" : $"[{items}]");
    }

    private string Item(FeelNode item, FeelType element) => element.Kind switch
    {
        FeelKind.Number or FeelKind.MonthsDuration or FeelKind.DaysDuration when item is not (ConstantNode { Value: null } or MisfitNode) => Settled(item),
        FeelKind.List when item is ListNode inner => List(inner, element),
        _ when item is ConstantNode { Value: null } or MisfitNode => "NULL",
        _ => Text(item),
    };

    private string Filter(FilterNode filter)
    {
        if (filter.Predicate.MayBeUnknown || filter.List.MayBeUnknown)
        {
            throw new FeelUnsupportedException("a filter over facts that may be unknown", filter.At);
        }

        return $"list_filter({Text(filter.List)}, lambda {filter.Item.Key}: coalesce({Text(filter.Predicate)}, FALSE))";
    }

    private string Member(MemberNode node) =>
        Guarded([node.Value], Has(Text(node.List), Item(node.Value, node.List.Type.Element ?? node.Value.Type)));

    private static string Has(string list, string value) =>
        $"(len(list_filter({list}, lambda e: e IS NOT DISTINCT FROM {value})) > 0)";

    private string OverList(CallNode call)
    {
        var name = call.Function.Name;
        var argument = call.Arguments[0];
        if (argument is ListNode { Items.Count: > 0 } literal && name is "sum" or "min" or "max" or "mean" && argument is ListNode written)
        {
            var items = written.Items.Select(item => Item(item, written.Type.Element!)).ToArray();
            var open = written.Items.Where(item => item.Absence != FeelAbsence.None).Select(item => $"{Text(item)} IS NULL").ToArray();
            return name switch
            {
                "sum" => $"({string.Join(" + ", items)})",
                "mean" => $"(({string.Join(" + ", items)}) / {items.Length}e0)",
                _ => (name == "min" ? "least" : "greatest") + $"({string.Join(", ", items)})" is var best && open.Length == 0
                    ? best : $"CASE WHEN {string.Join(" OR ", open)} THEN NULL ELSE {best} END",
            };
        }

        var list = Text(argument);
        var value = name switch
        {
            "sum" => $"list_sum({list})",
            "product" => $"list_product({list})",
            "mean" => $"list_avg({list})",
            "median" => $"list_median({list})",
            "stddev" => $"CASE WHEN len({list}) > 1 THEN list_stddev_samp({list}) END",
            "min" => $"list_min({list})",
            "max" => $"list_max({list})",
            _ => throw new InvalidOperationException(name),
        };
        return $"CASE WHEN {AnyNull(list)} THEN NULL ELSE {value} END";
    }

    private static string AnyNull(string list) => $"len(list_filter({list}, lambda e: e IS NULL)) > 0";

    private string Changed(CallNode call)
    {
        var arguments = call.Arguments;
        var list = arguments[0] is ListNode written && call.Function.Result == "=1" ? List(written, call.Function.Name == "flatten" ? written.Type : call.Type) : Text(arguments[0]);
        var element = arguments[0].Type.Element ?? FeelType.Null;
        switch (call.Function.Name)
        {
            case "count":
                return Whole($"len({list})");
            case "list contains":
                return Guarded([arguments[1]], Has(list, Item(arguments[1], element)));
            case "index of":
                return Guarded([arguments[1]], $"CAST(list_filter(range(1, len({list}) + 1), lambda i: {list}[i] IS NOT DISTINCT FROM {Item(arguments[1], element)}) AS DOUBLE[])");
            case "append":
                return $"({list} || CAST([{string.Join(", ", arguments.Skip(1).Select(item => Item(item, call.Type.Element!)))}] AS {Type(call.Type)}))";
            case "concatenate":
                return Concatenated(arguments, call.Type);
            case "union":
                return Distinct(Concatenated(arguments, call.Type));
            case "distinct values":
                return Distinct(list);
            case "reverse":
                return $"list_reverse({list})";
            case "flatten":
                for (var type = arguments[0].Type.Element; type is { Kind: FeelKind.List }; type = type.Element)
                {
                    list = $"flatten({list})";
                }

                return list;
            case "all" or "any":
                var (decides, rest) = call.Function.Name == "all" ? ("FALSE", "TRUE") : ("TRUE", "FALSE");
                return $"CASE WHEN {Has(list, decides)} THEN {decides} WHEN {AnyNull(list)} THEN NULL ELSE {rest} END";
            default:
                return Placed(call, list);
        }
    }

    /// <summary>By ||, which of a null list makes null; list_concat would take it for an empty one.</summary>
    private string Concatenated(IReadOnlyList<FeelNode> lists, FeelType type) =>
        lists.Select(list => list is ListNode written ? List(written, type) : Text(list)).Aggregate((left, right) => $"({left} || {right})");

    private static string Distinct(string list) =>
        $"list_filter({list}, lambda e, i: len(list_filter(({list})[1:i-1], lambda f: f IS NOT DISTINCT FROM e)) = 0)";

    /// <summary>insert before, remove, sublist: a place outside the list gives null.</summary>
    private string Placed(CallNode call, string list)
    {
        var place = Integer(call.Arguments[1]);
        var at = $"(CASE WHEN {place} > 0 THEN {place} ELSE len({list}) + {place} + 1 END)";
        var (valid, value) = call.Function.Name switch
        {
            "insert before" => ("", $"list_concat(list_concat(({list})[1:{at}-1], CAST([{Item(call.Arguments[2], call.Type.Element!)}] AS {Type(call.Type)})), ({list})[{at}:])"),
            "remove" => ("", $"list_concat(({list})[1:{at}-1], ({list})[{at}+1:])"),
            _ when call.Arguments.Count < 3 => ("", $"({list})[{at}:]"),
            _ => ($" AND {Integer(call.Arguments[2])} >= 1 AND {at} + {Integer(call.Arguments[2])} - 1 <= len({list})",
                $"({list})[{at}:{at} + {Integer(call.Arguments[2])} - 1]"),
        };
        return $"CASE WHEN {place} <> 0 AND abs({place}) <= len({list}){valid} THEN {value} END";
    }
}
