using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Insights.Etl;

namespace Insights.Benchmarks;

/// <summary>Stages of the pipeline, each beside bare DuckDB on the same data; the ratio column is the price of accounts, tests and messages.</summary>
[InProcess]
[SimpleJob(RunStrategy.Monitoring, warmupCount: 1, iterationCount: 3, invocationCount: 1)]
[GroupBenchmarksBy(BenchmarkDotNet.Configs.BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class PipelineBenchmarks : IDisposable
{
    BenchmarkCity city = null!;
    BareDuckDb bare = null!;

    [GlobalSetup]
    public void Sample()
    {
        city = new BenchmarkCity();
        bare = new BareDuckDb(city);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        city.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true), BenchmarkCategory("intake")]
    public long BareIntake()
    {
        using var db = BenchmarkCity.Open(":memory:");
        return bare.Intake(db);
    }

    [Benchmark, BenchmarkCategory("intake")]
    public int Intake()
    {
        using var db = BenchmarkCity.Open(":memory:");
        return new Intake(city.Content, city.FreshHome(), TimeProvider.System).Run(db, city.Files, null, CancellationToken.None).Files.Count;
    }

    [Benchmark(Baseline = true), BenchmarkCategory("whole")]
    public long BareWhole() => bare.Whole();

    [Benchmark, BenchmarkCategory("whole")]
    public string WholePipeline() => new Pipeline(city.FreshHome(), city.Content, TimeProvider.System).Run(city.Files, null, null, CancellationToken.None).Version;

    [Benchmark, BenchmarkCategory("again")]
    public bool TheSameFilesAgain() => new Pipeline(city.First, city.Content, TimeProvider.System).Run(city.Files, null, null, CancellationToken.None).Changed;
}
