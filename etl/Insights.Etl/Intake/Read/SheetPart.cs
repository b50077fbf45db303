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

    public static Dictionary<string, string> GivenValues(Contract contract, IReadOnlyList<FoundColumn> found, string stem, string sheet, string title)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return contract.Columns
            .Where(c => !found.Any(f => f.Column == c))
            .Select(c => (c.Name, Value: ValuesElsewhere.Find(c, stem, sheet, title)))
            .Where(v => v.Value is not null)
            .ToDictionary(v => v.Name, v => v.Value!, StringComparer.Ordinal);
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
    public static FileReading Faulty(InboxFile file, int ordinal, string fault) => new(ordinal, file, null, [], null, [], fault);
}

/// <summary>The copy of a file's records: fields f, s, r (file, sheet, row), then those named here.</summary>
/// <param name="Layout">Equal for files that one read_csv can take together.</param>
/// <param name="Fields">Names of the fields after f, s and r.</param>
/// <param name="Columns">SQL over the fields for each column of the contract, in its order.</param>
public sealed record RecordCopy(string Path, string Layout, char Delimiter, IReadOnlyList<string> Fields, IReadOnlyList<string> Columns);
