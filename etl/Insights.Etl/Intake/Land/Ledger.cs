using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insights.Etl.Land;

/// <summary>The manifest of one load: written last, so that a load without it has never happened.</summary>
/// <param name="Feeds">Feeds with a Parquet file of accepted rows.</param>
/// <param name="Rejects">Feeds with a Parquet file of rejected rows.</param>
public sealed record LoadManifest(int Load, DateTimeOffset LoadedAt, IReadOnlyList<FileAccount> Files, IReadOnlyList<string> Feeds, IReadOnlyList<string> Rejects)
{
    /// <summary>The load whose files were read again in this one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Again { get; init; }
}

/// <summary>The loads of a data home: landing/load-000001.json and, by feed, landing/feed/000001.parquet; and landing/withdrawal-000001.json, what of them no longer counts.</summary>
public sealed class Ledger
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly DataHome _home;
    private readonly List<LoadManifest> _loads;
    private readonly List<Withdrawal> _withdrawals;
    private Deliveries _deliveries;

    public Ledger(DataHome home)
    {
        ArgumentNullException.ThrowIfNull(home);
        _home = home;
        _loads = Read<LoadManifest>("load-*.json");
        _withdrawals = Read<Withdrawal>("withdrawal-*.json");
        _deliveries = new Deliveries(_loads, _withdrawals);
    }

    public IReadOnlyList<LoadManifest> Loads => _loads;

    public int NextLoad => _loads.Count == 0 ? 1 : _loads[^1].Load + 1;

    /// <summary>Copies being made; removed at the end and, after a kill, by the next run.</summary>
    public string Work => Path.Combine(_home.Landing, ".work");

    /// <summary>Every file ever received, in the order of receipt.</summary>
    public IReadOnlyList<Delivery> Deliveries => _deliveries.All;

    /// <summary>Those that count.</summary>
    public IReadOnlyList<Delivery> Standing => _deliveries.Standing;

    /// <summary>Accounts of those that count.</summary>
    public IReadOnlyList<FileAccount> Files => [.. Standing.Select(d => d.Account)];

    /// <summary>What was done with landed files, oldest first.</summary>
    public IReadOnlyList<WithdrawnFile> Withdrawn => _deliveries.Done;

    public int NextWithdrawal => _withdrawals.Count == 0 ? 1 : _withdrawals[^1].Number + 1;

    public string Landed(string feed, int load) => Path.Combine(_home.Landing, feed, $"{load:000000}.parquet");

    public string Rejected(string feed, int load) => Path.Combine(_home.Landing, feed, $"{load:000000}.rejects.parquet");

    public IReadOnlyList<string> AllLanded(string feed) => [.. _loads.Where(l => l.Feeds.Contains(feed, StringComparer.Ordinal) && Counts(feed, l)).Select(l => Landed(feed, l.Load))];

    public string Doubtful(string feed, int load) => Path.Combine(_home.Landing, feed, $"{load:000000}.doubtful.parquet");

    public IReadOnlyList<string> AllDoubtful(string feed) => [.. _loads.Where(l => l.Rejects.Contains(feed, StringComparer.Ordinal) && Counts(feed, l)).Select(l => Doubtful(feed, l.Load)).Where(File.Exists)];

    public IReadOnlyList<string> AllRejected() => [.. _loads.SelectMany(l => l.Rejects.Where(f => Counts(f, l)).Select(f => Rejected(f, l.Load)))];

    /// <summary>Makes a finished load count, in one step.</summary>
    public void Add(LoadManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        Write($"load-{manifest.Load:000000}.json", manifest);
        _loads.Add(manifest);
        _deliveries = new Deliveries(_loads, _withdrawals);
    }

    /// <summary>Makes a withdrawal count, in one step.</summary>
    public void Add(Withdrawal withdrawal)
    {
        ArgumentNullException.ThrowIfNull(withdrawal);
        Write($"withdrawal-{withdrawal.Number:000000}.json", withdrawal);
        _withdrawals.Add(withdrawal);
        _deliveries = new Deliveries(_loads, _withdrawals);
    }

    /// <summary>What has to be read again, in the order of receipt; with a withdrawal that is only thought of, so that it can be refused before anything is changed.</summary>
    public IReadOnlyList<Delivery> ToRead(Withdrawal? thought = null) =>
        [.. (thought is null ? _deliveries : new Deliveries(_loads, [.. _withdrawals, thought])).All.Where(d => d.State == DeliveryState.ToRead)];

    /// <summary>
    /// Letters of readings that no longer count are put aside into quarantine/outdated, so that nobody sends one by mistake: what they say of rows in conflict may be untrue by
    /// now, and the new reading has its own. Back again, should the reading count again.
    /// </summary>
    public void SortLetters()
    {
        foreach (var (feed, load) in _withdrawals.Count == 0 ? [] : _loads.SelectMany(l => l.Rejects.Select(f => (f, l))))
        {
            var (here, aside) = (_home.Letter(feed, load.Load), _home.OutdatedLetter(feed, load.Load));
            var (from, to) = Counts(feed, load) ? (aside, here) : (here, aside);
            if (File.Exists(from))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Move(from, to, overwrite: true);
            }
        }
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

    private bool Counts(string feed, LoadManifest load) => !_deliveries.Set.Contains((feed, load.Load));

    private List<T> Read<T>(string pattern) =>
    [
        .. Directory.EnumerateFiles(_home.Landing, pattern).Order(StringComparer.Ordinal).Select(path => JsonSerializer.Deserialize<T>(File.ReadAllText(path), Json)
            ?? throw new InputFaultException($"{path}: the manifest is empty. Restore it from a backup of the data home.")),
    ];

    private void Write<T>(string name, T document)
    {
        var path = Path.Combine(_home.Landing, name);
        using (var file = new FileStream(path + ".tmp", FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(file, document, Json);
            file.Flush(true);
        }

        File.Move(path + ".tmp", path, true);
    }
}
