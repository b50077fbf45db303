namespace Insights.Policy.Feel;

/// <summary>The kinds of value that FEEL knows. Time, DateTime, Context and Function are known by name only:
/// they can be named in a refusal, never computed.</summary>
public enum FeelKind
{
    Null, Boolean, Number, String, Date, Time, DateTime, DaysDuration, MonthsDuration, List, Range, Context, Function,
}

/// <summary>A static type; <paramref name="Element"/> is set for lists and ranges. A list of mixed kinds has no element type.</summary>
public sealed record FeelType(FeelKind Kind, FeelType? Element = null)
{
    public static readonly FeelType Null = new(FeelKind.Null);
    public static readonly FeelType Boolean = new(FeelKind.Boolean);
    public static readonly FeelType Number = new(FeelKind.Number);
    public static readonly FeelType String = new(FeelKind.String);
    public static readonly FeelType Date = new(FeelKind.Date);
    public static readonly FeelType Time = new(FeelKind.Time);
    public static readonly FeelType DateTime = new(FeelKind.DateTime);
    public static readonly FeelType DaysDuration = new(FeelKind.DaysDuration);
    public static readonly FeelType MonthsDuration = new(FeelKind.MonthsDuration);
    public static readonly FeelType Context = new(FeelKind.Context);
    public static readonly FeelType Function = new(FeelKind.Function);

    public static FeelType ListOf(FeelType? element) => new(FeelKind.List, element);

    public static FeelType RangeOf(FeelType? element) => new(FeelKind.Range, element);

    /// <summary>Kinds that have an order and so can be compared by &lt; and put in a range.</summary>
    public bool Ordered => Kind is FeelKind.Number or FeelKind.String or FeelKind.Date or FeelKind.Time or FeelKind.DateTime
        or FeelKind.DaysDuration or FeelKind.MonthsDuration;

    /// <summary>True where a value of the one may stand beside a value of the other in an equality. Null fits everything.</summary>
    public bool Fits(FeelType other)
    {
        if (Kind == FeelKind.Null || other.Kind == FeelKind.Null)
        {
            return true;
        }

        return Kind == other.Kind && (Element is null || other.Element is null || Element.Fits(other.Element));
    }

    /// <summary>The type of a list's elements when both are in it, or nothing when they do not fit.</summary>
    public static FeelType? Common(FeelType left, FeelType right)
    {
        if (left.Kind == FeelKind.Null)
        {
            return right;
        }

        if (right.Kind == FeelKind.Null)
        {
            return left;
        }

        if (left.Kind != right.Kind)
        {
            return null;
        }

        if (left.Element is null || right.Element is null)
        {
            return left.Element is null ? left : right;
        }

        return Common(left.Element, right.Element) is { } element ? left with { Element = element } : null;
    }

    /// <summary>The standard's own name of the type.</summary>
    public override string ToString() => Kind switch
    {
        FeelKind.Null => "null",
        FeelKind.Boolean => "boolean",
        FeelKind.Number => "number",
        FeelKind.String => "string",
        FeelKind.Date => "date",
        FeelKind.Time => "time",
        FeelKind.DateTime => "date and time",
        FeelKind.DaysDuration => "days and time duration",
        FeelKind.MonthsDuration => "years and months duration",
        FeelKind.List => Element is null ? "list" : $"list<{Element}>",
        FeelKind.Range => Element is null ? "range" : $"range<{Element}>",
        FeelKind.Context => "context",
        _ => "function",
    };
}
