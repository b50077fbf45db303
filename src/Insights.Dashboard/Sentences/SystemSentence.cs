using Insights.Dashboard.Governance;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Sentences;

/// <summary>Which system is lowest and which rose most; what weighs a score down; how a list of indicators stands to its targets.</summary>
public static class SystemSentence
{
    public static string Say(GovernanceRows rows, View view)
    {
        var words = view.Words;
        var known = rows.Systems.Select(s => (Name: words.Of(s.NameZh, s.NameEn), Score: rows.Score(s.System, view.Month), Year: rows.Score(s.System, view.YearBefore))).Where(s => s.Score is not null).ToList();
        if (known.Count == 0)
        {
            return words["governance.no_score"];
        }

        var (high, low) = (known.MaxBy(s => s.Score), known.MinBy(s => s.Score));
        var risen = known.Where(s => s.Year is not null).OrderByDescending(s => s.Score - s.Year).ToList();
        return Phrase.Sentence(
            words, words.Say("say.highest", high.Name, Numbers.Digits(high.Score!.Value, 1)), words.Say("say.lowest", low.Name, Numbers.Digits(low.Score!.Value, 1)),
            risen.Count > 0 && risen[0].Score > risen[0].Year ? words.Say("governance.risen", risen[0].Name, Numbers.Digits(risen[0].Score!.Value - risen[0].Year!.Value, 1)) : null);
    }

    /// <summary>How many indicators move away from their target, and in which systems: a high score does not say so.</summary>
    public static string Away(IReadOnlyList<SystemStanding> systems, Words words)
    {
        var away = systems.Where(s => s.Away > 0).OrderByDescending(s => s.Away).ToList();
        return Phrase.Sentence(words, systems.All(s => s.Score is null) ? words["say.nothing"]
            : away.Count == 0 ? words["say.systems_none_away"] : words.Say("say.systems_away", words.List(away.Select(s => words.Say("say.system_away", s.Brief, s.Away)))));
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
                : parts.Count > missing ? view.Words["governance.all_attained"] : null,
            missing > 0 ? view.Words.Say("governance.not_counted", missing, parts.Count) : null);
    }

    /// <summary>How many of some indicators are at their path, and which is furthest behind.</summary>
    public static string Aims(IReadOnlyList<Aim> aims, Words words)
    {
        var held = aims.Where(a => a.Attained is not null).ToList();
        if (held.Count == 0)
        {
            return words["say.nothing"];
        }

        var there = held.Count(a => !a.IsBehind);
        var last = held.MinBy(a => a.Attained);
        return Phrase.Sentence(
            words, words.Say(words.Form("governance.at_path", there), there, held.Count),
            last is { IsBehind: true } ? words.Say("governance.furthest", last.Card.Title(words), CellText.Show(last.Now, last.Card, words), CellText.Value(last.Goal!.Value, last.Card, words)) : null);
    }
}
