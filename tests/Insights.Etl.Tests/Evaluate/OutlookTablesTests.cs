using DuckDB.NET.Data;
using Insights.Etl.Evaluate;

namespace Insights.Etl.Tests.Evaluate;

public class OutlookTablesTests
{
    private const int Entitled = 30_000, Declined = 90;

    private static readonly DateOnly AsOf = new(2026, 10, 1);

    /// <summary>Missed people fall by thirty a month; in the last three a paper jam holds two hundred in process, so that coverage by itself turns down. Parts that are withheld stay as many as the published share leaves to them.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Coverage_goes_where_the_people_missed_go(bool withheld)
    {
        using var db = new DuckDBConnection("Data Source=:memory:");
        db.Open();
        db.Execute("CREATE TABLE mart_target (id VARCHAR, area VARCHAR, dimension VARCHAR, month DATE, target DOUBLE)");
        db.Execute(
            $"""
            CREATE TABLE mart_indicator AS
            WITH months AS (SELECT h, CAST(DATE '{AsOf:yyyy-MM-dd}' - to_months(CAST(35 - h AS INTEGER)) AS DATE) AS month FROM range(36) AS t(h)),
            people AS (SELECT month, 1900.0 - 30 * h + 9 * (h % 2) AS missed, CASE WHEN h > 32 THEN 200 + 40 * (h - 33) ELSE 60 + 7 * (h % 3) END AS in_process, {Declined}.0 + h % 2 AS declined FROM months),
            parts AS (SELECT *, {Entitled} - missed - in_process - declined AS covered FROM people)
            SELECT id, '441900' AS area, 'city' AS level, '' AS dimension, month, value, false AS masked
            FROM (SELECT month, missed, in_process, declined, covered, {Entitled}.0 AS entitled, covered / {Entitled} AS coverage, 1000 * missed / {Entitled} AS missed_rate FROM parts)
            UNPIVOT (value FOR id IN (missed, in_process, declined, covered, entitled, coverage, missed_rate))
            """);
        double Known(string id) => db.Scalar<double>($"SELECT arg_max(value, month) FROM mart_indicator WHERE id = '{id}'");
        var (now, others) = (Known("coverage"), Known("in_process") + Known("declined"));
        if (withheld)
        {
            db.Execute("UPDATE mart_indicator SET value = NULL, masked = true WHERE id IN ('in_process', 'declined')");
        }

        new OutlookTables(db, Content.Load(new ContentFolders()).Cards.Cards, AsOf).Make();
        double Ahead(string id, int months, string column = "mean") => db.Scalar<double>($"SELECT {column} FROM mart_outlook WHERE id = '{id}' AND month = DATE '{AsOf.AddMonths(months):yyyy-MM-dd}'");
        foreach (var h in new[] { 1, 12, 36, 60 })
        {
            var whole = Ahead("covered", h) + Ahead("missed", h) + (withheld ? others : Ahead("in_process", h) + Ahead("declined", h));
            Assert.Equal(Ahead("covered", h) / whole, Ahead("coverage", h), 1e-9);
            Assert.Equal(1000 * Ahead("missed", h) / whole, Ahead("missed_rate", h), 1e-6);
            Assert.InRange(Ahead("coverage", h), Ahead("coverage", h, "lower80"), Ahead("coverage", h, "upper80"));
        }

        // The jam makes next month's coverage uncertain: today's is not ruled out.
        Assert.InRange(now, Ahead("coverage", 1, "lower95"), Ahead("coverage", 1, "upper95"));
        Assert.True(Ahead("missed", 24) < Ahead("missed", 1) && Ahead("coverage", 24) > Ahead("coverage", 1), $"missed {Ahead("missed", 24)}, coverage {Ahead("coverage", 24)}");
    }
}
