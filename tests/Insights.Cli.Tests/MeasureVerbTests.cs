using System.IO.Compression;
using System.Text.Json;
using Insights.Browser.Tests;

namespace Insights.Cli.Tests;

public sealed class MeasureVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("insights-measure-").FullName;

    [Fact]
    public async Task A_gzipped_table_is_measured_by_group_with_weights()
    {
        await using (var zipped = new GZipStream(File.Create(Path.Combine(folder, "t.csv.gz")), CompressionLevel.Fastest))
        {
            await zipped.WriteAsync("镇街,收入,权数\n虎门,100,1\n虎门,300,3\n长安,50,2\n"u8.ToArray(), TestContext.Current.CancellationToken);
        }

        using var told = JsonDocument.Parse((await InsightsCommand.Run(folder, "measure", "--file", "t.csv.gz", "--income", "收入", "--weight", "权数", "--by", "镇街", "--line", "200", "--json")).Expect(0, "measure").Output);
        var humen = told.RootElement.EnumerateArray().Single(g => g.GetProperty("group").GetString() == "虎门");
        Assert.Equal((2, 250.0, 0.25), (humen.GetProperty("n").GetInt32(), humen.GetProperty("mean").GetDouble(), humen.GetProperty("fgt0").GetDouble()));
        Assert.Equal(2, humen.GetProperty("mean_ci95").GetArrayLength());
        foreach (var field in new[] { "sum_weights", "median", "gini", "s80s20", "arpt", "arpr", "rmpg", "fgt1", "fgt2" })
        {
            Assert.True(humen.TryGetProperty(field, out _), field);
        }
    }

    [Fact]
    public async Task A_gap_to_a_line_of_nothing_has_no_value()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "debts.csv"), "收入\n-5\n0\n0\n0\n", TestContext.Current.CancellationToken);
        using var told = JsonDocument.Parse((await InsightsCommand.Run(folder, "measure", "--file", "debts.csv", "--income", "收入", "--json")).Expect(0, "measure").Output);
        Assert.Equal((0.25, JsonValueKind.Null), (told.RootElement[0].GetProperty("fgt0").GetDouble(), told.RootElement[0].GetProperty("fgt1").ValueKind));
    }

    [Theory]
    [InlineData("收入\n100\nabc\n", "收入", "row 3, column 收入")]
    [InlineData("收入\n100\n1e200\n", "收入", "row 3, column 收入: “1e200” is beyond 1e15")]
    [InlineData("a,b\n1,2\n", "收入", "no column '收入'. It has: a, b")]
    [InlineData("收入\n", "收入", "no rows")]
    public async Task What_is_wrong_is_named_by_row_and_column(string text, string income, string naming)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "bad.csv"), text, TestContext.Current.CancellationToken);
        var refused = (await InsightsCommand.Run(folder, "measure", "--file", "bad.csv", "--income", income)).Expect(1, "measure");
        Assert.Contains(naming, refused.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
