using System.Text.Json;
using Insights.Browser.Tests;

namespace Insights.Cli.Tests;

/// <summary>A wrong list is withdrawn, the corrected one that was refused lands, and the first version is still there.</summary>
public sealed class WithdrawVerbTests(PublishedCity city) : IClassFixture<PublishedCity>
{
    [Fact]
    public async Task A_withdrawn_list_no_longer_counts_is_told_once_by_run_and_stands_in_the_status()
    {
        var (home, inbox) = city.Copy("withdrawn");
        foreach (var sent in Directory.EnumerateFiles(city.Inbox))
        {
            File.Copy(sent, Path.Combine(inbox, Path.GetFileName(sent)));
        }

        Task<Outcome> Insights(params string[] words) => InsightsCommand.Run(city.Folder, [words[0], "--home", home, .. words[1..]]);
        var name = Directory.EnumerateFiles(inbox, "*服务诉求*").Select(Path.GetFileName).Order(StringComparer.Ordinal).Last()!;
        var first = (await Insights("indicators", "--json")).Expect(0, "before").Output;
        using (var done = JsonDocument.Parse((await Insights("withdraw", name, "--inbox", inbox, "--reason", "发错", "--json")).Expect(0, "withdraw").Output))
        {
            Assert.Equal((name, "service_requests"), (done.RootElement.GetProperty("files")[0].GetProperty("file").GetString(), done.RootElement.GetProperty("files")[0].GetProperty("feed").GetString()));
            Assert.True(done.RootElement.GetProperty("to_read").GetArrayLength() > 0);
        }

        Assert.Contains("from the next run on, withdrawn ", (await Insights("status")).Output, StringComparison.Ordinal);
        Assert.Contains("lacks ", (await Insights("run")).Expect(1, "an empty inbox").Errors, StringComparison.Ordinal);
        var run = (await Insights("run", "--inbox", inbox)).Expect(0, "run").Output;
        Assert.Contains($": {name} (service_requests, ", run, StringComparison.Ordinal);
        Assert.Contains("of the same feed read again", run, StringComparison.Ordinal);
        Assert.StartsWith("Nothing new", (await Insights("run", "--inbox", inbox)).Expect(0, "again").Output, StringComparison.Ordinal);
        using (var status = JsonDocument.Parse((await Insights("status", "--json")).Output))
        {
            var told = status.RootElement.GetProperty("withdrawn")[0];
            Assert.Equal(("withdraw", name, "发错"), (told.GetProperty("act").GetString(), told.GetProperty("file").GetString(), told.GetProperty("reason").GetString()));
            Assert.Empty(status.RootElement.GetProperty("withdrawn_next").EnumerateArray());
        }

        Assert.Contains("was withdrawn already", (await Insights("withdraw", name, "--inbox", inbox, "--reason", "x")).Expect(1, "twice").Errors, StringComparison.Ordinal);
        Assert.NotEqual(first, (await Insights("indicators", "--json")).Output);
        using (var before = JsonDocument.Parse(first))
        using (var replayed = JsonDocument.Parse((await Insights("indicators", "--json", "--known", "v0001")).Expect(0, "as known then").Output))
        {
            // To the digit, but for what is withheld now.
            var both = before.RootElement.EnumerateArray().Zip(replayed.RootElement.EnumerateArray()).Where(p => !p.Second.GetProperty("masked").GetBoolean()).ToList();
            Assert.True(both.Count > 50, $"{both.Count} values");
            Assert.All(both, p => Assert.Equal(p.First.GetRawText(), p.Second.GetRawText()));
        }

        Assert.Contains("Nothing was published by '2020-01-01'", (await Insights("indicators", "--known", "2020-01-01")).Expect(1, "before the first").Errors, StringComparison.Ordinal);
        Assert.Contains("* v0002  published ", (await Insights("versions")).Expect(0, "versions").Output, StringComparison.Ordinal);
        (await Insights("rollback", "--to", "v0001")).Expect(0, "rollback");
        Assert.Equal(first, (await Insights("indicators", "--json")).Output);
    }

    [Theory]
    [InlineData(2, "'--reason' is required", "a.csv")]
    [InlineData(2, "do not go together", "a.csv", "--reason", "x", "--again", "--undo")]
    [InlineData(1, "identity number", "a.csv", "--reason", "999900198001011234")]
    [InlineData(1, "No file 'a.csv' has landed", "a.csv", "--reason", "x")]
    public async Task What_can_not_be_withdrawn_is_refused(int code, string message, params string[] words) =>
        Assert.Contains(message, (await InsightsCommand.Run(city.Folder, ["withdraw", "--home", "home", .. words])).Expect(code, "withdraw").Errors, StringComparison.Ordinal);
}
