using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Insights.Etl.Contracts;
using Insights.Etl.Receive;

namespace Insights.Etl.Read;

/// <summary>Reads one workbook into rows of text, sheet by sheet; sheets without a header of the file's feed (cover, notes) are left out.</summary>
public sealed class WorkbookReading(Recognition recognition, RawTables tables)
{
    public FileReading Read(InboxFile file, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(file);
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        if (file.Bytes == 0)
        {
            return Faulty(file, ordinal, "the file is empty. Ask the sender for it again.");
        }

        try
        {
            using var bytes = File.OpenRead(file.Path);
            using var workbook = ExcelReaderFactory.CreateReader(bytes);
            return Read(file, ordinal, workbook, WorkbookDates.Is1904(file.Path));
        }
        catch (Exception e) when (e is HeaderException or ExcelReaderException or InvalidDataException or EndOfStreamException
            or System.Xml.XmlException or IndexOutOfRangeException or ArgumentException or FormatException or NullReferenceException)
        {
            return Faulty(file, ordinal, $"the workbook cannot be read to its end; it is damaged or cut off ({e.Message.TrimEnd('.')}). Ask the sender for it again, or open and save it anew.");
        }
    }

    private static FileReading Faulty(InboxFile file, int ordinal, string fault) =>
        new(ordinal, file, null, [], null, [], $"{file.Name}: {fault}");

    private FileReading Read(InboxFile file, int ordinal, IExcelDataReader workbook, bool is1904)
    {
        var parts = new List<SheetPart>();
        var rows = new List<RawRow>();
        (SheetHeader? Header, string Sheet) incomplete = (null, string.Empty);
        var index = 0;
        do
        {
            var cells = new SheetCells(workbook, is1904);
            var head = cells.Head(Recognition.HeadRows);
            var title = string.Join(' ', head.Take(5).SelectMany(r => r));
            var header = recognition.Find(file.Stem, head, c => ValuesElsewhere.Find(c, file.Stem, workbook.Name, title) is not null);
            if (header is { IsComplete: true })
            {
                if (parts.Count > 0 && parts[0].Contract != header.Contract)
                {
                    return Faulty(file, ordinal, $"sheet '{workbook.Name}' is of feed '{header.Contract.Feed}', but an earlier sheet is of '{parts[0].Contract.Feed}'. Send them as two files.");
                }

                title = string.Join(' ', head.Take(header.HeaderRow).SelectMany(r => r));
                var given = SheetPart.GivenValues(header.Contract, header.Found, file.Stem, workbook.Name, title);
                var part = new SheetPart(ordinal, index, workbook.Name, header, given);
                parts.Add(part);
                rows.AddRange(cells.Records(part));
            }
            else if (header is not null && (header.IsMeantAsData || incomplete.Header is null))
            {
                incomplete = (header, workbook.Name);
            }

            index++;
        }
        while (workbook.NextResult());

        if (parts.Count == 0 || incomplete.Header is { IsMeantAsData: true })
        {
            return Faulty(file, ordinal, FileFaults.Unrecognised(recognition, file, incomplete.Header, incomplete.Sheet));
        }

        tables.Append(parts[0].Contract, rows);
        return new FileReading(ordinal, file, parts[0].Contract, parts, null, [], null);
    }
}

/// <summary>A record's cells as text, in the order of the contract's columns.</summary>
public sealed record RawRow(int Ordinal, int Sheet, int Row, string?[] Cells);

/// <summary>The rows of the workbook's current sheet.</summary>
internal sealed class SheetCells(IExcelDataReader workbook, bool is1904)
{
    private List<string?[]> _head = [];

    /// <summary>The first rows as text, dates as shown.</summary>
    public IReadOnlyList<string?[]> Head(int rows)
    {
        _head = [];
        while (_head.Count < rows && workbook.Read())
        {
            _head.Add(Row(workbook.FieldCount));
        }

        return _head;
    }

    /// <summary>The records below the header; blank rows, sums, notes and a header that is repeated are left out.</summary>
    public IEnumerable<RawRow> Records(SheetPart part)
    {
        var columns = part.Contract.Columns;
        var positions = columns.Select(c => part.Header.Found.FirstOrDefault(f => f.Column == c)).ToArray();
        var given = columns.Select(c => part.Given.GetValueOrDefault(c.Name)).ToArray();
        var row = part.Header.HeaderRow + 1;
        foreach (var cells in Rest(row))
        {
            row++;
            if (NotData.Starts(Array.Find(cells, c => !string.IsNullOrWhiteSpace(c))) || IsHeader(part, cells))
            {
                continue;
            }

            var record = new string?[columns.Count];
            for (var i = 0; i < record.Length; i++)
            {
                record[i] = positions[i] is { } found ? Cell(found, cells) : given[i];
            }

            yield return new RawRow(part.Ordinal, part.Sheet, row, record);
        }
    }

    private IEnumerable<string?[]> Rest(int from)
    {
        for (var i = from; i < _head.Count; i++)
        {
            yield return _head[i];
        }

        while (workbook.Read())
        {
            yield return Row(workbook.FieldCount);
        }
    }

    private string? Cell(FoundColumn found, string?[] cells)
    {
        var text = found.Position < cells.Length ? cells[found.Position] : null;
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (is1904 && found.Column.Type is CellType.Date or CellType.Month)
        {
            text = WorkbookDates.From1904(text, is1904);
        }

        return found.InTenThousands && char.IsAsciiDigit(text[^1]) ? text + "万元" : text;
    }

    private static bool IsHeader(SheetPart part, string?[] cells) =>
        part.Header.Found.Count(f => f.Position < cells.Length && HeaderText.Plain(cells[f.Position]) == HeaderText.Plain(f.Header)) >= 2;

    private string?[] Row(int fields)
    {
        var cells = new string?[fields];
        for (var i = 0; i < fields; i++)
        {
            cells[i] = CellText.Of(workbook.GetValue(i));
        }

        return cells;
    }
}
