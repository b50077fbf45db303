using DuckDB.NET.Data;
using Insights.Etl.Contracts;

namespace Insights.Etl.Check;

/// <summary>
/// Puts aside the rows of a monthly feed whose month lies a year or more away from the months of the record: a slip in the year, as 2062 for 2026. Landed, one such
/// row would draw the record on to that month. The record is the stretch of months that holds the most rows, landed before or new. A month that is a year ahead of
/// today is put aside whatever it holds; one before or after the record only where all of its stretch is no more than half a month of the record holds: a feed that
/// comes again after a pause has its full months, and stays.
/// </summary>
internal static class MonthsApart
{
    private const int Months = 12;

    /// <summary>Whether every row of a feed tells its month, and one delivery follows the other month by month.</summary>
    public static bool AreTold(Contract contract) =>
        contract.Rhythm == Rhythm.Monthly && contract.Columns.Any(c => c.Name == contract.Period && c is { Type: CellType.Month, Required: true });

    /// <param name="old">Relation of the rows landed before; null where there is none.</param>
    /// <param name="today">The day of the run.</param>
    public static void PutAside(DuckDBConnection db, Contract contract, string? old, DateOnly today)
    {
        var month = Sql.Name(contract.Period!);
        db.Execute($$"""
            CREATE TABLE apart AS
            WITH seen AS (
              SELECT {{month}} AS month, count(*) AS n
              FROM (SELECT {{month}} FROM checked WHERE NOT _bad {{(old is null ? string.Empty : $"UNION ALL SELECT {month} FROM {old}")}})
              GROUP BY ALL
            ),
            leaps AS (SELECT *, coalesce(date_diff('month', lag(month) OVER (ORDER BY month), month) >= {{Months}}, false) AS leap FROM seen),
            stretches AS (SELECT *, count(*) FILTER (leap) OVER (ORDER BY month) AS stretch FROM leaps),
            weighed AS (SELECT stretch, sum(n) AS weight, sum(n) / count(*) AS typical FROM stretches GROUP BY ALL),
            record AS (SELECT * FROM weighed ORDER BY weight DESC, stretch LIMIT 1)
            SELECT month FROM stretches JOIN weighed USING (stretch), record
            WHERE month >= DATE '{{today:yyyy-MM-dd}}' + INTERVAL {{Months}} MONTH OR (stretches.stretch <> record.stretch AND weighed.weight * 2 <= record.typical)
            """);
        db.Execute($"INSERT INTO fault SELECT _f, _s, _row, '{contract.Period}:month_apart' FROM checked WHERE NOT _bad AND {month} IN (FROM apart)");
        db.Execute($"UPDATE checked SET _bad = true, _h = NULL WHERE NOT _bad AND {month} IN (FROM apart)");
        db.Execute("DROP TABLE apart");
    }
}
