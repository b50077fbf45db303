using Insights.Dashboard.Charts;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Overview;

/// <summary>
/// When there are no blind spots any more: zero is met only where nobody is missed and nobody is left unjudged. The later of the two dates is that of zero blind spots; while those not
/// yet judged have none, the date of the missed is of the missed alone, under that name, and what is left open stands beside it.
/// </summary>
/// <param name="Years">How far the outlook looks.</param>
public sealed record ZeroOutlook(OutlookSummary? Missed, OutlookSummary? Unjudged, int Years)
{
    public static ZeroOutlook Of(PathRows path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new(path.Summary, path.Unjudged, path.Years);
    }

    /// <summary>Whether both come to zero within the outlook, or are there.</summary>
    public bool IsWhole => Comes(Missed) && Comes(Unjudged);

    /// <summary>The card whose outlook is told large.</summary>
    public string Id => IsWhole && (Unjudged!.Reaches ?? DateOnly.MinValue) > (Missed!.Reaches ?? DateOnly.MinValue) ? "unknown" : "missed";

    public OutlookSummary? Shown => Id == "unknown" ? Unjudged : Missed;

    public string Title(Words words) => words[IsWhole ? "kpi.zero_whole" : "kpi.zero"];

    /// <summary>Those not yet judged, or both where the large one is the later; null where no outlook is made of either.</summary>
    public string? Beside(Words words) => Missed is null && Unjudged is null ? null
        : IsWhole ? words.Say("kpi.zero_parts", ZeroDate.Say(Missed, words), ZeroDate.Say(Unjudged, words))
        : words.Say("kpi.zero_unjudged", Open(words));

    /// <summary>The date of those not yet judged, or why there is none.</summary>
    public string Open(Words words) => Unjudged is { Note: "beyond_horizon" } && Years > 0 ? words.Say("kpi.zero_beyond", Years) : ZeroDate.Say(Unjudged, words);

    private static bool Comes(OutlookSummary? summary) => summary is { Reaches: not null } or { Note: "at_target" };
}
