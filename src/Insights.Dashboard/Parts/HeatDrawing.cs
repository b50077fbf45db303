using System.Text;
using Insights.Dashboard.Charts;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Parts;

/// <summary>A coloured cell of a table of places: what is written in it, and the step of its colour (see <see cref="MapTile"/>).</summary>
public sealed record HeatCell(string Text, int Step);

/// <summary>A table of coloured cells as a picture that stands alone.</summary>
public static class HeatDrawing
{
    private const int RowHeight = 22;

    private const int HeadHeight = 26;

    private const int NameWidth = 150;

    private const int Gap = 3;

    // Dark cells carry light words.
    private const int FirstDarkStep = 4;

    /// <param name="heads">Of the columns of cells.</param>
    /// <param name="rows">Place and its cells, in the order of the heads.</param>
    public static string Alone(IReadOnlyList<string> heads, IReadOnlyList<(string Name, IReadOnlyList<HeatCell> Cells)> rows, Caption caption)
    {
        ArgumentNullException.ThrowIfNull(heads);
        ArgumentNullException.ThrowIfNull(rows);
        var (palette, (left, wide)) = (Palette.Light, FigureSvg.Inside);
        var cell = (wide - NameWidth) / Math.Max(1, heads.Count);
        return FigureSvg.Page(caption, HeadHeight + (rows.Count * RowHeight) + 4, palette, top =>
        {
            var to = new StringBuilder();
            double Middle(int column) => left + NameWidth + (column * cell) + ((cell - Gap) / 2);
            for (var n = 0; n < heads.Count; n++)
            {
                FigureSvg.Line(to, heads[n], top + 14, 12, palette.Ink2, x: Middle(n), anchor: "middle");
            }

            foreach (var ((name, cells), row) in rows.Select((r, n) => (r, n)))
            {
                var y = top + HeadHeight + (row * RowHeight);
                FigureSvg.Line(to, name, y + 15, 13, palette.Ink);
                for (var n = 0; n < cells.Count; n++)
                {
                    var step = cells[n].Step;
                    var fill = step is >= 1 and <= 5 ? palette.Ramp[step - 1] : palette.Card;
                    to.Append($"<rect x=\"{FigurePen.N(left + NameWidth + (n * cell))}\" y=\"{FigurePen.N(y)}\" width=\"{FigurePen.N(cell - Gap)}\" height=\"{RowHeight - Gap}\" rx=\"2\" fill=\"{fill}\" stroke=\"{palette.Line}\"{(step == 0 ? " stroke-dasharray=\"3 3\"" : null)}/>");
                    FigureSvg.Line(to, cells[n].Text, y + 14, 12, step is >= FirstDarkStep and <= 5 ? palette.Card : palette.Ink, x: Middle(n), anchor: "middle");
                }
            }

            return to.ToString();
        });
    }
}
