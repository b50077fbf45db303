using Insights.Dashboard.Cards;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.LifeCourse;

/// <summary>What is to be seen in each block of the page of public services, from its rows.</summary>
public static class LifeCourseSentence
{
    /// <summary>Who is served least and most, and how many wait.</summary>
    public static string Stages(LifeCourseRows rows, View view)
    {
        var (words, card) = (view.Words, view.Cards["needs_met"]);
        var known = LifeCourseRows.Stages.Select(s => (Name: words.Code("stage", s), rows.Now(view, "needs_met", "stage:" + s)?.Value)).Where(s => s.Value is not null).OrderBy(s => s.Value).ToList();
        var waiting = rows.Now(view, "rehab_waiting");
        return Phrase.Sentence(
            words,
            known.Count > 1
                ? words.Say("services.say.stages", known[0].Name, CellText.Value(known[0].Value!.Value, card, words), known[^1].Name, CellText.Value(known[^1].Value!.Value, card, words)) : null,
            waiting?.Value is > 0 ? words.Say("services.say.waiting", CellText.Show(waiting, view.Cards["rehab_waiting"], words)) : null);
    }

    /// <summary>How many had all that they asked for, and which need is left open for most people.</summary>
    public static string Asked(LifeCourseRows rows, View view)
    {
        var (words, needs) = (view.Words, Needs.Of(view, rows));
        var all = needs.Single(n => n.Code == Needs.Any);
        var most = needs.Where(n => n.Code != Needs.Any && n.Left > 0).MaxBy(n => n.Left);
        return Phrase.Sentence(
            words,
            all is { Had.Value: not null, Asked: { } asked } ? words.Say("services.say.asked", words.Numbers.Count(asked), CellText.Show(all.Had, all.Card, words)) : words["say.parts_masked"],
            most is { Left: { } left, Asked: { } of } ? words.Say("services.say.left", words["services.need." + most.Code], words.Numbers.Count(of), words.Numbers.Count(left)) : null);
    }

    /// <summary>Who of compulsory age is at school, and who is not.</summary>
    public static string Education(LifeCourseRows rows, View view)
    {
        var (words, rate, outside) = (view.Words, rows.Now(view, "compulsory_enrolment"), rows.Now(view, "children_out_of_school"));
        return rate is null ? string.Empty : Phrase.Sentence(
            words, Phrase.Level(view.Cards["compulsory_enrolment"].Title(words), rate, view.Cards["compulsory_enrolment"], words),
            outside is null || outside.Lacking is not null ? null : Phrase.Level(view.Cards["children_out_of_school"].Title(words), outside, view.Cards["children_out_of_school"], words));
    }

    /// <summary>How many targets are reached, and which is furthest from its own.</summary>
    public static string Targets(LifeCourseRows rows, IReadOnlyList<string> ids, View view)
    {
        var held = ids.Select(id => (id, Now: rows.Now(view, id)?.Value, Goal: rows.Goals.Next(id, view.Month)?.Value)).Where(t => t is { Now: not null, Goal: not null }).ToList();
        if (held.Count == 0)
        {
            return Phrase.Sentence(view.Words, view.Words["services.say.no_target"]);
        }

        var reached = held.Count(t => t.Now >= t.Goal);
        var furthest = held.MinBy(t => t.Now - t.Goal);
        return Phrase.Sentence(
            view.Words,
            view.Words.Say(view.Words.Form("services.say.reached", reached), reached, held.Count),
            furthest.Now < furthest.Goal ? view.Words.Say("services.say.furthest", view.Words["services.row." + furthest.id], CellText.Change(Unit.Share.Between(furthest.Now, furthest.Goal)!.Value, Unit.Share, view.Words)) : null);
    }

    /// <summary>Places, how full they are, and who waits beside them.</summary>
    public static string Care(LifeCourseRows rows, View view)
    {
        var words = view.Words;
        string Shown(string id) => CellText.Show(rows.Now(view, id), view.Cards[id], words).ToString();
        return Phrase.Sentence(
            words,
            rows.Now(view, "care_places")?.Value is not null ? words.Say("services.say.places", Shown("care_places"), Shown("care_occupancy")) : null,
            rows.Now(view, "care_waiting")?.Value is { } waiting ? waiting == 0 ? words["services.say.nobody_waits"] : words.Say("services.say.care_waiting", Shown("care_waiting"), Shown("care_days_waiting")) : null);
    }

    public static string Retention(LifeCourseRows rows, View view)
    {
        var (words, last) = (view.Words, RetentionChart.Marks[^1]);
        return rows.Now(view, last.Id) is { Value: not null } cell
            ? Phrase.Sentence(
                words, words.Say("services.say.retention", CellText.Show(cell, view.Cards[last.Id], words)),
                rows.Now(view, "new_jobs_12m")?.Value is not null ? words.Say("services.say.jobs", CellText.Show(rows.Now(view, "new_jobs_12m"), view.Cards["new_jobs_12m"], words)) : null)
            : Phrase.Sentence(words, words["say.parts_masked"]);
    }

    /// <summary>The highest and the lowest class, and the points between.</summary>
    public static string Spread(IReadOnlyList<Bar> bars, Card card, View view)
    {
        var known = bars.Where(b => b.Value is not null).OrderByDescending(b => b.Value).ToList();
        return known.Count < 2
            ? Phrase.Sentence(view.Words, view.Words["say.parts_masked"])
            : Phrase.Sentence(
                view.Words,
                view.Words.Say("services.say.spread", known[0].Name, CellText.Value(known[0].Value!.Value, card, view.Words), known[^1].Name, CellText.Value(known[^1].Value!.Value, card, view.Words)),
                view.Words.Say("services.say.points", CellText.Change(Unit.Share.Between(known[^1].Value, known[0].Value)!.Value, Unit.Share, view.Words)));
    }
}
