using System.Data.Common;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Insights.Warehouse.Exporting;

/// <summary>A workbook streamed row by row: numbers as numbers, all else (place codes, identities) as text, so that no digit is lost.</summary>
internal static class Workbook
{
    /// <summary>Excel's limit is 1,048,576 rows a sheet; past this a further sheet begins.</summary>
    private const int RowsPerSheet = 1_000_000;

    public static long Write(string file, string name, DbDataReader reader)
    {
        using var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
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
            else
            {
                WriteText(writer, VersionExport.Text(value));
            }
        }

        writer.WriteEndElement();
    }

    private static void WriteText(OpenXmlWriter writer, string text) =>
        writer.WriteElement(new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) });
}
