using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;

namespace Insights.Etl.Read;

/// <summary>Reads .xlsx as spreadsheet programs write it (ECMA-376, transitional), straight from the bytes of its parts.</summary>
internal sealed class XlsxWorkbook : Workbook
{
    private readonly ZipArchive _zip;
    private readonly XlsxParts _parts;
    private int _sheet = -1;
    private XmlScan? _scan;
    private int _row;
    private int _pending;
    private string?[]? _next;
    private List<MergedCells> _merged = [];

    private XlsxWorkbook(ZipArchive zip, XlsxParts parts)
    {
        _zip = zip;
        _parts = parts;
    }

    public override string SheetName => _parts.Sheets[_sheet].Name;

    public override bool IsHidden => _parts.Sheets[_sheet].IsHidden;

    public override bool CountsFrom1904 => _parts.CountsFrom1904;

    public override IReadOnlyList<MergedCells> Merged => _merged;

    /// <summary>Null where the file is no zip or its parts are of a form left to ExcelDataReader.</summary>
    /// <exception cref="InvalidDataException">The zip is cut off or damaged.</exception>
    public static XlsxWorkbook? TryOpen(string path)
    {
        using (var head = File.OpenRead(path))
        {
            Span<byte> signature = stackalloc byte[4];
            if (head.ReadAtLeast(signature, 4, false) < 4 || !signature.SequenceEqual("PK\x3\x4"u8))
            {
                return null;
            }
        }

        var zip = ZipFile.OpenRead(path);
        try
        {
            if (XlsxParts.TryRead(zip) is { } parts)
            {
                return new XlsxWorkbook(zip, parts);
            }
        }
        catch
        {
            zip.Dispose();
            throw;
        }

        zip.Dispose();
        return null;
    }

    public override bool NextSheet()
    {
        _scan?.Dispose();
        _scan = null;
        if (++_sheet >= _parts.Sheets.Count)
        {
            return false;
        }

        _scan = new XmlScan(_zip.GetEntry(_parts.Sheets[_sheet].Part)!.Open());
        (_row, _pending, _next, _merged) = (0, 0, null, []);
        return true;
    }

    public override string?[]? ReadRow()
    {
        if (_next is null && !Advance())
        {
            return null;
        }

        _row++;
        if (_row < _pending)
        {
            return [];
        }

        var cells = _next!;
        _next = null;
        return cells;
    }

    protected override void Dispose(bool disposing)
    {
        _scan?.Dispose();
        _zip.Dispose();
    }

    /// <summary>Reads the next row that the sheet holds; rows before it that it leaves out are given as empty ones.</summary>
    private bool Advance()
    {
        var scan = _scan!;
        while (scan.Next())
        {
            if (scan.IsEnd || !scan.Name.SequenceEqual("row"u8))
            {
                Merge(scan);
                continue;
            }

            _pending = Utf8Parser.TryParse(scan.Attribute("r"u8), out int number, out _) ? number : _row + 1;
            _next = scan.IsEmpty ? [] : Cells(scan);
            return true;
        }

        return false;
    }

    /// <summary>Merged cells are told below the rows.</summary>
    private void Merge(XmlScan scan)
    {
        if (!scan.IsEnd && scan.Name.SequenceEqual("mergeCell"u8) && scan.Attribute("ref"u8) is var area && area.IndexOf((byte)':') is > 0 and var cut
            && Column(area[..cut], 0) is var column && column == Column(area[(cut + 1)..], 0))
        {
            _merged.Add(new MergedCells(column, Row(area[..cut]), Row(area[(cut + 1)..])));
        }
    }

    private static int Row(ReadOnlySpan<byte> reference) => Utf8Parser.TryParse(reference[reference.IndexOfAnyInRange((byte)'0', (byte)'9')..], out int row, out _) ? row : 0;

    private string?[] Cells(XmlScan scan)
    {
        var cells = new List<string?>(16);
        while (scan.Next())
        {
            if (scan.IsEnd)
            {
                if (scan.Name.SequenceEqual("row"u8))
                {
                    return [.. cells];
                }

                continue;
            }

            if (!scan.Name.SequenceEqual("c"u8))
            {
                continue;
            }

            var column = Column(scan.Attribute("r"u8), cells.Count);
            var kind = Kind(scan.Attribute("t"u8));
            var style = Utf8Parser.TryParse(scan.Attribute("s"u8), out int s, out _) ? s : 0;
            var text = scan.IsEmpty ? null : Value(scan, kind, style);
            while (cells.Count < column)
            {
                cells.Add(null);
            }

            cells.Add(text);
        }

        throw new InvalidDataException("a sheet of the workbook ends within a row");
    }

    /// <summary>Reads on to the end of the cell. A formula that no program has reckoned yet (no value beside it) is given as it stands, led by =.</summary>
    private string? Value(XmlScan scan, char kind, int style)
    {
        string? value = null, formula = null;
        var (inText, inFormula, phonetic) = (false, false, 0);
        while (scan.Next())
        {
            if (!scan.IsEnd)
            {
                phonetic += scan.Name.SequenceEqual("rPh"u8) && !scan.IsEmpty ? 1 : 0;
                var isValue = scan.Name.SequenceEqual("v"u8);
                inText = !scan.IsEmpty && (isValue || scan.Name.SequenceEqual("t"u8));
                inFormula = scan.Name.SequenceEqual("f"u8);
                formula = inFormula && scan.IsEmpty ? "=…" : formula;
                continue;
            }

            if (inText && phonetic == 0)
            {
                var text = Text(scan.Text, kind, style);
                value = value is null ? text : value + text;
            }

            formula = inFormula ? $"={XmlScan.Decode(scan.Text)}" : formula;
            (inText, inFormula) = (false, false);
            phonetic -= scan.Name.SequenceEqual("rPh"u8) ? 1 : 0;
            if (scan.Name.SequenceEqual("c"u8))
            {
                // An empty text is what a formula may come to; an empty number is one that no program has reckoned, as some libraries write it.
                return formula is null || value is { Length: > 0 } || (value is not null && kind == 't') ? value : formula;
            }
        }

        throw new InvalidDataException("a sheet of the workbook ends within a cell");
    }

    private string Text(ReadOnlySpan<byte> text, char kind, int style)
    {
        switch (kind)
        {
            case 's':
                return Utf8Parser.TryParse(text, out int index, out _) && index < _parts.SharedTexts.Count
                    ? _parts.SharedTexts[index]
                    : throw new InvalidDataException("a cell names a shared text that the workbook does not have");
            case 'n' when Utf8Parser.TryParse(text, out double number, out var used) && used == text.Length:
                return _parts.IsDate(style) ? WorkbookDates.Text(number, CountsFrom1904) : _parts.IsPercent(style) ? CellText.OfPercent(number) : CellText.Of(number);
            default:
                return XmlScan.Decode(text);
        }
    }

    /// <summary>s shared text, n number, anything else text as it stands (inline, formula result, true or false, error, ISO date).</summary>
    private static char Kind(ReadOnlySpan<byte> type) =>
        type.IsEmpty || type.SequenceEqual("n"u8) ? 'n' : type.SequenceEqual("s"u8) ? 's' : 't';

    /// <summary>Column of a reference such as AB12, from 0; the next one where the reference is left out.</summary>
    private static int Column(ReadOnlySpan<byte> reference, int next)
    {
        var column = 0;
        foreach (var c in reference)
        {
            if (c is < (byte)'A' or > (byte)'Z')
            {
                break;
            }

            column = (column * 26) + c - 'A' + 1;
        }

        return column == 0 ? next : column - 1;
    }
}
