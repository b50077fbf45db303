using Insights.Browser.Tests;

namespace Insights.Cli.Tests;

/// <summary>A small city, sampled and published once for all tests; each test works on a copy.</summary>
public sealed class PublishedCity : IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("insights-cli-").FullName;

    public string Home => Path.Combine(Folder, "home");

    public string Inbox => Path.Combine(Folder, "city");

    public async ValueTask InitializeAsync()
    {
        (await InsightsCommand.Run(Folder, "sample", "--out", "city", "--persons", "600", "--months", "14", "--seed", "3")).Expect(0, "sample");
        (await InsightsCommand.Run(Folder, "run", "--home", "home", "--inbox", "city")).Expect(0, "run");
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>A folder with a copy of the published home and an inbox that holds the given files only.</summary>
    public (string Home, string Inbox) Copy(string name, params (string File, byte[] Bytes)[] files)
    {
        var home = Path.Combine(Folder, name);
        CopyFolder(Home, home);
        var inbox = Path.Combine(Folder, name + "-inbox");
        Directory.CreateDirectory(inbox);
        foreach (var (file, bytes) in files)
        {
            File.WriteAllBytes(Path.Combine(inbox, file), bytes);
        }

        return (home, inbox);
    }

    /// <summary>A file that the sample sent, by the end of its name.</summary>
    public string Sent(string ending) => Directory.EnumerateFiles(Inbox).Order(StringComparer.Ordinal).First(f => f.EndsWith(ending, StringComparison.Ordinal));

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
