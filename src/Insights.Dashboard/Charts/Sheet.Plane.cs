using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.LayoutLib.AnnotationLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;

namespace Insights.Dashboard.Charts;

public sealed partial class Sheet
{
    /// <summary>A place of a drawing with numbers both ways; <paramref name="Told"/> is what the pointer reads there.</summary>
    public readonly record struct Spot(double X, double Y, string Told);

    /// <summary>Numbers along the bottom, at the given ticks.</summary>
    public Sheet AcrossNumbers(IReadOnlyList<double> ticks, Func<double, string> form, double? low = null, double? high = null)
    {
        across = new XAxis
        {
            Type = Plotly.Blazor.LayoutLib.XAxisLib.TypeEnum.Linear,
            Range = [low ?? ticks[0], high ?? ticks[^1]],
            TickVals = [.. ticks.Cast<object>()],
            TickText = [.. ticks.Select(t => (object)form(t))],
        };
        return this;
    }

    /// <summary>Dots, each read by the pointer.</summary>
    public Sheet Dots(IReadOnlyList<Spot> spots, string color, int size = 8, bool hollow = false)
    {
        traces.Add(new Scatter
        {
            X = [.. spots.Select(s => (object)s.X)],
            Y = [.. spots.Select(s => (object)s.Y)],
            Mode = ModeFlag.Markers,
            ClipOnAxis = false,
            Marker = new Marker { Size = size, Color = hollow ? Palette.Card : color, Line = new() { Color = hollow ? color : Palette.Ink3, Width = hollow ? 2 : 0.7m } },
            HoverInfo = HoverInfoFlag.Text,
            HoverTextArray = [.. spots.Select(s => s.Told)],
        });
        return this;
    }

    /// <summary>A line through numbers both ways.</summary>
    public Sheet Curve(IReadOnlyList<Spot> spots, string color, double width = 2.4, string? dash = null, bool told = true)
    {
        traces.Add(new Scatter
        {
            X = [.. spots.Select(s => (object)s.X)],
            Y = [.. spots.Select(s => (object)s.Y)],
            Mode = ModeFlag.Lines,
            Line = new Line { Color = color, Width = (decimal)width, Dash = dash },
            HoverInfo = told ? HoverInfoFlag.Text : HoverInfoFlag.Skip,
            HoverTextArray = [.. spots.Select(s => s.Told)],
        });
        return this;
    }

    /// <summary>A pale band between two curves.</summary>
    public Sheet Between(IReadOnlyList<(double X, double Low, double High)> points, string color)
    {
        if (points.Count > 1)
        {
            traces.Add(new Scatter
            {
                X = [.. points.Select(p => (object)p.X), .. points.Reverse().Select(p => (object)p.X)],
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

    /// <summary>Words at a place.</summary>
    public Sheet Note(double x, double y, string text, string color, XAnchorEnum anchor = XAnchorEnum.Left, double shiftX = 0, double shiftY = 0)
    {
        labels.Add(new Annotation
        {
            X = x, Y = y, Text = text, ShowArrow = false, XAnchor = anchor, XShift = (decimal)shiftX, YShift = (decimal)shiftY,
            Font = new() { Size = 12, Color = color }, BgColor = Palette.Card, BorderPad = 1,
        });
        return this;
    }

    /// <summary>A hairline upright at a number.</summary>
    public Sheet UprightAt(double x, string color, string? dash = null)
    {
        shapes.Add(new Shape
        {
            Type = Plotly.Blazor.LayoutLib.ShapeLib.TypeEnum.Line, X0 = x, X1 = x, YRef = "paper", Y0 = 0, Y1 = 1,
            Line = new() { Color = color, Width = 1, Dash = dash },
        });
        return this;
    }
}
