namespace Insights.Dashboard.Charts;

internal sealed partial class FigurePen
{
    /// <summary>Upright strips over the plot: what the pointer reads at each position, all lines and bars of it together.</summary>
    private void Strips()
    {
        var told = figure.Marks.SelectMany(m => m switch
            {
                LineMark { Told.Count: > 0 } line => line.Points.Select((p, n) => (p.At, p.Value, Text: line.Told[n])).Where(p => p.Value is not null).Select(p => (p.At, p.Text)),
                BarMark bar => [(bar.At, bar.Told)],
                _ => [],
            })
            .Where(t => t.Item2.Length > 0 && t.Item1 >= frame.Left && t.Item1 <= frame.Right)
            .GroupBy(t => t.Item1, t => t.Item2).OrderBy(g => g.Key).Select(g => (At: Share(g.Key), Text: string.Join("<br>", g.Distinct()))).ToList();
        for (var n = 0; n < told.Count; n++)
        {
            var from = n == 0 ? 0 : (told[n - 1].At + told[n].At) / 2;
            var end = n == told.Count - 1 ? 1 : (told[n].At + told[n + 1].At) / 2;
            var text = Plain(told[n].Text.Replace("<br>", "\n", StringComparison.Ordinal).Replace("<b>", "", StringComparison.Ordinal).Replace("</b>", "", StringComparison.Ordinal));
            to.Append($"<rect class=\"strip\" x=\"{Across(from)}\" width=\"{Across(Math.Max(0, end - from))}\" height=\"{N(height)}\" data-told=\"{text}\"/>");
        }
    }
}
