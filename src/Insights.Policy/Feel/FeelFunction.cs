namespace Insights.Policy.Feel;

/// <summary>One parameter: <paramref name="Kind"/> is a type name of the table below, e.g. “number”, “moment”, “list”.</summary>
public sealed record FeelParameter(string Name, string Kind, bool Optional);

/// <summary>One signature of a built-in function.</summary>
/// <param name="Result">A type name, “=1” for the type of the first argument, “item” for its element.</param>
public sealed record FeelFunction(string Name, IReadOnlyList<FeelParameter> Parameters, string Result)
{
    /// <summary>May be null though no argument is.</summary>
    public bool MayFail { get; init; }

    /// <summary>Says itself what null arguments mean.</summary>
    public bool KeepsNulls { get; init; }

    public bool NeverNull { get; init; }

    public bool Whole { get; init; }

    /// <summary>Takes either one list or its elements as arguments.</summary>
    public bool Variadic { get; init; }

    public override string ToString() =>
        $"{Name}({string.Join(", ", Parameters.Select(one => $"{one.Name}: {one.Kind}{(one.Optional ? "?" : "")}"))})";

    public bool Equals(FeelFunction? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <summary>Name(parameters) result; flags: fail, keep (nulls), never (null), whole, variadic.</summary>
    private const string Table = """
        abs(n: number) number
        abs(n: duration) =1
        sqrt(number: number) number fail
        exp(number: number) number
        log(number: number) number fail
        even(number: number) boolean
        odd(number: number) boolean
        modulo(dividend: number, divisor: number) number fail
        floor(n: number) number whole
        floor(n: number, scale: number) number fail
        ceiling(n: number) number whole
        ceiling(n: number, scale: number) number fail
        decimal(n: number, scale: number) number fail
        round up(n: number, scale: number) number fail
        round down(n: number, scale: number) number fail
        round half up(n: number, scale: number) number fail
        round half down(n: number, scale: number) number fail
        number(from: string, grouping separator: string?, decimal separator: string?) number fail keep
        string(from: scalar) string
        string length(string: string) number whole
        upper case(string: string) string
        lower case(string: string) string
        contains(string: string, match: string) boolean
        starts with(string: string, match: string) boolean
        ends with(string: string, match: string) boolean
        substring(string: string, start position: number, length: number?) string fail
        substring before(string: string, match: string) string
        substring after(string: string, match: string) string
        string join(list: list<string>, delimiter: string?) string keep never
        date(from: string) date fail
        date(from: moment) date
        date(year: number, month: number, day: number) date fail
        duration(from: string) duration fail
        years and months duration(from: moment, to: moment) years and months duration
        day of year(date: moment) number whole
        day of week(date: moment) string
        month of year(date: moment) string
        week of year(date: moment) number whole
        count(list: list) number whole
        sum(list: list<number>) number fail variadic
        sum(list: list<duration>) item fail variadic
        product(list: list<number>) number fail variadic
        mean(list: list<number>) number fail variadic
        median(list: list<number>) number fail variadic
        stddev(list: list<number>) number fail variadic
        min(list: list<ordered>) item fail variadic
        max(list: list<ordered>) item fail variadic
        all(list: list<boolean>) boolean fail variadic
        any(list: list<boolean>) boolean fail variadic
        list contains(list: list, element: any) boolean keep
        index of(list: list, match: any) list<number> keep
        append(list: list, item: any) =1 keep variadic
        concatenate(list: list, list2: list) =1 variadic
        union(list: list, list2: list) =1 variadic
        insert before(list: list, position: number, newItem: any) =1 fail keep
        remove(list: list, position: number) =1 fail
        reverse(list: list) =1
        distinct values(list: list) =1
        flatten(list: list) =1
        sublist(list: list, start position: number, length: number?) =1 fail
        """;

    public static readonly IReadOnlyDictionary<string, IReadOnlyList<FeelFunction>> All =
        Table.Split('\n').Select(Read).GroupBy(function => function.Name)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<FeelFunction>)[.. group], StringComparer.Ordinal);

    /// <summary>What a path takes out of a date or a duration, by the kind of value: written “日期.year”, so a signature of one value each.</summary>
    internal static readonly IReadOnlyDictionary<FeelKind, IReadOnlyList<FeelFunction>> Parts = new Dictionary<FeelKind, IReadOnlyList<FeelFunction>>
    {
        [FeelKind.Date] = [Part("year", "date"), Part("month", "date"), Part("day", "date"), Part("weekday", "date")],
        [FeelKind.MonthsDuration] = [Part("years", "years and months duration"), Part("months", "years and months duration")],
        [FeelKind.DaysDuration] =
            [Part("days", "days and time duration"), Part("hours", "days and time duration"), Part("minutes", "days and time duration"), Part("seconds", "days and time duration")],
    };

    /// <summary>Whole but for the seconds, which may have a fraction.</summary>
    private static FeelFunction Part(string name, string kind) => new("." + name, [new("from", kind, false)], "number") { Whole = name != "seconds" };

    /// <summary>Functions of the standard outside the subset, with the type that they give where it is known.</summary>
    internal static readonly IReadOnlyDictionary<string, FeelType> Outside = new Dictionary<string, FeelType>(StringComparer.Ordinal)
    {
        ["time"] = FeelType.Time, ["date and time"] = FeelType.DateTime, ["now"] = FeelType.DateTime, ["today"] = FeelType.Date,
        ["get value"] = FeelType.Null, ["get entries"] = FeelType.ListOf(FeelType.Context), ["context"] = FeelType.Context,
        ["context put"] = FeelType.Context, ["context merge"] = FeelType.Context, ["matches"] = FeelType.Boolean, ["replace"] = FeelType.String,
        ["mode"] = FeelType.ListOf(FeelType.Number), ["split"] = FeelType.ListOf(FeelType.String), ["sort"] = FeelType.ListOf(null), ["list replace"] = FeelType.ListOf(null),
        ["is"] = FeelType.Boolean, ["before"] = FeelType.Boolean, ["after"] = FeelType.Boolean, ["meets"] = FeelType.Boolean,
        ["met by"] = FeelType.Boolean, ["overlaps"] = FeelType.Boolean, ["overlaps before"] = FeelType.Boolean,
        ["overlaps after"] = FeelType.Boolean, ["finishes"] = FeelType.Boolean, ["finished by"] = FeelType.Boolean,
        ["includes"] = FeelType.Boolean, ["during"] = FeelType.Boolean, ["starts"] = FeelType.Boolean, ["started by"] = FeelType.Boolean,
        ["coincides"] = FeelType.Boolean, ["range"] = FeelType.RangeOf(null),
    };

    private static FeelFunction Read(string line)
    {
        var open = line.IndexOf('(', StringComparison.Ordinal);
        var close = line.IndexOf(')', StringComparison.Ordinal);
        var parameters = line[(open + 1)..close].Split(", ").Select(text => text.Split(": ")).Select(pair =>
            new FeelParameter(pair[0], pair[1].TrimEnd('?'), pair[1].EndsWith('?'))).ToArray();
        var result = line[(close + 2)..].TrimEnd();
        var flags = new HashSet<string>(StringComparer.Ordinal);
        while (result.LastIndexOf(' ') is var at and > 0 && result[(at + 1)..] is "fail" or "keep" or "never" or "whole" or "variadic")
        {
            flags.Add(result[(result.LastIndexOf(' ') + 1)..]);
            result = result[..result.LastIndexOf(' ')];
        }

        return new(line[..open].Trim(), parameters, result)
        {
            MayFail = flags.Contains("fail"), KeepsNulls = flags.Contains("keep"), NeverNull = flags.Contains("never"),
            Whole = flags.Contains("whole"), Variadic = flags.Contains("variadic"),
        };
    }
}
