using System.Diagnostics;
using System.Globalization;
using Insights.Etl;
using Insights.Etl.Publish;
using Insights.Policy.Rules;
using Insights.Policy.Seeking;
using Insights.Policy.Simulation;
using Insights.Warehouse;

namespace Insights.Benchmarks;

/// <summary>A reform of three parameters over the whole population, the kernel beside one DuckDB query that judges the same persons under both sides.</summary>
public static class WhatIfAccount
{
    static readonly Reform Three = new(new Dictionary<string, decimal> { ["care_grade"] = 3, ["dibao_standard"] = 1360.8m, ["edge_multiple"] = 2 });

    // The widest ranges there are, and a lever of each kind.
    static readonly string[][] Levers = [["care_grade", "dibao_standard", "edge_multiple"], ["living_amount", "care_amount", "dibao_standard"], ["reach", "take", "living_amount"]];

    const double SeekLimitSeconds = 2;

    /// <param name="home">A data home that has been run; absent: the default city is sampled and run first.</param>
    public static void Print(string? home)
    {
        using var city = home is null ? new BenchmarkCity() : null;
        var at = city?.First ?? new DataHome(Path.GetFullPath(home!), make: false);
        var rules = Content.Load(new ContentFolders(home: at)).Rules;
        using var door = new WarehouseDoor(at.Root);
        var version = door.Current()!;
        var watch = Stopwatch.StartNew();
        var columns = version.Population();
        var read = watch.Elapsed.TotalMilliseconds;
        var one = SimulatedPopulation.Of(columns, rules, version.Months()[^1]);
        var packed = watch.Elapsed.TotalMilliseconds - read;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"columns of {one.Persons:N0} persons read in {read:0} ms, packed in {packed:0} ms, {(double)one.Size / one.Persons:0} bytes a person; {rules.Programmes.Count} rules × 2 sides"));
        Console.WriteLine($"{"persons",12} {"everything",12} {"evaluations/s",14} {"reform only",12} {"set-up",8} {"DuckDB",10} {"peak GB",8}");
        Seek(rules, one, version.Months()[^1]);
        foreach (var times in new[] { 1, 40, 750 })
        {
            var people = one.Repeated(times);
            var whatIf = new WhatIf(rules, people);
            var full = Best(() => whatIf.Run(Three with { Everything = true }), times);
            var quick = Best(() => whatIf.Run(Three), times);
            var setUp = Best(() => whatIf.Prepare(Three), 1);
            var peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1e9;
            var bare = Query(new Publication(at).PathOf(version.Name), rules, times);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{people.Persons,12:N0} {full,9:0.0} ms {people.Persons * (double)rules.Programmes.Count * 2 / full * 1000 / 1e6,12:N0} M {quick,9:0.0} ms {setUp,5:0.00} ms {bare,7:0} ms {peak,8:0.00}"));
            GC.Collect();
        }
    }

    /// <summary>Each search first in a cold process, as the command line runs it, then again, as the page does.</summary>
    static void Seek(RuleBook rules, SimulatedPopulation people, DateOnly month)
    {
        var whatIf = new WhatIf(rules, people);
        foreach (var codes in Levers.Append(Levers[0]))
        {
            var answer = Search.Run(whatIf, [.. codes.Select(code => SeekLever.Parse(code, rules, month))], new SeekGoal(SeekAim.LeastCost, LeastCoverage: 0.95));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seek over {string.Join(", ", codes)}: {answer.Tried} plans judged, {answer.Frontier.Count} on the frontier, {answer.Seconds:0.00} s (limit {SeekLimitSeconds:0})"));
        }
    }

    /// <summary>Best of many runs, the first of which warm the code, in milliseconds.</summary>
    static double Best(Action work, int times)
    {
        var runs = times > 100 ? 3 : times > 1 ? 60 : 600;
        var best = double.MaxValue;
        for (var i = 0; i < runs; i++)
        {
            var watch = Stopwatch.StartNew();
            work();
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }

        return best;
    }

    static double Query(string version, RuleBook rules, int times)
    {
        using var db = BenchmarkCity.Open(":memory:");
        db.Execute($"ATTACH '{version}' AS made (READ_ONLY)");
        // The largest would not fit as a table: DuckDB has it from the smaller one as it reads.
        db.Execute($"CREATE {(times > 40 ? "VIEW" : "TABLE")} fct_person_month AS SELECT p.* FROM made.mart_population AS p, range({times})");
        db.Execute("CREATE TABLE law AS SELECT * FROM made.dim_parameter_month");
        db.Execute($"CREATE TABLE reform AS SELECT * REPLACE ({string.Join(", ", Three.Parameters.Select(p => $"{p.Value.ToString(CultureInfo.InvariantCulture)}::DOUBLE AS {p.Key}"))}) FROM law");
        string Sums(string parameters) => $"SELECT {string.Join(", ", rules.Programmes.Select(p => $"count(*) FILTER ({p.Id}_entitled), sum({p.Id}_due)"))} FROM ({rules.JudgeSql(parameters: parameters)})";
        return Best(() =>
        {
            db.Rows(Sums("law"));
            db.Rows(Sums("reform"));
        }, 101);
    }
}
