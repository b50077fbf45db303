using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Policy.Capacity;

namespace Insights.Dashboard.Sentences;

/// <summary>What outreach brings, in plain words: from how many to how many, and when zero comes.</summary>
public static class OutreachSentence
{
    private const int DaysAWeek = 7;

    /// <summary>Week n after the as-of month, as a month.</summary>
    public static string Date(int week, View view) => view.Words.Months.Long(Month(week, view));

    /// <summary>The month in which a week ends, or that it does not come within the year.</summary>
    public static string Date(int? week, View view) => week is { } known ? Date(known, view) : view.Words["outreach.not_in_year"];

    /// <summary>Between which months zero comes, 80 of 100; where one end or both do not come within the year, that.</summary>
    public static string Band(int? early, int? late, View view) => Band(early is { } e ? Date(e, view) : null, late is { } l ? Date(l, view) : null, view.Words["outreach.not_in_year"], view.Words);

    /// <summary>Between which of two dates something comes, 80 of 100.</summary>
    /// <param name="never">What is said of an end that does not come in the time looked at.</param>
    public static string Band(string? early, string? late, string never, Words words) => (early, late) switch
    {
        (null, null) => words.Say("outreach.zero.neither", never),
        (_, null) => words.Say("outreach.zero.after", early, never),
        _ when early == late => words.Say("outreach.zero.neither", late),
        _ => words.Say("outreach.zero.band", early ?? never, late),
    };

    /// <summary>Weeks from now to the end of the n-th month, so that an axis may name months at even steps.</summary>
    public static double WeekOf(int months, View view) => (view.Months[^1].AddMonths(months + 1).DayNumber - view.Months[^1].AddMonths(1).DayNumber) / (double)DaysAWeek;

    /// <summary>The month in which a week from now ends.</summary>
    public static DateOnly Month(int week, View view)
    {
        var day = view.Months[^1].AddMonths(1).AddDays(week * DaysAWeek - 1);
        return new(day.Year, day.Month, 1);
    }

    public static string Answer(OutreachOutcome outcome, OutreachPlan plan, View view)
    {
        var words = view.Words;
        return Phrase.Sentence(
            words, words.Say("outreach.say.plan", plan.Workers, Numbers.Digits(plan.WorkerDays * plan.VisitsADay, 0)),
            outcome.ZeroWeek is { } week ? words.Say("outreach.say.zero", Date(week, view), AWeek(outcome.Towns.Sum(t => t.Town.Arrivals.Value), words)) : words["outreach.say.not"]);
    }

    public static string Weeks(OutreachOutcome outcome, OutreachPlan plan, View view)
    {
        var (words, last) = (view.Words, outcome.Weeks[^1]);
        var (from, to) = (About(outcome.Towns.Sum(t => t.Town.Open), words), About(last.Expected, words));
        return Phrase.Sentence(
            words,
            IsWide(last.Low, last.High)
                ? words.Say("outreach.say.weeks", from, plan.Weeks, to, Count(last.Low, words), Count(last.High, words))
                : words.Say("outreach.say.few", from, plan.Weeks, to),
            words.Say("outreach.say.without", About(last.WithoutVisits, words)));
    }

    /// <summary>Who come in a week, to the person as the rate beside it; none under ten.</summary>
    private static string AWeek(double arrivals, Words words) => Policy.Simulation.DisclosureControl.Count(arrivals) is null ? words["outreach.few_people"] : words.Say("outreach.about", Numbers.Whole(arrivals));

    /// <summary>A modelled number of people: about so many, or too few to be said.</summary>
    private static string About(double count, Words words) =>
        Policy.Simulation.DisclosureControl.Count(count) is { } shown ? words.Say("outreach.about", words.Numbers.Count(shown)) : words["outreach.few_people"];

    /// <summary>Whether an interval has two ends as they are told; from none to too few is too few.</summary>
    public static bool IsWide(double low, double high) =>
        Policy.Simulation.DisclosureControl.Count(high) is { } most && Policy.Simulation.DisclosureControl.Count(low) != most;

    /// <summary>An interval of people; one number where its ends are told alike.</summary>
    public static string Range(double low, double high, Words words) => IsWide(low, high) ? $"{Count(low, words)}–{Count(high, words)}" : Count(high, words);

    public static string Count(double count, Words words) => Policy.Simulation.DisclosureControl.Count(count) is { } shown ? words.Numbers.Count(shown) : words["outreach.few"];
}
