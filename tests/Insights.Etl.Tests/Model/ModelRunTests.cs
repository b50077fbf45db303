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

    private (int Passed, int Failed) Judge(string rows)
    {
        var core = Directory.CreateDirectory(Path.Combine(folder, "models", "core")).FullName;
        File.WriteAllText(Path.Combine(core, "fct_one.sql"), $"SELECT * FROM (VALUES {rows}) AS given(id, part, word)");
        File.WriteAllText(
            Path.Combine(core, "core.yaml"),
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
        using var db = DuckDbConnectionExtensions.OpenWriter(Path.Combine(folder, "version.duckdb"), "200MB", Path.Combine(folder, "spill"));
        db.AttachWork();
        var run = new ModelRun(db, ModelLibrary.Load(new ContentFolders(folder), new Dictionary<string, string>()));
        run.Make(null, CancellationToken.None);
        return run.Judge(null, CancellationToken.None);
    }
}
