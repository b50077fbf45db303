using Insights.Dashboard.Wording;
using Insights.Warehouse.Exporting;

namespace Insights.Dashboard.Charts;

/// <summary>One thing at two ends.</summary>
/// <param name="From">A share, at the left.</param>
/// <param name="To">A share, at the right, with its interval where there is one.</param>
public sealed record Slope(string Name, double From, double To, double? Low = null, double? High = null);

/// <summary>Shares of the same whole at two ends: what rises in the accent, the rest quiet, each named at its end.</summary>
public static class SlopeChart
{
    // What a label takes upwards, in pixels.
    private const double Line = 16;

    private const int Top = 14;

    // The two ends are named in two lines: on a phone they are near each other.
    private const int Bottom = 40;

    public static Figure Draw(IReadOnlyList<Slope> slopes, string left, string right, Palette palette, int height = 344)
    {
        ArgumentNullException.ThrowIfNull(slopes);
        ArgumentNullException.ThrowIfNull(palette);
        var most = slopes.SelectMany(s => new[] { s.From, s.To, s.High ?? 0 }).DefaultIfEmpty(0.1).Max();
        var perShare = (height - Top - Bottom) / most;
        var sheet = new Sheet(palette, height).Margins(left: 62, right: 54 + (int)slopes.Select(s => Wide(s.Name)).DefaultIfEmpty(0).Max(), top: Top, bottom: Bottom)
            .AcrossNumbers([0, 1], at => (at == 0 ? left : right).Replace(" ", "<br>", StringComparison.Ordinal)).Up([], _ => string.Empty, 0, most).Upright(0, palette.Line).Upright(1, palette.Line);
        var (begins, ends) = (Apart([.. slopes.Select(s => s.From * perShare)]), Apart([.. slopes.Select(s => s.To * perShare)]));
        foreach (var (s, n) in slopes.Select((s, n) => (s, n)).OrderBy(p => p.s.To > p.s.From))
        {
            var (color, ink) = s.To > s.From ? (palette.Accent, palette.Accent) : (palette.Ink3, palette.Ink2);
            sheet.Curve([(0, s.From), (1, s.To)], color);
            if (s is { Low: { } low, High: { } high })
            {
                sheet.Curve([(1, low), (1, high)], color, 5);
            }

            var told = $"{s.Name} {Percent(s.From)} → {Percent(s.To)}";
            sheet.Dot(0, s.From, color, told, 3.5).Dot(1, s.To, color, told, 3.5)
                .Words(0, s.From, Percent(s.From), ink, TextSide.Right, -9, begins[n] - (s.From * perShare))
                .Words(1, s.To, $"<b>{Percent(s.To)}</b> {s.Name}", ink, TextSide.Left, 9, ends[n] - (s.To * perShare));
        }

        return sheet.Draw();
    }

    /// <summary>Heights of labels, in pixels, so far apart that each can be read and as near to its own point as that allows.</summary>
    public static IReadOnlyList<double> Apart(IReadOnlyList<double> heights)
    {
        ArgumentNullException.ThrowIfNull(heights);
        var groups = new List<(double Middle, List<int> Of)>();
        foreach (var n in Enumerable.Range(0, heights.Count).OrderBy(n => heights[n]))
        {
            groups.Add(Group([n]));
            while (groups.Count > 1 && groups[^1].Middle - Half(groups[^1]) < groups[^2].Middle + Half(groups[^2]))
            {
                List<int> both = [.. groups[^2].Of, .. groups[^1].Of];
                groups.RemoveRange(groups.Count - 2, 2);
                groups.Add(Group(both));
            }
        }

        var placed = new double[heights.Count];
        foreach (var (middle, of) in groups)
        {
            for (var i = 0; i < of.Count; i++)
            {
                placed[of[i]] = middle + ((i - ((of.Count - 1) / 2.0)) * Line);
            }
        }

        return placed;

        // The lowest label stays above the names at the bottom.
        (double, List<int>) Group(List<int> of) => (Math.Max(of.Average(i => heights[i]), of.Count * Line / 2), of);

        static double Half((double, List<int> Of) group) => group.Of.Count * Line / 2;
    }

    private static string Percent(double share) => Numbers.Percent(share) + "%";

    private static double Wide(string name) => name.Sum(c => Letters.IsWide(c) ? 12.2 : 6.4);
}
