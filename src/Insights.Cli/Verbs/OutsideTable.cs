using System.Globalization;
using System.Text;
using Insights.Etl;
using Insights.Warehouse;

namespace Insights.Cli.Verbs;

/// <summary>A table that is not ours: a CSV file that a verb computes on and keeps nothing of. Its cells are texts; an empty one is not known.</summary>
/// <param name="lines">The line of the file on which each row begins, from 1.</param>
internal sealed class OutsideTable(FileInfo file, IReadOnlyDictionary<string, TableColumn> columns, IReadOnlyList<int> lines)
{
    /// <summary>What is larger, above or below zero, is a slip of the pen: its squares and sums may end where no number can be written.</summary>
    public const double Most = 1e15;

    /// <summary>By name, in the file's order.</summary>
    public IReadOnlyDictionary<string, TableColumn> Columns => columns;

    /// <summary>Columns of a CSV file with a header, gzipped or not, as text; all of them where none is named.</summary>
    /// <exception cref="InputFaultException">No such file or column, or not a CSV in UTF-8; the message names the file, the row and what there is.</exception>
    public static OutsideTable Read(FileInfo file, IReadOnlyList<string>? wanted = null)
    {
        if (!file.Exists)
        {
            throw new InputFaultException($"There is no file {file.FullName}.");
        }

        try
        {
            using var records = new CsvRecords(file);
            return Read(file, records, wanted);
        }
        catch (DecoderFallbackException fault)
        {
            throw new InputFaultException($"{file.Name} is not UTF-8 (perhaps GB18030 or UTF-16); save it as UTF-8 CSV.", fault);
        }
        catch (InvalidDataException fault)
        {
            throw new InputFaultException($"{file.Name} begins as a gzip file and can't be unzipped; it may be cut short. Copy it again.", fault);
        }
    }

    /// <summary>Texts to numbers; the first that is none, or beyond <see cref="Most"/>, is named by row and column.</summary>
    public double[] Numbers(string name)
    {
        var column = columns[name];
        var numbers = new double[column.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            var text = column.Codes![i] < 0 ? "" : column.Words[column.Codes[i]];
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
            {
                throw Fault(i, name, $"“{text}” is no number. Mend it, or leave the row out");
            }

            if (Math.Abs(numbers[i]) > Most)
            {
                throw Fault(i, name, $"“{text}” is beyond 1e15. Mend it, or give the column in a larger unit");
            }
        }

        return numbers;
    }

    /// <summary>The line of the file on which a row begins; the header's is 1.</summary>
    public int Line(int row) => lines[row];

    /// <summary>What is wrong in a row, and what to do, without the closing full stop.</summary>
    public InputFaultException Fault(int row, string? column, string what) => new($"{file.Name}, row {lines[row]}{(column is null ? "" : $", column {column}")}: {what}.");

    private static OutsideTable Read(FileInfo file, CsvRecords records, IReadOnlyList<string>? wanted)
    {
        var cells = new List<string>();
        if (!records.Next(cells))
        {
            throw new InputFaultException($"{file.Name} is empty. It needs a line of column names and rows below it.");
        }

        var names = cells.Select((name, i) => name.Length > 0 ? name : $"column{i}").ToList();
        if (names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InputFaultException($"{file.Name} has {twice.Count()} columns '{twice.Key}' (capitals aside). Give each column a name of its own.");
        }

        RefuseNul(names);
        if (wanted?.FirstOrDefault(w => !names.Contains(w, StringComparer.Ordinal)) is { } missing)
        {
            throw new InputFaultException($"{file.Name} has no column '{missing}'. It has: {string.Join(", ", names)}.");
        }

        var filling = (wanted ?? names).Distinct().Select(name => (At: names.IndexOf(name), Name: name, Codes: new List<int>(), Words: new Dictionary<string, int>(StringComparer.Ordinal))).ToArray();
        var lines = new List<int>();
        while (records.Next(cells))
        {
            if (cells.Count != names.Count)
            {
                throw new InputFaultException($"{file.Name}, row {records.Line}: {names.Count} cells were expected, as in the header, and {cells.Count} found. Mend the row; a cell that holds a delimiter stands in double quotes.");
            }

            lines.Add(records.Line);
            foreach (var (at, _, codes, words) in filling)
            {
                codes.Add(cells[at].Length == 0 ? -1 : words.TryGetValue(cells[at], out var code) ? code : words[cells[at]] = words.Count);
            }
        }

        foreach (var column in filling)
        {
            RefuseNul(column.Words.Keys);
        }

        return new(file, filling.ToDictionary(c => c.Name, c => new TableColumn(c.Name, null, [.. c.Codes], [.. c.Words.OrderBy(w => w.Value).Select(w => w.Key)]), StringComparer.Ordinal), lines);
    }

    /// <summary>UTF-16 without a mark is UTF-8 to the letter, with a NUL beside each Latin one.</summary>
    private static void RefuseNul(IEnumerable<string> texts)
    {
        if (texts.Any(t => t.Contains('\0', StringComparison.Ordinal)))
        {
            throw new DecoderFallbackException();
        }
    }
}
