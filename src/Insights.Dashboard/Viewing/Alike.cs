using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Viewing;

/// <summary>
/// Months set against each other as each was first told. Back pay completes a month for long, and the newest has had none: beside last month as it is known now, coverage would fall in
/// every month in which it stands still.
/// </summary>
public static class Alike
{
    /// <summary>
    /// The earlier month with the value that makes the difference like for like. In a place below the city what later lists brought is told by the city's share of it, too rough for the step
    /// from last month to the newest: null there.
    /// </summary>
    public static Cell? Before(View view, Cell? now, Cell? before)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (now is not { Value: { } value } || before is not { Value: not null } || !view.Version.FirstTold().Any(t => t.Id == now.Id && t.Dimension == now.Dimension))
        {
            return before;
        }

        return now.Level != "city" && now.Month == view.Months[^1] && before.Month == now.Month.AddMonths(-1) ? null : before with { Value = value - (First(view, now) - First(view, before)) };
    }

    /// <summary>The city's months as each was first told; empty where nothing of it is known, and in places below the city.</summary>
    public static IReadOnlyList<Cell> Series(View view, IReadOnlyList<Cell> cells)
    {
        ArgumentNullException.ThrowIfNull(view);
        var told = view.Version.FirstTold();
        return cells is [{ Level: "city" } any, ..] && told.Any(t => t.Id == any.Id && t.Dimension == any.Dimension) ? [.. cells.Select(c => c.Value is null ? c : c with { Value = First(view, c) })] : [];
    }

    /// <summary>The value as the month's own lists told it; the value itself where later lists changed nothing.</summary>
    public static double First(View view, Cell cell)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(cell);
        var value = cell.Value ?? double.NaN;
        if (view.Version.FirstTold().FirstOrDefault(t => t.Id == cell.Id && t.Dimension == cell.Dimension && t.Month == cell.Month) is not { } city)
        {
            return value;
        }

        return cell.Level == "city" ? city.Value : cell.Denominator is null ? value * city.Value / city.Now : Math.Max(0, value + city.Value - city.Now);
    }
}
