using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Insights.Warehouse.Exporting;

namespace Insights.Dashboard.Charts;

/// <summary>What stands around a picture that leaves: what it is, the one sentence, and in the foot where, when, how fresh.</summary>
public sealed record Caption(string Title, string? Say, IReadOnlyList<string> Foot);

/// <summary>Figures as SVG.</summary>
public static partial class FigureSvg
{
    // The sheet that leaves: wide enough for a report's column, with room for what stands around the plot.
    private const double SheetWidth = 880;

    private const double Side = 24;

    private const int SayLetters = 62;

    /// <summary>The plot as it stands on a page, for an element whose padding holds the margins.</summary>
    public static string Fluid(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var height = FigurePen.N(figure.Height - figure.Frame.Edges.Top - figure.Frame.Edges.Bottom);
        return $"<svg class=\"main-svg\" width=\"100%\" height=\"{height}\" aria-hidden=\"true\" focusable=\"false\">{new FigurePen(figure, null).Plot("")}</svg>";
    }

    /// <summary>The plot alone, stretched to whatever room there is: for lines without words.</summary>
    public static string Stretched(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return $"<svg viewBox=\"0 0 1000 {figure.Height}\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">{new FigurePen(figure, 1000).Plot("")}</svg>";
    }

    /// <summary>A whole sheet that needs nothing beside it: white ground, fonts named, title, sentence and foot.</summary>
    public static string Alone(Figure figure, Caption caption)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var edges = figure.Frame.Edges;
        var plot = SheetWidth - (2 * Side) - edges.Left - edges.Right;
        return Page(caption, figure.Height, figure.Palette, top => $"<g transform=\"translate({FigurePen.N(Side + edges.Left)},{FigurePen.N(top + edges.Top)})\">{new FigurePen(figure, plot).Plot("plot")}</g>");
    }

    /// <summary>A sheet around a drawing of <paramref name="height"/> pixels, <see cref="Inside"/> wide.</summary>
    internal static string Page(Caption caption, double height, Palette palette, Func<double, string> draw)
    {
        var say = Broken(caption.Say ?? string.Empty, SayLetters);
        var top = 54 + (say.Count * 20);
        var whole = top + height + 14 + (caption.Foot.Count * 17) + 10;
        var to = new StringBuilder();
        to.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{FigurePen.N(SheetWidth)}\" height=\"{FigurePen.N(whole)}\" viewBox=\"0 0 {FigurePen.N(SheetWidth)} {FigurePen.N(whole)}\" font-family=\"{Sheet.Fonts}\" role=\"img\">");
        to.Append($"<title>{FigurePen.Plain(caption.Title)}</title><desc>{FigurePen.Plain(caption.Say ?? string.Empty)}</desc><rect width=\"100%\" height=\"100%\" fill=\"{palette.Card}\"/>");
        Line(to, caption.Title, 36, 18, palette.Ink, bold: true);
        for (var n = 0; n < say.Count; n++)
        {
            Line(to, say[n], 60 + (n * 20), 14, palette.Ink2);
        }

        to.Append(draw(top));
        for (var n = 0; n < caption.Foot.Count; n++)
        {
            Line(to, caption.Foot[n], top + height + 24 + (n * 17), 11, palette.Ink3);
        }

        return to.Append("</svg>").ToString();
    }

    /// <summary>Sheets one below another as one, named as the first.</summary>
    internal static string Stacked(Caption caption, IReadOnlyList<string> sheets)
    {
        var (to, top) = (new StringBuilder(), 0.0);
        foreach (var sheet in sheets)
        {
            to.Append("<svg y=\"").Append(FigurePen.N(top)).Append('"').Append(sheet.AsSpan("<svg".Length));
            top += double.Parse(Height().Match(sheet).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        }

        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{FigurePen.N(SheetWidth)}\" height=\"{FigurePen.N(top)}\" viewBox=\"0 0 {FigurePen.N(SheetWidth)} {FigurePen.N(top)}\" role=\"img\"><title>{FigurePen.Plain(caption.Title)}</title>{to}</svg>";
    }

    [GeneratedRegex("height=\"([0-9.]+)\"")]
    private static partial Regex Height();

    /// <summary>Where a drawing on a sheet begins and how wide it is.</summary>
    internal static (double Left, double Wide) Inside => (Side, SheetWidth - (2 * Side));

    internal static void Line(StringBuilder to, string text, double y, int size, string color, bool bold = false, double? x = null, string anchor = "start") =>
        to.Append($"<text x=\"{FigurePen.N(x ?? Side)}\" y=\"{FigurePen.N(y)}\" font-size=\"{size}\" text-anchor=\"{anchor}\" fill=\"{color}\"{(bold ? " font-weight=\"700\"" : null)}>{FigurePen.Plain(text)}</text>");

    /// <summary>Lines of at most so many wide letters; a Latin letter is half of one, and a Latin word is not broken.</summary>
    private static List<string> Broken(string text, double most)
    {
        var (lines, line, wide, gap) = (new List<string>(), new StringBuilder(), 0.0, -1);
        foreach (var ch in text)
        {
            wide += Letters.IsWide(ch) ? 1 : 0.52;
            line.Append(ch);
            gap = ch is ' ' || Letters.IsWide(ch) ? line.Length : gap;
            if (wide >= most && gap > 0)
            {
                lines.Add(line.ToString(0, gap).TrimEnd());
                line.Remove(0, gap);
                (wide, gap) = (line.ToString().Sum(c => Letters.IsWide(c) ? 1 : 0.52), -1);
            }
        }

        return line.Length > 0 ? [.. lines, line.ToString()] : lines;
    }
}
