using Insights.Dashboard.Parts;
using Insights.Dashboard.Prospects;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Cards;

/// <summary>The list of indicators as a table that leaves: the month, the year before, the next target and the verdict.</summary>
public static class IndicatorTable
{
    public static TwinTable Of(View view, IReadOnlyList<Card> cards, IndicatorRows rows)
    {
        var words = view.Words;
        return new(
            [words["col.indicator"], words["leave.id"], words["cards.clause"], words["cards.unit"], words.Months.Long(view.Month), words.Months.Long(view.YearBefore), words["col.next_target"], words["leave.target_month"], words["col.verdict_since"], words["doubt.title"], words["cards.final"], words["outlook.due"], words["cards.reaches"], words["cards.chance"], words["national.title"]],
            [.. cards.Select(c => (Card: c, Target: rows.Goals.Next(c.Id, view.Month))).Select(c => (IReadOnlyList<TwinCell>)
            [
                c.Card.Title(words), c.Card.Id, c.Card.Clause, words["unit_name." + c.Card.Unit], Cell(c.Card, view.Month), Cell(c.Card, view.YearBefore),
                c.Target?.Value is { } goal ? CellText.Twin(goal, c.Card, words) : string.Empty, c.Target is { } target ? Months.Code(target.Month) : string.Empty,
                rows.Judged(c.Card.Id)?.Code is { } verdict ? words.Code("verdict", verdict) : string.Empty, rows.Doubt(c.Card, view) is { } doubt ? words["doubt." + doubt] : string.Empty,
                Ahead(c.Card)?.Target is { } last ? CellText.Twin(last, c.Card, words) : string.Empty, Ahead(c.Card)?.Due is { } due ? Months.Code(due) : string.Empty,
                rows.Ahead.GetValueOrDefault(c.Card.Id) is { Summary.Target: not null, Ahead.Count: > 0 } way ? $"{ProspectSentence.Reach(way, words)} {ProspectSentence.ReachRange(way, words)}".TrimEnd() : string.Empty,
                rows.Ahead.GetValueOrDefault(c.Card.Id)?.Chance is { } chance ? new TwinCell(Numbers.Chance(chance), chance) : string.Empty,
                rows.National.GetValueOrDefault(c.Card.Id) ?? string.Empty,
            ])]);

        OutlookSummary? Ahead(Card card) => rows.Ahead.GetValueOrDefault(card.Id) is { Summary: { } summary, Ahead.Count: > 0 } ? summary : null;

        TwinCell Cell(Card card, DateOnly month) => CellText.Twin(rows.Cells.Find(card.Id, view.Area.Code, month), card, words);
    }
}
