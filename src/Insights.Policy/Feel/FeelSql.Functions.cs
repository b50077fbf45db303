using System.Globalization;

namespace Insights.Policy.Feel;

/// <summary>Functions of one value or a few.</summary>
internal sealed partial class FeelSql
{
    private static string Whole(string integer) => $"CAST({integer} AS DOUBLE)";

    private string Call(CallNode call)
    {
        var function = call.Function;
        var first = call.Arguments[0];
        if (first.Type.Kind == FeelKind.List && function.Name != "string join")
        {
            return function.Variadic && function.Name is not ("append" or "concatenate" or "union" or "all" or "any") ? OverList(call) : Changed(call);
        }

        return first.Type.Kind switch
        {
            FeelKind.Number => OfNumber(call, first),
            FeelKind.String => OfText(call, Text(first)),
            FeelKind.Date => OfDate(call, Text(first)),
            FeelKind.MonthsDuration or FeelKind.DaysDuration when function.Name == "abs" => $"abs({Double(first)})",
            FeelKind.MonthsDuration or FeelKind.DaysDuration when function.Name == "string" => first.Type.Kind == FeelKind.MonthsDuration ? Once(Settled(first), MonthsText) : Once(Settled(first), SecondsText),
            FeelKind.MonthsDuration or FeelKind.DaysDuration when function.Name[0] == '.' => Part(function.Name, Settled(first)),
            FeelKind.Boolean when function.Name == "string" => $"CAST({Text(first)} AS VARCHAR)",
            FeelKind.List => Joined(Text(first), call.Arguments.Count > 1 && call.Arguments[1].Type.Kind != FeelKind.Null ? call.Arguments[1] : null),
            FeelKind.Null => "NULL",
            _ => throw new FeelUnsupportedException($"{function.Name} of {first.Type}", call.At),
        };
    }

    /// <summary>Nulls are left out; of nothing but nulls the text is empty, of no list it is null.</summary>
    private string Joined(string list, FeelNode? delimiter) => Guarded(
        delimiter is null ? [] : [delimiter],
        $"CASE WHEN {list} IS NOT NULL THEN coalesce(array_to_string({list}, {(delimiter is null ? "''" : delimiter.MayBeNull ? $"coalesce({Text(delimiter)}, '')" : Text(delimiter))}), '') END");

    private string OfNumber(CallNode call, FeelNode node)
    {
        var n = Double(node);
        switch (call.Function.Name)
        {
            case "abs": return $"abs({n})";
            case "sqrt": return $"CASE WHEN {n} >= 0 THEN sqrt({n}) END";
            case "exp": return $"exp({n})";
            case "log": return $"CASE WHEN {n} > 0 THEN ln({n}) END";
            case "even": return $"({Settled(node)} % 2 = 0)";
            case "odd": return $"(abs({Settled(node)} % 2) = 1)";
            case "floor" when call.Arguments.Count == 1: return $"floor({Settled(node)})";
            case "ceiling" when call.Arguments.Count == 1: return $"ceil({Settled(node)})";
            case "modulo":
                var divisor = Double(call.Arguments[1]);
                return $"({n} - {divisor} * floor(round({n} / nullif({divisor}, 0e0), {Digits})))";
            case "date":
                var (year, month, day) = (Settled(node), Settled(call.Arguments[1]), Settled(call.Arguments[2]));
                var parts = call.Arguments.Where(part => !part.Whole).Select(Settled).Select(part => $" AND {part} = trunc({part})");
                return $"CASE WHEN {year} BETWEEN 1 AND 9999 AND {month} BETWEEN 1 AND 12 AND {day} BETWEEN 1 AND 31{string.Concat(parts)} "
                    + $"THEN TRY_CAST(printf('%04d-%02d-%02d', {Integer(node)}, {Integer(call.Arguments[1])}, {Integer(call.Arguments[2])}) AS DATE) END";
            case "string":
                var settled = Settled(node);
                return $"CASE WHEN {settled} = trunc({settled}) AND abs({settled}) < 1e15 THEN CAST(CAST({settled} AS BIGINT) AS VARCHAR) "
                    + $"WHEN abs({settled}) < 1e-3 THEN rtrim(CAST(CAST({settled} AS DECIMAL(38, 18)) AS VARCHAR), '0') ELSE CAST({settled} AS VARCHAR) END";
            default: return Rounded(call, node);
        }
    }

    private string Rounded(CallNode call, FeelNode node)
    {
        if (call.Arguments[1].Everything().OfType<ReadNode>().Any() || new FeelEvaluator(_ => null).Value(call.Arguments[1]) is not decimal given)
        {
            throw new FeelUnsupportedException($"{call.Function.Name} with a scale that is not written out", call.At);
        }

        var scale = decimal.Truncate(given);
        if (scale is < -6111 or > 6176)
        {
            return "CAST(NULL AS DOUBLE)";
        }

        if (Math.Abs(scale) > 14)
        {
            if (scale < 0 && call.Function.Name is "ceiling" or "floor" or "round up")
            {
                throw new FeelUnsupportedException($"{call.Function.Name} to a unit of more than 14 digits", call.At);
            }

            return scale > 0 ? Double(node) : $"({Double(node)} * 0e0)";
        }

        var unit = "1e" + Math.Abs(scale).ToString("0", CultureInfo.InvariantCulture);
        var scaled = $"round({Double(node)} {(scale < 0 ? "/" : "*")} {unit}, {Digits})";
        var round = call.Function.Name switch
        {
            "floor" => $"floor({scaled})",
            "ceiling" => $"ceil({scaled})",
            "decimal" => $"round_even({scaled}, 0)",
            "round up" => $"CASE WHEN {scaled} < 0 THEN floor({scaled}) ELSE ceil({scaled}) END",
            "round down" => $"trunc({scaled})",
            "round half up" => $"round({scaled})",
            _ => $"CASE WHEN {scaled} < 0 THEN floor({scaled} + 0.5e0) ELSE ceil({scaled} - 0.5e0) END",
        };
        return $"(({round}) {(scale < 0 ? "*" : "/")} {unit})";
    }

    private string OfText(CallNode call, string text)
    {
        var match = call.Arguments.Count > 1 && call.Arguments[1].Type.Kind == FeelKind.String ? Text(call.Arguments[1]) : "''";
        switch (call.Function.Name)
        {
            case "string": return text;
            case "string length": return Whole($"length({text})");
            case "upper case": return $"upper(replace({text}, 'ß', 'SS'))";
            case "lower case": return $"lower({text})";
            case "contains": return $"contains({text}, {match})";
            case "starts with": return $"starts_with({text}, {match})";
            case "ends with": return $"ends_with({text}, {match})";
            case "substring before": return $"CASE WHEN {match} <> '' AND contains({text}, {match}) THEN left({text}, instr({text}, {match}) - 1) ELSE {EmptyUnlessNull(call)} END";
            case "substring after": return $"CASE WHEN {match} = '' THEN {text} WHEN contains({text}, {match}) THEN substring({text}, instr({text}, {match}) + length({match})) ELSE {EmptyUnlessNull(call)} END";
            case "substring": return Substring(call, text);
            case "number": return Number(call, text);
            case "date": return $"CASE WHEN regexp_full_match({text}, '[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}') THEN TRY_CAST({text} AS DATE) END";
            default: throw new FeelUnsupportedException($"{call.Function.Name} of a text that is not written out", call.At);
        }
    }

    /// <summary>'' that turns NULL with its arguments.</summary>
    private string EmptyUnlessNull(CallNode call) =>
        call.Absence == FeelAbsence.None ? "''" : $"left({Text(call.Arguments[0])} || {Text(call.Arguments[1])}, 0)";

    private string Substring(CallNode call, string text)
    {
        var place = Integer(call.Arguments[1]);
        var at = $"(CASE WHEN {place} > 0 THEN {place} ELSE length({text}) + {place} + 1 END)";
        var (valid, count) = call.Arguments.Count > 2 ? ($" AND {Integer(call.Arguments[2])} >= 1", $", {Integer(call.Arguments[2])}") : ("", "");
        return $"CASE WHEN {place} <> 0 AND abs({place}) <= length({text}){valid} THEN substring({text}, {at}{count}) END";
    }

    private static string Number(CallNode call, string text)
    {
        string? Separator(int index) => call.Arguments.Count <= index ? null : call.Arguments[index] switch
        {
            ConstantNode { Value: null } => null,
            ConstantNode { Value: string sign } => sign,
            _ => throw new FeelUnsupportedException("number with a separator that is not written out", call.At),
        };
        var (grouping, point) = (Separator(1), Separator(2));
        if (grouping is not (null or " " or "," or ".") || point is not (null or "," or ".") || (grouping is not null && grouping == point))
        {
            return "CAST(NULL AS DOUBLE)";
        }

        var plain = grouping is null ? text : $"replace({text}, {Quote(grouping)}, '')";
        var form = $"[+-]?([0-9]+[{point ?? "."}]?[0-9]*|[{point ?? "."}][0-9]+)([eE][+-]?[0-9]+)?";
        return $"CASE WHEN regexp_full_match({plain}, '{form}') THEN TRY_CAST({(point == "," ? $"replace({plain}, ',', '.')" : plain)} AS DOUBLE) END";
    }

    /// <summary>Part of a duration held in months or seconds; those of a negative one are negative.</summary>
    private static string Part(string name, string n) => name switch
    {
        ".years" => $"trunc({n} / 12)",
        ".months" => $"({n} % 12)",
        ".days" => $"trunc({n} / 86400)",
        ".hours" => $"trunc(({n} % 86400) / 3600)",
        ".minutes" => $"trunc(({n} % 3600) / 60)",
        _ => $"round({n} % 60, {Digits})",
    };

    /// <summary>A text made of a number that it names several times; the number itself is written and worked out once.</summary>
    private static string Once(string number, Func<string, string> text) => $"list_extract(list_transform([{number}], lambda n: {text("n")}), 1)";

    /// <summary>A number of months as ISO 8601 writes it: P1Y2M, P0M, -P3M.</summary>
    private static string MonthsText(string n)
    {
        var (years, months) = (Count($"abs({Part(".years", n)})"), Count($"abs({Part(".months", n)})"));
        return $"CASE WHEN {n} IS NULL THEN NULL ELSE CASE WHEN {n} < 0 THEN '-P' ELSE 'P' END || CASE WHEN abs({n}) >= 12 THEN {years} || 'Y' ELSE '' END "
            + $"|| CASE WHEN {Part(".months", n)} <> 0 OR {n} = 0 THEN {months} || 'M' ELSE '' END END";
    }

    /// <summary>A number of seconds as ISO 8601 writes it: P1DT2H, PT0S, -PT1.5S.</summary>
    private static string SecondsText(string n)
    {
        string Piece(string name, string sign) => $"CASE WHEN {Part(name, n)} <> 0 THEN {Count($"abs({Part(name, n)})")} || '{sign}' ELSE '' END";
        var rest = Part(".seconds", n);
        var seconds = $"CASE WHEN {rest} = trunc({rest}) THEN {Count($"abs({rest})")} ELSE rtrim(CAST(CAST(abs({rest}) AS DECIMAL(18, {Digits})) AS VARCHAR), '0') END";
        return $"CASE WHEN {n} IS NULL THEN NULL WHEN {n} = 0 THEN 'PT0S' ELSE CASE WHEN {n} < 0 THEN '-P' ELSE 'P' END || {Piece(".days", "D")} "
            + $"|| CASE WHEN {n} % 86400 <> 0 THEN 'T' ELSE '' END || {Piece(".hours", "H")} || {Piece(".minutes", "M")} "
            + $"|| CASE WHEN {rest} <> 0 THEN {seconds} || 'S' ELSE '' END END";
    }

    private static string Count(string number) => $"CAST(CAST({number} AS BIGINT) AS VARCHAR)";

    private string OfDate(CallNode call, string date)
    {
        switch (call.Function.Name)
        {
            case ".weekday": return Whole($"isodow({date})");
            case ".year" or ".month" or ".day": return Whole($"{call.Function.Name[1..]}({date})");
            case "date": return date;
            case "string": return $"CAST({date} AS VARCHAR)";
            case "day of year": return Whole($"dayofyear({date})");
            case "week of year": return Whole($"weekofyear({date})");
            case "day of week": return $"dayname({date})";
            case "month of year": return $"monthname({date})";
            default:
                var to = Text(call.Arguments[1]);
                var months = $"((year({to}) - year({date})) * 12 + month({to}) - month({date}))";
                return $"CAST(CASE WHEN {months} > 0 AND day({to}) < day({date}) THEN {months} - 1 WHEN {months} < 0 AND day({to}) > day({date}) THEN {months} + 1 ELSE {months} END AS DOUBLE)";
        }
    }
}
