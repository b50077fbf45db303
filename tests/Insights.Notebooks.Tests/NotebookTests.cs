using System.Xml.Linq;

namespace Insights.Notebooks.Tests;

/// <summary>Every notebook runs from its first cell to its last on a freshly published city, and lies in the repository with what it shows.
/// After a change: INSIGHTS_NOTEBOOKS_SAVE=DIR runs them on the data home DIR (the demo's city says more than the small one) and writes the outputs into the files, pictures also as PNG.</summary>
public sealed class NotebookTests(NotebookCity city) : IClassFixture<NotebookCity>
{
    private static readonly string Folder = FindFolder();

    public static TheoryData<string> All => [.. Directory.EnumerateFiles(Folder, "*.ipynb").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_the_six_that_analysts_were_promised() => Assert.Equal(6, All.Count);

    [Theory]
    [MemberData(nameof(All))]
    public async Task Runs_from_the_first_cell_to_the_last_and_its_kept_outputs_are_of_the_same_kinds(string name)
    {
        var notebook = NotebookFile.Read(Path.Combine(Folder, name));
        var kept = notebook.Cells.Select(c => string.Join(",", c.Outputs.Select(o => o.Mime))).ToArray();
        if (Environment.GetEnvironmentVariable("INSIGHTS_NOTEBOOKS_SAVE") is { Length: > 0 } home)
        {
            await NotebookRun.Execute(notebook, Path.GetFullPath(home));
            await notebook.Save();
            return;
        }

        await NotebookRun.Execute(notebook, city.Home);

        Assert.Equal(notebook.Cells.Select(c => string.Join(",", c.Outputs.Select(o => o.Mime))), kept);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Opens_in_a_notebook_editor_with_its_pictures_also_before_the_reader_trusts_it(string name)
    {
        var notebook = NotebookFile.Read(Path.Combine(Folder, name));
        Assert.Equal("C#", (string?)notebook.Metadata["language_info"]!["name"]);
        Assert.Equal(".net-csharp", (string?)notebook.Metadata["kernelspec"]!["name"]);
        var pictures = notebook.Cells.SelectMany(c => c.Outputs).Where(o => o.Mime == NotebookOutput.Svg).ToList();
        Assert.NotEmpty(pictures);
        Assert.All(pictures, p => Assert.Equal("svg", XDocument.Parse(p.Text).Root!.Name.LocalName));
        Assert.All(pictures, p => Assert.Equal(StillPicture.Size(p.Text), StillPicture.SizeOf(p.Png!)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Speaks_both_languages_before_each_piece_of_code(string name)
    {
        var cells = NotebookFile.Read(Path.Combine(Folder, name)).Cells;
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].IsCode)
            {
                var prose = i > 0 && !cells[i - 1].IsCode ? cells[i - 1].Source : "";
                Assert.True(prose.Any(c => c is >= '一' and <= '鿿') && prose.Any(char.IsAsciiLetter), $"{name}: before cell {i + 1} there is no prose in both languages");
            }
        }
    }

    [Fact]
    public async Task A_cell_that_throws_is_named()
    {
        var path = Path.Combine(Path.GetTempPath(), $"insights-{Guid.NewGuid():N}.ipynb");
        File.WriteAllText(path, """{"cells":[{"cell_type":"code","metadata":{},"execution_count":null,"outputs":[],"source":["1 + 1"]},{"cell_type":"code","metadata":{},"execution_count":null,"outputs":[],"source":["int.Parse(\"x\")"]}],"metadata":{},"nbformat":4,"nbformat_minor":5}""");
        try
        {
            var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => NotebookRun.Execute(NotebookFile.Read(path), city.Home));
            Assert.Contains("cell 2", fault.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string FindFolder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Insights.sln")))
            {
                return Path.Combine(at.FullName, "notebooks");
            }
        }

        throw new InvalidOperationException($"No Insights.sln above {AppContext.BaseDirectory}.");
    }
}
