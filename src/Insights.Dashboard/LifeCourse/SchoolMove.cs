using Insights.Dashboard.Cards;
using Insights.Dashboard.Viewing;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.LifeCourse;

/// <summary>Who went on from one stage to the next, or where else.</summary>
/// <param name="Finished">How many were in the last year of the stage the year before; null is withheld or not known.</param>
/// <param name="Went">How many of them are there now.</param>
/// <param name="Share">Of a rate its own; of a number beside it, the part of the same whole.</param>
/// <param name="Year">The cell a year earlier.</param>
/// <param name="Before">The share then.</param>
public sealed record SchoolMove(Card Card, Cell Cell, double? Finished, double? Went, double? Share, Cell? Year, double? Before)
{
    private const string Whole = "higher_transition";

    // Numbers of people beside that rate, which part its whole with it.
    private static readonly string[] Beside = ["senior_to_work", "senior_without"];

    /// <summary>In the order of life; of the last stage all ways that there are.</summary>
    public static readonly IReadOnlyList<string> Ids = ["school_entry", "senior_transition", Whole, .. Beside];

    public bool IsRate => !Beside.Contains(Card.Id);

    /// <summary>None of which this version or place knows nothing.</summary>
    public static IReadOnlyList<SchoolMove> Of(LifeCourseRows rows, View view)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(view);
        var (now, then) = (rows.Now(view, Whole)?.Denominator, rows.Year(view, Whole)?.Denominator);
        return
        [
            .. Ids.Select(id => (Card: view.Cards[id], Cell: rows.Now(view, id), Year: rows.Year(view, id))).Where(m => m.Cell is not null).Select(m => Beside.Contains(m.Card.Id)
                ? new SchoolMove(m.Card, m.Cell!, now, m.Cell!.Value, Part(m.Cell, now), m.Year, Part(m.Year, then)) : new SchoolMove(m.Card, m.Cell!, m.Cell!.Denominator, m.Cell.Numerator, m.Cell.Value, m.Year, m.Year?.Value)),
        ];
    }

    private static double? Part(Cell? cell, double? whole) => cell?.Value is { } people && whole is > 0 and var of ? people / of : null;
}
