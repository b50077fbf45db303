using System.Text;
using Insights.Dashboard.Charts;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Parts;

/// <summary>A map of tiles as a picture that stands alone.</summary>
public static class TileDrawing
{
    private const int Gap = 4;

    private const int TileHeight = 46;

    private const int LegendHeight = 58;

    // Dark tiles carry light words.
    private const int FirstDarkStep = 4;

    public static string Alone(IReadOnlyList<MapTile> tiles, Ramp ramp, string unit, Caption caption, Words words)
    {
        ArgumentNullException.ThrowIfNull(tiles);
        var (palette, (left, wide)) = (Palette.Light, FigureSvg.Inside);
        var placed = tiles.Where(t => t is { Column: not null, Row: not null }).ToList();
        var (columns, rows) = (placed.Select(t => t.Column!.Value).DefaultIfEmpty(0).Max() + 1, placed.Select(t => t.Row!.Value).DefaultIfEmpty(0).Max() + 1);
        var cell = wide / columns;
        return FigureSvg.Page(caption, (rows * (TileHeight + Gap)) + LegendHeight, palette, top =>
        {
            var to = new StringBuilder();
            foreach (var tile in placed)
            {
                var (x, y) = (left + (tile.Column!.Value * cell), top + (tile.Row!.Value * (TileHeight + Gap)));
                var dark = tile.Step is >= FirstDarkStep and <= 5;
                to.Append($"<rect x=\"{FigurePen.N(x)}\" y=\"{FigurePen.N(y)}\" width=\"{FigurePen.N(cell - Gap)}\" height=\"{TileHeight}\" rx=\"5\" fill=\"{Fill(tile.Step, palette)}\" stroke=\"{palette.Line}\"{(tile.Masked ? " stroke-dasharray=\"3 3\"" : null)}/>");
                FigureSvg.Line(to, tile.Name, y + 19, tile.Name.Length > 8 ? 10 : 13, dark ? palette.Card : palette.Ink, x: x + ((cell - Gap) / 2), anchor: "middle");
                FigureSvg.Line(to, tile.Value + tile.Mark, y + 37, 14, dark ? palette.Card : palette.Ink, bold: true, x: x + ((cell - Gap) / 2), anchor: "middle");
            }

            Legend(to, tiles, ramp, unit, words, left, top + (rows * (TileHeight + Gap)) + 10, palette);
            return to.ToString();
        });
    }

    private static void Legend(StringBuilder to, IReadOnlyList<MapTile> tiles, Ramp ramp, string unit, Words words, double left, double y, Palette palette)
    {
        if (tiles.Any(t => t.Step == MapTile.Even))
        {
            FigureSvg.Line(to, string.Join(words["list.semicolon"], new[] { "□ " + words["map.even"], tiles.Any(t => t.Side != 0) ? words["map.beyond"] : null }.OfType<string>()), y + 30, 12, palette.Ink2, x: left);
        }

        for (var n = 0; n <= ramp.Bounds.Count && ramp.Bounds.Count > 0 && tiles.Any(t => t.Step is >= 1 and <= 5); n++)
        {
            var text = n == 0 ? $"<{ramp.Told(ramp.Bounds[0])}" : n == ramp.Bounds.Count ? $"≥{ramp.Told(ramp.Bounds[^1])} {unit}" : $"{ramp.Told(ramp.Bounds[n - 1])}–{ramp.Told(ramp.Bounds[n])}";
            to.Append($"<rect x=\"{FigurePen.N(left + (n * 110))}\" y=\"{FigurePen.N(y)}\" width=\"24\" height=\"13\" rx=\"2\" fill=\"{palette.Ramp[n]}\" stroke=\"{palette.Line}\"/>");
            FigureSvg.Line(to, text, y + 11, 12, palette.Ink2, x: left + (n * 110) + 30);
        }
    }

    private static string Fill(int step, Palette palette) => step is >= 1 and <= 5 ? palette.Ramp[step - 1] : palette.Card;
}
