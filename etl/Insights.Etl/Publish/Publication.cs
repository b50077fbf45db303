using System.Globalization;

namespace Insights.Etl.Publish;

/// <summary>Version files and the pointer to the one that is served. A version is never changed after it is published.</summary>
public sealed class Publication(DataHome home)
{
    private const string Building = ".building";

    /// <summary>Published versions, oldest first: v0001, v0002, …</summary>
    public IReadOnlyList<string> Versions =>
        !Directory.Exists(home.Versions) ? [] : [.. Directory.EnumerateFiles(home.Versions, "v*.duckdb").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    /// <summary>The served version, or null before the first.</summary>
    public string? Current => File.Exists(home.Current) ? File.ReadAllText(home.Current).Trim() : null;

    public string PathOf(string version) => Path.Combine(home.Versions, version + ".duckdb");

    /// <summary>A fresh name and an unfinished file for the next version; what a killed run left is swept away.</summary>
    public (string Version, string Unfinished) Begin()
    {
        foreach (var left in Directory.EnumerateFiles(home.Versions, Building + "*"))
        {
            File.Delete(left);
        }

        var last = Versions.Count == 0 ? 0 : int.Parse(Versions[^1].AsSpan(1), CultureInfo.InvariantCulture);
        var version = $"v{last + 1:0000}";
        return (version, Path.Combine(home.Versions, $"{Building}-{version}.duckdb"));
    }

    /// <summary>Gives the finished file its name, then moves the pointer; each step is one rename.</summary>
    public void Publish(string version, string unfinished)
    {
        File.Move(unfinished, PathOf(version));
        Point(version);
    }

    /// <summary>Moves the pointer to a version that is there.</summary>
    /// <exception cref="InputFaultException">There is no such version.</exception>
    public void Point(string version)
    {
        if (!File.Exists(PathOf(version)))
        {
            throw new InputFaultException(
                $"There is no version '{version}' in {home.Versions}. Published: {(Versions.Count == 0 ? "none" : string.Join(", ", Versions))}.");
        }

        var next = home.Current + ".next";
        File.WriteAllText(next, version + "\n");
        File.Move(next, home.Current, overwrite: true);
    }
}
