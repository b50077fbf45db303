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
        using var db = Published(
            $"""
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

    /// <summary>People, cases and yuan alike: two towns rise, the third (withheld or not) falls, and the city stands still; carried on by themselves the two would pass it.</summary>
    [Theory]
    [InlineData("holders", false)]
    [InlineData("trained_12m", false)]
    [InlineData("trained_12m", true)]
    [InlineData("aid_yuan_12m", true)]
    public void Towns_add_up_to_the_city_and_those_that_are_published_never_to_more(string id, bool withheld)
    {
        using var db = Published(
            $"""
            towns AS (SELECT '441900101' AS area, month, (200 + 4 * h)::DOUBLE AS value FROM months UNION ALL SELECT '441900102', month, 150 + 3 * h FROM months UNION ALL SELECT '441900103', month, 400 - 7 * h FROM months)
            SELECT '{id}' AS id, area, 'town' AS level, '' AS dimension, month, CASE WHEN area <> '441900103' OR NOT {withheld} THEN value END AS value, {withheld} AND area = '441900103' AS masked FROM towns
            UNION ALL SELECT '{id}', '441900', 'city', '', month, sum(value), false FROM towns GROUP BY month
            """);
        new OutlookTables(db, Content.Load(new ContentFolders()).Cards.Cards, AsOf).Make();
        double Sum(string areas, int months) => db.Scalar<double>($"SELECT sum(mean) FROM mart_outlook WHERE area {areas} AND month = DATE '{AsOf.AddMonths(months):yyyy-MM-dd}'");
        foreach (var h in new[] { 1, 12, 36, 60 })
        {
            var (towns, city) = (Sum("<> '441900'", h), Sum("= '441900'", h));
            Assert.InRange(towns, withheld ? city / 2 : city - 1e-6, city + 1e-6);
        }
    }

    /// <summary>How late a building will be is somebody's word, told in steps: carried on as a series it would be late by what nobody said.</summary>
    [Fact]
    public void A_card_that_is_no_series_has_no_outlook()
    {
        using var db = Published(
            """
            told AS (SELECT h, month, unnest(['care_centre_days_late', 'care_centre_progress', 'care_occupancy']) AS id FROM months)
            SELECT id, '441900' AS area, 'city' AS level, '' AS dimension, month, CASE id WHEN 'care_centre_days_late' THEN CASE WHEN h < 12 THEN 0.0 ELSE 92.0 END ELSE (10 + 2 * h) / 100.0 END AS value, false AS masked FROM told
            """);
        new OutlookTables(db, Content.Load(new ContentFolders()).Cards.Cards, AsOf).Make();
        Assert.Equal("care_occupancy", db.Scalar<string>("SELECT string_agg(DISTINCT id) FROM (SELECT id FROM mart_outlook UNION SELECT id FROM mart_outlook_summary)"));
    }

    /// <summary>A version without targets whose indicators are these rows, made from months (h from 0 to 35, month) up to the last judged one.</summary>
    private static DuckDBConnection Published(string rows)
    {
        var db = new DuckDBConnection("Data Source=:memory:");
        db.Open();
        db.Execute("CREATE TABLE mart_target (id VARCHAR, area VARCHAR, dimension VARCHAR, month DATE, target DOUBLE)");
        db.Execute("CREATE TABLE mart_first_told (id VARCHAR, dimension VARCHAR, month DATE, value DOUBLE)");
        db.Execute($"CREATE TABLE mart_indicator AS WITH months AS (SELECT h, CAST(DATE '{AsOf:yyyy-MM-dd}' - to_months(CAST(35 - h AS INTEGER)) AS DATE) AS month FROM range(36) AS t(h)), {rows}");
        db.Execute("ALTER TABLE mart_indicator ADD COLUMN denominator DOUBLE");
        return db;
    }
}
