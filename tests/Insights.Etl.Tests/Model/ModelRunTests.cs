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
        Assert.Equal((4, 0), Judge("(1, 'a', 'x'), (1, 'c', 'x'), (1, NULL, 'x'), (2, 'a', 'y')"));

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
            Assert.Equal((2, 0), judge());
            return;
        }

        var fault = Assert.Throws<InputFaultException>(() => judge());
        Assert.Contains($"fct_one: key (id, month) is unique: {twins} rows, such as id=1, month=", fault.Message, StringComparison.Ordinal);
    }

    private (int Passed, int Failed) Judge(string rows) => Judge(
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

    private (int Passed, int Failed) Judge(string sql, string entries)
    {
        var core = Directory.CreateDirectory(Path.Combine(folder, "models", "core")).FullName;
        File.WriteAllText(Path.Combine(core, "fct_one.sql"), sql);
        File.WriteAllText(Path.Combine(core, "core.yaml"), entries);
        using var db = DuckDbConnectionExtensions.OpenWriter(Path.Combine(folder, "version.duckdb"), "200MB", Path.Combine(folder, "spill"));
        db.AttachWork();
        var run = new ModelRun(db, ModelLibrary.Load(new ContentFolders(folder), new Dictionary<string, string>()));
        run.Make(null, CancellationToken.None);
        return run.Judge(null, CancellationToken.None);
    }
}
