using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;

namespace Insights.Dashboard.LifeCourse;

/// <summary>What is to be said of the new care centre first: how far it is, whether it is late, what it brings for those who wait.</summary>
public static class CentreSentence
{
    private const string Care = "care_centre";

    public static string Say(LifeCourseRows rows, View view)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(view);
        var (words, centres) = (view.Words, rows.Works.Where(w => w.Kind == Care).ToList());
        if (rows.Now(view, "care_centre_progress") is not { Value: not null } progress || centres.Count == 0)
        {
            return rows.Now(view, "care_centre_progress")?.Lacking is null ? Phrase.Sentence(words, words["centre.say_none"]) : string.Empty;
        }

        string Shown(string id) => CellText.Show(rows.Now(view, id), view.Cards[id], words).ToString();
        var last = centres.MaxBy(c => c.ExpectedOn)!;
        return Phrase.Sentence(
            words,
            words.Say(centres.Count == 1 ? "centre.say_one" : "centre.say_some", centres.Count == 1 ? words.Code("milestone", last.Milestone) : centres.Count, Shown(progress.Id)),
            rows.Now(view, "care_centre_invested")?.Value is null ? null : words.Say("centre.say_money", Shown("care_centre_invested")),
            last.Milestone == "in_use" ? words.Say("centre.say_opened", words.Months.Long(last.ExpectedOn))
                : words.Say(last.DaysLate > 0 ? words.Form("centre.say_late", last.DaysLate) : "centre.say_in_time", words.Months.Long(last.ExpectedOn), words.Numbers.Count(last.DaysLate)),
            rows.Now(view, "care_centre_places")?.Value is > 0
                ? rows.Now(view, "care_waiting")?.Value is not null ? words.Say("centre.say_beside", Shown("care_centre_places"), Shown("care_waiting")) : words.Say("centre.say_places", Shown("care_centre_places")) : null);
    }
}
