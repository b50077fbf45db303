using System.Globalization;
using System.Text.Json;
using Insights.Browser.Tests;

namespace Insights.Cli.Tests;

public sealed class ForecastVerbTests : IDisposable
{
    private const string Head = "id,frequency,horizon,history,actual\n";

    private readonly string folder = Directory.CreateTempSubdirectory("insights-forecast-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Each_series_is_one_line_with_mean_and_intervals_of_the_horizon_asked_for()
    {
        await Write(Head + $"rising,12,18,{Rising(48)},1 2\nshort,1,6,3 4 5 4 6 5 7 6 8 7 9 8 9 10,11\n");
        var told = (await InsightsCommand.Run(folder, "forecast", "--series", "series.csv", "--json")).Expect(0, "forecast").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, told.Length);
        using var first = JsonDocument.Parse(told[0]);
        var root = first.RootElement;
        Assert.Equal("rising", root.GetProperty("id").GetString());
        Assert.Equal("combination", root.GetProperty("method").GetString());
        foreach (var name in new[] { "mean", "lower80", "upper80", "lower95", "upper95" })
        {
            Assert.Equal(18, root.GetProperty(name).GetArrayLength());
        }

        Assert.True(root.GetProperty("backtest").GetProperty("mase").GetDouble() > 0);
        Assert.InRange(root.GetProperty("backtest").GetProperty("coverage80").GetDouble(), 0, 1);
        Assert.True(root.GetProperty("mean")[17].GetDouble() > 130);
    }

    [Fact]
    public async Task The_score_puts_the_methods_side_by_side()
    {
        await Write(Head + $"rising,12,2,{Rising(48)},150 151\n");
        using var told = JsonDocument.Parse((await InsightsCommand.Run(folder, "forecast", "--series", "series.csv", "--score", "--json")).Expect(0, "forecast").Output);
        var methods = told.RootElement.GetProperty("methods").EnumerateArray().Select(m => m.GetProperty("method").GetString()).ToList();
        Assert.Superset(new HashSet<string?> { "seasonal_naive", "theta", "damped_trend", "ets", "arima", "combination" }, methods.ToHashSet());
        Assert.Equal(2, told.RootElement.GetProperty("values").GetInt32());
    }

    [Fact]
    public async Task An_error_without_a_unit_is_not_told_as_none()
    {
        await Write(Head + $"jump,12,2,{string.Concat(Enumerable.Repeat("10 ", 30))}1000,10 10\nstill,12,2,{string.Concat(Enumerable.Repeat("10 ", 31))},12 12\n");
        var told = (await InsightsCommand.Run(folder, "forecast", "--series", "series.csv", "--json")).Expect(0, "forecast").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(told, line => Assert.Contains("\"backtest\":{\"mase\":null", line, StringComparison.Ordinal));
        Assert.Contains("back-test MASE n.a. (naive n.a.)", (await InsightsCommand.Run(folder, "forecast", "--series", "series.csv")).Expect(0, "forecast").Output, StringComparison.Ordinal);
        await Write(Head + $"still,12,2,{string.Concat(Enumerable.Repeat("10 ", 31))},12 12\n");
        Assert.Contains("\"mase\": null", (await InsightsCommand.Run(folder, "forecast", "--series", "series.csv", "--score", "--json")).Expect(0, "forecast").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id,frequency,horizon\na,12,6\n", "no column 'history'")]
    [InlineData("id,frequency,horizon,history\n", "no rows below its header")]
    [InlineData("id,frequency,horizon,history\na,monthly,6,1 2 3\n", "row 2, column frequency: is “monthly”")]
    [InlineData("id,frequency,horizon,history\na,12,0,1 2 3\n", "row 2, column horizon: is “0”")]
    [InlineData("id,frequency,horizon,history\na,12,6,1 two 3\n", "row 2, column history: holds “two” as value 2")]
    [InlineData("id,frequency,horizon,history\na,12,6,1 2 3 -1e200 5\n", "row 2, column history: holds “-1e200” as value 4, which is beyond 1e15")]
    [InlineData("id,frequency,horizon,history\na,12,6,1 2\na,12,6,3 4\n", "row 3, column id: stands in row 2 too")]
    public async Task A_file_that_can_not_be_used_is_refused_with_the_place(string table, string message)
    {
        await Write(table);
        Assert.Contains(message, (await InsightsCommand.Run(folder, "forecast", "--series", "series.csv")).Expect(1, "forecast").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_history_without_a_number_is_too_short_and_the_others_are_carried_on()
    {
        await Write($"id,frequency,horizon,history\nnone,12,6,\nmissing,12,6,NA NA\nrising,12,6,{Rising(48)}\n");
        var told = (await InsightsCommand.Run(folder, "forecast", "--series", "series.csv")).Expect(0, "forecast").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(told[..2], line => Assert.EndsWith(" too_short", line, StringComparison.Ordinal));
        Assert.StartsWith("rising           combination", told[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_score_against_is_said_and_nothing_named_is_wrong_usage()
    {
        await Write("id,frequency,horizon,history\na,12,6,1 2 3 4 5 6\n");
        Assert.Contains("no column 'actual'", (await InsightsCommand.Run(folder, "forecast", "--series", "series.csv", "--score")).Expect(1, "forecast").Errors, StringComparison.Ordinal);
        (await InsightsCommand.Run(folder, "forecast")).Expect(2, "forecast");
    }

    private static string Rising(int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(t => (100 + t + 8 * Math.Sin(t * Math.PI / 6) + t * 37 % 5).ToString("0.###", CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("--horizon goes with --indicator", "--series", "series.csv", "--horizon", "12")]
    [InlineData("--area and --horizon go with --indicator", "--series", "series.csv", "--area", "441900", "--horizon", "12")]
    [InlineData("--out and --score go with --series", "--indicator", "missed", "--score", "--out", "o.jsonl")]
    public async Task An_option_of_the_other_mode_is_refused(string message, params string[] words) =>
        Assert.Contains(message, (await InsightsCommand.Run(folder, ["forecast", .. words])).Expect(2, "forecast").Errors, StringComparison.Ordinal);

    private Task Write(string table) => File.WriteAllTextAsync(Path.Combine(folder, "series.csv"), table, TestContext.Current.CancellationToken);
}
