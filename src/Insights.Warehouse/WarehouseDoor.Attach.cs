using System.Text.RegularExpressions;
using DuckDB.NET.Data;

namespace Insights.Warehouse;

public sealed partial class WarehouseDoor
{
    [GeneratedRegex("^v[0-9]{4,9}$")]
    private static partial Regex VersionName();

    /// <summary>Name of the version that the pointer names now, opened or not; null where nothing is published yet.</summary>
    public string? Named()
    {
        try
        {
            var name = File.ReadAllText(pointer).Trim();
            return name.Length == 0 ? null : name.EndsWith(".duckdb", StringComparison.Ordinal) ? name[..^7] : name;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private void Attach(string name)
    {
        if (!VersionName().IsMatch(name))
        {
            throw new WarehouseFaultException($"{pointer} names '{name}', which is no version name (v0001, v0002, …). Point it to a file in {versions} with: insights rollback --to V");
        }

        var file = Path.Combine(versions, name + ".duckdb");
        if (!File.Exists(file))
        {
            throw new WarehouseFaultException($"{pointer} names '{name}', but {file} is not there. Choose one of those published with: insights rollback --to V");
        }

        try
        {
            hub ??= OpenHub();
            Execute(hub, $"ATTACH IF NOT EXISTS '{Quoted(file)}' AS {name} (READ_ONLY)");
        }
        catch (DuckDBException e)
        {
            throw new WarehouseFaultException($"{file} cannot be opened: {e.Message}", e);
        }
    }

    /// <summary>Hardened before anything is attached: no extension is fetched, no file outside the versions folder is opened, and this cannot be undone.</summary>
    private DuckDBConnection OpenHub()
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Execute(connection, "SET autoinstall_known_extensions=false; SET autoload_known_extensions=false");
        Execute(connection, $"SET allowed_directories=['{Quoted(versions + Path.DirectorySeparatorChar)}']");
        Execute(connection, "SET enable_external_access=false");
        Execute(connection, "SET lock_configuration=true");
        return connection;
    }

    /// <summary>Oldest first, and never one that is being read, nor the one that is served: whoever looks at an old one must not make all others wait.</summary>
    private void DetachRetired()
    {
        var served = order.Count > RetiredKept + 1 ? Named() : null;
        for (var i = 0; order.Count > RetiredKept + 1 && i < order.Count - 1;)
        {
            var version = attached[order[i]];
            if (version.Readers > 0 || version.Name == served)
            {
                i++;
                continue;
            }

            Execute(hub!, $"DETACH {version.Name}");
            attached.Remove(version.Name);
            order.RemoveAt(i);
        }
    }

    private static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal);
}
