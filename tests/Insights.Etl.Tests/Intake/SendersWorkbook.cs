using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Insights.Etl.Tests.Intake;

/// <summary>A pay list of five with all that a sender's workbook may carry beside its rows.</summary>
internal static class SendersWorkbook
{
    /// <summary>As a spreadsheet program writes it: texts shared, a number of rows fine, one hidden by a filter, one whose cell is merged upwards, a sheet of notes, formulas.</summary>
    public static byte[] Bytes()
    {
        var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
                new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()), new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }));
            var texts = new SharedStringTable();
            book.AddNewPart<SharedStringTablePart>().SharedStringTable = texts;
            Cell Shared(string at, string text)
            {
                texts.Append(new SharedStringItem(new Text(text)));
                return new Cell { CellReference = at, DataType = CellValues.SharedString, CellValue = new CellValue(texts.Count() - 1) };
            }

            Cell Number(string at, double value, uint style = 0) => new() { CellReference = at, CellValue = new CellValue(value), StyleIndex = style };
            Row Person(uint row, int number, string name, string id, Cell from, string kind, Cell amount) => new(
                new[]
                {
                    new Cell { CellReference = $"A{row}", CellFormula = new CellFormula($"ROW()-2"), CellValue = new CellValue(number) }, Shared($"B{row}", name), id.Length > 0 ? Shared($"C{row}", id) : null,
                    Shared($"D{row}", $"DG00000000{number}"), from, Shared($"F{row}", "2024-03"), Shared($"G{row}", kind), amount,
                }.OfType<Cell>()) { RowIndex = row };

            var notes = book.AddNewPart<WorksheetPart>();
            notes.Worksheet = new Worksheet(new SheetData(new Row(Shared("A1", "填表说明：联系人李四")) { RowIndex = 1 }));
            var sheet = book.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(
                new Columns(new Column { Min = 1, Max = 1, Width = 22, CustomWidth = true, Hidden = true }),
                new SheetData(
                    new Row(Shared("A1", "特困人员供养金发放表")) { RowIndex = 1 },
                    new Row("序号 姓名 身份证号码 户号 起始月份 截止月份 发放类型 供养金额".Split(' ').Select((t, i) => Shared($"{(char)('A' + i)}2", t))) { RowIndex = 2 },
                    Person(3, 1, "张三", Ids.A, Shared("E3", "2024-03"), "正常发放", Number("H3", 1840.5)),
                    Person(4, 2, "李四", Ids.B, Shared("E4", "2024-03"), "正常发放", Number("H4", 1840.5)),
                    WithHidden(Person(5, 3, "王五", string.Empty, Number("E5", 45352, 1), "正常发放", Number("H5", 1840.5))),
                    Person(6, 4, "李四", Ids.Of("19700101", 7), Shared("E6", "2024-03"), "正常发放", Number("H6", 1840.5)),
                    Person(7, 5, "赵六", Ids.X, Shared("E7", "2024-03"), "别的", new Cell { CellReference = "H7", CellFormula = new CellFormula("H6*1") })),
                new MergeCells(new MergeCell { Reference = "A1:H1" }, new MergeCell { Reference = "C4:C5" }),
                new DataValidations(
                    new DataValidation(new Formula1("\"正常发放,补发,追回\"")) { Type = DataValidationValues.List, SequenceOfReferences = new ListValue<StringValue>(["G3:G99"]) },
                    new DataValidation(new Formula1("填表说明!$A$1:$A$9")) { Type = DataValidationValues.List, SequenceOfReferences = new ListValue<StringValue>(["D3:D99"]) }));
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(new Sheets(
                new Sheet { Id = book.GetIdOfPart(notes), Name = "填表说明", SheetId = 1 }, new Sheet { Id = book.GetIdOfPart(sheet), Name = "发放明细", SheetId = 2 }));
        }

        return stream.ToArray();
    }

    /// <summary>The form that Excel and WPS write, where the library writes x: before every name.</summary>
    public static byte[] WithoutPrefix()
    {
        var stream = new MemoryStream();
        stream.Write(Bytes());
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, true))
        {
            foreach (var entry in zip.Entries.ToList())
            {
                string text;
                using (var reader = new StreamReader(entry.Open()))
                {
                    text = reader.ReadToEnd();
                }

                using var writer = new StreamWriter(entry.Open());
                writer.BaseStream.SetLength(0);
                writer.Write(text.Replace("xmlns:x=", "xmlns=", StringComparison.Ordinal).Replace("<x:", "<", StringComparison.Ordinal).Replace("</x:", "</", StringComparison.Ordinal));
            }
        }

        return stream.ToArray();
    }

    private static Row WithHidden(Row row)
    {
        row.Hidden = true;
        return row;
    }
}
