using System.Net.Sockets;
using Insights.Browser.Tests;

namespace Insights.Cli.Tests;

/// <summary>Files that arrive while the dashboard is served are read by themselves, once, and a faulty one stops nothing.</summary>
public sealed class InboxWatchTests(PublishedCity city) : IClassFixture<PublishedCity>
{
    [Fact]
    public void A_file_is_due_once_it_has_stopped_growing_and_not_again_until_something_changes()
    {
        var folder = Directory.CreateTempSubdirectory("insights-watch-").FullName;
        var watch = new InboxWatch(folder);
        Assert.False(watch.IsDue());
        var file = Path.Combine(folder, "a.csv");
        File.WriteAllText(file, "a");
        File.WriteAllText(Path.Combine(folder, "~$open.xlsx"), "lock");
        Assert.False(watch.IsDue());
        File.AppendAllText(file, "b");
        Assert.False(watch.IsDue());
        Assert.True(watch.IsDue());
        watch.Ended(ExitCode.Input);
        Assert.False(watch.IsDue());
        File.AppendAllText(file, "c");
        Assert.Equal([false, true, false], new[] { watch.IsDue(), watch.IsDue(), watch.IsDue() });

        // What the machine stopped is tried again.
        watch.Ended(ExitCode.Machine);
        Assert.True(watch.IsDue());
        Directory.Delete(folder, true);
        Assert.False(watch.IsDue());
    }

    [Fact]
    public async Task What_arrives_is_published_while_pages_are_served_and_what_cannot_be_taken_is_said()
    {
        var (home, inbox) = city.Copy("watched");
        const string Roster = "低收入人口名册.csv";
        using var served = InsightsCommand.Start(city.Folder, "serve", "--home", home, "--urls", $"http://127.0.0.1:{FreePort()}", "--watch-inbox", "1", "--inbox", inbox);
        await File.WriteAllTextAsync(Path.Combine(inbox, "notes.csv"), "nothing,that\r\nwe,know\r\n", TestContext.Current.CancellationToken);
        await Until(() => served.Output.Contains("could not be taken", StringComparison.Ordinal), served);
        Assert.Contains("notes.csv", served.Errors, StringComparison.Ordinal);
        Assert.Equal("v0001", (await File.ReadAllTextAsync(Path.Combine(home, "current"), TestContext.Current.CancellationToken)).Trim());

        File.Delete(Path.Combine(inbox, "notes.csv"));
        await File.WriteAllBytesAsync(Path.Combine(inbox, "2026年11月" + Roster), [.. await File.ReadAllBytesAsync(city.Sent(Roster), TestContext.Current.CancellationToken), 13, 10], TestContext.Current.CancellationToken);
        await Until(() => served.Output.Contains("pages show the version that is published now", StringComparison.Ordinal), served);
        Assert.Equal("v0002", (await File.ReadAllTextAsync(Path.Combine(home, "current"), TestContext.Current.CancellationToken)).Trim());
        Assert.False(served.Ended);
    }

    [Theory]
    [InlineData("--inbox goes with --watch-inbox", "--inbox", "x")]
    [InlineData("seconds from 1 to 86400", "--watch-inbox", "0")]
    public async Task What_is_asked_wrongly_is_refused(string message, params string[] words) =>
        Assert.Contains(message, (await InsightsCommand.Run(city.Folder, ["serve", "--home", "home", .. words])).Expect(2, "serve").Errors, StringComparison.Ordinal);

    private static async Task Until(Func<bool> done, InsightsCommand served)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        while (!done())
        {
            Assert.False(served.Ended, served.Errors);
            Assert.False(patience.IsCancellationRequested, $"{served.Output}\n{served.Errors}");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
