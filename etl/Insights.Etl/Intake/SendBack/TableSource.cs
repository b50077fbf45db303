using System.Text;
using System.Xml.Linq;
using Insights.Etl.Read;
using Insights.Etl.Receive;
using Insights.Warehouse.Exporting;

namespace Insights.Etl.SendBack;

/// <summary>Takes what goes back from a text file or an old workbook (.xls), which cannot carry comments as they are: every cell as the text that was read.</summary>
internal static class TableSource
{
    private const int Bold = 1;

    private const int AsText = 2;

    private const double NarrowestColumn = 8;

    private const double WidestColumn = 40;

    /// <summary>A style sheet of its own: 0 as it comes, 1 the header, 2 text, so that no digit of a number of identity is lost.</summary>
    public const string Styles = """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>
        """;

    public static IEnumerable<(SheetToMend Sheet, SheetXml Xml)> Read(InboxFile file, char delimiter, IReadOnlyList<SheetToMend> sheets)
    {
        if (!file.IsWorkbook)
        {
            return [(sheets[0], Make(sheets[0], Records(file, delimiter, sheets[0])))];
        }

        using var workbook = Workbook.Open(file.Path);
        var made = new List<(SheetToMend, SheetXml)>();
        for (var index = 0; workbook.NextSheet(); index++)
        {
            if (sheets.FirstOrDefault(s => s.Index == index) is { } sheet)
            {
                made.Add((sheet, Make(sheet, Kept(workbook, sheet))));
            }
        }

        return made;
    }

    private static IEnumerable<(int Row, string?[] Cells)> Kept(Workbook workbook, SheetToMend sheet)
    {
        var row = 0;
        var fill = new MergedFill([.. workbook.Merged.Where(a => a.Top > sheet.HeaderRow && sheet.Joined.Contains(a.Column)).OrderBy(a => a.Top)]);
        while (row < sheet.LastRow && workbook.ReadRow() is { } cells)
        {
            var filled = fill.Fill(++row, cells);
            if (sheet.Keeps(row))
            {
                yield return (row, filled);
            }
        }
    }

    private static List<(int Row, string?[] Cells)> Records(InboxFile file, char delimiter, SheetToMend sheet)
    {
        using var text = TextFile.Read(file.Path, out _)!;
        var kept = new List<(int, string?[])>();
        var records = new CsvRecords(CsvReading.Lines(text), delimiter);
        while (records.Next())
        {
            if (sheet.Keeps(records.Line))
            {
                kept.Add((records.Line, CsvRecords.Split(Encoding.UTF8.GetString(records.Current), delimiter)));
            }
        }

        return kept;
    }

    private static SheetXml Make(SheetToMend sheet, IEnumerable<(int Row, string?[] Cells)> rows)
    {
        var made = new SortedDictionary<int, XElement>();
        var widths = new List<double>();
        foreach (var (row, cells) in rows)
        {
            var element = new XElement(SheetXml.Main + "row", new XAttribute("r", row));
            for (var i = 0; i < cells.Length; i++)
            {
                if (cells[i] is { Length: > 0 } text)
                {
                    element.Add(SheetXml.Text(row, i, text, row == sheet.HeaderRow ? Bold : AsText));
                }

                while (widths.Count <= i)
                {
                    widths.Add(NarrowestColumn);
                }

                // Titles reach over the empty cells beside them.
                widths[i] = row < sheet.HeaderRow ? widths[i] : Math.Max(widths[i], Math.Min(WidestColumn, Letters.ColumnWidth(cells[i] ?? string.Empty)));
            }

            made[row] = element;
        }

        var columns = new XElement(SheetXml.Main + "cols", widths.Select((w, i) => new XElement(
            SheetXml.Main + "col", new XAttribute("min", i + 1), new XAttribute("max", i + 1), new XAttribute("width", w), new XAttribute("customWidth", 1), new XAttribute("style", AsText))));
        return new SheetXml(widths.Count == 0 ? [] : [columns], made, []);
    }
}
