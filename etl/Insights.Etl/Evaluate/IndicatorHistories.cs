using DuckDB.NET.Data;
using Insights.Forecasting.Series;
using Insights.Indicators.Cards;
using Insights.Indicators.Evaluation;

namespace Insights.Etl.Evaluate;

/// <summary>The published values of one indicator in one place, month by month to the last, and what it is to reach. Months that later lists have completed are taken as they were first told, as the last one is.</summary>
/// <param name="Values">NaN where masked or where there is none.</param>
/// <param name="Masked">Whether the last value is there and masked.</param>
/// <param name="Target">Value of the last milestone of its path, null without one.</param>
internal sealed record IndicatorHistory(
    string Id, string Area, bool IsCity, double[] Values, bool Masked, Domain Domain, IReadOnlyList<int> Breaks, double? Target, DateOnly? Due, bool Rising);

/// <summary>Histories of every indicator as a whole, in the city and its towns.</summary>
internal static class IndicatorHistories
{
    private const string Query =
        $"""
        WITH alike AS ({FirstToldStatements.Alike}), goal AS (
          SELECT id, area, max(month) AS due, arg_max(target, month) AS target FROM mart_target WHERE dimension = '' AND target IS NOT NULL GROUP BY id, area
        )
        SELECT i.id, i.area, i.level = 'city', i.month, coalesce(a.value, i.value), i.masked, g.target, g.due
        FROM mart_indicator i LEFT JOIN alike a ON a.id = i.id AND a.area = i.area AND a.dimension = i.dimension AND a.month = i.month LEFT JOIN goal g ON g.id = i.id AND g.area = i.area
        WHERE i.dimension = '' AND i.level IN ('city', 'town') AND i.month <= CAST($as_of AS DATE)
        ORDER BY i.id, i.area, i.month
        """;

    /// <returns>Those with a value in any month, by indicator and place.</returns>
    public static IReadOnlyList<IndicatorHistory> Read(DuckDBConnection db, IReadOnlyList<Card> cards, DateOnly asOf)
    {
        using var command = db.CreateCommand();
        command.CommandText = Query;
        command.Parameters.Add(new DuckDBParameter("as_of", $"{asOf:yyyy-MM-dd}"));
        using var reader = command.ExecuteReader();
        var rows = new List<Row>();
        while (reader.Read())
        {
            rows.Add(new(
                reader.GetString(0), reader.GetString(1), reader.GetBoolean(2), reader.GetFieldValue<DateOnly>(3), reader.IsDBNull(4) ? double.NaN : reader.GetDouble(4),
                !reader.IsDBNull(5) && reader.GetBoolean(5), reader.IsDBNull(6) ? null : reader.GetDouble(6), reader.IsDBNull(7) ? null : reader.GetFieldValue<DateOnly>(7)));
        }

        var byId = cards.ToDictionary(c => c.Id, StringComparer.Ordinal);
        return [.. rows.GroupBy(r => (r.Id, r.Area)).Select(g => Of(byId[g.Key.Id], [.. g], asOf)).Where(h => h.Values.Any(v => !double.IsNaN(v)))];
    }

    private static IndicatorHistory Of(Card card, Row[] rows, DateOnly asOf)
    {
        var first = rows[0].Month;
        var values = new double[Between(first, asOf) + 1];
        Array.Fill(values, double.NaN);
        foreach (var row in rows)
        {
            values[Between(first, row.Month)] = row.Value;
        }

        return new(
            card.Id, rows[0].Area, rows[0].IsCity, values, rows[^1].Month == asOf && rows[^1].Masked, DomainOf(card.Unit, values),
            [.. card.Breaks.Select(b => Between(first, b.Month)).Where(b => b > 0)], rows[0].Target, rows[0].Due, card.Direction == "up");
    }

    private static int Between(DateOnly from, DateOnly to) => 12 * (to.Year - from.Year) + to.Month - from.Month;

    private static Domain DomainOf(string unit, double[] values) => unit switch
    {
        "percent" when values.All(v => double.IsNaN(v) || v is >= 0 and <= 1) => Domain.Share,
        _ when Vocabulary.CountUnits.Contains(unit) => Domain.Count,
        _ => Domain.Number,
    };

    private sealed record Row(string Id, string Area, bool IsCity, DateOnly Month, double Value, bool Masked, double? Target, DateOnly? Due);
}
