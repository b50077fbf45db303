using Insights.Dashboard.Prospects;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Overview;

/// <summary>When the outlook has nobody missed any more, in words; or why it names no month: withheld, no outlook, out of sight are three things.</summary>
public static class ZeroDate
{
    public static string Say(OutlookSummary? summary, Words words) =>
        summary is { Reaches: { } zero } ? words.Months.Long(zero) : Lacking(summary, words);

    /// <summary>The same as it leaves, the month in the machine's form.</summary>
    public static string Machine(OutlookSummary? summary, Words words) =>
        summary is { Reaches: { } zero } ? Months.Code(zero) : Lacking(summary, words);

    /// <summary>The 80 % interval of the month, open where it lies beyond the outlook; empty without one.</summary>
    public static string Range(OutlookSummary? summary, Words words) =>
        ProspectSentence.Range(summary, words, words.Months.Long);

    private static string Lacking(OutlookSummary? summary, Words words) => summary switch
    {
        null => words["kpi.no_outlook"],
        { Note: "at_target" } => words["outlook.at_target"],
        { Note: { } note } when words.Find("outlook.note_" + note) is { } why => why,
        _ => words["kpi.not_in_sight"],
    };
}
