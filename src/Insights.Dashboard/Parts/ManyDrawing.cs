using System.Text;
using Insights.Dashboard.Charts;

namespace Insights.Dashboard.Parts;

/// <summary>Small pictures side by side as one that stands alone: each place's way in accent, the city's as a thin line behind it, all on one scale.</summary>
public static class ManyDrawing
{
    private const int Columns = 6;

    private const int Height = 62;

    private const int LineTop = 22, LineTall = 30;

    private const int Gap = 12;

    /// <param name="places">Name, the newest value as written, and the way as a path of <see cref="SmallLine"/>.</param>
    /// <param name="city">The city's way.</param>
    /// <param name="steps">Steps across that the ways have.</param>
    /// <param name="key">What the lines are, and the scale.</param>
    public static string Alone(IReadOnlyList<(string Name, string Now, string Way)> places, string city, int steps, string key, Caption caption)
    {
        ArgumentNullException.ThrowIfNull(places);
        var (palette, (left, wide)) = (Palette.Light, FigureSvg.Inside);
        var column = wide / Columns;
        var rows = (places.Count + Columns - 1) / Columns;
        return FigureSvg.Page(caption, (rows * Height) + 24, palette, top =>
        {
            var to = new StringBuilder();
            foreach (var ((name, now, way), n) in places.Select((p, n) => (p, n)))
            {
                var (x, y) = (left + (n % Columns * column), top + (n / Columns * Height));
                FigureSvg.Line(to, name, y + 14, name.Length > 10 ? 10 : 12, palette.Ink2, x: x);
                FigureSvg.Line(to, now, y + 14, 12, palette.Ink, bold: true, x: x + column - Gap, anchor: "end");
                to.Append($"<svg x=\"{FigurePen.N(x)}\" y=\"{FigurePen.N(y + LineTop)}\" width=\"{FigurePen.N(column - Gap)}\" height=\"{LineTall}\" viewBox=\"0 -15 {Math.Max(1, steps)} {SmallLine.Tall + 30}\" preserveAspectRatio=\"none\" fill=\"none\">");
                to.Append($"<path d=\"{city}\" stroke=\"{palette.Ink3}\" stroke-width=\"1\" vector-effect=\"non-scaling-stroke\"/><path d=\"{way}\" stroke=\"{palette.Accent}\" stroke-width=\"2\" vector-effect=\"non-scaling-stroke\"/></svg>");
            }

            FigureSvg.Line(to, key, top + (rows * Height) + 14, 12, palette.Ink2);
            return to.ToString();
        });
    }
}
