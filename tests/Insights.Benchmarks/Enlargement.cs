using System.Globalization;
using DuckDB.NET.Data;
using Insights.Etl;
using Insights.Etl.Publish;

namespace Insights.Benchmarks;

/// <summary>
/// A copy of a data home whose published population is repeated until it holds so many persons: every household again under new keys, kept whole, with what ageing asks of
/// its members. Relations that the what-if does not read stay as they are, so that the city's own figures on other pages are those of the original.
/// </summary>
public static class Enlargement
{
    static readonly string[] Keys = ["person_id", "household_id"];

    public static void Make(string from, string to, int persons)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => !Path.GetRelativePath(from, f).StartsWith("landing", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        var home = new DataHome(to);
        using var db = BenchmarkCity.Open(new Publication(home).PathOf(File.ReadAllText(Path.Combine(to, "current")).Trim()));
        db.Execute("SET memory_limit = '3GB'");
        var here = db.Scalar<long>("SELECT count(*) FROM mart_population");
        var times = (persons + here - 1) / here;
        foreach (var (relation, of) in new[]
        {
            ("mart_population", "TRUE"),
            ("fct_person_month", "n = 0 OR month IN (SELECT unnest([month, month - INTERVAL 12 MONTH]) FROM (SELECT max(month) AS month FROM fct_person_month))"),
        })
        {
            db.Execute($"CREATE OR REPLACE TABLE enlarged AS SELECT r.* REPLACE ({string.Join(", ", Renewed(db, relation))}) FROM {relation} AS r, range({times}) AS again(n) WHERE {of}");
            db.Execute($"DROP TABLE {relation}");
            db.Execute($"ALTER TABLE enlarged RENAME TO {relation}");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{to}: {here * times:N0} persons, {times} times {here:N0}"));
    }

    /// <summary>The keys of the n-th copy; those of the first are the original's.</summary>
    static IEnumerable<string> Renewed(DuckDBConnection db, string relation) =>
        from key in Keys
        let type = db.Scalar<string?>($"SELECT max(data_type) FROM information_schema.columns WHERE table_name = '{relation}' AND column_name = '{key}'")
        where type is not null
        select type == "VARCHAR"
            ? $"CASE WHEN n = 0 THEN r.{key} ELSE r.{key} || '-' || n END AS {key}"
            : $"r.{key} + n * (SELECT max({key}) + 1 FROM {relation}) AS {key}";
}
