using System.Text.Json;
using Insights.Browser.Tests;

namespace Insights.Cli.Tests;

/// <summary>Rows put aside go back to their senders; what is to be mended is told file by file.</summary>
public sealed class ReturnVerbTests(PublishedCity city) : IClassFixture<PublishedCity>
{
    [Fact]
    public async Task Every_file_with_rows_put_aside_goes_back_and_the_folder_is_made_anew()
    {
        var (home, _) = city.Copy("sent-back");
        Task<Outcome> Return(params string[] words) => InsightsCommand.Run(city.Folder, ["return", "--home", home, "--inbox", "city", .. words]);
        using var all = JsonDocument.Parse((await Return("--json")).Expect(0, "all").Output);
        var folder = Path.Combine(home, "quarantine", "return");
        var written = all.RootElement.EnumerateArray().Select(f => f.GetProperty("workbook").GetString()!).ToList();
        Assert.Equal(written.Order(StringComparer.Ordinal), Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
        Assert.True(written.Count > 10, $"{written.Count} workbooks");

        var name = all.RootElement[0].GetProperty("name").GetString()!;
        var (rows, cells) = (all.RootElement[0].GetProperty("rows").GetInt32(), all.RootElement[0].GetProperty("cells").GetInt32());
        var one = (await Return(name)).Expect(0, "one").Output;
        Assert.Contains($"（退回更正）.xlsx: {rows:N0} row{(rows == 1 ? "" : "s")} to mend, {cells:N0} cell{(cells == 1 ? "" : "s")} marked", one, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFiles(folder));
        Assert.Contains("no longer has the file as it came", (await InsightsCommand.Run(city.Folder, ["return", name, "--home", home, "--out", "elsewhere"])).Expect(1, "an empty inbox").Output, StringComparison.Ordinal);
        Assert.Contains("lies in the inbox", (await Return(name, "--out", "city/back")).Expect(1, "into the inbox").Errors, StringComparison.Ordinal);
        Assert.Contains("There is no option --to", (await Return("--to")).Expect(2, "a wrong option").Errors, StringComparison.Ordinal);
        Assert.Contains("No file 'nothing.csv' has landed", (await Return("nothing.csv")).Expect(1, "a wrong name").Errors, StringComparison.Ordinal);
    }
}
