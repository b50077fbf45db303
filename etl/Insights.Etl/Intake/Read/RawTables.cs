using DuckDB.NET.Data;
using Insights.Etl.Contracts;

namespace Insights.Etl.Read;

/// <summary>
/// One table of text a feed, columns as in the contract, led by _f (the file's ordinal), _s (sheet) and _row.
/// The database is the intake's own, in memory: nothing of it enters a version.
/// </summary>
public sealed class RawTables(DuckDBConnection db)
{
    public static string Name(string feed) => $"raw_{feed}";

    /// <summary>Makes the table anew and reads the copies into it, one statement a layout.</summary>
    public void Load(Contract contract, IEnumerable<FileReading> readings)
    {
        ArgumentNullException.ThrowIfNull(contract);
        var cells = string.Join(", ", contract.Columns.Select(c => $"{Sql.Name(c.Name)} VARCHAR"));
        db.Execute($"CREATE TABLE {Name(contract.Feed)} (_f INTEGER, _s INTEGER, _row INTEGER, {cells})");
        foreach (var layout in readings.Select(r => r.Copy!).GroupBy(c => c.Layout))
        {
            var first = layout.First();
            db.Execute($$"""
                INSERT INTO {{Name(contract.Feed)}}
                SELECT f, s, r, {{string.Join(", ", first.Columns)}}
                FROM read_csv([{{string.Join(", ", layout.Select(c => Sql.Text(c.Path)))}}],
                  auto_detect = false, header = false, delim = {{Sql.Text(first.Delimiter.ToString())}}, quote = '"', escape = '"',
                  strict_mode = false, null_padding = true,
                  columns = { 'f': 'INTEGER', 's': 'INTEGER', 'r': 'INTEGER', {{string.Join(", ", first.Fields.Select(n => $"'{n}': 'VARCHAR'"))}} })
                """);
        }
    }
}
