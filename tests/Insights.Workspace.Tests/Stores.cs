using Microsoft.Data.Sqlite;
using Npgsql;

namespace Insights.Workspace.Tests;

/// <summary>Real stores, each empty: a SQLite file, and PostgreSQL where INSIGHTS_TEST_POSTGRES names a server for tests.</summary>
public sealed class Stores : IDisposable
{
    static readonly string? Server = Environment.GetEnvironmentVariable("INSIGHTS_TEST_POSTGRES");
    readonly string folder = Directory.CreateTempSubdirectory("workspace").FullName;
    readonly List<string> schemas = [];

    public static TheoryData<string> Engines => Server is null ? ["sqlite"] : ["sqlite", "postgresql"];

    public FixedClock Clock { get; } = new();

    public string File => Path.Combine(folder, "app.db");

    public string Folder => folder;

    /// <summary>Connection of an empty store; open as many doors on it as a test needs.</summary>
    public WorkspaceSettings Empty(string engine)
    {
        if (engine == "sqlite") return new(File);
        var schema = "t" + Path.GetFileName(folder).ToLowerInvariant().Replace("-", "").Replace(".", "");
        using var connection = new NpgsqlConnection(Server);
        connection.Open();
        using var make = new NpgsqlCommand($"DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}", connection);
        make.ExecuteNonQuery();
        schemas.Add(schema);
        return new(File, $"{Server};Search Path={schema}");
    }

    public WorkspaceDoor Door(WorkspaceSettings settings) => new(() => settings, Clock);

    public WorkspaceDoor Sqlite() => Door(new(File));

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        foreach (var schema in schemas)
        {
            using var connection = new NpgsqlConnection(Server);
            connection.Open();
            using var drop = new NpgsqlCommand($"DROP SCHEMA {schema} CASCADE", connection);
            drop.ExecuteNonQuery();
        }
        Directory.Delete(folder, recursive: true);
    }

    public static ScenarioDraft Draft(string name = "扩面并提标") => new(
        name, "规划科 李工", "给理事会的方案", "parameters:\n- {id: care_amount, value: 310}\n", "v0036", new(2026, 10, 1), "3f2a", new(2027, 12, 1));
}

/// <summary>A clock that a test moves.</summary>
public sealed class FixedClock : TimeProvider
{
    public DateTimeOffset Time { get; set; } = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Time;
}
