using System.Globalization;

namespace Insights.Policy.Feel;

/// <summary>
/// The tree as one DuckDB expression over columns. Numbers and durations (months, seconds) are doubles; decimals are too slow
/// over millions of rows, so a computed number is rounded to <see cref="Digits"/> digits where it is compared or rounded, which gives the
/// decimal's answer for amounts in yuan. Null and unknown are both NULL here: what would tell them apart at run time is refused.
/// </summary>
/// <param name="column">Column that already holds a definition, or nothing.</param>
internal sealed partial class FeelSql(Func<FeelDefinition, string?>? column = null)
{
    public const int Digits = 9;

    private const string Nothing = "NULL";

    public string Text(FeelNode node) => node switch
    {
        ConstantNode constant => Literal(constant),
        ReadNode { Symbol: { Codes.Count: > 0 } symbol } => Words(symbol),
        ReadNode name => name.Symbol.Sql,
        DefinedNode defined => column?.Invoke(defined.Definition) ?? Text(defined.Definition.Body),
        NegateNode negate => $"(-{Double(negate.Operand)})",
        ArithmeticNode sum => Arithmetic(sum),
        CompareNode compare => Compare(compare),
        LogicNode logic => $"({string.Join(logic.IsAnd ? " AND " : " OR ", logic.Terms.Select(Text))})",
        NotNode not => $"(NOT {Text(not.Operand)})",
        IfNode choice => Choice(choice),
        ListNode list => List(list, list.Type),
        ItemNode item => $"list_extract({Text(item.List)}, {Integer(item.Place)})",
        FilterNode filter => Filter(filter),
        MemberNode member => Member(member),
        CallNode call => Call(call),
        InstanceNode instance => Guarded([instance.Value], $"({Text(instance.Value)} IS NOT NULL AND {(instance.Fits ? "TRUE" : "FALSE")})"),
        MisfitNode => Nothing,
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    public static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A number so that DuckDB takes it for a double.</summary>
    public static string Double(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture) + "e0";

    public static string Date(DateOnly date) => $"DATE '{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'";

    private static string Literal(ConstantNode constant) => constant.Value switch
    {
        null => Nothing,
        bool truth => truth ? "TRUE" : "FALSE",
        string text => Quote(text),
        DateOnly date => Date(date),
        _ => Amount(constant.Value) is var amount && constant.Whole
            ? amount < 0 ? $"({amount:0})" : amount.ToString("0", CultureInfo.InvariantCulture)
            : amount < 0 ? $"({Double(amount)})" : Double(amount),
    };

    private static decimal Amount(object value) => value switch
    {
        decimal number => number,
        FeelMonths months => months.Months,
        FeelSeconds seconds => seconds.Seconds,
        _ => throw new InvalidOperationException(value.GetType().Name),
    };

    /// <summary>The words for a coded column, where a comparison with a word could not be turned round.</summary>
    private static string Words(FeelSymbol symbol) =>
        $"CASE {symbol.Sql} {string.Join(' ', symbol.Codes.Select(code => $"WHEN {Code(code)} THEN {Quote(code.Word)}"))} END";

    private static string Code(FeelCode code) => code.Code is string text ? Quote(text) : Convert.ToString(code.Code, CultureInfo.InvariantCulture)!;

    /// <summary>A number or duration as a double.</summary>
    private string Double(FeelNode node) => node switch
    {
        ConstantNode { Value: { } value } => Amount(value) is var amount && amount < 0 ? $"({Double(amount)})" : Double(amount),
        ArithmeticNode or CallNode or NegateNode or MisfitNode => Text(node),
        _ when node.Whole => $"CAST({Text(node)} AS DOUBLE)",
        _ => Text(node),
    };

    /// <summary>A double whose last digits are put right, for what steps (floor, ceiling, comparison).</summary>
    private string Settled(FeelNode node) => node.Exact ? Double(node) : $"round({Double(node)}, {Digits})";

    /// <summary>An amount as a result: the double nearest to the decimal.</summary>
    public string Amount(FeelNode node) => Settled(node);

    private string Integer(FeelNode node) => node is ConstantNode { Whole: true } ? Text(node) : $"CAST(trunc({Settled(node)}) AS BIGINT)";

    private string Arithmetic(ArithmeticNode node)
    {
        var (left, right) = (node.Left.Type.Kind, node.Right.Type.Kind);
        if (node.Type.Kind == FeelKind.String)
        {
            return $"({Text(node.Left)} || {Text(node.Right)})";
        }

        if (left == FeelKind.Date && right == FeelKind.Date)
        {
            return $"(CAST(({Text(node.Left)} - {Text(node.Right)}) AS DOUBLE) * 86400)";
        }

        if (node.Type.Kind == FeelKind.Date)
        {
            var (date, by) = left == FeelKind.Date ? (node.Left, node.Right) : (node.Right, node.Left);
            var sign = node.Sign == FeelArithmetic.Subtract ? "-" : "";
            return by.Type.Kind == FeelKind.MonthsDuration
                ? $"CAST(({Text(date)} + to_months(CAST({sign}{Double(by)} AS INTEGER))) AS DATE)"
                : $"({Text(date)} + CAST(floor({sign}{Settled(by)} / 86400) AS INTEGER))";
        }

        var (a, b) = (Double(node.Left), Double(node.Right));
        var text = node.Sign switch
        {
            FeelArithmetic.Add => $"({a} + {b})",
            FeelArithmetic.Subtract => $"({a} - {b})",
            FeelArithmetic.Multiply => $"({a} * {b})",
            FeelArithmetic.Divide when !node.MayFail => $"({a} / {b})",
            FeelArithmetic.Divide => $"({a} / nullif({b}, 0e0))",
            _ => $"CASE WHEN isfinite(pow({a}, {b})) THEN pow({a}, {b}) END",
        };
        return node.Type.Kind == FeelKind.MonthsDuration && (left == FeelKind.Number || right == FeelKind.Number)
            ? $"trunc(round({text}, {Digits}))" : text;
    }

    private string Choice(IfNode node)
    {
        var (condition, then, otherwise) = (Text(node.Condition), Text(node.Then), Text(node.Otherwise));
        if (!node.Condition.MayBeUnknown)
        {
            return $"CASE WHEN {condition} THEN {then} ELSE {otherwise} END";
        }

        RefuseBoth(node.Condition, "a condition");
        return $"CASE WHEN {condition} THEN {then} WHEN NOT {condition} THEN {otherwise} WHEN {then} = {otherwise} THEN {then} END";
    }

    /// <summary>NULL when an operand that may be unknown is NULL; else the text.</summary>
    private string Guarded(IEnumerable<FeelNode> operands, string text)
    {
        var guards = new List<string>();
        foreach (var operand in operands.Where(operand => operand.MayBeUnknown))
        {
            RefuseBoth(operand, "a value");
            guards.Add($"{Text(operand)} IS NULL");
        }

        return guards.Count == 0 ? text : $"CASE WHEN {string.Join(" OR ", guards)} THEN NULL ELSE {text} END";
    }

    private static void RefuseBoth(FeelNode node, string what)
    {
        if (node.MayBeNull && node.MayBeUnknown)
        {
            throw new FeelUnsupportedException($"{what} that may be null as well as unknown", node.At);
        }
    }

    public static string Type(FeelType type) => type.Kind switch
    {
        FeelKind.Boolean => "BOOLEAN",
        FeelKind.Number or FeelKind.MonthsDuration or FeelKind.DaysDuration => "DOUBLE",
        FeelKind.String => "VARCHAR",
        FeelKind.Date => "DATE",
        FeelKind.List => Type(type.Element ?? FeelType.Null) + "[]",
        _ => "INTEGER",
    };
}
