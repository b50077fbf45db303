using DuckDB.NET.Data;
using Insights.Dashboard.Tests;
using Insights.Warehouse.Rows;

namespace Insights.Warehouse.Tests;

public sealed class DoorTests : IDisposable
{
    private readonly FixtureHome home = FixtureHome.Make();

    public void Dispose() => home.Dispose();

    [Fact]
    public void A_home_without_a_pointer_has_no_version()
    {
        using var door = new WarehouseDoor(Path.Combine(home.Root, "not-there"));

        Assert.Null(door.Current());
        Assert.Empty(door.Names());
        Assert.Empty(door.Versions(8));
    }

    [Fact]
    public void The_version_that_the_pointer_names_is_served_and_its_answers_are_kept()
    {
        using var door = home.Door();
        var version = door.Current()!;

        Assert.Equal("v0001", version.About().Version);
        Assert.Same(version.Places(), version.Places());
        Assert.Same(version, door.Current());
    }

    [Fact]
    public void When_the_pointer_moves_the_next_question_goes_to_the_new_version_and_the_old_one_still_answers()
    {
        using var door = home.Door();
        var old = door.Current()!;
        home.Publish("v0002");

        Assert.Equal("v0002", door.Current()!.About().Version);
        Assert.Equal("v0001", old.About().Version);
        Assert.Equal(["v0002", "v0001"], door.Names());
        Assert.Equal(["v0002", "v0001"], door.Versions(8).Select(v => v.Version));
    }

    [Fact]
    public void A_retired_version_is_not_taken_away_while_it_is_read_and_comes_back_when_asked_again()
    {
        using var door = home.Door();
        var first = door.Current()!;
        using var reading = door.Connect(first);
        using var command = reading.CreateCommand();
        command.CommandText = "SELECT area FROM mart_indicator";
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        foreach (var version in new[] { "v0002", "v0003", "v0004", "v0005" })
        {
            File.Copy(Path.Combine(home.Root, "versions", "v0001.duckdb"), Path.Combine(home.Root, "versions", version + ".duckdb"));
            door.Open(version);
        }

        var rows = 1;
        while (reader.Read())
        {
            rows++;
        }

        Assert.True(rows > 1000);
        door.Release(first, reading);
        door.Open("v0002");
        Assert.NotEmpty(first.CellsOf("441900", "missed").Cells);
    }

    [Theory]
    [InlineData("v0099", "v0099.duckdb is not there")]
    [InlineData("../../etc/passwd", "is no version name")]
    [InlineData("v0001; DROP TABLE x", "is no version name")]
    public void A_pointer_to_nowhere_says_which_file_and_what_to_do(string named, string says)
    {
        File.WriteAllText(Path.Combine(home.Root, "current"), named);
        using var door = home.Door();

        var fault = Assert.Throws<WarehouseFaultException>(door.Current);

        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
        Assert.Contains("insights rollback", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_warehouse_is_reported_and_left_out_of_the_list()
    {
        File.WriteAllText(Path.Combine(home.Root, "versions", "v0002.duckdb"), new string('x', 40_000));
        using var door = home.Door();

        Assert.Contains("v0002.duckdb cannot be opened", Assert.Throws<WarehouseFaultException>(() => door.Open("v0002")).Message, StringComparison.Ordinal);
        Assert.Equal(["v0001"], door.Versions(8).Select(v => v.Version));
    }

    [Theory]
    [InlineData("SELECT * FROM read_text('/etc/hostname')")]
    [InlineData("ATTACH '/tmp/elsewhere.duckdb'")]
    [InlineData("SET enable_external_access = true")]
    [InlineData("INSTALL httpfs")]
    [InlineData("DELETE FROM mart_indicator")]
    public void The_hub_opens_nothing_else_and_writes_nothing(string sql)
    {
        using var door = home.Door();
        var version = door.Current()!;
        using var connection = door.Connect(version);
        using var command = connection.CreateCommand();
        command.CommandText = sql;

        Assert.Throws<DuckDBException>(() => command.ExecuteNonQuery());
        door.Release(version, connection);
    }

    [Fact]
    public void Many_readers_at_once_read_the_same()
    {
        using var door = home.Door();
        var version = door.Current()!;
        var areas = version.Places().Where(p => p.Level == "town").Select(p => p.Code).ToList();
        var alone = areas.Select(a => version.CellsOf(a, "missed", "entitled").Cells.Count).ToList();
        using var second = home.Door();
        var together = areas.AsParallel().AsOrdered().WithDegreeOfParallelism(8).Select(a => second.Current()!.CellsOf(a, "missed", "entitled").Cells.Count).ToList();

        Assert.Equal(alone, together);
    }

    [Fact]
    public void A_version_of_an_earlier_program_is_told_with_what_it_lacks_and_the_remedy()
    {
        using (var writer = new DuckDBConnection($"DataSource={Path.Combine(home.Root, "versions", "v0007.duckdb")}"))
        {
            writer.Open();
            using var command = writer.CreateCommand();
            command.CommandText = "CREATE TABLE meta_version AS SELECT 'v0007' AS version";
            command.ExecuteNonQuery();
        }

        using var door = home.Door();
        var fault = Assert.Throws<WarehouseFaultException>(() => door.Open("v0007").Rows<MonthRow>("months"));

        Assert.Contains("Version v0007 was published by an earlier program and lacks what months.sql reads", fault.Message, StringComparison.Ordinal);
        Assert.Contains("dim_month", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith($"insights run --home {door.Home}", fault.Message, StringComparison.Ordinal);
    }
}
