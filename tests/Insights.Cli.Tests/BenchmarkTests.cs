using System.Diagnostics;
using Insights.Browser.Tests;

namespace Insights.Cli.Tests;

/// <summary>The accounts of the benchmarks run on a tiny city, so that they are not found broken when they are needed.</summary>
public sealed class BenchmarkTests
{
    [Theory]
    [InlineData("--stages", "receive + read + check + land")]
    [InlineData("--what-if", "evaluations/s")]
    public async Task An_account_prints_its_table(string account, string told)
    {
        var tail = AppContext.BaseDirectory.TrimEnd('/').Split('/')[^2..];
        var program = Path.Combine(InsightsCommand.Root, "tests", "Insights.Benchmarks", "bin", tail[0], tail[1], "Insights.Benchmarks.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", program, account]) { RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["INSIGHTS_BENCH_PERSONS"], start.Environment["INSIGHTS_BENCH_MONTHS"]) = ("300", "6");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await errors);
        Assert.Contains(told, output, StringComparison.Ordinal);
    }
}
