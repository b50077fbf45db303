using Insights.Dashboard.Governance;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Sentences;

/// <summary>How the four systems stand and what moves away from its target; what weighs a score down; how a list of indicators stands to its targets.</summary>
public static class SystemSentence
{
    // More than two names are no longer read in three seconds.
    private const int Named = 2;

    /// <summary>The page's first sentence: the lowest system, in which systems indicators move away from their target, and which of these cost most.</summary>
    public static string Say(GovernanceRows rows, View view)
    {
        var words = view.Words;
        var known = rows.Systems.Select(s => (Name: words.Of(s.NameZh, s.NameEn), Score: rows.Score(s.System, view.Month), Year: rows.Score(s.System, view.YearBefore))).Where(s => s.Score is not null).ToList();
        if (known.Count == 0)
        {
            return words["governance.no_score"];
        }

        var compared = known.Where(s => s.Year is not null).ToList();
        var risen = compared.Count(s => s.Score > s.Year);
        var low = known.MinBy(s => s.Score);
        var first = FirstAway(rows).Take(Named).Select(id => view.Cards[id].Title(words)).ToList();
        return Phrase.Sentence(
            words, compared.Count == 0 ? words["governance.lead_no_year"] : risen == compared.Count && risen > 1 ? words.Say("governance.lead_all", risen)
                : words.Say(words.Form(compared.Count == 1 ? "governance.lead_sole" : "governance.lead", risen), risen, compared.Count),
            words.Say(known.Count > 1 ? "governance.lead_low" : "governance.lead_only", low.Name, Numbers.Digits(low.Score!.Value, 1)),
            AwayBySystem(SystemStanding.Of(rows, view), words), first.Count > 0 ? words.Say("governance.lead_first", words.List(first)) : null);
    }

    /// <summary>Those of the scores' indicators that move away from their target, what costs most first; each once, though two systems may count it.</summary>
    public static IReadOnlyList<string> FirstAway(GovernanceRows rows)
    {
        var away = rows.Verdicts.Where(v => v.Dimension.Length == 0 && v.Code == "away").Select(v => v.Id).ToHashSet(StringComparer.Ordinal);
        return [.. rows.Parts.Where(p => away.Contains(p.Id)).OrderByDescending(p => p.Weight * (1 - (p.Attained ?? 0))).ThenBy(p => p.Id, StringComparer.Ordinal).Select(p => p.Id).Distinct()];
    }

    /// <summary>How many indicators move away from their target, and in which systems: a high score does not say so.</summary>
    public static string Away(IReadOnlyList<SystemStanding> systems, Words words) =>
        systems.All(s => s.Score is null) ? words["governance.no_score"] : Phrase.Sentence(words, AwayBySystem(systems, words));

    private static string AwayBySystem(IReadOnlyList<SystemStanding> systems, Words words)
    {
        var away = systems.Where(s => s.Away > 0).OrderByDescending(s => s.Away).ToList();
        return away.Count == 0 ? words[systems.Sum(s => s.Judged) * 2 < systems.Sum(s => s.Indicators) ? "say.systems_unjudged" : "say.systems_none_away"] : words.Say("say.systems_away", words.List(away.Select(s => words.Say("say.system_away", s.Brief, s.Away))));
    }

    /// <summary>The indicator that costs a score most, and how many could not be counted.</summary>
    public static string Drag(GovernanceRows rows, SystemRow system, View view)
    {
        var parts = rows.Parts.Where(p => p.System == system.System).ToList();
        var worst = parts.Where(p => p.Attained < 1).MaxBy(p => p.Weight * (1 - p.Attained!.Value));
        var missing = parts.Count(p => p.Attained is null);
        return Phrase.Sentence(
            view.Words,
            worst is not null ? view.Words.Say("governance.drag", view.Cards[worst.Id].Title(view.Words), Numbers.Percent(Math.Floor(worst.Attained!.Value * 100) / 100, 0))
                : parts.Count > missing ? view.Words[missing == 0 ? "governance.all_attained" : "governance.rest_attained"] : null,
            missing > 0 ? view.Words.Say("governance.not_counted", missing, parts.Count) : null);
    }

    /// <summary>How many places stand empty while people wait, of which service most, and in which towns.</summary>
    public static string Unused(GovernanceRows rows, IReadOnlyList<Bar> towns, View view)
    {
        var (words, card) = (view.Words, view.Cards["unused_beside_waiting"]);
        var all = rows.Cells.Find(card.Id, rows.Place.Code, view.Month);
        var most = rows.Split(view, card.Id, "service").Where(c => c.Value > 0).MaxBy(c => c.Value);
        return Phrase.Sentence(
            words, all is null ? null : words.Say("governance.unused_all", CellText.Show(all, card, words)),
            most is null ? null : words.Say("governance.unused_most", words.Code("service", most.Dimension["service:".Length..]), CellText.Show(most, card, words).Text),
            towns.Count < Named ? null : words.Say("governance.unused_where", words.List(towns.Take(Named).Select(t => words.Say("say.place_value", t.Name, t.Text)))));
    }

    /// <summary>The town that is weakest on average, and where one system is weakest and strongest; then how to read the table.</summary>
    public static string Towns(GovernanceRows rows, View view)
    {
        var words = view.Words;
        var scores = rows.TownScores.Where(s => s.Score is not null).ToList();
        string Town(string code) => view.Places.Find(code) is { } place ? PlaceBook.ShortName(place, words) : code;
        string Told(SystemScore s) => words.Say("governance.town_score", Town(s.Area), words.Find("governance.brief." + s.System) ?? s.System, Numbers.Digits(s.Score!.Value, 0));
        var weakest = scores.GroupBy(s => s.Area).OrderBy(g => g.Average(s => s.Score!.Value)).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault();
        return Read(
            weakest is null ? words["say.nothing"] : Phrase.Sentence(
                words, words.Say("governance.town_weakest", Town(weakest.Key), Numbers.Digits(weakest.Average(s => s.Score!.Value), 0)), words.Say("governance.town_lowest", Told(scores.MinBy(s => s.Score)!)),
                words.Say("governance.town_highest", Told(scores.MaxBy(s => s.Score)!))), "governance.towns_say", words);
    }

    /// <summary>The departments' tasks on time, the most and the least punctual; then how to read the table.</summary>
    public static string Departments(GovernanceRows rows, View view) => Read(GovernanceBars.Say(rows, view, "coordination_on_time", "department"), "governance.departments_say", view.Words);

    private static string Read(string said, string how, Words words) => said + (words.IsChinese ? string.Empty : " ") + words[how];

    /// <summary>How many of some indicators are at their path, and which is furthest behind.</summary>
    public static string Aims(IReadOnlyList<Aim> aims, Words words)
    {
        var held = aims.Where(a => a.Attained is not null).ToList();
        if (held.Count == 0)
        {
            return aims.Any(a => a.Now?.Value is not null) ? Phrase.Sentence(words, words["services.say.no_target"]) : words["say.nothing"];
        }

        var there = held.Count(a => !a.IsBehind);
        var last = held.MinBy(a => a.Attained);
        return Phrase.Sentence(
            words, words.Say(words.Form(held.Count == 1 ? "governance.at_path_sole" : "governance.at_path", there), there, held.Count),
            last is { IsBehind: true } ? words.Say(held.Count == 1 ? "governance.furthest_sole" : "governance.furthest", last.Card.Title(words), CellText.Show(last.Now, last.Card, words), CellText.Value(last.Goal!.Value, last.Card, words)) : null);
    }
}
