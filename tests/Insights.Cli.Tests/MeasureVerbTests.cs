using System.IO.Compression;
using System.Text;
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

    [Theory]
    [InlineData("per_head", (2100 + (4 * 1050) + (2 * 900) + (3 * 5000 / 3.0)) / 10)]
    [InlineData("square_root", (2100 + (4 * 4200 / 2.0) + (2 * 1800 / 1.4142135623730951) + (3 * 5000 / 1.7320508075688772)) / 10)]
    [InlineData("oecd", (2100 + (4 * 4200 / 2.1) + (2 * 1800 / 1.3) + (3 * 5000 / 2.0)) / 10)]
    public async Task Households_are_made_alike_by_a_scale_and_count_for_their_people(string scale, double mean)
    {
        // One adult; two with two children; two children alone, the first of whom counts as an adult; three adults.
        await File.WriteAllTextAsync(Path.Combine(folder, "homes.csv"), "income,people,under14\n2100,1,0\n4200,4,2\n1800,2,2\n5000,3,0\n", TestContext.Current.CancellationToken);
        string[] of = scale == "oecd" ? ["--members", "people", "--children", "under14"] : ["--members", "people"];
        using var told = JsonDocument.Parse((await InsightsCommand.Run(folder, ["measure", "--file", "homes.csv", "--income", "income", "--scale", scale, .. of, "--json"])).Expect(0, "measure").Output);
        Assert.Equal(mean, told.RootElement[0].GetProperty("mean").GetDouble(), 6);
        Assert.Equal((4, 10.0), (told.RootElement[0].GetProperty("n").GetInt32(), told.RootElement[0].GetProperty("sum_weights").GetDouble()));
    }

    [Theory]
    [InlineData("--scale oecd --members people", 2, "--children COLUMN")]
    [InlineData("--members people", 2, "go with --members COLUMN")]
    [InlineData("--scale square_root --members under14", 1, "row 2, column under14: a household has one person or more")]
    [InlineData("--scale oecd --members people --children many", 1, "row 3, column many: children under 14 are a whole number, and no more")]
    public async Task A_scale_without_its_columns_or_with_people_that_cannot_be_is_refused(string asked, int exit, string naming)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "homes.csv"), "income,people,under14,many\n2100,1,0,1\n4200,4,2,5\n", TestContext.Current.CancellationToken);
        var refused = (await InsightsCommand.Run(folder, ["measure", "--file", "homes.csv", "--income", "income", .. asked.Split(' ')])).Expect(exit, "measure");
        Assert.Contains(naming, refused.Errors, StringComparison.Ordinal);
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
    [InlineData("", "收入", "bad.csv is empty")]
    [InlineData("收入,地\n1,a\n2\n", "收入", "row 3: 2 cells were expected, as in the header, and 1 found")]
    [InlineData("收入,地\n1,a\n2,b,c\n", "收入", "row 3: 2 cells were expected, as in the header, and 3 found")]
    [InlineData("收入,地\n1,\"a\n\nb\"\n\nabc,b\n", "收入", "row 6, column 收入: “abc” is no number")]
    [InlineData("收入\n1\n#2\n", "收入", "row 3, column 收入: “#2” is no number")]
    [InlineData("收入,地\n1,\"a\n", "收入", "row 2: a quotation mark is opened there and never closed")]
    [InlineData("收入,地\n1,\"a\"b\n", "收入", "row 2: after a closing quotation mark the cell goes on with “b”")]
    [InlineData("income,Income\n1,2\n", "income", "2 columns 'income'")]
    public async Task What_is_wrong_is_named_by_row_and_column(string text, string income, string naming)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "bad.csv"), text, TestContext.Current.CancellationToken);
        var refused = (await InsightsCommand.Run(folder, "measure", "--file", "bad.csv", "--income", income)).Expect(1, "measure");
        Assert.Contains(naming, refused.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("survey[1].csv", "town,income\n#1,100\n'a,200\nb',300\n")]
    [InlineData("a*.csv", "\uFEFFtown;income\r\n\"a;b\";100\r\n\"a \"\"b\"\"\";200\r\nc;300")]
    [InlineData("tab.csv", "town\tincome\ra, b\t100\r\rb\t200\rc\t300\r")]
    public async Task A_table_is_read_as_it_stands_and_nothing_is_guessed_from_its_cells(string name, string text)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "survey1.csv"), "town,income\na,7\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "ab.csv"), "town;income\na;7\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, name), text, TestContext.Current.CancellationToken);
        using var told = JsonDocument.Parse((await InsightsCommand.Run(folder, "measure", "--file", name, "--income", "income", "--json")).Expect(0, "measure").Output);
        Assert.Equal((3, 200.0), (told.RootElement[0].GetProperty("n").GetInt32(), told.RootElement[0].GetProperty("mean").GetDouble()));
    }

    [Theory]
    [InlineData("GB18030")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task A_table_that_is_not_utf_8_is_refused_by_that_name(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await File.WriteAllBytesAsync(Path.Combine(folder, "other.csv"), Encoding.GetEncoding(encoding).GetBytes("town,income\n虎门,100\n"), TestContext.Current.CancellationToken);
        var refused = (await InsightsCommand.Run(folder, "measure", "--file", "other.csv", "--income", "income")).Expect(1, "measure").Errors;
        Assert.Contains("other.csv is not UTF-8 (perhaps GB18030 or UTF-16); save it as UTF-8 CSV", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_that_are_all_nothing_are_refused_in_words_for_a_user()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "w.csv"), "income,w\n1,0\n2,0\n", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("Parameter", (await InsightsCommand.Run(folder, "measure", "--file", "w.csv", "--income", "income", "--weight", "w")).Expect(1, "measure").Errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
