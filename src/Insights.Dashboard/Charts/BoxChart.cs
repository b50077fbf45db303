using Insights.Dashboard.LivingStandard;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Charts;

/// <summary>Income per head by type of household: half of the people live within the box, four fifths within the thin column.</summary>
public static class BoxChart
{
    private static readonly string[] Quantiles = ["p10", "p25", "median", "p75", "p90"];

    public static Figure Draw(DepthRows rows, View view, int height = 256)
    {
        var (words, palette) = (view.Words, view.Palette);
        var boxes = Boxes(rows, view);
        var ticks = Ticks.Round(0, boxes.Select(b => b.Values[4]).DefaultIfEmpty(1).Max(), 4);
        var stroke = ticks[^1] * 0.006;
        var sheet = new Sheet(palette, height).Margins(left: 54).AcrossNames([.. boxes.Select(b => b.Type)], [.. boxes.Select(b => words.Code("household", b.Type))]).Staggered().Up(ticks, words.Numbers.Count);
        for (var n = 0; n < boxes.Count; n++)
        {
            var v = boxes[n].Values;
            var told = string.Join("<br>", Quantiles.Select((q, i) => $"{words["depth." + q]} {words.Numbers.Count(v[i])}"));
            sheet.Column(n, 0.04, v[0], v[4], palette.Ink3, told).Column(n, 0.42, v[1], v[3], palette.Ramp[2], told).Column(n, 0.42, v[2] - stroke, v[2] + stroke, palette.Accent, told)
                .Words(n + 0.23, v[2], words.Numbers.Count(v[2]), palette.Accent);
        }

        return sheet.Draw();
    }

    public static TwinTable Table(DepthRows rows, View view) => new(
        [view.Words["living.households"], .. Quantiles.Select(q => view.Words["depth." + q])],
        [.. Boxes(rows, view).Select(b => (IReadOnlyList<TwinCell>)[view.Words.Code("household", b.Type), .. b.Values.Select(v => new TwinCell(Numbers.Whole(v), v))])]);

    /// <summary>How a box is read, and which types have none.</summary>
    public static string Say(DepthRows rows, View view)
    {
        var without = DepthRows.Types.Except(Boxes(rows, view).Select(b => b.Type)).Select(t => view.Words.Code("household", t)).ToList();
        return Phrase.Sentence(view.Words, view.Words["depth.boxes_say"], without.Count == 0 ? null : view.Words.Say("depth.boxes_without", view.Words.List(without)));
    }

    private static List<(string Type, double[] Values)> Boxes(DepthRows rows, View view) =>
        [.. DepthRows.Types.Select(t => (t, Quantiles.Select(q => rows.Find(q, view.Places.City.Code, t)?.Value).OfType<double>().ToArray())).Where(b => b.Item2.Length == Quantiles.Length)];
}
