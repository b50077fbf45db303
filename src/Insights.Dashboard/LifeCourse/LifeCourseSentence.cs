using Insights.Dashboard.Cards;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.LifeCourse;

/// <summary>What is to be seen in each block of the page of public services, from its rows.</summary>
public static class LifeCourseSentence
{
    private static readonly (string Key, string Card)[] Waits = [("rehab", "rehab_waiting"), ("device", "device_waiting"), ("care", "care_waiting")];

    /// <summary>The page's first sentence: how many had what they asked for, who waits, and which measures move away from their target.</summary>
    public static string Lead(LifeCourseRows rows, IReadOnlyList<string> judged, View view)
    {
        var (words, had) = (view.Words, rows.Now(view, "needs_met"));
        var waiting = Waits.Select(w => (w.Key, Cell: rows.Now(view, w.Card), Card: view.Cards[w.Card])).Where(w => w.Cell?.Value > 0).Select(w => words.Say("services.lead." + w.Key, CellText.Show(w.Cell, w.Card, words))).ToList();
        var known = judged.Count(id => rows.Verdict(id) is { Code: not "no_data" });
        var away = judged.Where(id => rows.Verdict(id)?.Code == "away").Select(id => words["services.row." + id]).ToList();
        return Phrase.Sentence(
            words, had is { Value: not null } ? words.Say("services.lead.had", CellText.Show(had, view.Cards["needs_met"], words)) : null, waiting.Count > 0 ? words.List(waiting) : null,
            known == 0 ? null : away.Count > 0 ? words.Say("services.lead.away", words.List(away), known) : words.Say("services.lead.none_away", known));
    }

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

    /// <summary>Who of compulsory age is out of school, how many learn in ordinary schools, and how many go on.</summary>
    public static string Education(LifeCourseRows rows, View view)
    {
        var words = view.Words;
        string? Told(string id, string key) => rows.Now(view, id) is { Value: not null } cell ? words.Say(key, CellText.Show(cell, view.Cards[id], words)) : null;
        var (outside, before) = (rows.Now(view, "children_out_of_school"), rows.Year(view, "children_out_of_school"));
        return Phrase.Sentence(
            words, Told("children_out_of_school", "school.say_out"), outside?.Value is { } now && before?.Value is { } then && now != then ? words.Say(now > then ? "school.say_more" : "school.say_fewer", words.Numbers.Count(Math.Abs(now - then))) : null,
            Told("inclusive_placement", "school.say_ordinary"), Told("senior_transition", "school.say_on"), Told("senior_without", "school.say_without"));
    }

    /// <summary>What each layer paid in a year, or what of it is known, and whether its money holds, and the growth of what the federation itself may spend.</summary>
    public static string Protection(IReadOnlyList<(string Layer, IReadOnlyList<Layer> Ways)> layers, LifeCourseRows rows, View view)
    {
        var words = view.Words;
        string? Paid(string name, LayerMoney? money) => money is { Now: { } yuan }
            ? words.Say(money.Ratio is null ? "layers.say_bare" : "layers.say", name, words.Numbers.Yuan(yuan), money.Ratio is { } ratio ? Numbers.Digits(ratio, 2) : string.Empty) : null;
        // A layer of which one way is not known has no sum: where none has, the ways are told one by one, as the table tells them.
        List<string> sums = [.. layers.Select(l => Paid(words["layers." + l.Layer], Layers.Sum(l.Ways))).OfType<string>()];
        string? Insured(string id) => rows.Now(view, id) is { Value: not null } cell ? words.Say("layers.say_bare", words["services.row." + id], CellText.Show(cell, view.Cards[id], words)) : null;
        return Phrase.Sentence(
            words, [Insured("pension_participation"), Insured("medical_participation"), .. sums.Count > 0 ? sums : layers.SelectMany(l => l.Ways).Select(w => Paid(w.Name, w.Money)), rows.Now(view, "funding_growth") is { Value: not null } growth ? words.Say("layers.say_budget", CellText.Show(growth, view.Cards["funding_growth"], words)) : null]);
    }

    /// <summary>What people complain of most, and how long a case takes.</summary>
    public static string Rights(LifeCourseRows rows, View view)
    {
        var (words, opened, days) = (view.Words, rows.Now(view, "rights_opened_12m"), rows.Now(view, "rights_days"));
        var most = rows.Bars(view, "rights_opened_12m", "rights_kind").FirstOrDefault(b => b.Value is not null);
        return Phrase.Sentence(
            words, opened is { Value: not null } ? words.Say("rights.say_opened", CellText.Show(opened, view.Cards["rights_opened_12m"], words)) : words["say.parts_masked"],
            most is null ? null : words.Say("rights.say_most", most.Name),
            days is not { Value: not null } ? null
            : Phrase.Change(days, rows.Year(view, "rights_days"), view.Cards["rights_days"], words, Phrase.Span(view.YearBefore, view.Month, words)) is { Length: > 0 } change
                ? words.Say("rights.say_days_change", CellText.Show(days, view.Cards["rights_days"], words), change) : words.Say("rights.say_days", CellText.Show(days, view.Cards["rights_days"], words)));
    }

    /// <summary>The kinds of places from the best to the worst, and how many places are right as a whole.</summary>
    public static string Facilities(IReadOnlyList<Bar> bars, LifeCourseRows rows, View view) =>
        Spread(bars, view.Cards["facility_items_passed"], view) is var spread && rows.Now(view, "facilities_good") is { Value: not null } good
            ? Phrase.Sentence(view.Words, view.Words.Say("services.say.facilities_good", CellText.Show(good, view.Cards["facilities_good"], view.Words)), spread.TrimEnd(view.Words["list.stop"].ToCharArray())) : spread;

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
            Supply(rows, view),
            rows.Now(view, "care_waiting")?.Value is { } waiting ? waiting == 0 ? words["services.say.nobody_waits"] : words.Say("services.say.care_waiting", Shown("care_waiting"), Shown("care_days_waiting")) : null);
    }

    /// <summary>Who supplies the places: '公办占 65%、…'; null where one of them is withheld.</summary>
    private static string? Supply(LifeCourseRows rows, View view)
    {
        var parts = CareTable.Supplies.Select(s => (Name: view.Words.Code("supply", s), rows.Now(view, "care_places", "supply:" + s)?.Value)).ToList();
        return rows.Now(view, "care_places")?.Value is > 0 and var all && parts.All(p => p.Value is not null)
            ? view.Words.List(parts.Select(p => view.Words.Say("services.say.supply", p.Name, Numbers.Percent(p.Value!.Value / all, 0)))) : null;
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
