using System.Text;
using Insights.Dashboard.Charts;

namespace Insights.Dashboard.Overview;

/// <summary>Why the month changed, as a picture that stands alone: columns that hang together between the two levels.</summary>
public static class FlowDrawing
{
    private const int Height = 190;

    private const int Wide = 84;

    // The foot of the levels is cut off where the scale does not begin at zero.
    private const int Gap = 6, Broken = 10;

    private const int WithheldTall = 18;

    /// <param name="floor">The scale's lower end.</param>
    /// <param name="text">How a step reads.</param>
    public static string Alone(IReadOnlyList<FlowStep> steps, double floor, double span, Func<FlowStep, string> text, Caption caption)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(text);
        var (palette, (left, room)) = (Palette.Light, FigureSvg.Inside);
        var column = Math.Min(Wide, room / Math.Max(1, steps.Count));
        return FigureSvg.Page(caption, Height + 44, palette, top =>
        {
            var to = new StringBuilder();
            double At(double level) => top + 44 + ((Height - 44) * (1 - Math.Clamp((level - floor) / span, 0, 1)));
            foreach (var (step, n) in steps.Select((s, n) => (s, n)))
            {
                var (x, high, low) = (left + (n * column), At(Math.Max(step.From, step.To)), At(Math.Max(floor, Math.Min(step.From, step.To))));
                var tall = step.Masked ? WithheldTall : Math.Max(2, low - high);
                var fill = step.Kind switch { "more" => palette.Warn, "fewer" => palette.Accent, _ => palette.Ink3 };
                void Box(double y, double size) => to.Append($"<rect x=\"{FigurePen.N(x + Gap)}\" y=\"{FigurePen.N(y)}\" width=\"{FigurePen.N(column - (2 * Gap))}\" height=\"{FigurePen.N(size)}\" rx=\"2\" {(step.Masked ? $"fill=\"none\" stroke=\"{palette.Ink3}\" stroke-dasharray=\"3 3\"" : $"fill=\"{fill}\"")}/>");
                if (step.Kind == "level" && floor > 0)
                {
                    Box(high, Math.Max(2, tall - Broken));
                    Box(low - Gap, Gap);
                }
                else
                {
                    Box(step.Masked ? low - tall : high, tall);
                }

                FigureSvg.Line(to, text(step), (step.Masked ? low - tall : high) - 5, 13, palette.Ink, bold: true, x: x + (column / 2), anchor: "middle");
                FigureSvg.Line(to, step.Name, top + Height + 18 + (n % 2 * 15), 11, palette.Ink2, x: x + (column / 2), anchor: "middle");
            }

            return to.ToString();
        });
    }
}
