using DuckDB.NET.Data;
using Insights.Indicators.LivingStandard;

namespace Insights.Etl.Evaluate;

public sealed partial class LivingTables
{
    private const string Composition = "consumption_share";

    private static readonly string[] Classes =
        ["spend_food", "spend_clothing", "spend_housing", "spend_household", "spend_transport", "spend_education", "spend_medical", "spend_other"];

    /// <summary>The share of each class of consumption over the households that keep an account, the measure named as its column. Where the card withholds it, it is not here either.</summary>
    private void Spending(DuckDBAppender table)
    {
        foreach (var place in Accounts().GroupBy(a => (a.Area, a.Month)).Where(g => g.Count() >= LeastHouseholds))
        {
            var accounts = place.Select(a => a.Yuan).ToList();
            foreach (var m in new SpendingSample(accounts).Shares(Classes, Seed, Replicates).Where(m => double.IsFinite(m.Value)))
            {
                table.CreateRow().AppendValue(place.Key.Area).AppendValue(place.Key.Month).AppendValue("").AppendValue("per_head").AppendValue(m.Name).AppendValue(m.Value)
                    .AppendValue(m.Lower).AppendValue(m.Upper).AppendValue(accounts.Count).EndRow();
            }
        }
    }

    /// <summary>Accounts of the city in the as-of month of each year and of the towns in the last, in a fixed order.</summary>
    private List<(string Area, DateOnly Month, double[] Yuan)> Accounts()
    {
        using var command = db.CreateCommand();
        command.CommandText =
            $"""
            WITH shown AS (
              SELECT DISTINCT area::VARCHAR AS area, month FROM mart_indicator
              WHERE id::VARCHAR = '{Composition}' AND value IS NOT NULL AND month(month) = month($1) AND (month = $1 OR (area::VARCHAR = '{City}' AND month < $1))
            )
            SELECT shown.area, shown.month, {string.Join(", ", Classes)}
            FROM mart_household_month AS home
            JOIN shown ON shown.month = home.month AND (shown.area = '{City}' OR shown.area = home.town::VARCHAR)
            WHERE {Classes[0]} IS NOT NULL
            ORDER BY shown.area, shown.month, household
            """;
        command.Parameters.Add(new DuckDBParameter(asOf));
        using var reader = command.ExecuteReader();
        var rows = new List<(string, DateOnly, double[])>();
        while (reader.Read())
        {
            rows.Add((reader.GetString(0), reader.GetFieldValue<DateOnly>(1), [.. Classes.Select((_, i) => reader.GetDouble(i + 2))]));
        }

        return rows;
    }
}
