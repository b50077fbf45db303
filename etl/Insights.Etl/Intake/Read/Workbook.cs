using ExcelDataReader;

namespace Insights.Etl.Read;

/// <summary>The sheets of a workbook, each as rows of text; a row that the file leaves out is an empty one, so that row numbers are those a person sees.</summary>
public abstract class Workbook : IDisposable
{
    public abstract string SheetName { get; }

    /// <summary>The sheet is not shown, whether a person may show it (hidden) or a program only (very hidden).</summary>
    public abstract bool IsHidden { get; }

    /// <summary>Plain numbers in date columns count from 1904.</summary>
    public abstract bool CountsFrom1904 { get; }

    /// <summary>Cells of one column that the current sheet joins; complete once its last row was read.</summary>
    public abstract IReadOnlyList<MergedCells> Merged { get; }

    /// <summary>Opens .xlsx by our own reader, and whatever that one does not understand, such as .xls, by ExcelDataReader.</summary>
    /// <remarks>
    /// We chose an own reader for the common form because ExcelDataReader took 8 s of the default city's intake for 136,000 rows, and this one
    /// takes under 1 s; what it does not know (prefixed elements, encrypted or binary workbooks) it refuses at the door.
    /// </remarks>
    public static Workbook Open(string path) => (Workbook?)XlsxWorkbook.TryOpen(path) ?? new OtherWorkbook(path);

    /// <summary>Goes to the next sheet, at first to the first one.</summary>
    public abstract bool NextSheet();

    /// <summary>The cells of the next row, or null at the end of the sheet.</summary>
    public abstract string?[]? ReadRow();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}

/// <summary>Any workbook that ExcelDataReader knows.</summary>
internal sealed class OtherWorkbook : Workbook
{
    private readonly FileStream _bytes;
    private readonly IExcelDataReader _reader;
    private bool _opened;

    public OtherWorkbook(string path)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        _bytes = File.OpenRead(path);
        try
        {
            _reader = ExcelReaderFactory.CreateReader(_bytes);
        }
        catch
        {
            _bytes.Dispose();
            throw;
        }
    }

    public override string SheetName => _reader.Name;

    public override bool IsHidden => _reader.VisibleState != "visible";

    public override bool CountsFrom1904 => false;

    public override IReadOnlyList<MergedCells> Merged =>
        _reader.MergeCells is { } areas ? [.. areas.Where(a => a.FromColumn == a.ToColumn).Select(a => new MergedCells(a.FromColumn, a.FromRow + 1, a.ToRow + 1))] : [];

    public override bool NextSheet()
    {
        if (_opened)
        {
            return _reader.NextResult();
        }

        _opened = true;
        return true;
    }

    public override string?[]? ReadRow()
    {
        if (!_reader.Read())
        {
            return null;
        }

        var cells = new string?[_reader.FieldCount];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = _reader.GetValue(i) is double part && CellText.ShowsPercent(_reader.GetNumberFormatString(i)) ? CellText.OfPercent(part) : CellText.Of(_reader.GetValue(i));
        }

        return cells;
    }

    protected override void Dispose(bool disposing)
    {
        _reader.Dispose();
        _bytes.Dispose();
    }
}
