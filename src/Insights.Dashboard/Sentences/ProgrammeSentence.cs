using Insights.Dashboard.Cards;
using Insights.Dashboard.Overview;
using Insights.Dashboard.Viewing;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Sentences;

/// <summary>Which programme misses most, and how many of those whose coverage is published reach their target of it; and what the nation asked for by now.</summary>
public static class ProgrammeSentence
{
    public static string Say(OverviewRows rows, View view)
    {
        var words = view.Words;
        var most = view.Programmes.Select(p => (Programme: p, Missed: rows.Now(view, "missed", "programme:" + p.Code)?.Value)).Where(p => p.Missed > 0)
            .OrderByDescending(p => p.Missed).FirstOrDefault();
        var judged = view.Programmes.Select(p => Reached(rows, view, p)).OfType<bool>().ToList();
        var reached = judged.Count(r => r);
        if (view.Programmes.All(p => rows.Now(view, "entitled", "programme:" + p.Code) is null))
        {
            return Phrase.Sentence(words, words["say.programmes_unpublished"]);
        }

        if (most.Programme is null && judged.Count == 0)
        {
            return Phrase.Sentence(words, view.Programmes.Any(p => rows.Now(view, "missed", "programme:" + p.Code) is { Masked: true }) ? words["say.parts_masked"] : null);
        }

        return Phrase.Sentence(
            words,
            most.Programme is null ? null : words.Say("say.programme_most", view.ProgrammeShort(most.Programme), view.Numbers.Count(most.Missed!.Value)),
            judged.Count == 0 ? null : words.Say(
                reached > 0 && reached < judged.Count ? words.Form("say.programmes_some", reached) : words.Form(reached > 0 ? "say.programmes_all" : "say.programmes_none", judged.Count),
                judged.Count,
                reached,
                rows.ProgrammeGoal(view) is not { } due ? words["say.next_target"]
                    : words.Say(view.Programmes.All(p => rows.NextTarget("coverage", view.Month, "programme:" + p.Code) is null or { Status: "draft" }) ? "say.draft_target" : "say.set_target", due.Year)),
            NationalCheck.Say(rows.National(view), view.Cards["coverage"], words));
    }

    private static bool? Reached(OverviewRows rows, View view, Programme programme)
    {
        var dimension = "programme:" + programme.Code;
        var target = rows.NextTarget("coverage", view.Month, dimension);
        return rows.Now(view, "coverage", dimension)?.Value is { } now && target?.Value is { } goal ? now >= goal : null;
    }
}
