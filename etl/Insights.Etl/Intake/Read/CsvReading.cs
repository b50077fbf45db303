using System.Text;
using Insights.Etl.Contracts;
using Insights.Etl.Receive;

namespace Insights.Etl.Read;

/// <summary>
/// Recognises one csv and writes the copy that DuckDB reads: UTF-8, one record a line, each led by the file's ordinal, its own row number
/// and the values given outside its columns. So the row number survives parallel reading, and titles, blank lines, sums and notes stay out.
/// </summary>
public sealed class CsvReading(Recognition recognition, string workFolder)
{
    private static readonly char[] Delimiters = [',', '\t', ';', '|'];
    private static readonly byte[][] NotDataStarts = [.. NotData.FirstCharacters.Select(c => Encoding.UTF8.GetBytes([c]))];
    private static readonly byte[] Unit = Encoding.UTF8.GetBytes("单位");
    private static readonly byte[] LastOfSums = Encoding.UTF8.GetBytes([NotData.LastOfSums]);

    public FileReading Read(InboxFile file, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var text = TextFile.Read(file.Path, out var fault);
        if (text is null)
        {
            return FileReading.Faulty(file, ordinal, fault!);
        }

        var utf8 = Lines(text);
        if (IsMarkup(utf8))
        {
            return FileReading.Faulty(file, ordinal, "the file is a web page or XML, whatever its name says. Open it in a spreadsheet program, save it as .xlsx and send that.");
        }

        var head = Head(file, utf8);
        if (head is null || !head.Value.Header.IsComplete)
        {
            return FileReading.Faulty(file, ordinal, Unrecognised(file, head?.Header, text.Encoding));
        }

        var (header, delimiter, rows) = head.Value;
        var part = SheetPart.Settle(file, ordinal, 0, string.Empty, header, rows, out fault);
        if (part is null)
        {
            return FileReading.Faulty(file, ordinal, fault!);
        }

        var copy = Path.Combine(workFolder, $"{ordinal:00000}.csv");
        var broken = new List<BrokenLine>();
        var fields = rows[header.HeaderRow].Length;
        fault = Copy(utf8, part, delimiter, fields, copy, broken);
        if (fault is not null)
        {
            return FileReading.Faulty(file, ordinal, fault);
        }

        List<string> names = [.. part.Given.Keys.Select((_, i) => $"g{i}"), .. Enumerable.Range(0, fields).Select(i => $"c{i}")];
        var columns = header.Contract.Columns.Select(c => Column(part, c)).ToList();
        var layout = $"{delimiter}/{names.Count}/{string.Join('|', columns)}";
        return new FileReading(ordinal, file, header.Contract, [part], new RecordCopy(copy, layout, delimiter, names, columns), broken, null);
    }

    /// <summary>The text with line ends that <see cref="CsvRecords"/> knows: old systems end lines by a carriage return alone.</summary>
    internal static ReadOnlySpan<byte> Lines(TextFile text)
    {
        if (text.Text.Contains((byte)'\n') || !text.Text.Contains((byte)'\r'))
        {
            return text.Text;
        }

        var lines = text.Text.ToArray();
        lines.AsSpan().Replace((byte)'\r', (byte)'\n');
        return lines;
    }

    /// <summary>Where a column's text stands in the copy, as SQL; a header in 万元 passes its unit on to the cells that name none.</summary>
    private static string Column(SheetPart part, ContractColumn column)
    {
        var found = part.Header.Found.FirstOrDefault(f => f.Column == column);
        if (found is not null)
        {
            return found.InTenThousands ? MoneyUnit.WithUnitSql($"c{found.Position}") : $"c{found.Position}";
        }

        var at = part.Given.Keys.ToList().IndexOf(column.Name);
        return at < 0 ? "NULL" : $"g{at}";
    }

    private (SheetHeader Header, char Delimiter, List<string?[]> Rows)? Head(InboxFile file, ReadOnlySpan<byte> utf8)
    {
        (SheetHeader Header, char Delimiter, List<string?[]> Rows)? best = null;
        foreach (var delimiter in Delimiters)
        {
            var rows = new List<string?[]>();
            var records = new CsvRecords(utf8, delimiter);
            while (rows.Count < Recognition.HeadRows && records.Next())
            {
                rows.Add(CsvRecords.Split(Encoding.UTF8.GetString(records.Current), delimiter));
            }

            var header = recognition.Find(
                file.Stem, rows, c => ValuesElsewhere.Find(c, file.Stem, string.Empty, string.Join(' ', rows.Take(5).SelectMany(r => r))) is not null);
            if (header is not null && (best is null || header.Found.Count > best.Value.Header.Found.Count))
            {
                best = (header, delimiter, rows);
            }
        }

        return best;
    }

    private string Unrecognised(InboxFile file, SheetHeader? header, string encoding)
    {
        if (encoding != "utf-8" && TextFile.BetterEncoding(file.Path, head => HasHeader(file, head)) is { } better)
        {
            return $"wrong encoding: read as {encoding} the header makes no sense, but as {better} it does. Save the file as UTF-8 or GB18030 and send it again.";
        }

        var fault = FileFaults.Unrecognised(recognition, file, header, string.Empty);
        return encoding == "utf-8" || header is { IsMeantAsData: true }
            ? fault
            : $"wrong encoding or unknown header: read as {encoding} no line is a known header. If the columns look garbled, save the file as UTF-8 and send it again. Otherwise: {fault}";
    }

    private bool HasHeader(InboxFile file, string head)
    {
        var rows = head.Split('\n').Take(Recognition.HeadRows).Select(l => CsvRecords.Split(l.TrimEnd('\r'), ',')).ToList();
        return recognition.Find(file.Stem, rows, _ => true) is { IsMeantAsData: true };
    }

    /// <summary>Systems export "workbooks" that are a web page or XML under the name .xls; spreadsheet programs open them without a word.</summary>
    private static bool IsMarkup(ReadOnlySpan<byte> utf8)
    {
        var start = utf8.TrimStart(" \t\r\n"u8);
        return start.Length > 1 && start[0] == '<' && (char.IsAsciiLetter((char)start[1]) || start[1] is (byte)'!' or (byte)'?');
    }

    /// <returns>Why the file cannot be split into records, or null.</returns>
    private static string? Copy(ReadOnlySpan<byte> utf8, SheetPart part, char delimiter, int fields, string path, List<BrokenLine> broken)
    {
        var given = Encoding.UTF8.GetBytes(string.Concat(part.Given.Values.Select(v => $"{v}{delimiter}")));
        using var copy = new CopyFile(path, delimiter);
        var records = new CsvRecords(utf8, delimiter);
        var headerText = ReadOnlySpan<byte>.Empty;
        for (var index = 0; records.Next(); index++)
        {
            var record = records.Current;
            if (records.IsUnclosed)
            {
                return $"line {records.Line}: a quotation mark is opened and never closed. Close it or take it out.";
            }

            if (index <= part.Header.HeaderRow)
            {
                headerText = record;
                continue;
            }

            if (IsNotData(record, delimiter, part.Header) || record.SequenceEqual(headerText))
            {
                if (record.IndexOf(Unit) >= 0 && MoneyUnit.Below(part.Header, CsvRecords.Split(Encoding.UTF8.GetString(record), delimiter), records.Line) is { } unit)
                {
                    return unit;
                }

                continue;
            }

            if (records.Fields > fields && !CutEmptyEnd(ref record, records.Fields - fields, delimiter))
            {
                broken.Add(new BrokenLine(part.Ordinal, records.Line, Encoding.UTF8.GetString(record)));
                continue;
            }

            copy.Lead(part.Ordinal, part.Sheet, records.Line);
            copy.Raw(given);
            if (records.SpansLines)
            {
                copy.OneLine(record);
            }
            else
            {
                copy.Raw(record);
            }

            copy.Raw("\n"u8);
        }

        return null;
    }

    /// <summary>Takes surplus empty fields off the end; false where one of them holds something.</summary>
    private static bool CutEmptyEnd(ref ReadOnlySpan<byte> record, int surplus, char delimiter)
    {
        for (; surplus > 0; surplus--)
        {
            record = record.TrimEnd((byte)' ');
            if (!record.EndsWith([(byte)delimiter]))
            {
                return false;
            }

            record = record[..^1];
        }

        return true;
    }

    /// <summary>Most records begin with a digit and need no splitting.</summary>
    private static bool IsNotData(ReadOnlySpan<byte> record, char delimiter, SheetHeader header)
    {
        var start = record.TrimStart([(byte)delimiter, (byte)' ', (byte)'\t', (byte)'"']);
        if (start.IsEmpty)
        {
            return true;
        }

        var end = start.IndexOf((byte)delimiter);
        var first = (end < 0 ? start : start[..end]).TrimEnd(" \t\""u8);
        return (MayStart(start) || first.IndexOf(LastOfSums) >= 0) && NotData.Is(CsvRecords.Split(Encoding.UTF8.GetString(record), delimiter), header);
    }

    private static bool MayStart(ReadOnlySpan<byte> start)
    {
        foreach (var first in NotDataStarts)
        {
            if (start[0] == first[0] && start.StartsWith(first))
            {
                return true;
            }
        }

        return false;
    }
}
