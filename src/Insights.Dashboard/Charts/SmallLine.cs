using System.Globalization;
using System.Text;

namespace Insights.Dashboard.Charts;

/// <summary>
/// The lines of the small pictures, as the text of an SVG path: a unit across for each step, <see cref="Tall"/> units from the highest value down to the lowest. Each point is told
/// from the one before, in whole units: half as long as places in decimals, where a page has hundreds of them.
/// </summary>
public static class SmallLine
{
    /// <summary>Units between the lowest and the highest value.</summary>
    public const int Tall = 200;

    /// <param name="points">Steps across, whole numbers, with their values; a null value leaves a gap.</param>
    /// <param name="low">The value at the bottom.</param>
    /// <param name="high">The value at the top; where it is no higher, everything lies at the bottom.</param>
    public static string Of(IEnumerable<(int At, double? Value)> points, double low, double high)
    {
        ArgumentNullException.ThrowIfNull(points);
        var text = new StringBuilder();
        (int At, int Down)? pen = null;
        var drawn = false;
        foreach (var (at, known) in points)
        {
            if (known is not { } value)
            {
                pen = null;
                continue;
            }

            var down = Down(value, low, high);
            if (pen is { } from)
            {
                Step(drawn ? " " : "l", at - from.At, down - from.Down);
                drawn = true;
            }
            else
            {
                Step("M", at, down);
                drawn = false;
            }

            pen = (at, down);
        }

        return text.ToString();

        // A minus parts two numbers as well as a space does.
        void Step(string mark, int across, int along) => text.Append(mark == " " && across < 0 ? "" : mark)
            .Append(CultureInfo.InvariantCulture, $"{across}").Append(along < 0 ? "" : " ").Append(CultureInfo.InvariantCulture, $"{along}");
    }

    private static int Down(double value, double low, double high) => (int)Math.Round(Tall * (1 - ((value - low) / Math.Max(high - low, 1e-12))));
}
