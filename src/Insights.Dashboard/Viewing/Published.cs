using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Viewing;

/// <summary>How a published statistic reads: in the unit of its source.</summary>
public static class Published
{
    public static string Value(Statistic row, Words words)
    {
        if (row.Value is not { } value)
        {
            return Numbers.None;
        }

        return row.Unit switch
        {
            "ratio" or "share" => Numbers.Percent(value) + "%",
            "percent" or "%" => Numbers.Digits(value, value == Math.Round(value) ? 0 : 1) + "%",
            "people" or "persons" => new Shown(words.Numbers.Count(value), words["unit.people"]).ToString(),
            _ when row.Unit?.StartsWith("yuan", StringComparison.Ordinal) == true => new Shown(words.Numbers.Count(value), words.Code("unit_of", row.Unit)).ToString(),
            _ => new Shown(value == Math.Round(value) ? words.Numbers.Count(value) : Numbers.Digits(value, 2), row.Unit is null ? string.Empty : words.Code("unit_of", row.Unit)).ToString(),
        };
    }
}
