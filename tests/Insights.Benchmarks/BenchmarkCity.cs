using System.Globalization;
using DuckDB.NET.Data;
using Insights.Etl;
using Insights.Etl.Publish;
using Insights.SampleCity;

namespace Insights.Benchmarks;

/// <summary>
/// One sampled city in a folder of its own: its files as departments send them, a home where they have been run once, and the rows
/// of those files as plain UTF-8 CSV, which is as easy as input can be made for DuckDB.
/// </summary>
public sealed class BenchmarkCity : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("insights-bench-").FullName;
    int homes;

    public BenchmarkCity()
    {
        Content = new ContentFolders();
        SampleCity.SampleCity.Write(
            new SampleOptions { Persons = Whole("INSIGHTS_BENCH_PERSONS", 45_000), Months = Whole("INSIGHTS_BENCH_MONTHS", 36), Seed = 1, Dirt = 0.02, CodelistsFolder = Path.Combine(Content.Root, "codelists") },
            Files, null, CancellationToken.None);
        First = FreshHome();
        Outcome = new Pipeline(First, Content, TimeProvider.System).Run(Files, null, null, CancellationToken.None);
        Directory.CreateDirectory(Plain);
        using var db = Open(":memory:");
        foreach (var feed in Feeds())
            db.Execute($"COPY (SELECT * FROM read_parquet({List(Landed(feed))}, union_by_name = true)) TO '{Path.Combine(Plain, feed + ".csv")}' (HEADER)");
    }

    public ContentFolders Content { get; }

    public string Files => Path.Combine(folder, "files");

    /// <summary>The landed rows as CSV, one file a feed.</summary>
    public string Plain => Path.Combine(folder, "plain");

    /// <summary>The home of the first run, its landing and its version.</summary>
    public DataHome First { get; }

    public PipelineResult Outcome { get; }

    public string Version => new Publication(First).PathOf(Outcome.Version);

    public static DuckDBConnection Open(string path)
    {
        var db = new DuckDBConnection($"Data Source={path}");
        db.Open();
        db.Execute("SET memory_limit = '1100MB'");
        return db;
    }

    public DataHome FreshHome() => new(Path.Combine(folder, $"home{homes++}"));

    public string FreshFile() => Path.Combine(folder, $"bare{homes++}.duckdb");

    public IEnumerable<string> Feeds() => Directory.EnumerateDirectories(First.Landing).Select(f => Path.GetFileName(f)!).Where(f => f[0] != '.').Order(StringComparer.Ordinal);

    /// <summary>The accepted rows of a feed, a file a load; rejected and doubtful rows lie beside them under a second name.</summary>
    public IEnumerable<string> Landed(string feed) => Loads(feed).Where(f => !Path.GetFileNameWithoutExtension(f).Contains('.'));

    /// <summary>What could be read of the rejected rows of a feed.</summary>
    public IEnumerable<string> Doubtful(string feed) => Loads(feed).Where(f => f.EndsWith(".doubtful.parquet", StringComparison.Ordinal));

    IEnumerable<string> Loads(string feed) => Directory.EnumerateFiles(Path.Combine(First.Landing, feed), "*.parquet").Order(StringComparer.Ordinal);

    public static string List(IEnumerable<string> files) => "[" + string.Join(", ", files.Select(f => $"'{f}'")) + "]";

    public void Dispose() => Directory.Delete(folder, recursive: true);

    static int Whole(string name, int preset) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : preset;
}
