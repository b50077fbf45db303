using System.Text;
using Insights.Dashboard.Charts;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Parts;

/// <summary>A list of bars as it leaves the page: as rows, and as a picture that stands alone.</summary>
public static class BarDrawing
{
    private const int RowHeight = 28;

    private const int NameWidth = 230;

    private const int NumberWidth = 150;

    // The frame that stands for a withheld value; a value that is not there has none.
    private const int WithheldWidth = 14;

    /// <summary>Name, value and the quieter number; the interval where there is one.</summary>
    /// <param name="value">What the values are.</param>
    /// <param name="note">What the quieter numbers are, such as shares.</param>
    public static TwinTable Table(IReadOnlyList<Bar> bars, Words words, string value, string? note = null)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var (noted, spanned) = (bars.Any(b => !string.IsNullOrEmpty(b.Note)), bars.Any(b => b.Low is not null));
        return new(
            [words["leave.name"], value, .. noted ? new[] { note ?? words["col.note"] } : [], .. spanned ? new[] { words["leave.low"], words["leave.high"] } : []],
            [.. bars.Select(b => (IReadOnlyList<TwinCell>)
            [
                b.Name, Cell(b), .. noted ? new[] { TwinCell.Read(b.Note ?? string.Empty) } : [],
                .. spanned ? new[] { End(b, b.Low), End(b, b.High) } : [],
            ])]);
    }

    /// <param name="most">The value of a full bar.</param>
    public static string Alone(IReadOnlyList<Bar> bars, double most, Caption caption)
    {
        var (palette, (left, wide)) = (Palette.Light, FigureSvg.Inside);
        var room = wide - NameWidth - NumberWidth;
        return FigureSvg.Page(caption, (bars.Count * RowHeight) + 8, palette, top =>
        {
            var to = new StringBuilder();
            for (var n = 0; n < bars.Count; n++)
            {
                var (bar, y) = (bars[n], top + (n * RowHeight) + 18);
                FigureSvg.Line(to, bar.Name, y, 14, palette.Ink);
                var box = $"<rect x=\"{FigurePen.N(left + NameWidth)}\" y=\"{FigurePen.N(y - 12)}\" height=\"15\" rx=\"2\"";
                to.Append(bar.Value is { } value ? $"{box} width=\"{FigurePen.N(Math.Clamp(value / most, 0, 1) * room)}\" fill=\"{Tone(bar.Tone, palette)}\"/>"
                    : bar.Masked ? $"{box} width=\"{WithheldWidth}\" fill=\"none\" stroke=\"{palette.Ink3}\" stroke-dasharray=\"3 3\"/>" : null);
                if (bar is { Low: { } low, High: { } high })
                {
                    double At(double v) => left + NameWidth + (Math.Clamp(v / most, 0, 1) * room);
                    to.Append($"<path d=\"M{FigurePen.N(At(low))},{FigurePen.N(y - 4.5)}H{FigurePen.N(At(high))}\" stroke=\"{palette.Ink}\"/>");
                }

                FigureSvg.Line(to, $"{bar.Text}  {bar.Note}".TrimEnd(), y, 14, palette.Ink, bold: true, x: left + NameWidth + room + 10);
            }

            return to.ToString();
        });
    }

    /// <summary>Both ends of its interval as they are read; null where it has none.</summary>
    public static (string Low, string High)? Ends(Bar bar)
    {
        ArgumentNullException.ThrowIfNull(bar);
        return bar is { Low: { } low, High: { } high } ? (End(bar, low).Text, End(bar, high).Text) : null;
    }

    private static TwinCell Cell(Bar bar) => new(bar.Text, bar.Masked ? null : bar.Value, Format(bar));

    private static TwinCell End(Bar bar, double? value) => value is { } v ? new TwinCell(Format(bar) == TwinCell.Share ? Numbers.Percent(v) + "%" : Numbers.Digits(v, v == Math.Round(v) ? 0 : 1), v, Format(bar)) : string.Empty;

    private static string Format(Bar bar) => bar.Text.EndsWith('%') ? TwinCell.Share : TwinCell.General;

    private static string Tone(string? tone, Palette palette) => tone switch
    {
        "warn" => palette.Warn,
        "unsure" => palette.Unknown,
        "quiet" => palette.Ink3,
        "weak" => palette.Ramp[2],
        _ => palette.Accent,
    };
}
