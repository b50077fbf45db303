using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Viewing;

/// <summary>
/// Months set against each other as each was first told. Back pay completes a month for long, and the newest has had none: beside last month as it is known now, coverage would fall in
/// every month in which it stands still.
/// </summary>
public static class Alike
{
    /// <summary>Months after which the lists that still come change little: from then on two months stand side by side as they are.</summary>
    private const int Settles = 3;

    /// <summary>
    /// The earlier month with the value that makes the difference to the newest like for like. Null where the two have been completed to different degrees and it may not be told how far:
    /// for months that are still being completed, and for the step from last month to the newest in places below the city.
    /// </summary>
    public static Cell? Before(View view, Cell? now, Cell? before)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (now is not { Value: { } value } || before is not { Value: not null } || !IsCompletedLater(view, now))
        {
            return before;
        }

        var age = Wording.Months.Between(now.Month, view.Months[^1]);
        return age switch
        {
            0 when now.Level == "city" => before with { Value = value - (First(view, now) - First(view, before)) },
            0 => before.Month == now.Month.AddMonths(-1) ? null : before,
            < Settles => null,
            _ => before,
        };
    }

    /// <summary>The city's months as each was first told, to be set against the newest; empty where nothing is completed afterwards, in earlier months and in places below the city.</summary>
    public static IReadOnlyList<Cell> Series(View view, IReadOnlyList<Cell> cells)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view.Month == view.Months[^1] && cells is [{ Level: "city" } any, ..] && IsCompletedLater(view, any)
            ? [.. cells.Select(c => c.Value is null ? c : c with { Value = First(view, c) })] : [];
    }

    private static bool IsCompletedLater(View view, Cell cell) => view.Version.FirstTold().Any(t => t.Id == cell.Id && t.Dimension == cell.Dimension);

    /// <summary>The city's value as the month's own lists told it; the value itself where later lists changed nothing.</summary>
    private static double First(View view, Cell cell) =>
        view.Version.FirstTold().FirstOrDefault(t => t.Id == cell.Id && t.Dimension == cell.Dimension && t.Month == cell.Month)?.Value ?? cell.Value ?? double.NaN;
}
