using Insights.Dashboard.Parts;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.LivingStandard;

/// <summary>Published statistics as a table that leaves: the value as its source gives it, with unit, confidence, source and what is to be known of it.</summary>
public static class PublishedRows
{
    public static TwinTable Statistics(IReadOnlyList<Statistic> rows, Words words) => new(
        [words["col.statistic"], words["col.place"], words["col.period"], words["col.value"], words["leave.unit"], words["col.confidence"], words["col.source"], words["col.note"]],
        [.. rows.Select(r => (IReadOnlyList<TwinCell>)
        [
            words.Code("statistic", r.Name), words.Code("area", r.Area), r.Period, r.Value is { } value ? new TwinCell(Numbers.Digits(value, 2), value, TwinCell.General) : string.Empty,
            r.Unit is null ? string.Empty : words.Code("unit_of", r.Unit), words.Code("confidence_long", r.Confidence ?? "none"), words.Of(r.SourceZh, r.Source), words.Of(r.NoteZh, r.Note),
        ])]);
}
