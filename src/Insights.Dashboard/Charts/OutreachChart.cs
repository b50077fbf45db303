using Insights.Dashboard.Parts;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Policy.Capacity;

namespace Insights.Dashboard.Charts;

/// <summary>Missed people week by week: the plan with its band, and the dashed course without any more visits.</summary>
public static class OutreachChart
{
    private const int TwinStep = 4;
    private const int WeeksAQuarter = 13;
    private const int MonthsAQuarter = 3;

    public static Figure Draw(OutreachOutcome outcome, OutreachPlan plan, View view, int height = 300)
    {
        var (words, palette) = (view.Words, view.Palette);
        var now = outcome.Towns.Sum(t => t.Town.Open);
        var up = Ticks.Round(0, outcome.Weeks.Max(w => Math.Max(w.WithoutVisits, w.High)) is var most && most > now ? most : now, 5, whole: true);
        // Ends of every third month: quarters of weeks end in months of uneven steps.
        IReadOnlyList<int> ends = [.. Enumerable.Range(0, plan.Weeks / WeeksAQuarter + 1).Select(n => n * MonthsAQuarter)];
        IReadOnlyList<double> across = [.. ends.Select(months => Math.Min(plan.Weeks, OutreachSentence.WeekOf(months, view)))];
        var last = outcome.Weeks[^1];
        var sheet = new Sheet(palette, height).Margins(left: 54, right: 110, top: 16, bottom: 30)
            .AcrossNumbers(across, w => w == 0 ? words["outreach.now"] : words.Say("outreach.month_end", words.Months.Long(view.Months[^1].AddMonths(ends[across.ToList().IndexOf(w)]))), 0, plan.Weeks).Up(up, words.Numbers.Count)
            .Field([(0, now, now), .. outcome.Weeks.Select(w => ((double)w.Week, w.Low, w.High))], palette.Accent)
            .Curve([(0, now), .. outcome.Weeks.Select(w => ((double)w.Week, (double?)w.WithoutVisits))], palette.Ink3, 1.6, "4px,4px")
            .Curve([(0, now), .. outcome.Weeks.Select(w => ((double)w.Week, (double?)w.Expected))], palette.Accent, 2.4)
            .Words(plan.Weeks, last.WithoutVisits, words["outreach.without"], palette.Ink2, shiftX: 6, shiftY: Math.Abs(last.WithoutVisits - last.Expected) < up[^1] * 0.08 ? 14 : 0)
            .Words(plan.Weeks, last.Expected, words.Say("outreach.with", plan.Workers), palette.Accent, shiftX: 6);
        if (outcome.ZeroWeek is { } zero)
        {
            sheet.Upright(zero, palette.Warn, 0.6, "3px,3px").Words(zero, up[^1] * 0.6, words.Say("outreach.zero.at", OutreachSentence.Date(zero, view)), palette.Warn, zero > plan.Weeks * 0.6 ? TextSide.Right : TextSide.Left, zero > plan.Weeks * 0.6 ? -6 : 6, 4);
        }

        return sheet.Draw();
    }

    public static TwinTable Table(OutreachOutcome outcome, View view)
    {
        var words = view.Words;
        return new(
            [words["outreach.week"], words["outreach.expected"], words["outreach.band"], words["outreach.without"]],
            [.. outcome.Weeks.Where(w => w.Week % TwinStep == 0 || w.Week == 1).Select(w => (IReadOnlyList<string>)
                [words.Say("outreach.week.n", w.Week), OutreachSentence.Count(w.Expected, words), OutreachSentence.Range(w.Low, w.High, words), OutreachSentence.Count(w.WithoutVisits, words)])]);
    }
}
