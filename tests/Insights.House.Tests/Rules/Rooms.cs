namespace Insights.House.Tests.Rules;

/// <summary>What lies where: the top level, content folders, names of rooms, lengths of files.</summary>
public static class Rooms
{
    public static readonly IReadOnlySet<string> TopLevel = new HashSet<string>
    {
        "src", "etl", "tests", "notebooks", "Insights.sln", "README.md", "LICENSE", "global.json", "NuGet.config", "nuget.config",
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", ".editorconfig", ".gitattributes", ".gitignore",
        ".dockerignore", ".globalconfig", ".config", ".ci",
    };

    public static readonly IReadOnlyDictionary<string, string[]> ContentRooms = new Dictionary<string, string[]>
    {
        ["etl/contracts"] = [".yaml", ".csv"],
        ["etl/corrections"] = [".yaml"],
        ["etl/codelists"] = [".csv"],
        ["etl/models"] = [".sql", ".yaml"],
        ["src/indicators"] = [".yaml"],
        ["src/policy"] = [".yaml"],
        ["src/words"] = [".json"],
        ["tests/cases"] = [".yaml", ".json", ".csv", ".xlsx", ".xls", ".txt"],
    };

    static readonly string[] NoDuty = ["common", "util", "utils", "helper", "helpers", "misc", "shared", "manager", "managers", "service", "services"];

    /// <summary>Longest file by ending, in lines.</summary>
    public static readonly IReadOnlyDictionary<string, int> Longest = new Dictionary<string, int> { [".cs"] = 250, [".razor"] = 150, [".sql"] = 120 };

    /// <summary>Files that may be longer, each with its reason; none today.</summary>
    public static readonly IReadOnlyDictionary<string, string> MayBeLonger = new Dictionary<string, string>();

    public static IEnumerable<string> TopLevelFaults(IEnumerable<SourceFile> files) =>
        files.Select(f => f.Path.Split('/')[0]).Distinct().Where(name => !TopLevel.Contains(name))
            .Select(name => $"{name}: nothing of this name at the top level of the house");

    public static IEnumerable<string> ContentFaults(SourceFile file) =>
        from room in ContentRooms
        where file.Path.StartsWith(room.Key + "/", StringComparison.Ordinal) && !room.Value.Contains(file.Extension)
        select $"{file.Path}: {room.Key} holds {string.Join(", ", room.Value)} only; code lives in an Insights.* room";

    public static IEnumerable<string> CodeFaults(SourceFile file)
    {
        if (file.Extension is not (".cs" or ".razor" or ".csproj")) yield break;
        if (file.Path.Split('/').SkipLast(1).Any(part => part.StartsWith("Insights.", StringComparison.Ordinal))) yield break;
        yield return $"{file.Path}: code outside an Insights.* room";
    }

    public static IEnumerable<string> NameFaults(SourceFile file)
    {
        var rooms = file.Path.Split('/').SkipLast(1).SelectMany(part => part.Split('.')).Where(part => NoDuty.Contains(part.ToLowerInvariant()));
        foreach (var room in rooms) yield return $"{file.Path}: a room called {room} has no duty; name it after a thing of the field";
        if (file.Extension is not (".cs" or ".razor")) yield break;
        var stem = file.Name.Split('.')[0];
        foreach (var word in NoDuty.Where(word => stem.EndsWith(word, StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"{file.Path}: a type called {stem} has no duty; name it after what it does";
            yield break;
        }
    }

    public static IEnumerable<string> LengthFaults(SourceFile file)
    {
        if (!Longest.TryGetValue(file.Extension, out var most) || MayBeLonger.ContainsKey(file.Path)) yield break;
        var lines = file.Text.Split('\n').Length - (file.Text.EndsWith('\n') ? 1 : 0);
        if (lines > most) yield return $"{file.Path}: {lines} lines, at most {most}; split by aspect";
    }
}
