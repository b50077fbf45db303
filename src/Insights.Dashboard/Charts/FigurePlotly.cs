using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.LayoutLib.XAxisLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using Layout = Plotly.Blazor.Layout;

namespace Insights.Dashboard.Charts;

/// <summary>
/// The same figure as Plotly draws it, for looking closer: zoom by dragging, values under the pointer.
/// <para>We chose to draw the page's own pictures as SVG on the server, because they are there with the first paint, on paper and in files, and to bring
/// plotly.js (1.1 MB) only when somebody opens one.</para>
/// </summary>
public static class FigurePlotly
{
    public static (List<ITrace> Traces, Layout Layout) Of(Figure figure, int height)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var traces = figure.Marks.Select(mark => Trace(mark, figure)).OfType<ITrace>().ToList();
        return (traces, Around(figure, height));
    }

    private static ITrace? Trace(Mark mark, Figure figure) => mark switch
    {
        LineMark line => new Scatter
        {
            X = [.. line.Points.Select(p => At(p.At, figure))],
            Y = [.. line.Points.Select(p => (object?)p.Value)],
            Mode = ModeFlag.Lines,
            Line = new Line { Color = line.Color, Width = (decimal)line.Width, Dash = line.Dash },
            ConnectGaps = false,
            HoverInfo = line.Told.Count > 0 ? HoverInfoFlag.Text : HoverInfoFlag.Skip,
            HoverTextArray = [.. line.Told],
        },
        FieldMark field => new Scatter
        {
            X = [.. field.Points.Select(p => At(p.At, figure))],
            Y = [.. field.Points.Select(p => (object)p.Value)],
            Mode = ModeFlag.Lines,
            Fill = FillEnum.ToSelf,
            FillColor = Pale(field),
            Line = new Line { Width = 0 },
            HoverInfo = HoverInfoFlag.Skip,
        },
        DotMark dot => new Scatter
        {
            X = [At(dot.At, figure)],
            Y = [dot.Value],
            Mode = ModeFlag.Markers,
            Marker = new Marker { Size = 9, Color = dot.Color, Line = new() { Color = figure.Palette.Card, Width = 1.5m } },
            HoverInfo = HoverInfoFlag.Skip,
        },
        BarMark bar => new Bar
        {
            X = [At(bar.At, figure)],
            Y = [bar.To - bar.From],
            Base = bar.From,
            // Where positions are days, the width is told in milliseconds.
            Width = (decimal)(figure.Frame.InDays ? bar.Wide * TimeSpan.MillisecondsPerDay : bar.Wide),
            Marker = new() { Color = bar.Withheld ? figure.Palette.Line : bar.Color, CornerRadius = 2 },
            HoverInfo = Plotly.Blazor.Traces.BarLib.HoverInfoFlag.Text,
            HoverText = bar.Told,
        },
        _ => null,
    };

    private static Layout Around(Figure figure, int height)
    {
        var (frame, palette) = (figure.Frame, figure.Palette);
        var across = new XAxis { ShowGrid = false, ZeroLine = false, TickFont = new() { Size = 12, Color = palette.Ink2 }, Range = [At(frame.Left, figure), At(frame.Right, figure)] };
        if (frame.InDays)
        {
            // Its own ticks as one looks closer; a month written so that it reads the same in both languages.
            (across.Type, across.TickFormat) = (TypeEnum.Date, "%Y-%m");
        }
        else
        {
            (across.TickMode, across.TickVals, across.TickText) = (TickModeEnum.Array, [.. frame.Across.Select(t => (object)t.At)], [.. frame.Across.Select(t => (object)t.Text)]);
        }

        var up = new YAxis
        {
            GridColor = palette.Line, ZeroLine = false, TickFont = new() { Size = 12, Color = palette.Ink2 }, Range = [frame.Low, frame.High],
            TickMode = Plotly.Blazor.LayoutLib.YAxisLib.TickModeEnum.Array, TickVals = [.. frame.Up.Select(t => (object)t.At)], TickText = [.. frame.Up.Select(t => (object)t.Text)],
        };
        return new Layout
        {
            AutoSize = true, Height = height, ShowLegend = false, PaperBgColor = palette.Card, PlotBgColor = palette.Card,
            Margin = new Margin { L = frame.Edges.Left + 12, R = frame.Edges.Right + 12, T = 16, B = 36 },
            Font = new() { Family = Sheet.Fonts, Size = 12, Color = palette.Ink2 },
            DragMode = DragModeEnum.Zoom, HoverMode = HoverModeEnum.Closest, BarMode = BarModeEnum.Overlay,
            HoverLabel = new Plotly.Blazor.LayoutLib.HoverLabel { BgColor = palette.Card, BorderColor = palette.Line, Font = new() { Color = palette.Ink, Size = 13, Family = Sheet.Fonts } },
            XAxis = [across], YAxis = [up],
            Annotations = [.. figure.Marks.OfType<TextMark>().Select(text => Words(text, figure))],
            Shapes = [.. figure.Marks.OfType<RuleMark>().Select(rule => Rule(rule, figure))],
        };
    }

    private static Annotation Words(TextMark text, Figure figure)
    {
        var words = new Annotation
        {
            X = text.InCorner ? text.At : At(text.At, figure), Y = text.Value, Text = text.Text, ShowArrow = false, XShift = (decimal)text.ShiftX, YShift = (decimal)text.ShiftY,
            XAnchor = text.Side switch
            {
                TextSide.Right => Plotly.Blazor.LayoutLib.AnnotationLib.XAnchorEnum.Right,
                TextSide.Middle => Plotly.Blazor.LayoutLib.AnnotationLib.XAnchorEnum.Center,
                _ => Plotly.Blazor.LayoutLib.AnnotationLib.XAnchorEnum.Left,
            },
            Font = new() { Size = text.Size, Color = text.Color },
        };
        if (text.InCorner)
        {
            (words.XRef, words.YRef) = ("paper", "paper");
        }

        return words;
    }

    private static Shape Rule(RuleMark rule, Figure figure)
    {
        var line = new Plotly.Blazor.LayoutLib.ShapeLib.Line { Color = rule.Color, Width = 1, Dash = rule.Dash };
        return rule.Upright
            ? new Shape { Type = Plotly.Blazor.LayoutLib.ShapeLib.TypeEnum.Line, X0 = At(rule.At, figure), X1 = At(rule.At, figure), YRef = "paper", Y0 = 0, Y1 = rule.Top, Line = line }
            : new Shape { Type = Plotly.Blazor.LayoutLib.ShapeLib.TypeEnum.Line, XRef = "paper", X0 = 0, X1 = 1, Y0 = rule.At, Y1 = rule.At, Line = line };
    }

    private static object At(double at, Figure figure) =>
        figure.Frame.InDays ? Wording.Months.Day(DateOnly.FromDayNumber((int)Math.Round(at))) : at;

    /// <summary>#rrggbb, as opaque as the field is.</summary>
    private static string Pale(FieldMark field) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"rgba({Convert.ToInt32(field.Color[1..3], 16)},{Convert.ToInt32(field.Color[3..5], 16)},{Convert.ToInt32(field.Color[5..7], 16)},{field.Strength})");
}
