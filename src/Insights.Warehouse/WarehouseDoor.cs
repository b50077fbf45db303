using System.Collections.Concurrent;
using System.Globalization;
using DuckDB.NET.Data;
using Insights.Warehouse.Rows;

namespace Insights.Warehouse;

/// <summary>The read-only door to a data home's published versions. One in-memory engine for the process; each version is attached
/// READ_ONLY under its own name, and the pointer file <c>current</c> says which one is served.</summary>
/// <remarks>We chose one hub with attached files because the driver caches a database by its path: a replaced file would give the old rows.
/// Versions are therefore never replaced, only added, and the hub may open nothing outside the versions folder.</remarks>
public sealed partial class WarehouseDoor : IDisposable
{
    /// <summary>Retired versions that stay attached, for pages opened before the pointer moved.</summary>
    private const int RetiredKept = 2;

    private readonly Lock gate = new();
    private readonly string versions;
    private readonly string pointer;
    private readonly TimeProvider clock;
    private readonly Dictionary<string, PublishedVersion> attached = new(StringComparer.Ordinal);
    private readonly List<string> order = [];
    private readonly ConcurrentDictionary<string, VersionRow> abouts = new(StringComparer.Ordinal);
    private DuckDBConnection? hub;

    /// <param name="homeRoot">The data home; it may be empty or not exist yet.</param>
    /// <param name="clock">What day it is where a version is read; the machine's own where none is given.</param>
    public WarehouseDoor(string homeRoot, TimeProvider? clock = null)
    {
        this.clock = clock ?? TimeProvider.System;
        Home = Path.GetFullPath(homeRoot);
        versions = Path.Combine(Home, "versions");
        pointer = Path.Combine(Home, "current");
    }

    public string Home { get; }

    /// <summary>The day on which versions are read.</summary>
    internal DateOnly Today => CityTime.Today(clock);

    /// <summary>The version that the pointer names now, or null where nothing is published yet.</summary>
    /// <exception cref="WarehouseFaultException">The pointer names a version that cannot be opened.</exception>
    public PublishedVersion? Current()
    {
        var name = Named();
        return name is null ? null : Open(name);
    }

    /// <summary>A version by name, attached if need be.</summary>
    /// <exception cref="WarehouseFaultException">No such file, or it is not a warehouse.</exception>
    public PublishedVersion Open(string name)
    {
        lock (gate)
        {
            if (attached.TryGetValue(name, out var known))
            {
                return known;
            }

            Attach(name);
            var version = new PublishedVersion(this, name);
            attached[name] = version;
            order.Add(name);
            DetachRetired();
            return version;
        }
    }

    /// <summary>Names of all published files, newest first.</summary>
    public IReadOnlyList<string> Names() => Directory.Exists(versions)
        ? [.. Directory.EnumerateFiles(versions, "v*.duckdb").Select(f => Path.GetFileNameWithoutExtension(f)!).OrderDescending(StringComparer.Ordinal)]
        : [];

    /// <summary>What was known at a time: a version by its name, or the newest that was published by the end of a day of the city (yyyy-MM-dd).</summary>
    /// <returns>Null where there is none such.</returns>
    /// <exception cref="WarehouseFaultException">It is there and cannot be opened.</exception>
    public PublishedVersion? Known(string asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var name = !DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Names().FirstOrDefault(n => n == asked)
            : Versions(int.MaxValue).FirstOrDefault(v => DateOnly.FromDateTime(CityTime.Of(v.PublishedAt)) <= day)?.Version;
        return name is null ? null : Open(name);
    }

    /// <summary>What each published version says of itself, newest first; one that cannot be read is left out.</summary>
    public IReadOnlyList<VersionRow> Versions(int most)
    {
        var rows = new List<VersionRow>();
        foreach (var name in Names().Take(most))
        {
            try
            {
                rows.Add(abouts.GetOrAdd(name, n => Open(n).About()));
            }
            catch (WarehouseFaultException)
            {
                // A damaged old file must not hide the others; the served one is reported by Current.
            }
        }

        return rows;
    }

    public void Dispose()
    {
        lock (gate)
        {
            attached.Clear();
            hub?.Dispose();
            hub = null;
        }
    }

    /// <summary>A connection of its own, set to the version's relations. The version cannot be detached while the connection is open.</summary>
    internal DuckDBConnection Connect(PublishedVersion version)
    {
        lock (gate)
        {
            if (!attached.ContainsKey(version.Name))
            {
                Attach(version.Name);
                attached[version.Name] = version;
                order.Add(version.Name);
            }

            version.Readers++;
            var connection = hub!.Duplicate();
            connection.Open();
            Execute(connection, $"USE {version.Name}");
            return connection;
        }
    }

    internal void Release(PublishedVersion version, DuckDBConnection connection)
    {
        connection.Dispose();
        lock (gate)
        {
            version.Readers--;
            DetachRetired();
        }
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
