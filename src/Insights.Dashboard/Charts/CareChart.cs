using Insights.Dashboard.Parts;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Policy.Capacity;

namespace Insights.Dashboard.Charts;

/// <summary>The queue for care month by month: the plan with its band, the dashed queue without the new house, and the month in which it opens.</summary>
public static class CareChart
{
    private const int TwinStep = 3;

    public static Figure Draw(CareOutcome outcome, CarePlan plan, View view, int height = 300)
    {
        var (words, palette, now, last) = (view.Words, view.Palette, outcome.Now.Waiting, outcome.Months[^1]);
        var up = Ticks.Round(0, Math.Max(20, Math.Max(now, outcome.Months.Max(m => Math.Max(m.WithoutWaiting, m.High)))), 5, whole: true);
        var close = Math.Abs(last.WithoutWaiting - last.Waiting) < up[^1] * 0.08;
        var sheet = new Sheet(palette, height).Margins(left: 54, right: 110, top: 16, bottom: 30)
            .AcrossNumbers([0, plan.Months / 2, plan.Months], m => m == 0 ? words["outreach.now"] : CareSentence.Date((int)m, view), 0, plan.Months).Up(up, words.Numbers.Count)
            .Field([(0, now, now), .. outcome.Months.Select(m => ((double)m.Month, m.Low, m.High))], palette.Accent)
            .Curve([(0, now), .. outcome.Months.Select(m => ((double)m.Month, (double?)m.WithoutWaiting))], palette.Ink3, 1.6, "4px,4px")
            .Curve([(0, now), .. outcome.Months.Select(m => ((double)m.Month, (double?)m.Waiting))], palette.Accent, 2.4)
            .Words(plan.Months, last.WithoutWaiting, words["places.without"], palette.Ink2, shiftX: 6, shiftY: close ? 16 : 0);
        if (plan.Places > 0)
        {
            sheet.Words(plan.Months, last.Waiting, words.Say("places.with", words.Numbers.Count(plan.Places)), palette.Accent, shiftX: 6)
                .Upright(plan.OpensIn, palette.Warn, 0.9, "3px,3px")
                .Words(plan.OpensIn, up[^1] * 0.94, words.Say("places.opens.at", CareSentence.Date(plan.OpensIn, view)), palette.Warn, TextSide.Left, 6, 4);
        }

        return sheet.Draw();
    }

    public static TwinTable Table(CareOutcome outcome, View view)
    {
        var words = view.Words;
        return new(
            [words["places.month"], words["places.places"], words["places.in_care"], words["places.waiting"], words["outreach.band"], words["places.without"]],
            [.. outcome.Months.Where(m => m.Month % TwinStep == 0 || m.Month == 1).Select(m => (IReadOnlyList<string>)
            [
                CareSentence.Date(m.Month, view), Numbers.Whole(m.Places), CareSentence.People(m.InCare, words), CareSentence.People(m.Waiting, words),
                OutreachSentence.Range(m.Low, m.High, words), CareSentence.People(m.WithoutWaiting, words),
            ])]);
    }
}
