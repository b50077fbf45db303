using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.LayoutLib.XAxisLib;
using Font = Plotly.Blazor.LayoutLib.Font;

namespace Insights.Dashboard.Charts;

/// <summary>A drawing in the house's manner: no frame, hairlines, labels beside the lines and no legend, colours of the theme. Marks are added one by one.</summary>
public sealed partial class Sheet(Palette palette, int height)
{
    private readonly List<ITrace> traces = [];
    private readonly List<Annotation> labels = [];
    private readonly List<Shape> shapes = [];
    private XAxis across = new();
    private YAxis up = new();
    private Margin margin = new() { L = 48, R = 30, T = 12, B = 26 };
    private BarModeEnum barMode = BarModeEnum.Overlay;

    public Palette Palette { get; } = palette;

    /// <summary>Months along the bottom, written as yyyy-MM so that they read the same in both languages.</summary>
    /// <param name="pad">Days left free at both ends, for bars.</param>
    public Sheet AcrossMonths(DateOnly from, DateOnly to, DateOnly pivot, int most = 7, int pad = 0)
    {
        var ticks = Ticks.Months(from, to, pivot, most);
        across = new XAxis
        {
            Type = Plotly.Blazor.LayoutLib.XAxisLib.TypeEnum.Date,
            Range = [Day(from.AddDays(-pad)), Day(to.AddDays(pad))],
            TickVals = [.. ticks.Select(m => (object)Day(m))],
            TickText = [.. ticks.Select(m => (object)Wording.Months.Code(m))],
        };
        return this;
    }

    /// <summary>Named bars along the bottom; <paramref name="labels"/> are shown in the names' stead, every second one where there are many.</summary>
    public Sheet AcrossNames(IReadOnlyList<string> names, IReadOnlyList<string> labels)
    {
        var step = names.Count > 12 ? 4 : names.Count > 8 ? 2 : 1;
        across = new XAxis
        {
            Type = Plotly.Blazor.LayoutLib.XAxisLib.TypeEnum.Category,
            CategoryArray = [.. names],
            TickVals = [.. names.Where((_, n) => n % step == 0)],
            TickText = [.. labels.Where((_, n) => n % step == 0)],
        };
        return this;
    }

    /// <summary>Bars stand on one another, so that one row of bars may have two colours.</summary>
    public Sheet Stacked()
    {
        barMode = BarModeEnum.Stack;
        return this;
    }

    /// <summary>Values upwards, at the given ticks, each written by <paramref name="form"/>.</summary>
    public Sheet Up(IReadOnlyList<double> ticks, Func<double, string> form, double? low = null, double? high = null)
    {
        up = new YAxis
        {
            Range = [low ?? ticks[0], high ?? ticks[^1]],
            TickVals = [.. ticks.Cast<object>()],
            TickText = [.. ticks.Select(t => (object)form(t))],
        };
        return this;
    }

    public Sheet Margins(int left = 46, int right = 30, int top = 14, int bottom = 26)
    {
        margin = new Margin { L = left, R = right, T = top, B = bottom };
        return this;
    }

    public Figure Draw()
    {
        Settle();
        var layout = new Layout
        {
            AutoSize = true,
            Height = height,
            Margin = margin,
            PaperBgColor = "rgba(0,0,0,0)",
            PlotBgColor = "rgba(0,0,0,0)",
            Font = new Font { Family = Fonts, Size = 12, Color = Palette.Ink2 },
            ShowLegend = false,
            DragMode = DragModeEnum.False,
            HoverMode = HoverModeEnum.X,
            HoverLabel = new HoverLabel { BgColor = Palette.Card, BorderColor = Palette.Line, Font = new() { Color = Palette.Ink, Size = 12, Family = Fonts } },
            BarMode = barMode,
            BarGap = 0.3m,
            XAxis = [across],
            YAxis = [up],
            Annotations = labels,
            Shapes = shapes,
        };
        return new Figure(traces, layout, height);
    }

    internal const string Fonts = "\"Noto Sans CJK SC\", \"PingFang SC\", \"Microsoft YaHei\", system-ui, sans-serif";

    private static string Day(DateOnly month) => Wording.Months.Day(month);

    private void Settle()
    {
        across.FixedRange = true;
        across.ShowGrid = false;
        across.ZeroLine = false;
        across.Ticks = TicksEnum.Empty;
        across.TickMode = across.TickVals is null ? null : TickModeEnum.Array;
        across.TickAngle = 0;
        across.TickFont = new() { Size = 11, Color = Palette.Ink3 };
        across.UnifiedHoverTitle = null;
        across.TickLabelStandoff = 4;
        up.FixedRange = true;
        up.TickLabelStandoff = 6;
        up.ShowGrid = true;
        up.GridColor = Palette.Line;
        up.ZeroLine = false;
        up.TickMode = Plotly.Blazor.LayoutLib.YAxisLib.TickModeEnum.Array;
        up.TickFont = new() { Size = 11, Color = Palette.Ink3 };
        up.Ticks = Plotly.Blazor.LayoutLib.YAxisLib.TicksEnum.Empty;
    }
}
