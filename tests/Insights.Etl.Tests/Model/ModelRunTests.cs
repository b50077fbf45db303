using Insights.Etl.Model;

namespace Insights.Etl.Tests.Model;

/// <summary>A model's tests find what they are there for, and name it.</summary>
public sealed class ModelRunTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("insights-models-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("(1, 'a', 'x'), (1, 'a', 'y'), (1, 'a', 'z'), (2, NULL, 'x'), (2, NULL, 'x')", "key (id, part) is unique: 3 rows, such as", "id=1, part=a, times=3")]
    [InlineData("(1, NULL, 'x'), (2, 'a', 'x'), (NULL, 'a', 'x')", "key (id) is present: 1 rows, such as", "id=NULL, part=a")]
    [InlineData("(1, 'a', 'x'), (2, 'a', 'q')", "word has a known value: 1 rows, such as", "id=2, part=a, word=q")]
    [InlineData("(1, 'a', 'x'), (2, 'b', 'x')", "no b: 1 rows, such as", "part=b")]
    public void Rows_that_break_a_test_stop_the_run_and_are_named(string rows, string test, string row)
    {
        var fault = Assert.Throws<InputFaultException>(() => Judge(rows));
        Assert.Contains("fct_one: " + test, fault.Message, StringComparison.Ordinal);
        Assert.Contains(row, fault.Message, StringComparison.Ordinal);
        Assert.Single(fault.Message.Split('\n').Skip(1));
    }

    [Fact]
    public void Rows_that_differ_in_one_column_of_the_key_pass() =>
        Assert.Equal(4, Judge("(1, 'a', 'x'), (1, 'c', 'x'), (1, NULL, 'x'), (2, 'a', 'y')"));

    /// <summary>Months get a bit each, and share it where they lie 64 times 28 days apart: the twin is found and what is no twin passes, near and far, before 2000 and after.</summary>
    [Theory]
    [InlineData("2024-01-01", "2024-01-01", 1)]
    [InlineData("2024-01-01", "2024-02-01", 0)]
    [InlineData("2023-02-01", "2023-03-01", 0)]
    [InlineData("2000-01-01", "2004-12-01", 0)]
    [InlineData("1999-12-01", "2009-10-01", 0)]
    [InlineData("1999-12-01", "1999-12-01", 1)]
    public void A_month_of_a_key_is_told_from_every_other(string one, string other, int twins)
    {
        var judge = () => Judge(
            $"SELECT * FROM (VALUES (1, DATE '{one}'), (1, DATE '{other}'), (2, DATE '{one}')) AS given(id, month)",
            """
            fct_one:
              grain: one row per id and month
              key: [id, month]
              meaning: A table.
            """);
        if (twins == 0)
        {
            Assert.Equal(2, judge());
            return;
        }

        var fault = Assert.Throws<InputFaultException>(() => judge());
        Assert.Contains($"fct_one: key (id, month) is unique: {twins} rows, such as id=1, month=", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>A relation goes when its last reader is done, and a reader may be a test of another model: it still finds its rows.</summary>
    [Theory]
    [InlineData("1", null)]
    [InlineData("7", "fct_one: is in int_one: 1 rows, such as id=7")]
    public void A_relation_stays_until_the_last_that_reads_it(string id, string? fault)
    {
        Write("int_one", "SELECT 1 AS id");
        Write("int_two", "SELECT id FROM int_one");
        Write("fct_one", $"SELECT {id} AS id");
        Write("mart_one", "SELECT * FROM int_two");
        File.WriteAllText(
            Path.Combine(folder, "models", "core", "core.yaml"),
            """
            int_one: { grain: one row, key: [id], meaning: Read by a model and by a test., until: models }
            int_two: { grain: one row, key: [id], meaning: Read by a model., until: models }
            mart_one: { grain: one row, key: [id], meaning: Read by the evaluation., until: run }
            fct_one:
              grain: one row
              key: [id]
              meaning: Published.
              tests:
                - name: is in int_one
                  sql: SELECT id FROM fct_one WHERE id NOT IN (SELECT id FROM int_one)
            """);
        using var db = Open();
        var run = () => new ModelRun(db, Library()).Run(null, CancellationToken.None);
        if (fault is not null)
        {
            Assert.Contains(fault, Assert.Throws<InputFaultException>(run).Message, StringComparison.Ordinal);
            return;
        }

        Assert.Equal(9, run().Tests);
        Assert.Equal(
            ["database_name=version, table_name=fct_one", "database_name=version, table_name=meta_test", "database_name=work, table_name=mart_one"],
            db.Rows("SELECT database_name, table_name FROM duckdb_tables() ORDER BY ALL"));
    }

    private int Judge(string rows) => Judge(
        $"SELECT * FROM (VALUES {rows}) AS given(id, part, word)",
        """
        fct_one:
          grain: one row per id and part
          key: [id, part]
          nullable: [part]
          meaning: A table.
          accepted:
            word: [x, y, z]
          tests:
            - name: no b
              sql: SELECT id, part FROM fct_one WHERE part = 'b'
        """);

    private int Judge(string sql, string entries)
    {
        Write("fct_one", sql);
        File.WriteAllText(Path.Combine(folder, "models", "core", "core.yaml"), entries);
        using var db = Open();
        return new ModelRun(db, Library()).Run(null, CancellationToken.None).Tests;
    }

    private void Write(string model, string sql) =>
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "models", "core")).FullName, model + ".sql"), sql);

    private ModelLibrary Library() => ModelLibrary.Load(new ContentFolders(folder), new Dictionary<string, string>());

    private DuckDB.NET.Data.DuckDBConnection Open()
    {
        var db = DuckDbConnectionExtensions.OpenWriter(Path.Combine(folder, "version.duckdb"), "200MB", Path.Combine(folder, "spill"));
        db.AttachWork();
        return db;
    }
}
