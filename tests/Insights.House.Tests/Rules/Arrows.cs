using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Insights.House.Tests.Rules;

/// <summary>Who may know whom, and which room may hold which engine.</summary>
public static partial class Arrows
{
    /// <summary>The allowed project references, as the layout draws them; a project that is not here has no room.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Allowed = new Dictionary<string, string[]>
    {
        ["Insights.Warehouse"] = [],
        ["Insights.Workspace"] = [],
        ["Insights.SampleCity"] = [],
        ["Insights.Policy"] = ["Insights.Warehouse"],
        ["Insights.Indicators"] = ["Insights.Warehouse"],
        ["Insights.Forecasting"] = ["Insights.Warehouse"],
        ["Insights.Etl"] = ["Insights.Warehouse", "Insights.Policy", "Insights.Indicators", "Insights.Forecasting"],
        ["Insights.Dashboard"] = ["Insights.Warehouse", "Insights.Policy", "Insights.Indicators", "Insights.Workspace"],
        ["Insights.Cli"] =
        [
            "Insights.Warehouse", "Insights.Policy", "Insights.Indicators", "Insights.Forecasting", "Insights.Workspace",
            "Insights.Dashboard", "Insights.Etl", "Insights.SampleCity",
        ],
    };

    /// <summary>Engine → rooms that may name it, in a package reference or in source.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Engines = new Dictionary<string, string[]>
    {
        ["DuckDB.NET"] = ["Insights.Warehouse", "Insights.Etl"],
        ["Microsoft.ML"] = ["Insights.Forecasting"],
        ["Plotly.Blazor"] = ["Insights.Dashboard"],
        ["Microsoft.EntityFrameworkCore"] = ["Insights.Workspace"],
        ["Microsoft.Data.Sqlite"] = ["Insights.Workspace"],
        ["Npgsql"] = ["Insights.Workspace"],
    };

    public static IEnumerable<string> Faults(SourceFile project)
    {
        var references = Includes(project, "ProjectReference").Select(p => Path.GetFileNameWithoutExtension(p.Replace('\\', '/')));
        if (IsTest(project)) yield break;
        if (!Allowed.TryGetValue(project.Stem, out var allowed))
        {
            yield return $"{project.Path}: no room of this name in the layout; add its arrows to {nameof(Arrows)}.{nameof(Allowed)} or move the code";
            yield break;
        }
        foreach (var reference in references.Except(allowed))
            yield return $"{project.Path}: {project.Stem} must not reference {reference}; allowed: {string.Join(", ", allowed.DefaultIfEmpty("none"))}";
        foreach (var package in Includes(project, "PackageReference"))
            foreach (var (engine, rooms) in Engines)
                if (Begins(package, engine) && !rooms.Contains(project.Stem))
                    yield return $"{project.Path}: package {package} belongs to {string.Join(", ", rooms)} alone";
    }

    /// <summary>Engines reach other rooms through transitive references too, so the source is read as well.</summary>
    public static IEnumerable<string> EngineFaults(SourceFile source)
    {
        var room = source.Path.Split('/').FirstOrDefault(part => part.StartsWith("Insights.", StringComparison.Ordinal)) ?? "";
        if (source.Path.StartsWith("tests/", StringComparison.Ordinal)) yield break;
        foreach (Match use in Uses().Matches(source.Text))
            foreach (var (engine, rooms) in Engines)
                if (Begins(use.Groups[1].Value, engine) && !rooms.Contains(room))
                    yield return $"{source.Path}: uses {use.Groups[1].Value}; only {string.Join(", ", rooms)} may";
    }

    static bool IsTest(SourceFile project) => project.Path.StartsWith("tests/", StringComparison.Ordinal);

    static bool Begins(string name, string engine) => name == engine || name.StartsWith(engine + ".", StringComparison.Ordinal);

    static IEnumerable<string> Includes(SourceFile project, string element) =>
        XDocument.Parse(project.Text).Descendants(element).Select(e => (string?)e.Attribute("Include") ?? "");

    [GeneratedRegex(@"^\s*@?(?:global\s+)?using\s+(?:static\s+)?(?:\w+\s*=\s*)?([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Uses();
}
