using Insights.Dashboard.LivingStandard;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Charts;

/// <summary>How many live on how much: people by band of income per head, bands wholly below the dibao line in the warning colour, a band that is not published hatched.</summary>
public static class BandChart
{
    public static Figure Draw(IReadOnlyList<Band> bands, double? dibaoLine, View view, int height = 288)
    {
        var (words, palette, card) = (view.Words, view.Palette, view.Cards["income_band"]);
        var names = bands.Select(b => b.Name(words)).ToList();
        var ticks = Ticks.Round(0, bands.Select(b => b.Cell.Value ?? 0).DefaultIfEmpty(0.1).Max(), 4);
        bool Poor(Band band) => dibaoLine is { } line && band.From < Band.Edge(line);
        var told = bands.Select(b => words.Say("chart.band", b.Name(words), CellText.Show(b.Cell, card, words))).ToList();
        var sheet = new Sheet(palette, height)
            .AcrossNames(names, [.. bands.Select(b => words.Numbers.Count(b.From) + (b.From >= Band.Last ? "+" : null))])
            .Up(ticks, v => Numbers.Percent(v, 0) + "%")
            .Stacked()
            .Bars([.. names], [.. bands.Select(b => Poor(b) ? b.Cell.Value : null)], told, palette.Warn)
            .Bars([.. names], [.. bands.Select(b => Poor(b) ? null : b.Cell.Value)], told, palette.Accent);
        foreach (var (band, n) in bands.Select((b, n) => (b, n)).Where(p => p.b.Cell.Masked))
        {
            sheet.Withheld(n, told[n]);
        }

        return sheet.Draw();
    }

    public static TwinTable Table(IReadOnlyList<Band> bands, View view) => new(
        [view.Words["col.band"], view.Words["col.share"]],
        [.. bands.Select(b => (IReadOnlyList<TwinCell>)[b.Name(view.Words), CellText.Twin(b.Cell, view.Cards["income_band"], view.Words)])]);
}
