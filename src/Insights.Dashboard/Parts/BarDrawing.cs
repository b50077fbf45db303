using System.Text;
using Insights.Dashboard.Charts;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Exporting;

namespace Insights.Dashboard.Parts;

/// <summary>A list of bars as it leaves the page: as rows, and as a picture that stands alone.</summary>
public static class BarDrawing
{
    private const int RowHeight = 28;

    // Names and numbers take the room that they need, within these bounds: the bars keep a third of the sheet.
    private const int NameLeast = 230;

    private const int NameMost = 360;

    private const int NumberLeast = 150;

    private const int NumberMost = 276;

    // Of a Latin letter at the size that names and numbers have.
    private const double Letter = 7.6;

    private const int KeyHeight = 22;

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
        var names = Math.Clamp(bars.Select(b => Letters.Places(b.Name) * Letter).DefaultIfEmpty(0).Max() + 12, NameLeast, NameMost);
        var room = wide - names - Math.Clamp(bars.Select(b => Letters.Places(Beside(b)) * (Letter + 1)).DefaultIfEmpty(0).Max() + 12, NumberLeast, NumberMost);
        var kinds = bars.SelectMany(b => b.Parts).DistinctBy(p => p.Name).ToList();
        var head = kinds.Count > 0 ? KeyHeight : 0;
        return FigureSvg.Page(caption, head + (bars.Count * RowHeight) + 8, palette, top =>
        {
            var to = new StringBuilder();
            Key(to, kinds, left + names, room / Math.Max(1, kinds.Count), top + 12, palette);
            top += head;
            for (var n = 0; n < bars.Count; n++)
            {
                var (bar, y) = (bars[n], top + (n * RowHeight) + 18);
                FigureSvg.Line(to, bar.Name, y, 14, palette.Ink);
                var box = $"<rect x=\"{FigurePen.N(left + names)}\" y=\"{FigurePen.N(y - 12)}\" height=\"15\" rx=\"2\"";
                to.Append(bar.Parts.Count > 0 ? Pieces(bar, left + names, y - 12, room / most, palette) : bar.Value is { } value ? $"{box} width=\"{FigurePen.N(Math.Clamp(value / most, 0, 1) * room)}\" fill=\"{Tone(bar.Tone, palette)}\"/>"
                    : bar.Masked ? $"{box} width=\"{WithheldWidth}\" fill=\"none\" stroke=\"{palette.Ink3}\" stroke-dasharray=\"3 3\"/>" : null);
                if (bar is { Low: { } low, High: { } high })
                {
                    double At(double v) => left + names + (Math.Clamp(v / most, 0, 1) * room);
                    to.Append($"<path d=\"M{FigurePen.N(At(low))},{FigurePen.N(y - 4.5)}H{FigurePen.N(At(high))}\" stroke=\"{palette.Ink}\"/>");
                }

                if (bar.Goal is { } goal)
                {
                    to.Append($"<rect x=\"{FigurePen.N(left + names + (Math.Clamp(goal / most, 0, 1) * room) - 1)}\" y=\"{FigurePen.N(y - 15)}\" width=\"2\" height=\"21\" fill=\"{palette.Ink}\"/>");
                }

                FigureSvg.Line(to, Beside(bar), y, 14, palette.Ink, bold: true, x: left + names + room + 10);
            }

            return to.ToString();
        });
    }

    private static string Beside(Bar bar) => $"{bar.Text}  {bar.Note}".TrimEnd();

    private static void Key(StringBuilder to, List<BarPart> kinds, double left, double each, double y, Palette palette)
    {
        for (var n = 0; n < kinds.Count; n++)
        {
            to.Append($"<rect x=\"{FigurePen.N(left + (n * each))}\" y=\"{FigurePen.N(y - 10)}\" width=\"11\" height=\"11\" rx=\"2\" fill=\"{Tone(kinds[n].Tone, palette)}\"/>");
            FigureSvg.Line(to, kinds[n].Name, y, 12, palette.Ink2, x: left + (n * each) + 16);
        }
    }

    /// <summary>One beside the other, a withheld one as a frame of no meant length.</summary>
    private static string Pieces(Bar bar, double x, double y, double scale, Palette palette)
    {
        var to = new StringBuilder();
        foreach (var part in bar.Parts.Where(p => p.Value is not 0))
        {
            var wide = part.Value is { } value ? value * scale : WithheldWidth;
            to.Append($"<rect x=\"{FigurePen.N(x)}\" y=\"{FigurePen.N(y)}\" height=\"15\" width=\"{FigurePen.N(Math.Max(0, wide - 1))}\" {(part.Value is null ? $"fill=\"none\" stroke=\"{palette.Ink3}\" stroke-dasharray=\"3 3\"" : $"fill=\"{Tone(part.Tone, palette)}\"")}/>");
            x += wide;
        }

        return to.ToString();
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
