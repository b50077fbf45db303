namespace Insights.Policy.Feel;

/// <summary>Comparison, and which fact is missing.</summary>
internal sealed partial class FeelSql
{
    private string Compare(CompareNode node)
    {
        var sign = node.Sign switch
        {
            FeelComparison.Equal => "=",
            FeelComparison.NotEqual => "<>",
            FeelComparison.Less => "<",
            FeelComparison.LessEqual => "<=",
            FeelComparison.Greater => ">",
            _ => ">=",
        };
        return node.IsEquality ? Equality(node, sign) : Plain(node.Left, sign, node.Right);
    }

    /// <summary>A comparison that is NULL when either side is.</summary>
    private string Plain(FeelNode left, string sign, FeelNode right)
    {
        if (left.Type.Kind is FeelKind.Number or FeelKind.MonthsDuration or FeelKind.DaysDuration)
        {
            return left.Exact && right.Exact
                ? $"({Text(left)} {sign} {Text(right)})"
                : Apart($"({Double(left)} - {Double(right)}) * 1e{Digits}", sign);
        }

        return Coded(left, sign, right) ?? Coded(right, sign, left) ?? $"({Text(left)} {sign} {Text(right)})";
    }

    /// <summary>What round(difference, digits) {sign} 0 says, without the power of ten that the engine raises for each row to round.</summary>
    private static string Apart(string scaled, string sign) => sign switch
    {
        "=" => $"(abs({scaled}) < 0.5e0)",
        "<>" => $"(abs({scaled}) >= 0.5e0)",
        "<" => $"({scaled} <= -0.5e0)",
        "<=" => $"({scaled} < 0.5e0)",
        ">" => $"({scaled} >= 0.5e0)",
        _ => $"({scaled} > -0.5e0)",
    };

    /// <summary>A coded column is compared by its code, not by its word.</summary>
    private static string? Coded(FeelNode fact, string sign, FeelNode word)
    {
        if (sign is not ("=" or "<>") || fact is not ReadNode { Symbol: { Codes.Count: > 0 } symbol } || word is not ConstantNode { Value: string text })
        {
            return null;
        }

        var code = symbol.Codes.FirstOrDefault(one => one.Word == text);
        return code is null ? $"({symbol.Sql} IS NULL AND NULL)" : $"({symbol.Sql} {sign} {Code(code)})";
    }

    private string Equality(CompareNode node, string sign)
    {
        var (left, right) = (node.Left, node.Right);
        if (left.MayBeUnknown || right.MayBeUnknown)
        {
            RefuseBoth(left, "an equality with a value");
            RefuseBoth(right, "an equality with a value");
        }

        if (!left.MayBeNull && !right.MayBeNull)
        {
            return Plain(left, sign, right);
        }

        var same = left.Type.Kind == FeelKind.Null || right.Type.Kind == FeelKind.Null
            ? $"({Text(left)} IS NULL AND {Text(right)} IS NULL)"
            : left.Exact && right.Exact || left.Type.Kind is not (FeelKind.Number or FeelKind.MonthsDuration or FeelKind.DaysDuration)
                ? $"({Text(left)} IS NOT DISTINCT FROM {Text(right)})"
                : $"(round({Double(left)}, {Digits}) IS NOT DISTINCT FROM round({Double(right)}, {Digits}))";
        return Guarded([left, right], sign == "=" ? same : $"(NOT {same})");
    }

    /// <summary>SQL that names, where <paramref name="node"/> is NULL for want of a fact, the key of the first missing fact.</summary>
    public string Missing(FeelNode node)
    {
        if (node is ReadNode name)
        {
            return name.Symbol.Absence.HasFlag(FeelAbsence.Unknown) ? Quote(name.Symbol.Key) : "NULL";
        }

        if (node is DefinedNode defined)
        {
            return Missing(defined.Definition.Body);
        }

        if (node is IfNode choice)
        {
            return !choice.Condition.MayBeUnknown
                ? $"CASE WHEN {Text(choice.Condition)} THEN {Missing(choice.Then)} ELSE {Missing(choice.Otherwise)} END"
                : $"CASE WHEN {Text(choice.Condition)} THEN {Missing(choice.Then)} WHEN NOT {Text(choice.Condition)} THEN {Missing(choice.Otherwise)} ELSE {Missing(choice.Condition)} END";
        }

        var open = node.Children.Where(child => child.MayBeUnknown).ToArray();
        var answers = open.Select(Missing).Distinct().ToArray();
        return answers switch
        {
            [] => "NULL",
            [var only] => only,
            _ => $"CASE {string.Join(' ', open[..^1].Select(child => $"WHEN {Text(child)} IS NULL THEN {Missing(child)}"))} ELSE {Missing(open[^1])} END",
        };
    }
}
