using System.Globalization;

namespace Insights.Dashboard.Charts;

/// <summary>A drawing in the house's manner: no frame, hairlines, labels beside the lines and no legend, colours of the theme. Marks are added one by one.</summary>
public sealed partial class Sheet(Palette palette, int height)
{
    private readonly List<Mark> marks = [];
    private readonly Dictionary<string, double> names = new(StringComparer.Ordinal);
    private readonly Dictionary<double, (double Up, double Down)> stack = [];
    private IReadOnlyList<(double At, string Text)> across = [];
    private IReadOnlyList<(double At, string Text)> up = [];
    private (double From, double To) width = (0, 1);
    private (double Low, double High) span = (0, 1);
    private Edges edges = new(48, 30, 12, 26);
    private bool stacked;
    private bool staggered;
    private bool inDays;

    public Palette Palette { get; } = palette;

    /// <summary>Months along the bottom, in the form of the sentences above the picture.</summary>
    /// <param name="pad">Days left free at both ends, for bars.</param>
    public Sheet AcrossMonths(DateOnly from, DateOnly to, DateOnly pivot, Wording.Months months, int most = 7, int pad = 0)
    {
        width = (from.DayNumber - pad, to.DayNumber + pad);
        inDays = true;
        across = [.. Ticks.Months(from, to, pivot, most).Select(m => ((double)m.DayNumber, months.Long(m)))];
        return this;
    }

    /// <summary>Named bars along the bottom; <paramref name="labels"/> are shown in the names' stead, every second one where there are many.</summary>
    public Sheet AcrossNames(IReadOnlyList<string> names, IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(names);
        var step = names.Count > 16 ? 4 : names.Count > 8 ? 2 : 1;
        for (var n = 0; n < names.Count; n++)
        {
            this.names[names[n]] = n;
        }

        width = (-0.5, Math.Max(1, names.Count) - 0.5);
        across = [.. labels.Select((l, n) => ((double)n, l)).Where(t => t.Item1 % step == 0)];
        return this;
    }

    /// <summary>Numbers along the bottom, at the given ticks: incomes, sizes of places.</summary>
    public Sheet AcrossNumbers(IReadOnlyList<double> ticks, Func<double, string> form, double? low = null, double? high = null)
    {
        width = (low ?? ticks[0], high ?? ticks[^1]);
        across = [.. ticks.Select(t => (t, form(t)))];
        return this;
    }

    /// <summary>Every name stands, one of two words in two lines, and on two heights where it is narrow; the margin below makes room for it.</summary>
    public Sheet Staggered()
    {
        staggered = true;
        across = [.. across.Select(t => (t.At, TwoLines(t.Text)))];
        edges = edges with { Bottom = across.Any(t => t.Text.Contains("<br>", StringComparison.Ordinal)) ? 62 : 46 };
        return this;
    }

    /// <summary>Bars stand on one another, so that one row of bars may have two colours.</summary>
    public Sheet Stacked()
    {
        stacked = true;
        return this;
    }

    /// <summary>Values upwards, at the given ticks, each written by <paramref name="form"/>.</summary>
    public Sheet Up(IReadOnlyList<double> ticks, Func<double, string> form, double? low = null, double? high = null)
    {
        span = (low ?? ticks[0], high ?? ticks[^1]);
        up = [.. ticks.Select(t => (t, form(t)))];
        return this;
    }

    public Sheet Margins(int left = 46, int right = 30, int top = 14, int bottom = 26)
    {
        edges = new Edges(left, right, top, bottom);
        return this;
    }

    /// <summary>Without ticks: the ends are told beside it.</summary>
    public Sheet Unmarked()
    {
        (across, up) = ([], []);
        return this;
    }

    public Figure Draw() => new(new Frame(width.From, width.To, span.Low, span.High, across, up, edges) { InDays = inDays, Staggered = staggered }, [.. marks], Palette, height);

    private static string TwoLines(string name) => name.IndexOf(' ', StringComparison.Ordinal) is > 0 and var gap ? $"{name[..gap]}<br>{name[(gap + 1)..]}" : name;

    internal const string Fonts = "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

    /// <summary>A bar's position: its name, or the day of its month.</summary>
    private double Position(object across) => across switch
    {
        string name when names.TryGetValue(name, out var at) => at,
        string day => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber,
        DateOnly day => day.DayNumber,
        _ => Convert.ToDouble(across, CultureInfo.InvariantCulture),
    };
}
