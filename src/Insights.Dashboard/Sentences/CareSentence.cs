using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Policy.Capacity;

namespace Insights.Dashboard.Sentences;

/// <summary>What more places of care bring, in plain words: how long the queue gets, and when it is clear.</summary>
public static class CareSentence
{
    /// <summary>Month n after the as-of month.</summary>
    public static string Date(int month, View view) => view.Words.Months.Long(view.Months[^1].AddMonths(month));

    /// <summary>People in tens, as the version holds them; none under ten.</summary>
    public static string People(double people, Words words) => OutreachSentence.Count(people, words);

    /// <summary>“about 120”, “fewer than 10”.</summary>
    public static string About(double people, Words words) =>
        Policy.Simulation.DisclosureControl.Count(people) is { } shown ? words.Say("places.about", words.Numbers.Count(shown)) : words["outreach.few"];

    public static string One(double value) => Numbers.Digits(value, 1);

    /// <summary>An interval in words, each end times <paramref name="times"/>.</summary>
    public static string Range((double Low, double High) ends, int digits, double times = 1) => $"{Numbers.Digits(ends.Low * times, digits)}–{Numbers.Digits(ends.High * times, digits)}";

    /// <summary>Who needs the form, and who of them has it, waits for it, has another, or is on no list.</summary>
    public static string Need(CareNeed need, Words words)
    {
        var (needed, classes) = need.Shown();
        // A class may be withheld for the sake of another, so that withheld is not few.
        string Told(double? people) => people is { } p ? p == 0 ? words.Numbers.Count(0) : words.Say("places.about", words.Numbers.Count(p)) : Numbers.Withheld;
        return Phrase.Sentence(
            words, words.Say("places.need.say", words.Code("care_form", need.Form), Told(needed)),
            words.Say("places.need.say.classes", Told(classes[0]), Told(classes[1]), Told(classes[2]), Told(classes[3])));
    }

    public static string Answer(CareOutcome outcome, CarePlan plan, View view)
    {
        var words = view.Words;
        return Phrase.Sentence(
            words, plan.Places > 0 ? words.Say("places.say.plan", Date(plan.OpensIn, view), words.Numbers.Count(plan.Places)) : words["places.say.no_plan"],
            outcome.ClearMonth is { } month ? words.Say("places.say.clear", Date(month, view)) : words.Say("places.say.not", plan.Months / 12));
    }

    public static string Months(CareOutcome outcome, CarePlan plan, View view)
    {
        var (words, last) = (view.Words, outcome.Months[^1]);
        return Phrase.Sentence(
            words, words.Say(OutreachSentence.IsWide(last.Low, last.High) ? "places.say.months" : "places.say.few", About(outcome.Now.Waiting, words), plan.Months, About(last.Waiting, words), People(last.Low, words), People(last.High, words)),
            words.Say("places.say.without", About(last.WithoutWaiting, words)));
    }
}
