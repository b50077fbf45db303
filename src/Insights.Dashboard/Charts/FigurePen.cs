using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Insights.Dashboard.Charts;

/// <summary>Writes a figure as SVG in one of two hands. On a page it is fluid: positions across in hundredths of whatever width there is, text always of its own size,
/// colours named so that theme, print and forced colours hold. In a file it stands alone: pixels, colours and fonts resolved.</summary>
/// <param name="width">Pixels of the plot; null for the fluid hand.</param>
internal sealed partial class FigurePen(Figure figure, double? width)
{
    // The unit of lines in the fluid hand; their frame is stretched, the strokes are not.
    private const double Unit = 1000;

    // Lines of a text stand so far apart, in its size.
    private const double Leading = 1.3;

    // Letters of a label of which four still fit on a phone.
    private const int ShortName = 6;

    private readonly StringBuilder to = new();
    private readonly Frame frame = figure.Frame;
    private readonly double height = figure.Height - figure.Frame.Edges.Top - figure.Frame.Edges.Bottom;
    private readonly Dictionary<string, string> named = Named(figure.Palette);

    [GeneratedRegex("<b>|</b>")]
    private static partial Regex Bold();

    /// <summary>The inside of the plot, its upper left corner at 0, 0.</summary>
    /// <param name="clip">A name, one of its kind in the document, for the frame at which lines end; empty where none is needed.</param>
    public string Plot(string clip)
    {
        Ticks();
        if (figure.Marks.OfType<BarMark>().Any(b => b.Withheld))
        {
            to.Append($"<pattern id=\"withheld\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path d=\"M0,0V6\" stroke-width=\"1.6\" {Paint("stroke", figure.Palette.Ink3)}/></pattern>");
        }

        foreach (var rule in figure.Marks.OfType<RuleMark>())
        {
            Rule(rule);
        }

        Lines(clip);
        foreach (var mark in figure.Marks)
        {
            switch (mark)
            {
                case BarMark bar:
                    Bar(bar);
                    break;
                case DotMark dot:
                    Dot(dot);
                    break;
            }
        }

        foreach (var text in figure.Marks.OfType<TextMark>())
        {
            Words(text);
        }

        if (width is null)
        {
            Strips();
        }

        return to.ToString();
    }

    internal static string N(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);

    internal static string Plain(string text) => WebUtility.HtmlEncode(text);

    private static Dictionary<string, string> Named(Palette p) => new(StringComparer.OrdinalIgnoreCase)
    {
        [p.Ink] = "--ink", [p.Ink2] = "--ink2", [p.Ink3] = "--ink3", [p.Line] = "--line", [p.Card] = "--card", [p.Accent] = "--accent", [p.AccentWeak] = "--accent-weak",
        [p.Warn] = "--warn", [p.Unknown] = "--unknown", [p.Bad] = "--bad",
        [p.Ramp[0]] = "--q1", [p.Ramp[1]] = "--q2", [p.Ramp[2]] = "--q3", [p.Ramp[3]] = "--q4", [p.Ramp[4]] = "--q5",
    };

    private double Share(double at) => frame.Right > frame.Left ? (at - frame.Left) / (frame.Right - frame.Left) : 0.5;

    private double Y(double value) => height * (1 - ((value - frame.Low) / Math.Max(frame.High - frame.Low, 1e-12)));

    private string X(double at) => Across(Share(at));

    private string Across(double share) => width is { } w ? N(share * w) : N(share * 100) + "%";

    private string Paint(string what, string color, double? opacity = null) =>
        (width is null && named.TryGetValue(color, out var name) ? $"style=\"{what}:var({name})\"" : $"{what}=\"{color}\"") + (opacity is { } o ? $" {what}-opacity=\"{N(o)}\"" : null);

    private void Ticks()
    {
        foreach (var (at, text) in frame.Up)
        {
            to.Append($"<line x1=\"0\" x2=\"{Across(1)}\" y1=\"{N(Y(at))}\" y2=\"{N(Y(at))}\" {Paint("stroke", figure.Palette.Line)}/>");
            Put(text, "-6", Y(at), TextSide.Right, 0, 11, figure.Palette.Ink3);
        }

        // Four months stand closer than four short names.
        var most = frame.Across.Select(t => t.Text.Length).DefaultIfEmpty(0).Max() > ShortName ? 3 : 4;
        for (var n = 0; n < frame.Across.Count; n++)
        {
            // Every second one gives way, or stands lower, where the drawing is narrow.
            var second = (frame.Staggered || frame.Across.Count > most) && (frame.Across.Count - 1 - n) % 2 == 1;
            var lines = frame.Across[n].Text.Split("<br>").Length;
            Put(frame.Across[n].Text, X(frame.Across[n].At), height + 14 + ((lines - 1) * 7), TextSide.Middle, 0, 11, figure.Palette.Ink3, !second ? null : frame.Staggered ? "low" : "odd");
        }
    }

    private void Dot(DotMark dot)
    {
        var (fill, edge) = dot.Hollow ? (figure.Palette.Card, dot.Color) : (dot.Color, dot.Told.Length > 0 ? figure.Palette.Ink3 : figure.Palette.Card);
        to.Append($"<circle cx=\"{X(dot.At)}\" cy=\"{N(Y(dot.Value))}\" r=\"{N(dot.Radius)}\" {Both(fill, edge)} stroke-width=\"{(dot.Hollow ? "2.2" : dot.Told.Length > 0 ? "0.7" : "1.5")}\">")
            .Append(dot.Told.Length > 0 ? $"<title>{Plain(dot.Told)}</title>" : string.Empty).Append("</circle>");
    }

    /// <summary>Fill and stroke in one attribute where the colours are the theme's.</summary>
    private string Both(string fill, string stroke) => width is null && named.TryGetValue(fill, out var inside) && named.TryGetValue(stroke, out var edge)
        ? $"style=\"fill:var({inside});stroke:var({edge})\""
        : $"fill=\"{fill}\" stroke=\"{stroke}\"";

    private void Rule(RuleMark rule)
    {
        var ends = rule.Upright
            ? $"x1=\"{X(rule.At)}\" x2=\"{X(rule.At)}\" y1=\"{N(height)}\" y2=\"{N(height * (1 - rule.Top))}\""
            : $"x1=\"0\" x2=\"{Across(1)}\" y1=\"{N(Y(rule.At))}\" y2=\"{N(Y(rule.At))}\"";
        to.Append($"<line {ends} {Paint("stroke", rule.Color)} vector-effect=\"non-scaling-stroke\"{Dash(rule.Dash)}/>");
    }

    private void Lines(string clip)
    {
        to.Append(width is null
            ? $"<svg viewBox=\"0 0 {N(Unit)} {N(height)}\" preserveAspectRatio=\"none\" width=\"100%\" height=\"{N(height)}\">"
            : clip.Length == 0 ? "<g>" : $"<clipPath id=\"{clip}\"><rect x=\"-2\" y=\"-2\" width=\"{N(width.Value + 4)}\" height=\"{N(height + 4)}\"/></clipPath><g clip-path=\"url(#{clip})\">");
        foreach (var mark in figure.Marks)
        {
            switch (mark)
            {
                case FieldMark field:
                    to.Append($"<path d=\"{Trace([.. field.Points.Select(p => (p.At, (double?)p.Value))])}Z\" {Paint("fill", field.Color, field.Strength)}/>");
                    break;
                case LineMark line when line.Points.Any(p => p.Value is not null):
                    to.Append($"<path d=\"{Trace(line.Points)}\" fill=\"none\" {Paint("stroke", line.Color)} stroke-width=\"{N(line.Width)}\" stroke-linejoin=\"round\" vector-effect=\"non-scaling-stroke\"{Dash(line.Dash)}/>");
                    break;
            }
        }

        to.Append(width is null ? "</svg>" : "</g>");
    }

    private string Trace(IReadOnlyList<(double At, double? Value)> points)
    {
        var (path, pen) = (new StringBuilder(), 'M');
        foreach (var (at, known) in points)
        {
            if (known is not { } value)
            {
                pen = 'M';
                continue;
            }

            path.Append(CultureInfo.InvariantCulture, $"{pen}{N(Share(at) * (width ?? Unit))},{N(Y(value))}");
            pen = 'L';
        }

        return path.ToString();
    }

    private void Bar(BarMark bar)
    {
        var (top, bottom) = (Y(Math.Max(bar.From, bar.To)), Y(Math.Min(bar.From, bar.To)));
        var wide = bar.Wide / Math.Max(frame.Right - frame.Left, 1e-12);
        to.Append($"<rect x=\"{Across(Share(bar.At) - (wide / 2))}\" y=\"{N(top)}\" width=\"{Across(wide)}\" height=\"{N(Math.Max(bottom - top, bar.From == bar.To ? 0 : 0.8))}\" rx=\"2\" {(bar.Withheld ? "fill=\"url(#withheld)\"" : Paint("fill", bar.Color))}/>");
        if (bar.Text is not null)
        {
            Put(bar.Text, X(bar.At), top - 9, TextSide.Middle, 0, 11, figure.Palette.Ink);
        }
    }

    private void Words(TextMark text)
    {
        var (x, y) = text.InCorner ? (Across(text.At), height * (1 - text.Value)) : (X(text.At), Y(text.Value));
        Put(text.Text, x, y - text.ShiftY, text.Side, text.ShiftX, text.Size, text.Color, halo: true);
    }

    /// <summary>Lines of words about a middle height; where they cross a line a margin of the card's colour keeps them legible.</summary>
    private void Put(string text, string x, double y, TextSide side, double shift, int size, string color, string? kind = null, bool halo = false)
    {
        var lines = text.Split("<br>");
        for (var n = 0; n < lines.Length; n++)
        {
            var at = y + (size * 0.36) + ((n - ((lines.Length - 1) / 2.0)) * size * Leading);
            var place = $"x=\"{x}\" y=\"{N(at)}\"{(shift == 0 ? null : $" dx=\"{N(shift)}\"")} font-size=\"{size}\" text-anchor=\"{side switch { TextSide.Right => "end", TextSide.Middle => "middle", _ => "start" }}\"";
            if (halo)
            {
                to.Append($"<text {place} aria-hidden=\"true\" {Paint("stroke", figure.Palette.Card)} stroke-width=\"4\" stroke-linejoin=\"round\">{Runs(lines[n])}</text>");
            }

            to.Append($"<text {place}{(kind is null ? null : $" class=\"{kind}\"")} {Paint("fill", color)}>{Runs(lines[n])}</text>");
        }
    }

    private static string Runs(string line) => string.Concat(Bold().Split(line).Select((run, n) => run.Length == 0 ? null : n % 2 == 1 ? $"<tspan font-weight=\"700\">{Plain(run)}</tspan>" : Plain(run)));

    private static string? Dash(string? dash) => dash is null ? null : $" stroke-dasharray=\"{dash.Replace("px", "", StringComparison.Ordinal)}\"";
}
