using Insights.Dashboard.Parts;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Governance;

/// <summary>An indicator's classes as bars.</summary>
public static class GovernanceBars
{
    private const int MostTowns = 16;

    /// <param name="largestFirst">Else the smallest first: where little is worse, the worst stands on top; null in the order of the classes.</param>
    /// <param name="note">A second indicator's classes beside them, such as growth beside the budget.</param>
    public static IReadOnlyList<Bar> Of(GovernanceRows rows, View view, string id, string kind, bool? largestFirst, string? note = null)
    {
        var beside = note is null ? [] : rows.Split(view, note, kind);
        var cells = rows.Split(view, id, kind).Where(c => c.Masked || c.Value is not null and not 0);
        return
        [
            .. (largestFirst switch { null => cells, true => cells.OrderByDescending(c => c.Value ?? 0), _ => cells.OrderBy(c => c.Value ?? double.MaxValue) }).Select(c => new Bar(
                view.Words.Code(kind, c.Dimension[(kind.Length + 1)..]), c.Value, CellText.Show(c, view.Cards[id], view.Words).ToString(), Note(beside, c, view, note), null, c.Masked)),
        ];
    }

    /// <summary>A rate's classes by the money over its line, the rate beside it.</summary>
    public static IReadOnlyList<Bar> Money(GovernanceRows rows, View view, string id, string kind)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(view);
        return
        [
            .. rows.Split(view, id, kind).Where(c => c is { Masked: false, Numerator: > 0 }).OrderByDescending(c => c.Numerator).Select(c => new Bar(
                view.Words.Code(kind, c.Dimension[(kind.Length + 1)..]), c.Numerator, view.Words.Numbers.Yuan(c.Numerator!.Value).ToString(), CellText.Show(c, view.Cards[id], view.Words).ToString())),
        ];
    }

    /// <summary>The towns with most places unused while people wait; none where the page is about one town.</summary>
    public static IReadOnlyList<Bar> Unused(GovernanceRows rows, View view)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(view);
        return rows.Place.Level != "city" ? [] :
        [
            .. view.Places.Below(view.Places.City).Select(p => (Place: p, Cell: rows.Unused.Find("unused_beside_waiting", p.Code, view.Month))).Where(p => p.Cell?.Value > 0)
                .OrderByDescending(p => p.Cell!.Value).ThenBy(p => p.Place.Code, StringComparer.Ordinal).Take(MostTowns)
                .Select(p => new Bar(PlaceBook.ShortName(p.Place, view.Words), p.Cell!.Value, CellText.Show(p.Cell, view.Cards["unused_beside_waiting"], view.Words).Text, null, null, false)),
        ];
    }

    /// <summary>What the bars of an indicator by one of its kinds show, against the target of the month.</summary>
    public static string Say(GovernanceRows rows, View view, string id, string kind)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(view);
        return ClassSentence.Say(
            [.. rows.Split(view, id, kind).Where(c => c.Masked || c.Value is not null and not 0).Select(c => (view.Words.Code(kind, c.Dimension[(kind.Length + 1)..]), c))], rows.Cells, view.Cards[id], view,
            rows.Goals.Path(id).LastOrDefault(t => t.Month <= view.Month)?.Value);
    }

    private static string? Note(IReadOnlyList<Cell> beside, Cell cell, View view, string? id) =>
        id is null || beside.FirstOrDefault(b => b.Dimension == cell.Dimension) is not { } found ? null
            : id == "funding_growth" && found.Value is > 0 ? "+" + CellText.Show(found, view.Cards[id], view.Words) : CellText.Show(found, view.Cards[id], view.Words).ToString();
}
