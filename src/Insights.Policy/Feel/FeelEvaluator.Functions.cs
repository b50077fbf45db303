using System.Globalization;
using System.Text;

namespace Insights.Policy.Feel;

/// <summary>Functions of one value or a few.</summary>
internal sealed partial class FeelEvaluator
{
    private object? Call(CallNode node)
    {
        var smooth = node.Function.Name is "modulo" or "abs" or "sqrt" or "exp" or "log";
        var arguments = node.Arguments.Select(argument => smooth ? Value(argument) : Settled(argument)).ToArray();
        if (arguments.OfType<FeelUnknown>().FirstOrDefault() is { } unknown)
        {
            return unknown;
        }

        var function = node.Function;
        if (!function.KeepsNulls && arguments.Contains(null))
        {
            return null;
        }

        if (arguments[0] is IReadOnlyList<object?> list && function.Name != "string join")
        {
            return function.Variadic && function.Name is not ("append" or "concatenate" or "union" or "all" or "any")
                ? OverList(function.Name, list) : Changed(function.Name, arguments, list);
        }

        return arguments[0] is null && function.Name != "number" ? null : arguments switch
        {
            [decimal n, ..] => OfNumber(node, n, arguments),
            [string text, ..] => OfText(node, text, arguments),
            [DateOnly or FeelMonths or FeelSeconds] when function.Name[0] == '.' => Part(function.Name, arguments[0]!),
            [DateOnly date, ..] => OfDate(function.Name, date, arguments),
            _ => Other(function.Name, arguments),
        };
    }

    private static object? OfNumber(CallNode node, decimal n, object?[] arguments)
    {
        switch (node.Function.Name)
        {
            case "abs": return Math.Abs(n);
            case "sqrt": return n < 0 ? null : FromDouble(Math.Sqrt((double)n));
            case "exp": return FromDouble(Math.Exp((double)n));
            case "log": return n <= 0 ? null : FromDouble(Math.Log((double)n));
            case "even": return decimal.Truncate(n) == n && n % 2 == 0;
            case "odd": return decimal.Truncate(n) == n && n % 2 != 0;
            case "string": return Plain(n);
            case "modulo": return arguments[1] is 0m ? null : n - ((decimal)arguments[1]! * Math.Floor(Math.Round(n / (decimal)arguments[1]!, SettledDigits)));
            case "date": return FeelTemporal.Date(n, (decimal)arguments[1]!, (decimal)arguments[2]!, out var beyond)
                    ?? (beyond ? throw new FeelUnsupportedException("a date outside the years 1 to 9999", node.At) : null);
            default: return Round(node.Function.Name, n, arguments.Length > 1 ? decimal.Truncate((decimal)arguments[1]!) : 0);
        }
    }

    /// <summary>The rounding family; a scale outside −6111…6176 has no value.</summary>
    private static object? Round(string name, decimal n, decimal scale)
    {
        if (scale is < -6111 or > 6176)
        {
            return null;
        }

        if (scale > 27)
        {
            return n;
        }

        if (scale < -27)
        {
            // A unit beyond all numbers: rounding away from nothing would give that unit.
            return (name is "ceiling" or "round up" && n > 0) || (name is "floor" or "round up" && n < 0) ? throw new OverflowException() : 0m;
        }

        var unit = 1m;
        for (var step = 0; step < Math.Abs(scale); step++)
        {
            unit *= 10;
        }

        decimal Scaled(Func<decimal, decimal> round) => scale >= 0 ? round(n * unit) / unit : round(n / unit) * unit;
        return name switch
        {
            "floor" => Scaled(Math.Floor),
            "ceiling" => Scaled(Math.Ceiling),
            "decimal" => Scaled(value => Math.Round(value, MidpointRounding.ToEven)),
            "round up" => Scaled(value => value < 0 ? Math.Floor(value) : Math.Ceiling(value)),
            "round down" => Scaled(decimal.Truncate),
            "round half up" => Scaled(value => Math.Round(value, MidpointRounding.AwayFromZero)),
            "round half down" => Scaled(value => value < 0 ? Math.Floor(value + 0.5m) : Math.Ceiling(value - 0.5m)),
            _ => throw new InvalidOperationException(name),
        };
    }

    /// <summary>A number as FEEL writes it: no closing noughts.</summary>
    internal static string Plain(decimal n) => (n / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    private static object? OfText(CallNode node, string text, object?[] arguments)
    {
        var match = arguments.Length > 1 ? arguments[1] as string : null;
        switch (node.Function.Name)
        {
            case "string": return text;
            case "string length": return (decimal)text.EnumerateRunes().Count();
            case "upper case": return text.ToUpperInvariant().Replace("ß", "SS", StringComparison.Ordinal);
            case "lower case": return text.ToLowerInvariant();
            case "contains": return text.Contains(match!, StringComparison.Ordinal);
            case "starts with": return text.StartsWith(match!, StringComparison.Ordinal);
            case "ends with": return text.EndsWith(match!, StringComparison.Ordinal);
            case "substring before": return text.IndexOf(match!, StringComparison.Ordinal) is var end and > 0 ? text[..end] : "";
            case "substring after": return text.IndexOf(match!, StringComparison.Ordinal) is var start and >= 0 ? text[(start + match!.Length)..] : "";
            case "substring": return Substring(text, (decimal)arguments[1]!, arguments.Length > 2 ? (decimal)arguments[2]! : null);
            case "number": return Number(text, match, arguments.Length > 2 ? arguments[2] as string : null);
            case "date": return FeelTemporal.Date(text, out var beyond)
                    ?? (beyond ? throw new FeelUnsupportedException("a date outside the years 1 to 9999", node.At) : null);
            default: throw new InvalidOperationException(node.Function.Name);
        }
    }

    /// <summary>By code points; place 1 is the first, −1 the last, 0 and beyond have no value.</summary>
    private static string? Substring(string text, decimal place, decimal? length)
    {
        var runes = text.EnumerateRunes().ToArray();
        var from = decimal.Truncate(place) switch { > 0 and var forward => forward - 1, < 0 and var back => runes.Length + back, _ => -1 };
        var count = length is { } given ? decimal.Truncate(given) : runes.Length;
        if (from < 0 || from >= runes.Length || count < 1)
        {
            return null;
        }

        var part = new StringBuilder();
        foreach (var rune in runes.Skip((int)from).Take((int)Math.Min(count, runes.Length)))
        {
            part.Append(rune.ToString());
        }

        return part.ToString();
    }

    internal static decimal? Number(string text, string? grouping, string? point)
    {
        if (grouping is not (null or " " or "," or ".") || point is not (null or "," or ".") || (grouping is not null && grouping == point))
        {
            return null;
        }

        var plain = grouping is null ? text : text.Replace(grouping, "", StringComparison.Ordinal);
        plain = point is "," ? plain.Contains('.', StringComparison.Ordinal) ? "?" : plain.Replace(',', '.') : plain;
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? number : null;
    }

    private static object? OfDate(string name, DateOnly date, object?[] arguments) => name switch
    {
        "date" => date,
        "string" => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "years and months duration" => FeelTemporal.Between(date, (DateOnly)arguments[1]!),
        "day of year" => (decimal)date.DayOfYear,
        "day of week" => date.DayOfWeek.ToString(),
        "month of year" => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(date.Month),
        "week of year" => (decimal)ISOWeek.GetWeekOfYear(date.ToDateTime(default)),
        _ => throw new InvalidOperationException(name),
    };

    /// <summary>Part of a date or a duration; those of a negative duration are negative. Monday is weekday 1.</summary>
    private static decimal Part(string name, object value) => (name, value) switch
    {
        (".year", DateOnly date) => date.Year,
        (".month", DateOnly date) => date.Month,
        (".day", DateOnly date) => date.Day,
        (".weekday", DateOnly date) => ((int)date.DayOfWeek + 6) % 7 + 1,
        (".years", FeelMonths period) => period.Months / 12,
        (".months", FeelMonths period) => period.Months % 12,
        (".days", FeelSeconds period) => decimal.Truncate(period.Seconds / 86400),
        (".hours", FeelSeconds period) => decimal.Truncate(period.Seconds % 86400 / 3600),
        (".minutes", FeelSeconds period) => decimal.Truncate(period.Seconds % 3600 / 60),
        (".seconds", FeelSeconds period) => period.Seconds % 60,
        _ => throw new InvalidOperationException(name),
    };

    private static object? Other(string name, object?[] arguments) => (name, arguments[0]) switch
    {
        ("abs", FeelMonths months) => new FeelMonths(Math.Abs(months.Months)),
        ("abs", FeelSeconds seconds) => new FeelSeconds(Math.Abs(seconds.Seconds)),
        ("string", bool truth) => truth ? "true" : "false",
        ("string", { } value) => value.ToString(),
        ("string join", IReadOnlyList<object?> texts) =>
            string.Join(arguments.Length > 1 ? arguments[1] as string ?? "" : "", texts.OfType<string>()),
        _ => null,
    };
}
