namespace Insights.Dashboard.Charts;

public sealed partial class Sheet
{
    // Of the room between two neighbours, what a bar takes.
    private const double BarShare = 0.7;

    // A month in days, where bars stand over months.
    private const double MonthDays = 30.4;

    /// <summary>A point of a line; a null value leaves a gap, for a gap is not a zero.</summary>
    public readonly record struct Point(DateOnly Month, double? Value, string Told);

    /// <summary>A line over months; <see cref="Point.Told"/> is what the pointer reads there.</summary>
    public Sheet Line(IReadOnlyList<Point> points, string color, double width = 2.4, string? dash = null, bool told = true)
    {
        marks.Add(new LineMark([.. points.Select(p => ((double)p.Month.DayNumber, p.Value))], color, width, dash, told ? [.. points.Select(p => p.Told)] : []));
        return this;
    }

    /// <summary>A line over numbers.</summary>
    public Sheet Curve(IReadOnlyList<(double At, double? Value)> points, string color, double width = 2, string? dash = null)
    {
        marks.Add(new LineMark(points, color, width, dash, []));
        return this;
    }

    /// <summary>A pale band between two lines.</summary>
    public Sheet Band(IReadOnlyList<(DateOnly Month, double Low, double High)> points, string color) =>
        Field([.. points.Select(p => ((double)p.Month.DayNumber, p.Low, p.High))], color);

    /// <summary>A pale band between two curves over numbers.</summary>
    public Sheet Field(IReadOnlyList<(double At, double Low, double High)> points, string color, double strength = 0.14)
    {
        if (points.Count > 1)
        {
            marks.Add(new FieldMark([.. points.Select(p => (p.At, p.High)), .. points.Reverse().Select(p => (p.At, p.Low))], color, strength));
        }

        return this;
    }

    public Sheet Dot(DateOnly month, double value, string color) => Dot(month.DayNumber, value, color);

    public Sheet Dot(double at, double value, string color)
    {
        marks.Add(new DotMark(at, value, color));
        return this;
    }

    /// <summary>A dot with what the pointer reads there.</summary>
    public Sheet Dot(double at, double value, string color, string told, double radius = 4.5, bool hollow = false)
    {
        marks.Add(new DotMark(at, value, color, radius, hollow, told));
        return this;
    }

    /// <summary>Bars over months or names, each with its own colour if need be.</summary>
    public Sheet Bars(IReadOnlyList<object> across, IReadOnlyList<double?> values, IReadOnlyList<string> told, string color, IReadOnlyList<string>? texts = null)
    {
        var wide = (names.Count > 0 ? 1 : MonthDays) * BarShare;
        for (var n = 0; n < across.Count; n++)
        {
            if (values[n] is not { } value)
            {
                continue;
            }

            var at = Position(across[n]);
            var (above, below) = stacked ? stack.GetValueOrDefault(at) : (0, 0);
            var from = value >= 0 ? above : below;
            stack[at] = value >= 0 ? (above + value, below) : (above, below + value);
            marks.Add(new BarMark(at, wide, from, from + value, color, told.Count > n ? told[n] : string.Empty, texts is null ? null : texts[n]));
        }

        return this;
    }

    /// <summary>A column from one value to another: the steps of a fall, the boxes of a distribution.</summary>
    public Sheet Column(double at, double wide, double from, double to, string color, string told, string? text = null)
    {
        marks.Add(new BarMark(at, wide, from, to, color, told, text));
        return this;
    }

    /// <summary>A hatched column over the whole height, for a value that is not published.</summary>
    public Sheet Withheld(double at, string told)
    {
        marks.Add(new BarMark(at, BarShare, span.Low, span.High, Palette.Ink3, told, Wording.Numbers.Withheld) { Withheld = true });
        return this;
    }

    /// <summary>Words at a place of the drawing.</summary>
    public Sheet Label(DateOnly month, double value, string text, string color, TextSide side = TextSide.Left, double shiftX = 0, double shiftY = 0, int size = 12) =>
        Words(month.DayNumber, value, text, color, side, shiftX, shiftY, size);

    /// <summary>Words at a place of the drawing over numbers or names.</summary>
    public Sheet Words(double at, double value, string text, string color, TextSide side = TextSide.Left, double shiftX = 0, double shiftY = 0, int size = 12)
    {
        marks.Add(new TextMark(at, value, text, color, side, shiftX, shiftY, size, InCorner: false));
        return this;
    }

    /// <summary>Words in a corner: what lies above and below a level, or what a thin line is.</summary>
    public Sheet Corner(string text, string color, bool atTop, bool atRight = false)
    {
        marks.Add(new TextMark(
            atRight ? 1 : 0, atTop ? 1 : 0, atRight ? text : $"<b>{text}</b>", color, atRight ? TextSide.Right : TextSide.Left, atRight ? -4 : 4, atTop ? -9 : 9, 12, InCorner: true));
        return this;
    }

    /// <summary>A target's path, thin and dotted, with what it leads to in the lower corner.</summary>
    public Sheet Path(IReadOnlyList<Warehouse.Rows.Target> path, string text)
    {
        Line([.. path.Select(t => new Point(t.Month, t.Value, string.Empty))], Palette.Ink3, 1.2, "2px,3px", told: false);
        return Corner("┄ " + text, Palette.Ink3, atTop: false, atRight: true);
    }

    /// <summary>A hairline at a month, from the bottom to <paramref name="top"/> of the height.</summary>
    public Sheet Upright(DateOnly month, string color, double top = 1, string? dash = null) => Upright(month.DayNumber, color, top, dash);

    public Sheet Upright(double at, string color, double top = 1, string? dash = null)
    {
        marks.Add(new RuleMark(at, Upright: true, top, color, dash));
        return this;
    }

    /// <summary>A level line across the whole width.</summary>
    public Sheet Level(double value, string color, string? dash = null)
    {
        marks.Add(new RuleMark(value, Upright: false, 1, color, dash));
        return this;
    }
}
