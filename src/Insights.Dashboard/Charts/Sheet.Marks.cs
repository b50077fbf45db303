using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.LayoutLib.AnnotationLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;

namespace Insights.Dashboard.Charts;

public sealed partial class Sheet
{
    /// <summary>A point of a line; a null value leaves a gap, for a gap is not a zero.</summary>
    public readonly record struct Point(DateOnly Month, double? Value, string Told);

    /// <summary>A line over months; <see cref="Point.Told"/> is what the pointer reads there.</summary>
    public Sheet Line(IReadOnlyList<Point> points, string color, double width = 2.4, string? dash = null, bool told = true)
    {
        traces.Add(new Scatter
        {
            X = [.. points.Select(p => (object)Day(p.Month))],
            Y = [.. points.Select(p => (object?)p.Value)],
            Mode = ModeFlag.Lines,
            Line = new Line { Color = color, Width = (decimal)width, Dash = dash },
            ConnectGaps = false,
            HoverInfo = told ? HoverInfoFlag.Text : HoverInfoFlag.Skip,
            HoverTextArray = [.. points.Select(p => p.Told)],
        });
        return this;
    }

    /// <summary>A pale band between two lines.</summary>
    public Sheet Band(IReadOnlyList<(DateOnly Month, double Low, double High)> points, string color)
    {
        if (points.Count > 1)
        {
            traces.Add(new Scatter
            {
                X = [.. points.Select(p => (object)Day(p.Month)), .. points.Reverse().Select(p => (object)Day(p.Month))],
                Y = [.. points.Select(p => (object)p.Low), .. points.Reverse().Select(p => (object)p.High)],
                Mode = ModeFlag.Lines,
                Fill = FillEnum.ToSelf,
                FillColor = Pale(color),
                Line = new Line { Width = 0 },
                HoverInfo = HoverInfoFlag.Skip,
            });
        }

        return this;
    }

    public Sheet Dot(DateOnly month, double value, string color)
    {
        traces.Add(new Scatter
        {
            X = [Day(month)],
            Y = [value],
            Mode = ModeFlag.Markers,
            ClipOnAxis = false,
            Marker = new Marker { Size = 9, Color = color, Line = new() { Color = Palette.Card, Width = 1.5m } },
            HoverInfo = HoverInfoFlag.Skip,
        });
        return this;
    }

    /// <summary>Bars over months or names, each with its own colour if need be.</summary>
    public Sheet Bars(IReadOnlyList<object> across, IReadOnlyList<double?> values, IReadOnlyList<string> told, string color, IReadOnlyList<string>? texts = null)
    {
        traces.Add(new Bar
        {
            X = [.. across],
            Y = [.. values.Select(v => (object?)v)],
            Marker = new() { Color = color, CornerRadius = 2 },
            HoverInfo = Plotly.Blazor.Traces.BarLib.HoverInfoFlag.Text,
            HoverTextArray = [.. told],
            TextArray = texts is null ? null : [.. texts],
            TextPosition = texts is null ? null : Plotly.Blazor.Traces.BarLib.TextPositionEnum.Outside,
            TextFont = new() { Size = 11, Color = Palette.Ink },
            ClipOnAxis = false,
        });
        return this;
    }

    /// <summary>Words at a place of the drawing.</summary>
    public Sheet Label(DateOnly month, double value, string text, string color, XAnchorEnum anchor = XAnchorEnum.Left, double shiftX = 0, double shiftY = 0, int size = 12)
    {
        labels.Add(new Annotation
        {
            X = Day(month), Y = value, Text = text, ShowArrow = false, XAnchor = anchor, XShift = (decimal)shiftX, YShift = (decimal)shiftY,
            Align = anchor == XAnchorEnum.Right ? AlignEnum.Right : AlignEnum.Left,
            Font = new() { Size = size, Color = color },
        });
        return this;
    }

    /// <summary>Words in a corner: what lies above and below a level, or what a thin line is.</summary>
    public Sheet Corner(string text, string color, bool atTop, bool atRight = false)
    {
        labels.Add(new Annotation
        {
            XRef = "paper", YRef = "paper", X = atRight ? 1 : 0, Y = atTop ? 1 : 0, Text = atRight ? text : $"<b>{text}</b>", ShowArrow = false, XAnchor = atRight ? XAnchorEnum.Right : XAnchorEnum.Left, XShift = atRight ? -4 : 4,
            YAnchor = atTop ? YAnchorEnum.Top : YAnchorEnum.Bottom, Font = new() { Size = 12, Color = color }, BgColor = Palette.Card, BorderPad = 2,
        });
        return this;
    }

    /// <summary>A target's path, thin and dotted, with what it leads to in the lower corner.</summary>
    public Sheet Path(IReadOnlyList<Warehouse.Rows.Target> path, string text)
    {
        Line([.. path.Select(t => new Point(t.Month, t.Value, string.Empty))], Palette.Ink3, 1.2, "2px,3px", told: false);
        return Corner("┄ " + text, Palette.Ink3, atTop: false, atRight: true);
    }

    /// <summary>A hairline at a month, from the bottom to <paramref name="top"/> of the height.</summary>
    public Sheet Upright(DateOnly month, string color, double top = 1, string? dash = null)
    {
        shapes.Add(new Shape
        {
            Type = Plotly.Blazor.LayoutLib.ShapeLib.TypeEnum.Line, X0 = Day(month), X1 = Day(month), YRef = "paper", Y0 = 0, Y1 = top,
            Line = new() { Color = color, Width = 1, Dash = dash },
        });
        return this;
    }

    /// <summary>A level line across the whole width.</summary>
    public Sheet Level(double value, string color, string? dash = null)
    {
        shapes.Add(new Shape
        {
            Type = Plotly.Blazor.LayoutLib.ShapeLib.TypeEnum.Line, XRef = "paper", X0 = 0, X1 = 1, Y0 = value, Y1 = value,
            Line = new() { Color = color, Width = 1, Dash = dash },
        });
        return this;
    }

    /// <summary>#rrggbb at 14 %.</summary>
    private static string Pale(string color) =>
        $"rgba({Convert.ToInt32(color[1..3], 16)},{Convert.ToInt32(color[3..5], 16)},{Convert.ToInt32(color[5..7], 16)},0.14)";
}
