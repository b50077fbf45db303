using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using Insights.Benchmarks;

// dotnet run -c Release --project tests/Insights.Benchmarks            every comparison on the default city
// dotnet run -c Release --project tests/Insights.Benchmarks -- --stages  one run's own account by stage beside bare DuckDB, in a minute
// dotnet run -c Release --project tests/Insights.Benchmarks -- --what-if  a reform over 45,000, 2 and 38 million persons beside one query
// dotnet run -c Release --project tests/Insights.Benchmarks -- --viewers http://127.0.0.1:5080 PID   a hundred viewers of a running `insights serve`
// dotnet run -c Release --project tests/Insights.Benchmarks -- --foresight [VERSION.duckdb]  outlooks of 5,000 series, the risk ranking, a million cases, planted breaks
// INSIGHTS_BENCH_PERSONS and INSIGHTS_BENCH_MONTHS choose another city.
if (args.Contains("--stages"))
{
    StageAccount.Print();
    return;
}

if (args.Contains("--what-if"))
{
    WhatIfAccount.Print();
    return;
}

if (args is ["--viewers", var address, ..])
{
    await ViewersAccount.Print(new Uri(address), args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : null);
    return;
}

if (args is ["--foresight", ..])
{
    ForesightAccount.Print(args.ElementAtOrDefault(1));
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(BenchmarkCity).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, DefaultConfig.Instance.WithOptions(ConfigOptions.JoinSummary));
