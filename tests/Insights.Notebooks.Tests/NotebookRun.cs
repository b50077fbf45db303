using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace Insights.Notebooks.Tests;

/// <summary>Runs a notebook's cells in order, each knowing what those before it declared, and puts the outputs into the file's cells.</summary>
/// <remarks>The kernels of notebook editors are not to be had on a bare machine, so the cells run in the compiler's own scripting engine, which those kernels use as well.
/// A line <c>#r "…/Name.dll"</c> stands for the assembly of that name beside this program: the very code that is under test.</remarks>
public static partial class NotebookRun
{
    /// <param name="home">Data home that the notebook reads, as INSIGHTS_HOME.</param>
    /// <exception cref="InvalidOperationException">A cell does not compile or throws; notebook, cell and fault are named.</exception>
    public static async Task Execute(NotebookFile notebook, string home)
    {
        var screen = new NotebookScreen();
        var folder = Path.GetDirectoryName(notebook.Path)!;
        var options = ScriptOptions.Default
            .WithReferences(((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(IsPlatform).Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)))
            .AddReferences(typeof(NotebookRun).Assembly)
            .WithImports("System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Text", "Insights.Notebooks.Tests")
            .WithSourceResolver(new SourceFileResolver([], folder));
        // An editor's kernel starts in the notebook's folder; all notebooks lie in one.
        Directory.SetCurrentDirectory(folder);
        var before = Environment.GetEnvironmentVariable("INSIGHTS_HOME");
        Environment.SetEnvironmentVariable("INSIGHTS_HOME", home);
        try
        {
            ScriptState<object>? state = null;
            var count = 0;
            foreach (var (cell, number) in notebook.Cells.Select((cell, i) => (cell, i + 1)).Where(c => c.cell.IsCode))
            {
                options = options.AddReferences(Named(cell.Source));
                var source = References().Replace(cell.Source, "");
                try
                {
                    state = state is null
                        ? await CSharpScript.RunAsync<object>(source, options, screen, typeof(NotebookScreen))
                        : await state.ContinueWithAsync<object>(source, options);
                }
                catch (Exception fault)
                {
                    throw new InvalidOperationException($"{notebook}, cell {number}: {fault.Message}", fault);
                }

                screen.Show(state.ReturnValue);
                cell.Fill(++count, screen.Take());
            }
        }
        finally
        {
            Environment.SetEnvironmentVariable("INSIGHTS_HOME", before);
        }
    }

    private static IEnumerable<MetadataReference> Named(string source) =>
        References().Matches(source).Select(m => (MetadataReference)MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, Path.GetFileName(m.Groups[1].Value))));

    /// <summary>The framework's own assemblies: what a notebook needs beyond them it names.</summary>
    private static bool IsPlatform(string path) => !Path.GetFullPath(path).StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal);

    [GeneratedRegex(@"^#r ""([^""]+)""[ \t]*\r?$", RegexOptions.Multiline)]
    private static partial Regex References();
}
