using Insights.Dashboard.Charts;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Overview;

/// <summary>
/// When there are no blind spots any more: zero is met only where nobody is missed and nobody is left unjudged. The large date is that of the missed in every place, so that one tile means one
/// thing; beside it stands the date of zero blind spots, the later of the two, or what is left open while those not yet judged have none.
/// </summary>
/// <param name="Years">How far the outlook looks.</param>
public sealed record ZeroOutlook(OutlookSummary? Missed, OutlookSummary? Unjudged, int Years)
{
    public static ZeroOutlook Of(PathRows path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new(path.Summary, path.Unjudged, path.Years);
    }

    /// <summary>Zero blind spots where both come to zero within the outlook or are there, else those not yet judged; null where no outlook is made of either.</summary>
    public string? Beside(Words words) => Missed is null && Unjudged is null ? null
        : Comes(Missed) && Comes(Unjudged) ? words.Say("kpi.zero_whole_in", ZeroDate.Say(Unjudged!.Reaches > (Missed!.Reaches ?? DateOnly.MinValue) ? Unjudged : Missed, words))
        : words.Say("kpi.zero_unjudged", Open(words));

    /// <summary>The date of those not yet judged, or why there is none.</summary>
    public string Open(Words words) => Unjudged is { Note: "beyond_horizon" } && Years > 0 ? words.Say("kpi.zero_beyond", Years) : ZeroDate.Say(Unjudged, words);

    private static bool Comes(OutlookSummary? summary) => summary is { Reaches: not null } or { Note: "at_target" };
}
