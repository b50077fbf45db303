namespace Insights.Dashboard.Charts;

/// <summary>A chart ready to be drawn: what a pure function made of rows. The page and the file that leaves are drawn from this same record.</summary>
/// <param name="Height">Pixels, margins included.</param>
/// <param name="Palette">Colours that the marks were given; on a page they become the theme's own, so that print and forced colours hold.</param>
public sealed record Figure(Frame Frame, IReadOnlyList<Mark> Marks, Palette Palette, int Height);

/// <summary>The space that marks stand in: positions across (days or ordinals) and up, both with their written ticks.</summary>
public sealed record Frame(
    double Left, double Right, double Low, double High, IReadOnlyList<(double At, string Text)> Across, IReadOnlyList<(double At, string Text)> Up, Edges Edges)
{
    /// <summary>Whether positions across are days (<see cref="DateOnly.DayNumber"/>).</summary>
    public bool InDays { get; init; }

    /// <summary>Names across that must all stand: where the drawing is narrow every second one stands lower instead of giving way.</summary>
    public bool Staggered { get; init; }
}

/// <summary>Margins in pixels.</summary>
public sealed record Edges(int Left, int Right, int Top, int Bottom);

/// <summary>Something drawn; positions are in the frame's units.</summary>
public abstract record Mark(string Color);

/// <param name="Points">A null value leaves a gap.</param>
/// <param name="Told">What the pointer reads at each point; empty where nothing is to be read.</param>
public sealed record LineMark(IReadOnlyList<(double At, double? Value)> Points, string Color, double Width, string? Dash, IReadOnlyList<string> Told) : Mark(Color);

/// <summary>A closed pale field.</summary>
/// <param name="Strength">How opaque, from 0 to 1.</param>
public sealed record FieldMark(IReadOnlyList<(double At, double Value)> Points, string Color, double Strength = 0.14) : Mark(Color);

/// <param name="Radius">Pixels.</param>
/// <param name="Told">What the pointer reads there.</param>
public sealed record DotMark(double At, double Value, string Color, double Radius = 4.5, bool Hollow = false, string Told = "") : Mark(Color);

/// <param name="Wide">In the frame's units across.</param>
public sealed record BarMark(double At, double Wide, double From, double To, string Color, string Told, string? Text) : Mark(Color)
{
    /// <summary>Stands for a value that is not published: hatched, and of a height that says nothing.</summary>
    public bool Withheld { get; init; }
}

/// <summary>A hairline: upright at a position (to a share of the height), or level at a value.</summary>
public sealed record RuleMark(double At, bool Upright, double Top, string Color, string? Dash) : Mark(Color);

/// <summary>Words: at a place of the drawing, or in a corner of it (shares of the width and height).</summary>
/// <param name="Text">With &lt;b&gt; and &lt;br&gt; only.</param>
public sealed record TextMark(double At, double Value, string Text, string Color, TextSide Side, double ShiftX, double ShiftY, int Size, bool InCorner) : Mark(Color);

/// <summary>Where a text's position lies on it.</summary>
public enum TextSide
{
    Left,
    Middle,
    Right,
}
