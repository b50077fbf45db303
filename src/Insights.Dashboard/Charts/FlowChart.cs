using Insights.Dashboard.BlindSpots;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Charts;

/// <summary>In above the line, out below it, on one scale.</summary>
public static class FlowChart
{
    public static Figure Draw(FlowRows rows, Words words, Palette palette, int height = 232)
    {
        var top = rows.Months.Select(m => Math.Max(m.In, m.Out)).DefaultIfEmpty(1).Max();
        var ticks = Ticks.Round(-top, top, 6, whole: true);
        var months = rows.Months.Select(m => (object)Months.Day(m.At)).ToList();
        var (from, to) = rows.Months.Count > 0 ? (rows.Months[0].At, rows.Months[^1].At) : (rows.Now, rows.Now.AddMonths(1));
        var sheet = new Sheet(palette, height)
            .AcrossMonths(from, to, to, words.Months, pad: 16)
            .Up(ticks, v => words.Numbers.Count(Math.Abs(v)))
            .Bars(months, [.. rows.Months.Select(m => (double?)m.In)], [.. rows.Months.Select(m => words.Say("chart.in", words.Months.Long(m.At), words.Numbers.Count(m.In)))], palette.Warn)
            .Bars(months, [.. rows.Months.Select(m => (double?)-m.Out)], [.. rows.Months.Select(m => words.Say("chart.out", words.Months.Long(m.At), words.Numbers.Count(m.Out)))], palette.Accent)
            .Level(0, palette.Ink3)
            .Corner(words["flow.in"], palette.Warn, atTop: true)
            .Corner(words["flow.out"], palette.Accent, atTop: false);
        return sheet.Draw();
    }
}
