using DuckDB.NET.Data;
using Insights.Etl.Land;

namespace Insights.Etl;

public sealed partial class Pipeline
{
    /// <summary>What the models read beside the landed rows: the span, the salt, the rules' parameters and programmes.</summary>
    private void Prepare(DuckDBConnection db, Content rooms, (DateOnly First, DateOnly AsOf) span)
    {
        db.Execute("CREATE TABLE work.run_parameter AS SELECT $1::DATE AS first_month, $2::DATE AS as_of", span.First, span.AsOf);
        db.Execute("CREATE TABLE work.run_secret AS SELECT $1::VARCHAR AS secret", HomeSecret.Of(home));
        var ids = rooms.Rules.Recorded.Select(p => p.Id).Append("all").Select(id => $"'{id}'");
        db.Execute($"CREATE TYPE programme_id AS ENUM ({string.Join(", ", ids)})");

        // Words of long tables as numbers: written to the file as text they cost more time than all other columns together.
        db.Execute("CREATE TYPE place_code AS ENUM (SELECT DISTINCT code FROM landed_places ORDER BY code)");
        db.Execute("CREATE TYPE roster_kind AS ENUM (SELECT DISTINCT kind FROM landed_roster WHERE kind IS NOT NULL UNION SELECT 'none' ORDER BY ALL)");
        db.Execute("CREATE TYPE care_level AS ENUM (SELECT DISTINCT care_level FROM landed_roster WHERE care_level IS NOT NULL UNION SELECT 'self' ORDER BY ALL)");
        db.Execute($"CREATE TABLE dim_programme AS {rooms.Rules.ProgrammeSql()}");
        db.Execute($"CREATE TABLE dim_service AS {rooms.Rules.ServiceSql()}");
        db.Execute($"CREATE TABLE dim_fact AS {rooms.Rules.FactSql()}");
        db.Execute("INSERT INTO dim_fact VALUES ('payment_line', '隔离中的发放记录', 'Pay line in quarantine', 'payments', '市民政局', 'Civil Affairs Bureau')");
        db.Execute("INSERT INTO dim_fact VALUES ('pay_list', '未送达的发放名册', 'Pay list that was not delivered', 'payments', '市民政局', 'Civil Affairs Bureau')");
        // In the order of the rule book: of several missing facts the first is told.
        db.Execute("CREATE TYPE fact_id AS ENUM (SELECT fact FROM dim_fact ORDER BY rowid)");
        db.Execute($"CREATE TABLE meta_parameter AS {rooms.Rules.ParameterEntrySql()}");
        db.Execute($"CREATE TABLE meta_rule AS {rooms.Rules.RuleSql()}");
        db.Execute($"CREATE TABLE dim_parameter_month AS {rooms.Rules.ParameterSql(span.First, span.AsOf)}");
    }

    /// <summary>What the version says of itself.</summary>
    private void Describe(DuckDBConnection db, string version, DateOnly asOf, IReadOnlyList<AwaitedList> awaited, string fingerprint)
    {
        db.Execute(
            """
            CREATE TABLE meta_version AS
            SELECT $1 AS version, $2::DATE AS as_of, $3::TIMESTAMP AS published_at,
              (SELECT count(*) FROM dim_person) AS persons, $4 AS engine, $5 AS fingerprint
            """,
            version, asOf, clock.GetUtcNow().UtcDateTime, db.Scalar<string>("SELECT version()"), fingerprint);
        db.Execute("CREATE TABLE meta_awaited (feed VARCHAR, list VARCHAR)");
        foreach (var list in awaited)
        {
            db.Execute("INSERT INTO meta_awaited VALUES ($1, $2)", list.Feed, list.List);
        }

        db.Execute("CREATE TABLE meta_stage (ordinal INTEGER, name VARCHAR, seconds DOUBLE, rows BIGINT)");
        for (var i = 0; i < stages.Count; i++)
        {
            db.Execute("INSERT INTO meta_stage VALUES ($1, $2, $3, $4)", i + 1, stages[i].Name, stages[i].Seconds, stages[i].Rows);
        }
    }
}
