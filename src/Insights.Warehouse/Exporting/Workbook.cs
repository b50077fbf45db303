using System.Data.Common;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Insights.Warehouse.Exporting;

/// <summary>A workbook streamed row by row: numbers as numbers, months, days and moments as dates, all else (place codes, identities) as text, so that no digit is lost.</summary>
internal static class Workbook
{
    /// <summary>Excel's limit is 1,048,576 rows a sheet; past this a further sheet begins.</summary>
    private const int RowsPerSheet = 1_000_000;

    private static readonly string[] Forms = [SheetNumber.MonthForm, SheetNumber.DayForm, SheetNumber.MomentForm];

    public static long Write(string file, string name, DbDataReader reader)
    {
        using var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = SheetStyles.Of(Forms);
        var sheets = new List<(string Id, string Name)>();
        long rows = 0;
        var more = reader.Read();
        do
        {
            var part = book.AddNewPart<WorksheetPart>();
            sheets.Add((book.GetIdOfPart(part), sheets.Count == 0 ? name : $"{name}_{sheets.Count + 1}"));
            using var writer = OpenXmlWriter.Create(part);
            writer.WriteStartElement(new Worksheet());
            writer.WriteStartElement(new SheetData());
            writer.WriteStartElement(new Row());
            for (var i = 0; i < reader.FieldCount; i++)
            {
                WriteText(writer, reader.GetName(i));
            }

            writer.WriteEndElement();
            for (var inSheet = 0; more && inSheet < RowsPerSheet; inSheet++, rows++)
            {
                WriteRow(writer, reader);
                more = reader.Read();
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }
        while (more);

        reader.Dispose();
        using var bookWriter = OpenXmlWriter.Create(book);
        bookWriter.WriteStartElement(new DocumentFormat.OpenXml.Spreadsheet.Workbook());
        bookWriter.WriteStartElement(new Sheets());
        for (var i = 0; i < sheets.Count; i++)
        {
            bookWriter.WriteElement(new Sheet { Id = sheets[i].Id, Name = sheets[i].Name, SheetId = (uint)(i + 1) });
        }

        bookWriter.WriteEndElement();
        bookWriter.WriteEndElement();
        return rows;
    }

    private static void WriteRow(OpenXmlWriter writer, DbDataReader reader)
    {
        writer.WriteStartElement(new Row());
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (reader.IsDBNull(i))
            {
                WriteText(writer, "");
                continue;
            }

            var value = reader.GetValue(i);
            if (value is double or float or int or long or short or decimal)
            {
                writer.WriteElement(new Cell { DataType = CellValues.Number, CellValue = new CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!) });
            }
            else if (Dated(value, reader.GetName(i)) is { } date)
            {
                writer.WriteElement(new Cell { DataType = CellValues.Number, StyleIndex = SheetStyles.Number(Array.IndexOf(Forms, date.Format)), CellValue = new CellValue(date.Value.ToString(CultureInfo.InvariantCulture)) });
            }
            else
            {
                WriteText(writer, VersionExport.Text(value));
            }
        }

        writer.WriteEndElement();
    }

    /// <summary>A date as a number with its form; a column whose name ends in 'month' holds first days that stand for their months. Null for what is none, or lies before Excel's count.</summary>
    private static SheetNumber? Dated(object value, string column) => value switch
    {
        DateOnly { Year: <= 1900 } or DateTime { Year: <= 1900 } => null,
        DateOnly day => column.EndsWith("month", StringComparison.Ordinal) ? SheetNumber.Month(day) : SheetNumber.Day(day),
        DateTime moment => SheetNumber.Moment(moment),
        _ => null,
    };

    private static void WriteText(OpenXmlWriter writer, string text) =>
        writer.WriteElement(new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) });
}
