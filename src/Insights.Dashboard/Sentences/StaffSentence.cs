using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Policy.Capacity;

namespace Insights.Dashboard.Sentences;

/// <summary>Therapists against need in plain words: how many there will be, and when they are enough.</summary>
public static class StaffSentence
{
    private const int MonthsOfQuarter = 3;

    /// <summary>The end of quarter n from now, by its name. Staff are stated at the ends of calendar quarters: in October the last stated is the third, and the first ahead ends with the year.</summary>
    public static string Date(int quarter, View view) => Date(quarter, view.Months[^1], view.Words);

    public static string Date(int quarter, DateOnly asOf, Words words)
    {
        var end = asOf.AddMonths((quarter * MonthsOfQuarter) - (asOf.Month % MonthsOfQuarter));
        return words.Say("staffing.quarter_end", end.Year, end.Month / MonthsOfQuarter);
    }

    public static string Answer(StaffOutcome outcome, StaffPlan plan, View view)
    {
        var words = view.Words;
        return Phrase.Sentence(
            words, words.Say("staffing.say.plan", CareSentence.One(plan.Hired ?? outcome.Now.Hired.Value), Numbers.Percent(plan.Leaving ?? outcome.Now.Leaving.Value)),
            outcome.MetQuarter is { } quarter ? words.Say("staffing.say.met", Date(quarter, view)) : words.Say("staffing.say.not", plan.Quarters / 4),
            outcome.FullQuarter is { } full && outcome.MetQuarter is null ? words.Say("staffing.say.full", Date(full, view), Numbers.Whole(plan.Posts ?? outcome.Now.Posts)) : null,
            outcome.PostsShort > 0 ? words.Say("staffing.say.short", Numbers.Whole(outcome.PostsShort)) : null);
    }

    /// <summary>Where 80 of 100 courses lie; one number where both ends are the same.</summary>
    public static string Range(StaffQuarter quarter) =>
        Numbers.Whole(quarter.Low) is var low && Numbers.Whole(quarter.High) is var high && low == high ? low : $"{low}–{high}";

    public static string Quarters(StaffOutcome outcome, View view)
    {
        var (words, last) = (view.Words, outcome.Quarters[^1]);
        return Phrase.Sentence(
            words, words.Say(Range(last).Contains('–', StringComparison.Ordinal) ? "staffing.say.quarters" : "staffing.say.certain", Numbers.Whole(outcome.Now.Filled), Date(last.Quarter, view), Numbers.Whole(last.Staff), Numbers.Whole(last.Low), Numbers.Whole(last.High)),
            words.Say("staffing.say.needed", Numbers.Whole(last.Needed)));
    }
}
