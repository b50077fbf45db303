using Insights.Dashboard.DataRoom;
using Insights.Dashboard.Viewing;
using Insights.Warehouse.Rows;
using Microsoft.AspNetCore.Components;

namespace Insights.Dashboard.Parts;

/// <summary>
/// What has nothing to tell because its lists were not delivered. One line then stands for the whole of it and names the list and its sender:
/// neither 'withheld', which would be false, nor a wall of cells that all say the same.
/// </summary>
public static class Lacks
{
    /// <summary>The lists for want of which none of the cells has anything to tell; empty where one of them has, or where another reason keeps them all.</summary>
    public static IReadOnlyList<Gap> Of(IEnumerable<Cell?> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var known = cells.OfType<Cell>().ToList();
        return known.Exists(c => c.Value is not null || c.Masked || c.Bound is not null) ? []
            : [.. known.Select(c => c.Lacking).OfType<Gap>().DistinctBy(g => (g.Feed, g.Dimension)).OrderBy(g => g.Feed, StringComparer.Ordinal)];
    }

    /// <summary>A block's whole content in that case; null otherwise.</summary>
    public static RenderFragment? In(View view, params IEnumerable<Cell?> cells) => In(view, Of(cells));

    public static RenderFragment? In(View view, IReadOnlyList<Gap> gaps) => gaps.Count == 0 ? null : build =>
    {
        build.OpenComponent<Undelivered>(0);
        build.AddComponentParameter(1, nameof(Undelivered.View), view);
        build.AddComponentParameter(2, nameof(Undelivered.Gaps), gaps);
        build.CloseComponent();
    };

    /// <summary>The sentence: one list with its sender and since when, of several the first and how many there are; null without any.</summary>
    public static string? Say(View view, IReadOnlyList<Gap> gaps)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(gaps);
        var feeds = gaps.Select(g => g.Feed).Distinct().Count();
        return gaps.Count == 0 ? null
            : feeds > 1 ? view.Words.Say("undelivered.several", Sent(gaps[0] with { Dimension = string.Empty }, view), feeds)
            : Came(gaps[0], Sent(gaps.Count > 1 ? gaps[0] with { Dimension = string.Empty } : gaps[0], view), view);
    }

    /// <summary>What a list is called, and whether it ever came.</summary>
    public static string Came(Gap gap, string list, View view)
    {
        ArgumentNullException.ThrowIfNull(gap);
        ArgumentNullException.ThrowIfNull(view);
        return gap.Since is { } since ? view.Words.Say("undelivered.since", list, view.Words.Months.Long(since)) : view.Words.Say("undelivered.never", list);
    }

    public static string Name(Gap gap, View view)
    {
        ArgumentNullException.ThrowIfNull(gap);
        return ListName.Of(gap.Feed, gap.Dimension.Split(':')[^1], view);
    }

    private static string Sent(Gap gap, View view)
    {
        var owner = view.Version.Feeds().FirstOrDefault(f => f.Feed == gap.Feed) is { } feed ? view.Words.Of(feed.OwnerZh ?? string.Empty, feed.OwnerEn ?? string.Empty) : string.Empty;
        return owner.Length == 0 ? Name(gap, view) : view.Words.Say("undelivered.from", Name(gap, view), owner);
    }
}
