namespace Insights.Etl;

/// <summary>The product's content as linked into the build output, overlaid by files of the same name in the data home.</summary>
/// <param name="root">The content folder of the program; by default the one beside it.</param>
/// <param name="home">The data home whose files override, or null for the product's own content alone.</param>
public sealed class ContentFolders(string? root = null, DataHome? home = null)
{
    public string Root { get; } = root ?? Path.Combine(AppContext.BaseDirectory, "content");

    /// <summary>The files of one room (contracts, models/core, policy, …), by file name, the home's before the product's; ordered by name.</summary>
    /// <exception cref="InputFaultException">The home holds a file under a name that would be passed over in silence, as .yml; it is named with the remedy.</exception>
    public IReadOnlyList<string> Files(string room, string pattern)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in new[] { Path.Combine(Root, room), home?.Override(room) })
        {
            if (folder is null || !Directory.Exists(folder))
            {
                continue;
            }

            foreach (var file in Directory.EnumerateFiles(folder, pattern))
            {
                found[Path.GetFileName(file)] = file;
            }
        }

        return home?.Override(room) is { } own && Directory.Exists(own) && Directory.EnumerateFiles(own).FirstOrDefault(file => Misnamed(file, pattern)) is { } stray
            ? throw new InputFaultException($"{stray} would not be read: its name must end in .yaml. Rename it {Path.GetFileNameWithoutExtension(stray)}.yaml.")
            : [.. found.Values];
    }

    private static bool Misnamed(string file, string pattern) =>
        pattern == "*.yaml" && Path.GetExtension(file) is var end && end != ".yaml" && end.ToUpperInvariant() is ".YAML" or ".YML";
}
