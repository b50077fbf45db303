using Insights.Dashboard.Charts;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.BlindSpots;

/// <summary>All rows that the page of blind spots shows, read in one go.</summary>
public sealed record BlindSpotRows(CellBook Cells, CellBook Around, Goals Goals)
{
    private static readonly string[] Own =
        ["entitled", "covered", "missed", "missed_rate", "coverage", "precision", "unknown", "in_process", "declined", "wrongly_paid", "unknown_paid", "missed_flow", "missed_year", "missed_yuan",
            "amount_right", "paid_too_low", "paid_too_high", "paid_too_low_yuan", "paid_too_high_yuan", "wrongly_paid_yuan", "wrongly_paid_since", .. StepRows.Ids];

    private static readonly string[] Below = ["entitled", "missed", "missed_rate", "coverage", "precision", "unknown"];

    public static BlindSpotRows Read(View view) => new(
        view.Version.CellsOf(view.Area.Code, Own),
        view.Version.CellsBelow(PlaceTiles.ParentOf(view).Code, view.Month, Below),
        new Goals(view.Version.Targets(view.Area.Code)));

    public Cell? Now(View view, string id) => Cells.Find(id, view.Area.Code, view.Month, view.Dimension);

    /// <summary>The month before, to be set against the view's like for like.</summary>
    public Cell? Before(View view, string id) => Alike.Before(view, view.Cards[id], Now(view, id), Cells.Find(id, view.Area.Code, view.MonthBefore, view.Dimension));

    /// <summary>Missed and unknown over time, of the chosen programme, as the way to zero draws them; without an outlook.</summary>
    public PathRows Trend(View view) => new PathRows(
        Cells.Series("missed", view.Area.Code, view.Dimension), Cells.Series("unknown", view.Area.Code, view.Dimension),
        Goals.Path("missed", view.Dimension), [], null, view.Month).Compared(view);

    /// <summary>All who are missed, of whom parts are parts: the published number, since a masked part is missing from their sum; null where it is masked itself.</summary>
    public static double? Whole(CellBook book, View view) => book.Find("missed", view.Area.Code, view.Month)?.Value;

    /// <summary>The missed by reason or by age, largest first or in order; of all programmes, since the parts are not published by programme.</summary>
    public static IReadOnlyList<Bar> Parts(CellBook book, View view, string kind, bool inOrder)
    {
        var cells = book.Split("missed", view.Area.Code, view.Month, kind).Where(c => c.Masked || c.Value is null or > 0).ToList();
        var whole = Whole(book, view) ?? 0;
        var ordered = inOrder ? cells.OrderBy(c => AgeClass.Low(c.Dimension)) : cells.OrderByDescending(c => c.Value ?? (c.Masked ? 0.5 : 0));
        return
        [
            .. ordered.Select(c => new Bar(
                kind == "age" ? AgeClass.Name(view, c.Dimension) : view.Words.Code(kind, c.Dimension[(kind.Length + 1)..]), c.Value, CellText.Plain(c, view.Cards["missed"], view.Words),
                c.Value is { } value && whole > 0 ? Numbers.Percent(value / whole, 0) + "%" : string.Empty, kind == "age" ? "weak" : null, c.Masked)),
        ];
    }
}
