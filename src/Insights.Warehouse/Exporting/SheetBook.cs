using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Insights.Warehouse.Exporting;

/// <summary>One sheet: its name, and rows of texts and numbers; the first is the header.</summary>
public sealed record SheetRows(string Name, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>A number with the way it is shown, such as 0.0% for a share of one.</summary>
public sealed record SheetNumber(double Value, string Format)
{
    /// <summary>A month is a date that shows no day: Excel and WPS sort, filter and pivot it.</summary>
    public const string MonthForm = "yyyy-mm";

    public const string DayForm = "yyyy-mm-dd";

    public const string MomentForm = "yyyy-mm-dd hh:mm:ss";

    public static SheetNumber Month(DateOnly month) => new(Serial(month.ToDateTime(default)), MonthForm);

    public static SheetNumber Day(DateOnly day) => new(Serial(day.ToDateTime(default)), DayForm);

    public static SheetNumber Moment(DateTime moment) => new(Serial(moment), MomentForm);

    /// <summary>Days as Excel counts them, right from March 1900 on.</summary>
    private static double Serial(DateTime moment) => moment.ToOADate();
}

/// <summary>A small workbook of a page's tables, for Excel and WPS: numbers as numbers, months and days as dates, all else as text, columns as wide as their words, the header kept in sight.</summary>
public static class SheetBook
{
    private const double NarrowestColumn = 8;

    private const double WidestColumn = 60;

    /// <summary>Writes the workbook into a stream that can be sought.</summary>
    public static void Write(Stream to, IReadOnlyList<SheetRows> sheets)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        using var document = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        var list = new Sheets();
        var formats = sheets.SelectMany(s => s.Rows).SelectMany(r => r).OfType<SheetNumber>().Select(n => n.Format).Distinct(StringComparer.Ordinal).ToList();
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = SheetStyles.Of(formats);
        foreach (var sheet in sheets)
        {
            var part = book.AddNewPart<WorksheetPart>();
            part.Worksheet = new Worksheet(
                new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
                Widths(sheet),
                new SheetData(sheet.Rows.Select((row, n) => new Row(row.Select(c => Cell(c, n == 0, formats))))));
            list.Append(new Sheet { Id = book.GetIdOfPart(part), Name = sheet.Name, SheetId = (uint)list.Count() + 1 });
        }

        book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(new BookViews(new WorkbookView()), list);
    }

    private static Columns Widths(SheetRows sheet) => new(Enumerable.Range(0, sheet.Rows.Max(r => r.Count)).Select(c => new Column
    {
        Min = (uint)c + 1,
        Max = (uint)c + 1,
        CustomWidth = true,
        Width = Math.Clamp(sheet.Rows.Where(r => r.Count > c).Max(r => Width(r[c])), NarrowestColumn, WidestColumn),
    }));

    private static double Width(object? value) => value is SheetNumber ? 12 : Letters.ColumnWidth(Convert.ToString(value, CultureInfo.InvariantCulture)!);

    private static Cell Cell(object? value, bool head, List<string> formats) => value switch
    {
        SheetNumber number => new Cell
        {
            DataType = CellValues.Number, StyleIndex = SheetStyles.Number(formats.IndexOf(number.Format)), CellValue = new CellValue(number.Value.ToString(CultureInfo.InvariantCulture)),
        },
        double or float or int or long or decimal => new Cell { DataType = CellValues.Number, CellValue = new CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!) },
        _ => new Cell { DataType = CellValues.InlineString, StyleIndex = head ? SheetStyles.Head : SheetStyles.Text, InlineString = new InlineString(new Text(value?.ToString() ?? "") { Space = SpaceProcessingModeValues.Preserve }) },
    };
}
