using System.Diagnostics;

namespace Insights.House.Tests;

/// <summary>A file of the repository: path from the root with forward slashes, and its text.</summary>
public sealed record SourceFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileName(Path);
    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);
    public string Extension => System.IO.Path.GetExtension(Path);
    public string Room => Path.Contains('/') ? Path[..Path.LastIndexOf('/')] : "";
}

/// <summary>The repository as it lies on disk, found upward from the test assembly by its solution file.</summary>
public static class Repository
{
    static readonly HashSet<string> Passed = ["bin", "obj", ".git", ".vs", ".idea", "TestResults", "insights-home", "node_modules", "BenchmarkDotNet.Artifacts"];
    static readonly HashSet<string> Texts =
        [".cs", ".razor", ".sql", ".yaml", ".yml", ".json", ".csv", ".csproj", ".props", ".targets", ".sln", ".md", ".sh", ".css", ".js", ".txt", ".ipynb", ""];
    static readonly Lazy<string> Found = new(FindRoot);
    static readonly Lazy<IReadOnlyList<SourceFile>> All = new(() => [.. Walk(Root)]);

    public static string Root => Found.Value;

    /// <summary>Every file, build outputs and the data home aside; files that are no text carry an empty text.</summary>
    public static IReadOnlyList<SourceFile> Files => All.Value;

    public static IEnumerable<SourceFile> Under(string folder, params string[] extensions) =>
        Files.Where(f => (folder.Length == 0 || f.Path.StartsWith(folder + "/", StringComparison.Ordinal))
                         && (extensions.Length == 0 || extensions.Contains(f.Extension)));

    /// <exception cref="FileNotFoundException">The file must be there and is not.</exception>
    public static SourceFile Get(string path) =>
        Files.FirstOrDefault(f => f.Path == path) ?? throw new FileNotFoundException($"{path} is not in the repository; the house needs it.");

    /// <summary>Names at the top level that are kept in git; a data home or a results folder that someone left there is none of ours.</summary>
    public static IReadOnlyList<SourceFile> Kept()
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["-C", Root, "ls-files"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var names = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            git.WaitForExit();
            if (git.ExitCode == 0) return [.. names.Select(name => new SourceFile(name.Trim('"'), ""))];
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No git on this machine: the disk itself is judged.
        }
        return [.. Files.Where(f => f.Path != ".git")];
    }

    /// <summary>Code and content that ship or build; this project aside, whose bad samples break the rules on purpose.</summary>
    public static IEnumerable<SourceFile> Judged(params string[] extensions) =>
        Under("", extensions).Where(f => !f.Path.StartsWith("tests/Insights.House.Tests/", StringComparison.Ordinal));

    static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Insights.sln"))) return at.FullName;
        throw new InvalidOperationException($"No Insights.sln above {AppContext.BaseDirectory}: run the tests from the repository they were built in.");
    }

    static IEnumerable<SourceFile> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            var path = Path.GetRelativePath(Root, file).Replace('\\', '/');
            yield return new SourceFile(path, Texts.Contains(Path.GetExtension(file)) ? File.ReadAllText(file) : "");
        }
        foreach (var sub in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
            if (!Passed.Contains(Path.GetFileName(sub)))
                foreach (var file in Walk(sub)) yield return file;
    }
}
