using DuckDB.NET.Data;
using Insights.Etl.Contracts;

namespace Insights.Etl.Read;

/// <summary>
/// One table of text a feed, columns as in the contract, led by _f (the file's ordinal), _s (sheet) and _row.
/// The database is the intake's own, in memory: nothing of it enters a version.
/// </summary>
public sealed class RawTables(DuckDBConnection db)
{
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public static string Name(string feed) => $"raw_{feed}";

    public void Append(Contract contract, IReadOnlyList<RawRow> rows)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(rows);
        lock (_gate)
        {
            Make(contract);
            using var appender = db.CreateAppender(Name(contract.Feed));
            foreach (var row in rows)
            {
                var line = appender.CreateRow().AppendValue(row.Ordinal).AppendValue(row.Sheet).AppendValue(row.Row);
                foreach (var cell in row.Cells)
                {
                    line.AppendValue(cell);
                }

                line.EndRow();
            }
        }
    }

    /// <summary>Reads the copies of csv files, one statement a layout.</summary>
    public void Load(Contract contract, IEnumerable<FileReading> readings)
    {
        ArgumentNullException.ThrowIfNull(contract);
        Make(contract);
        foreach (var layout in readings.Where(r => r.Copy is not null).GroupBy(r => r.Copy!.Layout))
        {
            var first = layout.First();
            var part = first.Parts[0];
            var copy = first.Copy!;
            var given = part.Given.Keys.ToList();
            var names = given.Select((_, i) => $"g{i}").Prepend("r").Prepend("f").Concat(Enumerable.Range(0, copy.Fields).Select(i => $"c{i}"));
            var cells = contract.Columns.Select(c => Cell(part, given, c));
            db.Execute($$"""
                INSERT INTO {{Name(contract.Feed)}}
                SELECT f::INTEGER, 0, r::INTEGER, {{string.Join(", ", cells)}}
                FROM read_csv([{{string.Join(", ", layout.Select(r => Sql.Text(r.Copy!.Path)))}}],
                  auto_detect = false, header = false, delim = {{Sql.Text(copy.Delimiter.ToString())}}, quote = '"', escape = '"',
                  strict_mode = false, null_padding = true,
                  columns = { {{string.Join(", ", names.Select(n => $"'{n}': 'VARCHAR'"))}} })
                """);
        }
    }

    private static string Cell(SheetPart part, List<string> given, ContractColumn column)
    {
        var found = part.Header.Found.FirstOrDefault(f => f.Column == column);
        if (found is not null)
        {
            return found.InTenThousands ? $"CASE WHEN regexp_matches(c{found.Position}, '[0-9]\\s*$') THEN c{found.Position} || '万元' ELSE c{found.Position} END" : $"c{found.Position}";
        }

        var at = given.IndexOf(column.Name);
        return at < 0 ? "NULL" : $"g{at}";
    }

    private void Make(Contract contract)
    {
        if (_made.Add(contract.Feed))
        {
            var cells = string.Join(", ", contract.Columns.Select(c => $"{Sql.Name(c.Name)} VARCHAR"));
            db.Execute($"CREATE TABLE {Name(contract.Feed)} (_f INTEGER, _s INTEGER, _row INTEGER, {cells})");
        }
    }
}
