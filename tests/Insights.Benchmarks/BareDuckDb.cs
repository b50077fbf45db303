using DuckDB.NET.Data;
using Insights.Etl;
using Insights.Etl.Model;

namespace Insights.Benchmarks;

/// <summary>
/// The cost of the same data without the product: plain SQL by plain DuckDB, no accounts, no tests, no messages, and the input
/// already clean UTF-8 CSV instead of workbooks and GB18030.
/// </summary>
public sealed class BareDuckDb(BenchmarkCity city)
{
    readonly ModelLibrary library = ModelLibrary.Load(city.Content, Content.Load(city.Content).CompiledModels());

    static readonly string[] MadeFromRules = ["dim_programme", "dim_service", "dim_fact", "meta_feed_gap", "meta_parameter", "dim_parameter_month"];

    /// <summary>read_csv of every row, written as Parquet: what receive, read, check and land come down to.</summary>
    public long Intake(DuckDBConnection db)
    {
        long rows = 0;
        foreach (var feed in city.Feeds())
        {
            db.Execute($"CREATE TABLE raw_{feed} AS SELECT * FROM read_csv('{Path.Combine(city.Plain, feed + ".csv")}', header = true, all_varchar = true)");
            rows += db.Scalar<long>($"SELECT count(*) FROM raw_{feed}");
            db.Execute($"COPY raw_{feed} TO '{Path.Combine(city.Plain, feed + ".bare.parquet")}'");
            db.Execute($"DROP TABLE raw_{feed}");
        }
        return rows;
    }

    /// <summary>What the models read beside the landed rows; taken as given.</summary>
    public void Given(DuckDBConnection db)
    {
        db.Execute($"ATTACH '{city.Version}' AS made (READ_ONLY)");
        foreach (var feed in city.Feeds())
        {
            db.Execute($"CREATE VIEW landed_{feed} AS SELECT * FROM read_parquet({BenchmarkCity.List(city.Landed(feed))}, union_by_name = true)");
            var doubtful = city.Doubtful(feed).ToList();
            db.Execute($"CREATE VIEW doubtful_{feed} AS SELECT * FROM {(doubtful.Count > 0 ? $"read_parquet({BenchmarkCity.List(doubtful)}, union_by_name = true)" : $"landed_{feed} WHERE false")}");
        }

        // The types that the models cast to, as the version has them.
        foreach (var type in db.Rows("SELECT type_name FROM duckdb_types() WHERE database_name = 'made' AND logical_type = 'ENUM' AND type_name <> 'enum'").Select(row => row.Split('=')[^1]))
        {
            var words = db.Scalar<string>($"SELECT string_agg('''' || word || '''', ', ') FROM (SELECT unnest(enum_range(NULL::made.{type})) AS word)");
            db.Execute($"CREATE TYPE {type} AS ENUM ({words})");
        }

        foreach (var table in MadeFromRules) db.Execute($"CREATE TABLE {table} AS SELECT * FROM made.{table}");
        db.Execute("CREATE TEMP TABLE run_parameter AS SELECT min(month) AS first_month, max(month) AS as_of FROM made.dim_month");
        db.Execute("CREATE TEMP TABLE run_secret AS SELECT 'bare' AS secret");
    }

    /// <summary>The models' own SELECTs, each as one CREATE TABLE.</summary>
    public long Models(DuckDBConnection db)
    {
        foreach (var model in library.InOrder) db.Execute($"CREATE TABLE {model.Name} AS {model.Sql}");
        return library.InOrder.Count;
    }

    /// <summary>The rows that evaluation made (marts that are no model), written as they are: reading and writing alone.</summary>
    public long Evaluated(DuckDBConnection db)
    {
        var marts = db.Rows("SELECT table_name FROM duckdb_tables() WHERE database_name = 'made' AND table_name LIKE 'mart%' ORDER BY table_name")
            .Select(row => row.Split('=', ' ')[^1]).Except(library.InOrder.Select(m => m.Name));
        return marts.Sum(table =>
        {
            db.Execute($"CREATE TABLE {table} AS SELECT * FROM made.{table}");
            return db.Scalar<long>($"SELECT count(*) FROM {table}");
        });
    }

    /// <summary>Everything, into a file of its own.</summary>
    public long Whole()
    {
        var file = city.FreshFile();
        using (var db = BenchmarkCity.Open(file))
        {
            Given(db);
            var rows = Intake(db) + Models(db) + Evaluated(db);
            db.Execute("CHECKPOINT");
            if (rows == 0) throw new InvalidOperationException("nothing was written");
        }
        var bytes = new FileInfo(file).Length;
        File.Delete(file);
        return bytes;
    }
}
