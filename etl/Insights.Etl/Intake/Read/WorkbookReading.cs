using ExcelDataReader.Exceptions;
using Insights.Etl.Contracts;
using Insights.Etl.Receive;

namespace Insights.Etl.Read;

/// <summary>Reads one workbook into rows of text, sheet by sheet; sheets without a header of the file's feed (cover, notes) and hidden ones are left out and named.</summary>
public sealed class WorkbookReading(Recognition recognition, string workFolder)
{
    public FileReading Read(InboxFile file, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            var merged = new Dictionary<int, IReadOnlyList<MergedCells>>();
            using (var workbook = Workbook.Open(file.Path))
            {
                var reading = Read(file, ordinal, workbook, merged, isAgain: false);
                if (merged.Count == 0 || reading.Fault is not null)
                {
                    return reading;
                }
            }

            // What is merged is told below the rows: they are read again, and few workbooks join their records' cells.
            using var again = Workbook.Open(file.Path);
            return Read(file, ordinal, again, merged, isAgain: true);
        }
        catch (InvalidPasswordException)
        {
            return FileReading.Faulty(file, ordinal, "the workbook is locked with a password. Open it, take the password off, save it and send it again.");
        }
        catch (HeaderException e)
        {
            return FileReading.Faulty(file, ordinal, $"the file is no workbook, whatever its name says ({e.Message.TrimEnd('.')}). Unpack an archive and send what is in it; save any other table as .xlsx.");
        }
        catch (Exception e) when (e is ExcelReaderException or InvalidDataException or EndOfStreamException
            or System.Xml.XmlException or IndexOutOfRangeException or ArgumentException or FormatException or NullReferenceException)
        {
            return FileReading.Faulty(file, ordinal, $"the workbook cannot be read to its end; it is damaged or cut off ({e.Message.TrimEnd('.')}). Ask the sender for it again, or open and save it anew.");
        }
    }

    /// <param name="merged">Cells to be filled, by sheet; found in the first reading.</param>
    private FileReading Read(InboxFile file, int ordinal, Workbook workbook, Dictionary<int, IReadOnlyList<MergedCells>> merged, bool isAgain)
    {
        var parts = new List<SheetPart>();
        var left = new List<LeftSheet>();
        var path = Path.Combine(workFolder, $"{ordinal:00000}.csv");
        using var copy = new CopyFile(path, ',');
        (SheetHeader? Header, string Sheet) incomplete = (null, string.Empty);
        for (var index = 0; workbook.NextSheet(); index++)
        {
            var cells = new SheetCells(workbook, merged.GetValueOrDefault(index, []));
            var head = cells.Head(Recognition.HeadRows);
            var title = string.Join(' ', head.Take(5).SelectMany(r => r));
            bool StandsElsewhere(ContractColumn c) => ValuesElsewhere.Find(c, file.Stem, workbook.SheetName, title) is not null;
            var header = recognition.Find(file.Stem, head, StandsElsewhere);
            if (workbook.IsHidden || header is not { IsComplete: true })
            {
                if (cells.Survey() is (true, var identity))
                {
                    var other = header is { IsComplete: true } ? header : recognition.Find(string.Empty, head, StandsElsewhere);
                    left.Add(new LeftSheet(workbook.SheetName, workbook.IsHidden, other is { IsComplete: true } ? other : null, head, identity));
                }

                if (!workbook.IsHidden && header is not null && (header.IsMeantAsData || incomplete.Header is null))
                {
                    incomplete = (header, workbook.SheetName);
                }

                continue;
            }

            if (parts.Count > 0 && parts[0].Contract != header.Contract)
            {
                return FileReading.Faulty(file, ordinal, $"sheet '{workbook.SheetName}' is of feed '{header.Contract.Feed}', but an earlier sheet is of '{parts[0].Contract.Feed}'. Send them as two files.");
            }

            var part = SheetPart.Settle(file, ordinal, index, workbook.SheetName, header, head, out var fault);
            if (part is null)
            {
                return FileReading.Faulty(file, ordinal, fault!);
            }

            parts.Add(part);
            if (cells.Copy(part, copy) is { } unit)
            {
                return FileReading.Faulty(file, ordinal, $"sheet '{part.SheetName}': {unit}");
            }

            if (!isAgain && MergedCells.Among(workbook.Merged, part) is { Count: > 0 } areas)
            {
                if (MergedCells.Fault(areas, part) is { } number)
                {
                    return FileReading.Faulty(file, ordinal, number);
                }

                merged[index] = areas;
            }
        }

        if (parts.Count == 0 && left.Find(s => s is { IsHidden: true, Header: not null }) is { } hidden)
        {
            return FileReading.Faulty(file, ordinal, $"sheet '{hidden.Name}' holds the records of feed '{hidden.Header!.Contract.Feed}' but is hidden, and no other sheet does. Show the sheet, save and send the file again.");
        }

        if (parts.Count == 0 || incomplete.Header is { IsMeantAsData: true })
        {
            return FileReading.Faulty(file, ordinal, FileFaults.Unrecognised(recognition, file, incomplete.Header, incomplete.Sheet));
        }

        if (left.Select(s => s.Fault(parts[0])).FirstOrDefault(f => f is not null) is { } lost)
        {
            return FileReading.Faulty(file, ordinal, lost);
        }

        var contract = parts[0].Contract;
        List<string> fields = [.. contract.Columns.Select((_, i) => $"c{i}")];
        return new FileReading(ordinal, file, contract, parts, new RecordCopy(path, $"workbook {contract.Feed}", ',', fields, fields), [], null) { LeftOut = [.. left.Select(s => s.Said)] };
    }
}

/// <summary>The rows of the workbook's current sheet.</summary>
internal sealed class SheetCells(Workbook workbook, IReadOnlyList<MergedCells> merged)
{
    private List<string?[]> _head = [];

    /// <summary>The first rows as text, dates as shown.</summary>
    public IReadOnlyList<string?[]> Head(int rows)
    {
        _head = [];
        while (_head.Count < rows && workbook.ReadRow() is { } row)
        {
            _head.Add(row);
        }

        return _head;
    }

    /// <summary>Reads the sheet to its end: whether it holds anything, and the row, from 1, of its first identity number; 0 where there is none.</summary>
    public (bool HoldsAny, int Identity) Survey()
    {
        var (row, holds) = (0, false);
        foreach (var cells in Rest(0))
        {
            row++;
            if (RecordShape.HasIdentity(cells))
            {
                return (true, row);
            }

            holds = holds || Array.Exists(cells, c => !string.IsNullOrWhiteSpace(c));
        }

        return (holds, 0);
    }

    /// <summary>Writes the records below the header; blank rows, sums, notes and a header that is repeated are left out.</summary>
    /// <returns>Why the sheet cannot be taken, or null.</returns>
    public string? Copy(SheetPart part, CopyFile copy)
    {
        var columns = part.Contract.Columns;
        var positions = columns.Select(c => part.Header.Found.FirstOrDefault(f => f.Column == c)).ToArray();
        var given = columns.Select(c => part.Given.GetValueOrDefault(c.Name)).ToArray();
        var header = _head[part.Header.HeaderRow];
        var row = part.Header.HeaderRow + 1;
        var fill = new MergedFill(merged);
        foreach (var own in Rest(row))
        {
            var cells = fill.Fill(++row, own);
            if (NotData.Is(cells, part.Header) || cells.AsSpan().SequenceEqual(header))
            {
                if (MoneyUnit.Below(part.Header, cells, row) is { } unit)
                {
                    return unit;
                }

                continue;
            }

            copy.Lead(part.Ordinal, part.Sheet, row);
            for (var i = 0; i < positions.Length; i++)
            {
                copy.Cell(positions[i] is { } found ? Cell(found, cells) : given[i], i == positions.Length - 1);
            }
        }

        return null;
    }

    private IEnumerable<string?[]> Rest(int from)
    {
        for (var i = from; i < _head.Count; i++)
        {
            yield return _head[i];
        }

        while (workbook.ReadRow() is { } row)
        {
            yield return row;
        }
    }

    private string? Cell(FoundColumn found, string?[] cells)
    {
        var text = found.Position < cells.Length ? cells[found.Position] : null;
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (workbook.CountsFrom1904 && found.Column.Type is CellType.Date or CellType.Month)
        {
            text = WorkbookDates.From1904(text);
        }

        return found.InTenThousands ? MoneyUnit.WithUnit(text) : text;
    }
}
