using Insights.Dashboard.Cards;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Governance;

/// <summary>What the page of governance shows in its own way, as tables that may leave it.</summary>
public static class GovernanceTables
{
    /// <summary>Indicators against their path of the month.</summary>
    public static TwinTable Aims(IReadOnlyList<Aim> aims, View view)
    {
        ArgumentNullException.ThrowIfNull(aims);
        var words = view.Words;
        return new(
            [words["col.indicator"], words["col.value"], words["col.path"], words["col.verdict_since"], words["doubt.title"], words["cards.final"], words["outlook.due"], words["cards.chance"], words["delta.last_year_short"]],
            [.. aims.Select(a => (IReadOnlyList<TwinCell>)
            [
                a.Card.Title(words), CellText.Twin(a.Now, a.Card, words), Bare(a.Goal, a.Card, words), a.Verdict is { } verdict ? words.Code("verdict", verdict) : string.Empty,
                a.Doubt is { } doubt ? words["doubt." + doubt] : string.Empty, a.Ahead?.Target is { } last ? CellText.Twin(last, a.Card, words) : string.Empty, a.Ahead?.Due is { } due ? Months.Code(due) : string.Empty,
                a.Ahead?.ProbabilityInTime is { } chance ? new TwinCell(Numbers.Chance(chance), chance) : string.Empty, CellText.Twin(a.Year, a.Card, words),
            ])]);
    }

    /// <summary>The systems' scores, now and a year before.</summary>
    public static TwinTable Scores(GovernanceRows rows, View view)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var words = view.Words;
        return new(
            [words["governance.system"], words["governance.score"], words["delta.last_year_short"]],
            [.. rows.Systems.Select(s => (IReadOnlyList<TwinCell>)[words.Of(s.NameZh, s.NameEn), Score(rows.Score(s.System, view.Month)), Score(rows.Score(s.System, view.YearBefore))])]);
    }

    /// <summary>What every score is made of.</summary>
    public static TwinTable Composition(GovernanceRows rows, View view)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var words = view.Words;
        return new(
            [words["governance.system"], words["col.indicator"], words["col.value"], words["governance.floor"], words["cards.final"], words["governance.attained"], words["governance.weight"]],
            [.. rows.Systems.SelectMany(s => rows.Parts.Where(p => p.System == s.System).Select(p => (IReadOnlyList<TwinCell>)
                [words.Of(s.NameZh, s.NameEn), view.Cards[p.Id].Title(words), .. Attained(p, view.Cards[p.Id], words), new TwinCell(Numbers.Digits(p.Weight, 1), p.Weight, TwinCell.General)]))]);
    }

    /// <summary>Towns by system.</summary>
    public static TwinTable Towns(GovernanceRows rows, IReadOnlyList<Place> places, View view)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var words = view.Words;
        return new(
            [words["col.place"], .. rows.Systems.Select(s => words.Of(s.NameZh, s.NameEn)).SelectMany(name => new[] { name, words.Say("governance.known_share", name) })],
            [.. places.Select(p => (IReadOnlyList<TwinCell>)
                [PlaceBook.Name(p, words), .. rows.Systems.Select(s => rows.TownScores.FirstOrDefault(t => t.System == s.System && t.Area == p.Code)).SelectMany(t => new[] { Score(t?.Score), Known(t) })])]);
    }

    private static TwinCell[] Attained(SystemPart part, Card card, Words words) => part.Attained is { } attained
        ? [Bare(part.Value, card, words), Bare(card.Floor?.Value, card, words), Bare(part.Target, card, words), new TwinCell(Numbers.Percent(attained) + "%", attained)]
        : [words.Code("governance.missing", part.Missing ?? "no_value"), string.Empty, string.Empty, string.Empty];

    private static TwinCell Bare(double? value, Card card, Words words) => value is { } known ? CellText.Twin(known, card, words) : Numbers.None;

    private static TwinCell Known(SystemScore? score) => score is null ? Numbers.None : new TwinCell(Numbers.Percent(score.KnownShare, 0) + "%", score.KnownShare);

    private static TwinCell Score(double? score) => score is { } known ? new TwinCell(Numbers.Digits(known, 1), known, TwinCell.Tenths) : Numbers.None;
}
