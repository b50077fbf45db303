using System.Diagnostics;
using System.Globalization;

namespace Insights.Benchmarks;

/// <summary>One run's own account by stage, beside bare DuckDB on the same data.</summary>
public static class StageAccount
{
    public static void Print()
    {
        using var city = new BenchmarkCity();
        var bare = new BareDuckDb(city);
        var file = city.FreshFile();
        using var db = BenchmarkCity.Open(file);
        bare.Given(db);
        var intake = Seconds(() => bare.Intake(db));
        var models = Seconds(() => bare.Models(db));
        var evaluated = Seconds(() => bare.Evaluated(db));
        var written = Seconds(() => Insights.Etl.DuckDbConnectionExtensions.Execute(db, "CHECKPOINT"));
        var stages = city.Outcome.Stages;
        string[] taking = ["receive", "read", "check", "land"];
        Console.WriteLine($"{"stage",-32} {"rows",12} {"seconds",9} {"bare",9} {"ratio",7}");
        foreach (var stage in stages) Line(stage.Name, stage.Rows, stage.Seconds, null);
        Line("receive + read + check + land", 0, stages.Where(s => taking.Contains(s.Name)).Sum(s => s.Seconds), intake);
        Line("model", 0, stages.Where(s => s.Name == "model").Sum(s => s.Seconds), models);
        Line("evaluate", 0, stages.Where(s => s.Name == "evaluate").Sum(s => s.Seconds), evaluated);
        Line("all", 0, stages.Sum(s => s.Seconds), intake + models + evaluated + written);
    }

    static double Seconds(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }

    static void Line(string name, long rows, double seconds, double? bare) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{name,-32} {(rows == 0 ? "" : rows.ToString("N0", CultureInfo.InvariantCulture)),12} {seconds,9:0.00} {(bare is { } b ? b.ToString("0.00", CultureInfo.InvariantCulture) : ""),9} {(bare is > 0 ? (seconds / bare.Value).ToString("0.0", CultureInfo.InvariantCulture) : ""),7}"));
}
