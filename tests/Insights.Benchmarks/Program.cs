using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using Insights.Benchmarks;

// dotnet run -c Release --project tests/Insights.Benchmarks            every comparison on the default city
// dotnet run -c Release --project tests/Insights.Benchmarks -- --stages  one run's own account by stage beside bare DuckDB, in a minute
// dotnet run -c Release --project tests/Insights.Benchmarks -- --what-if [HOME]  a reform over 45,000, 2 and 38 million persons beside one query; the goal seek; HOME: a data home that has been run
// dotnet run -c Release --project tests/Insights.Benchmarks -- --enlarge HOME TO 2000000   a copy of a data home with so many persons in its what-if
// dotnet run -c Release --project tests/Insights.Benchmarks -- --slider http://127.0.0.1:5080 [LEVER]   a lever moved and dragged on a running `insights serve`, in a browser
// dotnet run -c Release --project tests/Insights.Benchmarks -- --paint http://127.0.0.1:5080   every page of a running `insights serve` in a browser: first paint, charts, weight
// dotnet run -c Release --project tests/Insights.Benchmarks -- --viewers http://127.0.0.1:5080 PID   a hundred viewers of a running `insights serve`
// dotnet run -c Release --project tests/Insights.Benchmarks -- --foresight [VERSION.duckdb]  outlooks of 5,000 series, the risk ranking, a million cases, planted breaks
// dotnet run -c Release --project tests/Insights.Benchmarks -- --held VERSION.duckdb [MONTHS]  published series looked ahead from so many months before their end, beside what came
// dotnet run -c Release --project tests/Insights.Benchmarks -- --hidden  500 draws of each design of lists: how often the intervals of the unseen hold, in some minutes
// INSIGHTS_BENCH_PERSONS and INSIGHTS_BENCH_MONTHS choose another city.
if (args.Contains("--stages"))
{
    StageAccount.Print();
    return;
}

if (args is ["--what-if", ..])
{
    WhatIfAccount.Print(args.ElementAtOrDefault(1));
    return;
}

if (args is ["--enlarge", var home, var to, var persons])
{
    Enlargement.Make(home, to, int.Parse(persons, CultureInfo.InvariantCulture));
    return;
}

if (args is ["--slider", var pages, ..])
{
    await SliderAccount.Print(new Uri(pages), args.ElementAtOrDefault(2) ?? "living_amount");
    return;
}

if (args is ["--paint", var site, ..])
{
    await PaintAccount.Print(new Uri(site));
    return;
}

if (args is ["--viewers", var address, ..])
{
    await ViewersAccount.Print(new Uri(address), args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : null);
    return;
}

if (args.Contains("--hidden"))
{
    HiddenAccount.Print();
    return;
}

if (args is ["--held", var held, ..])
{
    HeldOutAccount.Print(held, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 12);
    return;
}

if (args is ["--foresight", ..])
{
    ForesightAccount.Print(args.ElementAtOrDefault(1));
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(BenchmarkCity).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, DefaultConfig.Instance.WithOptions(ConfigOptions.JoinSummary));
