using Insights.Dashboard.Cards;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Viewing;

/// <summary>
/// What may be set against each other, for every change that a page tells. Months on the two sides of a change of the definition may not. Months that later lists complete are compared as each was
/// first told: back pay completes a month for long, and the newest has had none, so that beside last month as it is known now coverage would fall in every month in which it stands still.
/// </summary>
public static class Alike
{
    /// <summary>Months after which the lists that still come change little: from then on two months stand side by side as they are.</summary>
    private const int Settles = 3;

    /// <summary>The earlier month with the value that makes the difference to the later one like for like; null where there is none, or the two cannot be compared (see <see cref="Refused"/>).</summary>
    public static Cell? Before(View view, Card card, Cell? now, Cell? before)
    {
        ArgumentNullException.ThrowIfNull(card);
        return now is not null && before is not null && card.Break(before.Month, now.Month) is not null ? null : Settled(view, now, before);
    }

    /// <summary>
    /// The same as far as later lists go. Null where the two have been completed to different degrees and it may not be told how far: for months that are still being completed, and for
    /// the newest in places below the city. A year makes no difference to that: the newest alone lacks its back pay.
    /// </summary>
    public static Cell? Settled(View view, Cell? now, Cell? before)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (now is not { Value: { } value } || before is not { Value: not null } || !IsCompletedLater(view, now))
        {
            return before;
        }

        return Wording.Months.Between(now.Month, view.Months[^1]) switch
        {
            0 when now.Level == "city" => before with { Value = value - (First(view, now) - First(view, before)) },
            < Settles => null,
            _ => before,
        };
    }

    /// <summary>Two months of the city that are both still being completed, each as it was first told; null elsewhere.</summary>
    public static (Cell Before, Cell Now)? BothFirst(View view, Cell? now, Cell? before)
    {
        ArgumentNullException.ThrowIfNull(view);
        return now is { Level: "city", Value: not null } && before?.Value is not null && Settled(view, now, before) is null
            ? (before with { Value = First(view, before) }, now with { Value = First(view, now) }) : null;
    }

    /// <summary>In words why two months that are both told are not compared; null where they are, or one is not told.</summary>
    public static string? Refused(View view, Card card, Cell? now, Cell? before)
    {
        ArgumentNullException.ThrowIfNull(card);
        return now?.Value is null || before?.Value is null ? null
            : card.Break(before.Month, now.Month) is { } changed ? view.Words.Say("say.redefined", view.Words.Months.Long(changed))
            : Settled(view, now, before) is null ? view.Words["say.unsettled"] : null;
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
