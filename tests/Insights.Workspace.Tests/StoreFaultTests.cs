using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Insights.Workspace.Tests;

public sealed class StoreFaultTests : IDisposable
{
    readonly Stores stores = new();

    public void Dispose() => stores.Dispose();

    void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={stores.File};Pooling=false");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    [Fact]
    public void Looking_makes_no_file()
    {
        Assert.Empty(stores.Sqlite().Scenarios());
        Assert.Null(stores.Sqlite().Scenario("none"));
        Assert.False(File.Exists(stores.File));
    }

    [Fact]
    public void A_locked_store_can_still_be_read_says_calmly_that_it_is_busy_and_is_written_when_it_is_free()
    {
        var door = stores.Sqlite();
        var saved = door.Save(Stores.Draft());
        using (var other = new SqliteConnection($"Data Source={stores.File};Pooling=false"))
        {
            other.Open();
            using var hold = other.BeginTransaction(deferred: false);
            var fault = Assert.Throws<WorkspaceFaultException>(() => door.Delete(saved));
            Assert.Equal(WorkspaceFault.Busy, fault.Fault);
            Assert.Contains("try again", fault.Message);
            Assert.Equal([saved], stores.Sqlite().Scenarios());
        }

        Assert.NotNull(door.Delete(saved).Deleted);
    }

    [Theory]
    [MemberData(nameof(Stores.Engines), MemberType = typeof(Stores))]
    public void Who_waits_in_vain_for_a_table_is_told_that_the_store_is_busy(string engine)
    {
        var settings = stores.Empty(engine);
        var door = stores.Door(settings);
        var saved = door.Save(Stores.Draft());
        using (DbConnection other = settings.Postgres is { } server ? new NpgsqlConnection(server) : new SqliteConnection($"Data Source={settings.File};Pooling=false"))
        {
            other.Open();
            using var hold = other.BeginTransaction(System.Data.IsolationLevel.Serializable);
            using var take = other.CreateCommand();
            (take.Transaction, take.CommandText) = (hold, settings.Postgres is null ? "UPDATE saved_scenario SET name = name" : "LOCK TABLE saved_scenario IN ACCESS EXCLUSIVE MODE");
            take.ExecuteNonQuery();
            Assert.Equal(WorkspaceFault.Busy, Assert.Throws<WorkspaceFaultException>(() => door.Delete(saved)).Fault);
        }

        Assert.NotNull(door.Delete(saved).Deleted);
    }

    [Fact]
    public void A_file_that_is_no_store_is_left_as_it_is_and_named()
    {
        File.WriteAllText(stores.File, "this is no database, and long enough to be looked at as one: " + new string('x', 4096));
        var before = File.ReadAllBytes(stores.File);

        var fault = Assert.Throws<WorkspaceFaultException>(() => stores.Sqlite().Scenarios());

        Assert.Equal(WorkspaceFault.Unreachable, fault.Fault);
        Assert.Contains("app.db", fault.Message);
        Assert.Equal(before, File.ReadAllBytes(stores.File));
    }

    [Fact]
    public void A_store_that_failed_is_tried_again()
    {
        File.WriteAllText(stores.File, "no database " + new string('x', 4096));
        var door = stores.Sqlite();
        Assert.Throws<WorkspaceFaultException>(() => door.Save(Stores.Draft()));
        SqliteConnection.ClearAllPools();
        File.Delete(stores.File);

        door.Save(Stores.Draft());

        Assert.Single(door.Scenarios());
    }

    [Fact]
    public void A_store_of_the_first_schema_is_brought_up_with_what_it_holds()
    {
        var (_, name, sql) = SchemaSteps.All[0];
        Execute($"""
            CREATE TABLE schema_step (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied BIGINT NOT NULL);
            {sql}
            INSERT INTO schema_step VALUES (1, '{name}', 0);
            INSERT INTO saved_scenario VALUES ('abcdefgh', '旧方案', '李工', '', 'parameters: []', 'v0001', '2026-09', 'aa', 0, 0, NULL, NULL, 1);
            """);

        var door = stores.Sqlite();

        Assert.Equal("旧方案", Assert.Single(door.Scenarios()).Name);
        Assert.Empty(door.Proposals());
        door.Propose("care_amount", new(2027, 1, 1), 310, "", "", "", "");
        Assert.Single(door.Proposals());
    }

    [Fact]
    public void A_store_that_a_newer_program_made_is_left_alone()
    {
        stores.Sqlite().Save(Stores.Draft());
        Execute("INSERT INTO schema_step VALUES (9999, '9999_later', 0)");

        var fault = Assert.Throws<WorkspaceFaultException>(() => stores.Sqlite().Scenarios());

        Assert.Equal(WorkspaceFault.Newer, fault.Fault);
        Assert.Contains("9999", fault.Message);
    }

    [Fact]
    public void The_steps_are_numbered_from_one_without_a_gap() =>
        Assert.Equal(Enumerable.Range(1, SchemaSteps.All.Count), SchemaSteps.All.Select(step => step.Number));

    [Theory]
    [InlineData(null, null)]
    [InlineData("# nothing set\n", null)]
    [InlineData("store:\n  postgresql: \"Host=db;Database=insights\"\n", "Host=db;Database=insights")]
    public void The_settings_name_the_store(string? settings, string? postgres)
    {
        if (settings is not null) File.WriteAllText(Path.Combine(stores.Folder, "settings.yaml"), settings);
        Assert.Equal(new WorkspaceSettings(stores.File, postgres), WorkspaceSettings.Of(stores.Folder));
    }

    [Theory]
    [InlineData("store: sqlite\n")]
    [InlineData("\nstore:\n  postgres: \"Host=db\"\n")]
    [InlineData("store: {postgresql: \"Host=db\", user: x}\n")]
    [InlineData("store: [\n")]
    [InlineData("sotre:\n  postgresql: \"Host=db\"\n")]
    [InlineData("store:\n  postgresql: \"Host=db\"\nthreshold: 5\n")]
    [InlineData("postgresql\n")]
    public void Settings_that_are_not_understood_are_named_with_their_line(string settings)
    {
        File.WriteAllText(Path.Combine(stores.Folder, "settings.yaml"), settings);
        var fault = Assert.Throws<WorkspaceFaultException>(() => new WorkspaceDoor(stores.Folder, TimeProvider.System).Scenarios());
        Assert.Equal(WorkspaceFault.Settings, fault.Fault);
        Assert.Matches(@"settings\.yaml:\d", fault.Message);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=none;Timeout=2", WorkspaceFault.Unreachable)]
    [InlineData("nonsense", WorkspaceFault.Settings)]
    public void A_server_that_does_not_answer_is_said_so(string postgres, WorkspaceFault expected)
    {
        var fault = Assert.Throws<WorkspaceFaultException>(() => stores.Door(new(stores.File, postgres)).Scenarios());
        Assert.Equal(expected, fault.Fault);
    }
}
