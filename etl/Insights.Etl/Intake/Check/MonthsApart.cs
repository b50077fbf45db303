using DuckDB.NET.Data;
using Insights.Etl.Contracts;

namespace Insights.Etl.Check;

/// <summary>
/// Puts aside the rows of a monthly feed whose month lies a year or more away from the months of the record: a slip in the year, as 2062 for 2026. Landed, one such
/// row would draw the record on to that month. The record is the stretch of months that holds the most rows, landed before or new; where none holds more than
/// another, nobody can tell which is right, and all stay.
/// </summary>
internal static class MonthsApart
{
    private const int Months = 12;

    /// <summary>Whether every row of a feed tells its month, and one delivery follows the other month by month.</summary>
    public static bool AreTold(Contract contract) =>
        contract.Rhythm == Rhythm.Monthly && contract.Columns.Any(c => c.Name == contract.Period && c is { Type: CellType.Month, Required: true });

    /// <param name="old">Relation of the rows landed before; null where there is none.</param>
    public static void PutAside(DuckDBConnection db, Contract contract, string? old)
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
            weighed AS (SELECT *, sum(n) OVER (PARTITION BY stretch) AS weight FROM stretches)
            SELECT month FROM weighed WHERE weight < (SELECT max(weight) FROM weighed)
            """);
        db.Execute($"INSERT INTO fault SELECT _f, _s, _row, '{contract.Period}:month_apart' FROM checked WHERE NOT _bad AND {month} IN (FROM apart)");
        db.Execute($"UPDATE checked SET _bad = true, _h = NULL WHERE NOT _bad AND {month} IN (FROM apart)");
        db.Execute("DROP TABLE apart");
    }
}
