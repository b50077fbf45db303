using Insights.Dashboard.Parts;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Policy.Seeking;
using Insights.Policy.Simulation;

namespace Insights.Dashboard.Charts;

/// <summary>Every plan that no other beats: what it costs more a year, what share it covers, and by colour how narrow the gap becomes.</summary>
public static class FrontierChart
{
    private const int TwinRows = 24;

    // Plans that all cover alike still stand on an axis whose numbers differ.
    private const double LeastRise = 0.001;

    public static Figure Draw(SeekAnswer answer, View view, int height = 340)
    {
        var (words, palette) = (view.Words, view.Palette);
        var plan = answer.Best ?? answer.Nearest!;
        var all = answer.Frontier.Append(answer.Law).Append(plan).ToList();
        var across = Ticks.Round(Math.Min(0, all.Min(p => p.CostYuan)), Math.Max(1e5, all.Max(p => p.CostYuan)), 5);
        var least = all.Min(p => p.Coverage);
        var up = Ticks.Round(least, Math.Max(Math.Max(all.Max(p => p.Coverage), least + LeastRise), answer.Goal.LeastCoverage ?? 0), 5);
        // The law lies in the lower corner: its name has a line of its own above the numbers along the bottom.
        var sheet = new Sheet(palette, height).Margins(left: 54, right: 52, top: 18, bottom: 30)
            .AcrossNumbers(across, v => Axis(v, across[^1], words), across[0] - (across[1] - across[0]) * 0.08).Up(up, v => Numbers.Percent(v, Ticks.PercentDigits(up)) + "%", up[0] - (up[^1] - up[0]) * 0.1);
        if (answer.Goal.LeastCoverage is { } floor)
        {
            sheet.Level(floor, palette.Warn, "3px,3px").Words(across[^1], floor, words.Say("seek.asked", Numbers.Percent(floor) + "%"), palette.Warn, TextSide.Right, shiftY: 9);
        }

        if (answer.Goal.MostCostYuan is { } cap && cap <= across[^1])
        {
            sheet.Upright(cap, palette.Warn, 1, "3px,3px").Words(cap, up[0], words.Say("seek.cap", words.Numbers.Yuan(cap)), palette.Warn, shiftX: 4, shiftY: 12);
        }

        // Colour tells the third of the three.
        var steps = Steps(answer);
        foreach (var point in answer.Frontier)
        {
            sheet.Dot(point.CostYuan, point.Coverage, palette.Ramp[Step(point, steps)], Told(point, answer, words));
        }

        var far = plan.CostYuan > across[^1] * 0.7;
        return sheet.Dot(answer.Law.CostYuan, answer.Law.Coverage, palette.Ink2, Told(answer.Law, answer, words), 6, hollow: true)
            .Words(answer.Law.CostYuan, answer.Law.Coverage, words["seek.law"], palette.Ink2, shiftX: 4, shiftY: -17)
            .Dot(plan.CostYuan, plan.Coverage, palette.Warn, Told(plan, answer, words), 8, hollow: true)
            .Words(plan.CostYuan, plan.Coverage, words[answer.Best is null ? "seek.nearest" : "seek.plan"], palette.Warn, far ? TextSide.Right : TextSide.Left, far ? -12 : 10, 16)
            .Draw();
    }

    /// <summary>The unit stands once, at the axis' end, where the others share it.</summary>
    private static string Axis(double yuan, double last, Words words)
    {
        var shown = words.Numbers.Yuan(yuan, last);
        return yuan == 0 ? "0" : yuan == last ? shown.ToString() : shown.Text;
    }

    /// <summary>Bounds of the five colours: the living-standard ratio, to two digits after the point, as the table tells it; fewer where ratios lie so close that two bounds would read alike.</summary>
    public static IReadOnlyList<double> Steps(SeekAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Steps(answer.Frontier.Min(p => p.Ratio), answer.Frontier.Max(p => p.Ratio));
    }

    public static IReadOnlyList<double> Steps(double low, double high) =>
        [.. Enumerable.Range(1, 4).Select(n => Math.Round(low + (high - low) * n / 5, 4)).Distinct().Where(bound => bound > low && bound < high)];

    public static TwinTable Table(SeekAnswer answer, View view)
    {
        var words = view.Words;
        var rows = answer.Frontier.Count <= TwinRows ? answer.Frontier : [.. Enumerable.Range(0, TwinRows).Select(n => answer.Frontier[n * (answer.Frontier.Count - 1) / (TwinRows - 1)])];
        return new(
            [words["seek.col.plan"], words["seek.cost"], words["seek.coverage"], words["seek.ratio"], words["seek.missed"]],
            [.. rows.Select(p => (IReadOnlyList<string>)[GoalSentence.Plan(answer, p, view), Cost(p, words), Numbers.Percent(p.Coverage) + "%", Numbers.Percent(p.Ratio, 2) + "%", GoalSentence.People(p.Missed, words)])]);
    }

    public static string Cost(SeekPoint point, Words words) => words.Numbers.Yuan(DisclosureControl.Yuan(point.CostYuan, DisclosureControl.Threshold) ?? 0).ToString();

    private static int Step(SeekPoint point, IReadOnlyList<double> steps) => steps.Count(s => point.Ratio > s + 1e-12);

    private static string Told(SeekPoint p, SeekAnswer answer, Words words) =>
        words.Say("seek.spot", Cost(p, words), Numbers.Percent(p.Coverage), Numbers.Percent(p.Ratio, 2)) + "\n" + string.Join("\n", answer.Levers.Select((l, i) => GoalSentence.Set(l, p.At[i], words)));
}
