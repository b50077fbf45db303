using System.Text.Json;

namespace Insights.Etl.Land;

/// <summary>The manifest of one load: written last, so that a load without it has never happened.</summary>
/// <param name="Feeds">Feeds with a Parquet file of accepted rows.</param>
/// <param name="Rejects">Feeds with a Parquet file of rejected rows.</param>
public sealed record LoadManifest(int Load, DateTimeOffset LoadedAt, IReadOnlyList<FileAccount> Files, IReadOnlyList<string> Feeds, IReadOnlyList<string> Rejects);

/// <summary>The loads of a data home: landing/load-000001.json and, by feed, landing/feed/000001.parquet.</summary>
public sealed class Ledger
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly DataHome _home;
    private readonly List<LoadManifest> _loads = [];

    public Ledger(DataHome home)
    {
        ArgumentNullException.ThrowIfNull(home);
        _home = home;
        foreach (var path in Directory.EnumerateFiles(home.Landing, "load-*.json").Order(StringComparer.Ordinal))
        {
            _loads.Add(JsonSerializer.Deserialize<LoadManifest>(File.ReadAllText(path), Json)
                ?? throw new InputFaultException($"{path}: the manifest is empty. Restore it from a backup of the data home."));
        }
    }

    public IReadOnlyList<LoadManifest> Loads => _loads;

    public int NextLoad => _loads.Count == 0 ? 1 : _loads[^1].Load + 1;

    /// <summary>Copies being made; removed at the end and, after a kill, by the next run.</summary>
    public string Work => Path.Combine(_home.Landing, ".work");

    public IReadOnlyList<FileAccount> Files => [.. _loads.SelectMany(l => l.Files)];

    public string Landed(string feed, int load) => Path.Combine(_home.Landing, feed, $"{load:000000}.parquet");

    public string Rejected(string feed, int load) => Path.Combine(_home.Landing, feed, $"{load:000000}.rejects.parquet");

    public IReadOnlyList<string> AllLanded(string feed) => [.. _loads.Where(l => l.Feeds.Contains(feed, StringComparer.Ordinal)).Select(l => Landed(feed, l.Load))];

    public string Doubtful(string feed, int load) => Path.Combine(_home.Landing, feed, $"{load:000000}.doubtful.parquet");

    public IReadOnlyList<string> AllDoubtful(string feed) => [.. _loads.Where(l => l.Rejects.Contains(feed, StringComparer.Ordinal)).Select(l => Doubtful(feed, l.Load)).Where(File.Exists)];

    public IReadOnlyList<string> AllRejected() => [.. _loads.SelectMany(l => l.Rejects.Select(f => Rejected(f, l.Load)))];

    /// <summary>Makes a finished load count, in one step.</summary>
    public void Add(LoadManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var path = Path.Combine(_home.Landing, $"load-{manifest.Load:000000}.json");
        using (var file = new FileStream(path + ".tmp", FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(file, manifest, Json);
            file.Flush(true);
        }

        File.Move(path + ".tmp", path, true);
        _loads.Add(manifest);
    }

    /// <summary>Removes what a killed run left behind: copies, half-written files and files of loads without a manifest.</summary>
    public void Clean()
    {
        if (Directory.Exists(Work))
        {
            Directory.Delete(Work, true);
        }

        var known = _loads.Select(l => $"{l.Load:000000}").ToHashSet(StringComparer.Ordinal);
        var files = Directory.EnumerateFiles(_home.Landing, "*", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(_home.Quarantine));
        foreach (var path in files.ToList())
        {
            var name = Path.GetFileName(path);
            var isOfALoad = name.Length > 6 && name[..6].All(char.IsAsciiDigit);
            if (name.EndsWith(".tmp", StringComparison.Ordinal) || (isOfALoad && !known.Contains(name[..6])))
            {
                File.Delete(path);
            }
        }
    }
}
