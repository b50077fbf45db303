using Insights.Etl.Contracts;
using Insights.Etl.Receive;

namespace Insights.Etl.Read;

/// <summary>One sheet (or one csv) that holds records of a feed.</summary>
/// <param name="Ordinal">The file's place in the load, from 1; the tie-breaker everywhere.</param>
/// <param name="Sheet">The sheet's place in its file, from 0.</param>
/// <param name="SheetName">Empty for csv.</param>
/// <param name="Given">Values that hold for the whole sheet because they stand outside its columns, by column name.</param>
public sealed record SheetPart(int Ordinal, int Sheet, string SheetName, SheetHeader Header, IReadOnlyDictionary<string, string> Given)
{
    public Contract Contract => Header.Contract;

    /// <summary>The sheet under a complete header, with what stands outside its columns; or null and why it cannot be taken.</summary>
    /// <param name="rows">The first rows, the header among them.</param>
    public static SheetPart? Settle(InboxFile file, int ordinal, int sheet, string name, SheetHeader header, IReadOnlyList<string?[]> rows, out string? fault)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(header);
        var at = name.Length == 0 ? string.Empty : $"sheet '{name}': ";
        if (header.Rivals.Count > 0)
        {
            fault = at + FileFaults.Rivals(header);
            return null;
        }

        var above = rows.Take(header.HeaderRow + 1 - header.Levels).ToList();
        if (above.FindIndex(RecordShape.HasIdentity) is >= 0 and var lost)
        {
            fault = $"{at}row {lost + 1} holds a record but stands above the header in row {header.HeaderRow + 1}. Move it below the header.";
            return null;
        }

        (var found, fault) = MoneyUnit.Settle(header.Found, MoneyUnit.Above([.. above, [name], [file.Stem]]));
        if (fault is not null)
        {
            fault = at + fault;
            return null;
        }

        var title = string.Join(' ', above.SelectMany(r => r));
        var outside = header.Contract.Columns.Where(c => !found.Any(f => f.Column == c)).ToList();
        if (outside.Select(c => ValuesElsewhere.Contradiction(c, file.Stem, name, title)).FirstOrDefault(c => c is not null) is { } contradiction)
        {
            fault = at + contradiction;
            return null;
        }

        var given = outside
            .Select(c => (c.Name, Value: ValuesElsewhere.Find(c, file.Stem, name, title)))
            .Where(v => v.Value is not null)
            .ToDictionary(v => v.Name, v => v.Value!, StringComparer.Ordinal);
        return new SheetPart(ordinal, sheet, name, header with { Found = found }, given);
    }
}

/// <summary>A line that could not be split into the header's fields; it is quarantined as it stands.</summary>
public sealed record BrokenLine(int Ordinal, int Row, string Text);

/// <summary>What reading a file gave: its feed and parts, or why it cannot be read at all (without its name).</summary>
/// <param name="Copy">What DuckDB reads in the file's place.</param>
public sealed record FileReading(
    int Ordinal,
    InboxFile File,
    Contract? Contract,
    IReadOnlyList<SheetPart> Parts,
    RecordCopy? Copy,
    IReadOnlyList<BrokenLine> Broken,
    string? Fault)
{
    /// <summary>Sheets that hold something and are not read.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; init; } = [];

    public static FileReading Faulty(InboxFile file, int ordinal, string fault) => new(ordinal, file, null, [], null, [], fault);
}

/// <summary>The copy of a file's records: fields f, s, r (file, sheet, row), then those named here.</summary>
/// <param name="Layout">Equal for files that one read_csv can take together.</param>
/// <param name="Fields">Names of the fields after f, s and r.</param>
/// <param name="Columns">SQL over the fields for each column of the contract, in its order.</param>
public sealed record RecordCopy(string Path, string Layout, char Delimiter, IReadOnlyList<string> Fields, IReadOnlyList<string> Columns);
