namespace Insights.Policy.Feel;

/// <summary>Lists and the functions over them.</summary>
internal sealed partial class FeelEvaluator
{
    private object? List(ListNode node)
    {
        var values = node.Items.Select(Value).ToArray();
        return (object?)values.OfType<FeelUnknown>().FirstOrDefault() ?? values;
    }

    private object? Item(ItemNode node)
    {
        var (list, place) = (Value(node.List), Value(node.Place));
        if (list is FeelUnknown || place is FeelUnknown)
        {
            return list as FeelUnknown ?? place;
        }

        return list is IReadOnlyList<object?> values && place is decimal number ? At(values, number) : null;
    }

    private static object? At(IReadOnlyList<object?> values, decimal place)
    {
        var index = decimal.Truncate(place) switch { > 0 and var forward => forward - 1, < 0 and var back => values.Count + back, _ => -1 };
        return index >= 0 && index < values.Count ? values[(int)index] : null;
    }

    private object? Filter(FilterNode node)
    {
        if (Value(node.List) is not IReadOnlyList<object?> values)
        {
            return Value(node.List);
        }

        var kept = new List<object?>();
        foreach (var value in values)
        {
            items.Push(value);
            var verdict = Value(node.Predicate);
            items.Pop();
            if (verdict is FeelUnknown)
            {
                return verdict;
            }

            if (verdict is true)
            {
                kept.Add(value);
            }
        }

        return kept;
    }

    private object? Member(MemberNode node)
    {
        var (value, list) = (Value(node.Value), Value(node.List));
        return value is FeelUnknown || list is FeelUnknown ? value as FeelUnknown ?? list
            : list is IReadOnlyList<object?> values ? values.Any(one => Same(one, value)) : null;
    }

    private static object? OverList(string name, IReadOnlyList<object?> values)
    {
        if (values.Any(value => value is null))
        {
            return null;
        }

        if (values.Count == 0)
        {
            return null;
        }

        return name switch
        {
            "min" => values.Aggregate((a, b) => Order(a!, b!) <= 0 ? a : b),
            "max" => values.Aggregate((a, b) => Order(a!, b!) >= 0 ? a : b),
            "sum" when values[0] is FeelMonths => new FeelMonths(values.Sum(value => ((FeelMonths)value!).Months)),
            "sum" when values[0] is FeelSeconds => new FeelSeconds(values.Sum(value => ((FeelSeconds)value!).Seconds)),
            _ => OverNumbers(name, [.. values.Cast<decimal>()]),
        };
    }

    private static object? OverNumbers(string name, decimal[] values)
    {
        switch (name)
        {
            case "sum":
                return values.Sum();
            case "product":
                return values.Aggregate(1m, (a, b) => a * b);
            case "mean":
                return values.Sum() / values.Length;
            case "median":
                var sorted = values.Order().ToArray();
                var middle = sorted.Length / 2;
                return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
            default:
                var mean = values.Sum() / values.Length;
                return values.Length < 2 ? null : FromDouble(Math.Sqrt((double)(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1))));
        }
    }

    private static object? Changed(string name, object?[] arguments, IReadOnlyList<object?> list)
    {
        switch (name)
        {
            case "count":
                return (decimal)list.Count;
            case "list contains":
                return list.Any(one => Same(one, arguments[1]));
            case "index of":
                return (object?[])[.. Enumerable.Range(1, list.Count).Where(place => Same(list[place - 1], arguments[1])).Select(place => (object?)(decimal)place)];
            case "append":
                return (object?[])[.. list, .. arguments[1..]];
            case "reverse":
                return list.Reverse().ToArray();
            case "flatten":
                return Flatten(list).ToArray();
            case "distinct values":
                return Distinct(list);
            case "union":
                return Distinct([.. arguments.SelectMany(one => one as IReadOnlyList<object?> ?? [one])]);
            case "concatenate":
                return arguments.SelectMany(one => (IReadOnlyList<object?>)one!).ToArray();
            case "all" or "any":
                return list.Contains(name == "any") ? name == "any" : list.Contains(null) ? null : (object)(name == "all");
            default:
                return Placed(name, arguments, list);
        }
    }

    /// <summary>insert before, remove, sublist: a place outside the list gives null.</summary>
    private static object? Placed(string name, object?[] arguments, IReadOnlyList<object?> list)
    {
        if (arguments[1] is not decimal place || place == 0 || Math.Abs(decimal.Truncate(place)) > list.Count)
        {
            return null;
        }

        var index = (int)decimal.Truncate(place) is var whole && whole > 0 ? whole - 1 : list.Count + whole;
        switch (name)
        {
            case "insert before":
                return (object?[])[.. list.Take(index), arguments[2], .. list.Skip(index)];
            case "remove":
                return (object?[])[.. list.Take(index), .. list.Skip(index + 1)];
            default:
                var length = arguments.Length > 2 ? decimal.Truncate((decimal)arguments[2]!) : list.Count - index;
                return length < 1 || index + length > list.Count ? null : list.Skip(index).Take((int)length).ToArray();
        }
    }

    private static IEnumerable<object?> Flatten(IEnumerable<object?> list) =>
        list.SelectMany(one => one is IReadOnlyList<object?> inner ? Flatten(inner) : [one]);

    private static List<object?> Distinct(IReadOnlyList<object?> list)
    {
        var kept = new List<object?>();
        foreach (var one in list)
        {
            if (!kept.Any(other => Same(other, one)))
            {
                kept.Add(one);
            }
        }

        return kept;
    }
}
