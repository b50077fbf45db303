using DuckDB.NET.Data;
using Insights.Indicators.LivingStandard;

namespace Insights.Etl.Evaluate;

public sealed partial class LivingTables
{
    /// <summary>Cards of shares by columns: the measure of each part is the card's family with the part's code, as spend_food.</summary>
    private static readonly (string Card, (string Measure, string Column)[] Parts)[] Compositions =
    [
        (
            "consumption_share",
            [.. new[] { "food", "clothing", "housing", "household", "transport", "education", "medical", "other" }.Select(part => ("spend_" + part, "spend_" + part))]
        ),
        (
            "income_share",
            [.. new[] { "wage", "business", "property", "transfer" }.Select(part => ("source_" + part, "income_" + part))]
        ),
    ];

    /// <summary>
    /// The share of each class of consumption over the households that keep an account, and of each source of income over those with a check of their finances. Where the card withholds it, it is not here either.
    /// </summary>
    private void Shares(DuckDBAppender table)
    {
        foreach (var (card, parts) in Compositions)
        {
            var measures = parts.Select(p => p.Measure).ToArray();
            foreach (var place in Told(card, [.. parts.Select(p => p.Column)]).GroupBy(a => (a.Area, a.Month)).Where(g => g.Count() >= LeastHouseholds))
            {
                var rows = place.Select(a => a.Yuan).ToList();
                foreach (var m in new ShareSample(rows).Shares(measures, Seed, Replicates).Where(m => double.IsFinite(m.Value)))
                {
                    table.CreateRow().AppendValue(place.Key.Area).AppendValue(place.Key.Month).AppendValue("").AppendValue("per_head").AppendValue(m.Name).AppendValue(m.Value)
                        .AppendValue(m.Lower).AppendValue(m.Upper).AppendValue(rows.Count).EndRow();
                }
            }
        }
    }

    /// <summary>Households that tell the parts: of the city in the as-of month of each year and of the towns in the last, in a fixed order.</summary>
    private List<(string Area, DateOnly Month, double[] Yuan)> Told(string card, string[] columns)
    {
        using var command = db.CreateCommand();
        command.CommandText =
            $"""
            WITH shown AS (
              SELECT DISTINCT area::VARCHAR AS area, month FROM mart_indicator
              WHERE id::VARCHAR = '{card}' AND length(area::VARCHAR) <= {TownLength} AND value IS NOT NULL AND month(month) = month($1) AND (month = $1 OR (area::VARCHAR = '{City}' AND month < $1))
            )
            SELECT shown.area, shown.month, {string.Join(", ", columns)}
            FROM mart_household_month AS home
            JOIN shown ON shown.month = home.month AND (shown.area = '{City}' OR shown.area = home.town::VARCHAR)
            WHERE {columns[0]} IS NOT NULL
            ORDER BY shown.area, shown.month, household
            """;
        command.Parameters.Add(new DuckDBParameter(asOf));
        using var reader = command.ExecuteReader();
        var rows = new List<(string, DateOnly, double[])>();
        while (reader.Read())
        {
            rows.Add((reader.GetString(0), reader.GetFieldValue<DateOnly>(1), [.. columns.Select((_, i) => reader.GetDouble(i + 2))]));
        }

        return rows;
    }
}
