using DuckDB.NET.Data;
using Insights.Warehouse;

namespace Insights.Dashboard.Tests;

/// <summary>A data home with a published version that looks full: all relations the pages read, 36 months, 36 towns, some villages. Made once for a test run.</summary>
public sealed class FixtureHome : IDisposable
{
    /// <summary>The version made once for a test run; homes take copies.</summary>
    private static readonly Lazy<string> Pattern = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("insights-pattern-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        Write(folder, "v0001", Path.Combine(AppContext.BaseDirectory, "Fixture"), Path.Combine(AppContext.BaseDirectory, "places.csv"));
        return Path.Combine(folder, "versions", "v0001.duckdb");
    });

    private FixtureHome(string root) => Root = root;

    public string Root { get; }

    /// <summary>A new home of its own in the temporary folder.</summary>
    public static FixtureHome Make(string version = "v0001")
    {
        var home = new FixtureHome(Directory.CreateTempSubdirectory("insights-fixture-").FullName);
        home.Publish(version);
        return home;
    }

    /// <summary>Writes a version and moves the pointer to it, as the pipeline does.</summary>
    public void Publish(string version)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(Root, "versions")).FullName, version + ".duckdb");
        File.Copy(Pattern.Value, file, overwrite: true);
        using (var connection = new DuckDBConnection($"DataSource={file}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"UPDATE meta_version SET version = '{version}'";
            command.ExecuteNonQuery();
        }

        var next = Path.Combine(Root, "current.next");
        File.WriteAllText(next, version);
        File.Move(next, Path.Combine(Root, "current"), overwrite: true);
    }

    /// <summary>The home's door on a day, that of the fixture's publication where none is said: what is late depends on when it is read.</summary>
    public WarehouseDoor Door(DateOnly? day = null) => new(Root, new Noon(day ?? new DateOnly(2026, 11, 6)));

    /// <summary>Changes the version that is published, before anyone opens it.</summary>
    public void Execute(string sql)
    {
        using var connection = new DuckDBConnection($"DataSource={Path.Combine(Root, "versions", File.ReadAllText(Path.Combine(Root, "current")) + ".duckdb")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Only the version file.</summary>
    public static void Write(string home, string version, string scripts, string places)
    {
        var folder = Directory.CreateDirectory(Path.Combine(home, "versions"));
        using var connection = new DuckDBConnection($"DataSource={Path.Combine(folder.FullName, version + ".duckdb")}");
        connection.Open();
        foreach (var script in Directory.EnumerateFiles(scripts, "*.sql").Order(StringComparer.Ordinal))
        {
            using var command = connection.CreateCommand();
            command.CommandText = File.ReadAllText(script)
                .Replace("$places", $"'{places}'", StringComparison.Ordinal)
                .Replace("$version", $"'{version}'", StringComparison.Ordinal);
            command.ExecuteNonQuery();
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private sealed class Noon(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day.ToDateTime(new TimeOnly(4, 0)), TimeSpan.Zero);
    }
}
