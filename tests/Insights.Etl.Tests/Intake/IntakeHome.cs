using System.Text;
using DuckDB.NET.Data;
using Insights.Etl.Read;

namespace Insights.Etl.Tests.Intake;

/// <summary>A data home in a folder of its own, with the product's contracts and code lists, and an inbox to put files in.</summary>
public sealed class IntakeHome : IDisposable
{
    private static int _count;
    private readonly FakeClock _clock = new();

    public IntakeHome()
    {
        Root = Path.Combine(Path.GetTempPath(), $"insights-intake-{Environment.ProcessId}-{Interlocked.Increment(ref _count)}");
        Home = new DataHome(Root);
        Db = DuckDbConnectionExtensions.OpenWriter(":memory:", "500MB", Root);
    }

    public string Root { get; }

    public DataHome Home { get; }

    public DuckDBConnection Db { get; }

    public global::Insights.Etl.Intake Intake => new(new ContentFolders(home: Home), Home, _clock);

    public string PathOf(string name) => Path.Combine(Home.Inbox, name);

    public IntakeHome Csv(string name, params string[] lines)
    {
        File.WriteAllText(PathOf(name), string.Join("\r\n", lines) + "\r\n", new UTF8Encoding(false));
        return this;
    }

    public IntakeHome Gb(string name, params string[] lines)
    {
        File.WriteAllBytes(PathOf(name), Gb18030.Encode(string.Join("\r\n", lines) + "\r\n"));
        return this;
    }

    public IntakeHome Book(string name, TinyWorkbook book)
    {
        File.WriteAllBytes(PathOf(name), book.Bytes());
        return this;
    }

    public IntakeResult Run()
    {
        return Intake.Run(Db, Home.Inbox, null, TestContext.Current.CancellationToken);
    }

    /// <summary>The account of one file; it must add up.</summary>
    public FileAccount Account(IntakeResult result, string name)
    {
        Assert.All(result.Files, f => Assert.Equal(f.Read, f.Landed + f.Quarantined + f.Identical));
        return result.Files.Single(f => f.Name == name);
    }

    public IReadOnlyList<string> Rows(string sql) => Db.Rows(sql);

    /// <summary>"column:reason" of every fault of a feed, in order.</summary>
    public string Faults(string feed) =>
        Db.Scalar<string>($"SELECT coalesce(string_agg(\"column\" || ':' || reason, ' ' ORDER BY \"row\", \"column\", reason), '') FROM meta_quarantine WHERE feed = '{feed}'")!;

    public void Dispose()
    {
        Db.Dispose();
        Directory.Delete(Root, true);
    }

    private sealed class FakeClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 12, 8, 0, 0, TimeSpan.Zero);
    }
}
