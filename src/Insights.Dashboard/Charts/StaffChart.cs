using Insights.Dashboard.Parts;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Policy.Capacity;

namespace Insights.Dashboard.Charts;

/// <summary>Therapists quarter by quarter: the plan with its band, the dashed course as today, and the thin path of what the standard asks for.</summary>
public static class StaffChart
{
    public static Figure Draw(StaffOutcome outcome, StaffPlan plan, View view, int height = 300)
    {
        var (words, palette, now, last) = (view.Words, view.Palette, outcome.Now, outcome.Quarters[^1]);
        var up = Ticks.Round(0, Math.Max(now.Needed, outcome.Quarters.Max(q => Math.Max(Math.Max(q.Needed, q.AsToday), q.High))), 5);
        var planned = plan.Hired is not null || plan.Leaving is not null || plan.Posts is not null;
        var close = up[^1] * 0.07;
        var sheet = new Sheet(palette, height).Margins(left: 54, right: 110, top: 16, bottom: 30)
            .AcrossNumbers([0, plan.Quarters / 2, plan.Quarters], q => q == 0 ? words["outreach.now"] : StaffSentence.Date((int)q, view), 0, plan.Quarters).Up(up, words.Numbers.Count)
            .Field([(0, now.Filled, now.Filled), .. outcome.Quarters.Select(q => ((double)q.Quarter, q.Low, q.High))], palette.Accent)
            .Curve([(0, now.Needed), .. outcome.Quarters.Select(q => ((double)q.Quarter, (double?)q.Needed))], palette.Warn, 1.4, "2px,3px")
            .Curve([(0, now.Filled), .. outcome.Quarters.Select(q => ((double)q.Quarter, (double?)q.Staff))], palette.Accent, 2.4)
            .Words(plan.Quarters, last.Needed, words["staffing.needed"], palette.Warn, shiftX: 6, shiftY: Math.Abs(last.Needed - last.Staff) < close ? last.Needed >= last.Staff ? -14 : 14 : 0)
            .Words(plan.Quarters, last.Staff, words[planned ? "staffing.with" : "staffing.today"], palette.Accent, shiftX: 6);
        if (planned)
        {
            sheet.Curve([(0, now.Filled), .. outcome.Quarters.Select(q => ((double)q.Quarter, (double?)q.AsToday))], palette.Ink3, 1.6, "4px,4px");
            if (Math.Abs(last.AsToday - last.Staff) > close && Math.Abs(last.AsToday - last.Needed) > close)
            {
                sheet.Words(plan.Quarters, last.AsToday, words["staffing.today"], palette.Ink2, shiftX: 6);
            }
        }

        return sheet.Draw();
    }

    public static TwinTable Table(StaffOutcome outcome, View view)
    {
        var words = view.Words;
        return new(
            [words["staffing.quarter"], words["staffing.expected"], words["outreach.band"], words["staffing.needed"], words["staffing.today"]],
            [.. outcome.Quarters.Select(q => (IReadOnlyList<string>)
                [StaffSentence.Date(q.Quarter, view), Numbers.Whole(q.Staff), StaffSentence.Range(q), Numbers.Whole(q.Needed), Numbers.Whole(q.AsToday)])]);
    }
}
