using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Insights.Etl.SendBack;

/// <summary>Writes the workbook that goes back: rows keep their numbers, those between them are hidden and empty, each faulty cell is coloured and says in a comment what is wrong.</summary>
internal sealed class MarkedBook : IDisposable
{
    private readonly SpreadsheetDocument _document;
    private readonly WorkbookPart _book;
    private readonly Marks _marks;
    private readonly Sheets _sheets = new();

    /// <param name="styles">The style sheet of the sender's cells.</param>
    public MarkedBook(string path, bool from1904, Stream styles)
    {
        _document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        _book = _document.AddWorkbookPart();
        var part = _book.AddNewPart<WorkbookStylesPart>();
        part.FeedData(styles);
        _marks = new Marks(part.Stylesheet ??= new Stylesheet());
        _book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(new WorkbookProperties { Date1904 = from1904 ? true : null }, new BookViews(new WorkbookView()), _sheets);
    }

    public void Add(SheetToMend sheet, SheetXml xml)
    {
        foreach (var (row, notes) in sheet.Notes)
        {
            foreach (var (position, note) in notes)
            {
                var cell = xml.Cell(row, position);
                cell.SetAttributeValue("s", _marks.Of((uint?)cell.Attribute("s") ?? 0, note.IsNumberAsText));
            }
        }

        var part = _book.AddNewPart<WorksheetPart>();
        var (comments, drawing) = (part.AddNewPart<WorksheetCommentsPart>(), part.AddNewPart<VmlDrawingPart>());
        var notesOfSheet = new Notes(sheet);
        comments.Comments = notesOfSheet.Comments();
        using (var vml = new MemoryStream(Encoding.UTF8.GetBytes(notesOfSheet.Drawing())))
        {
            drawing.FeedData(vml);
        }

        Write(part, sheet, xml, part.GetIdOfPart(drawing));
        var number = (uint)_sheets.Count() + 1;
        _sheets.Append(new Sheet { Id = _book.GetIdOfPart(part), Name = sheet.Name.Length > 0 ? sheet.Name : $"Sheet{number}", SheetId = number });
    }

    public void Dispose() => _document.Dispose();

    private static void Write(WorksheetPart part, SheetToMend sheet, SheetXml xml, string drawing)
    {
        using var to = XmlWriter.Create(part.GetStream(FileMode.Create), new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = true });
        to.WriteStartElement("worksheet", SheetXml.Main.NamespaceName);
        to.WriteAttributeString("xmlns", "r", null, "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
        View(sheet).WriteTo(to);
        foreach (var element in xml.Before)
        {
            element.WriteTo(to);
        }

        to.WriteStartElement("sheetData", SheetXml.Main.NamespaceName);
        for (var row = 1; row <= sheet.LastRow; row++)
        {
            if (xml.Rows.TryGetValue(row, out var kept))
            {
                kept.WriteTo(to);
            }
            else if (row > sheet.HeaderRow)
            {
                to.WriteStartElement("row", SheetXml.Main.NamespaceName);
                to.WriteAttributeString("r", row.ToString(CultureInfo.InvariantCulture));
                to.WriteAttributeString("hidden", "1");
                to.WriteEndElement();
            }
        }

        to.WriteEndElement();
        foreach (var element in xml.After)
        {
            element.WriteTo(to);
        }

        to.WriteStartElement("legacyDrawing", SheetXml.Main.NamespaceName);
        to.WriteAttributeString("r", "id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships", drawing);
        to.WriteEndElement();
        to.WriteEndElement();
    }

    /// <summary>The header stays in sight.</summary>
    private static XElement View(SheetToMend sheet)
    {
        var first = new XAttribute("topLeftCell", SheetXml.Name(sheet.HeaderRow + 1, 0));
        return new XElement(SheetXml.Main + "sheetViews", new XElement(
            SheetXml.Main + "sheetView",
            new XAttribute("workbookViewId", 0),
            new XElement(SheetXml.Main + "pane", new XAttribute("ySplit", sheet.HeaderRow), first, new XAttribute("activePane", "bottomLeft"), new XAttribute("state", "frozen"))));
    }
}

/// <summary>For every style of a faulty cell the same with a coloured ground.</summary>
internal sealed class Marks
{
    private const string Ground = "FFFFE699";

    private const uint TextFormat = 49;

    private readonly Stylesheet _styles;
    private readonly uint _fill;
    private readonly Dictionary<(uint Style, bool IsText), uint> _marked = [];

    public Marks(Stylesheet styles)
    {
        _styles = styles;
        var fills = styles.Fills ??= new Fills();
        // The first two have a meaning of their own, whatever stands there.
        for (var own = fills.Elements<Fill>().Count(); own < 2; own++)
        {
            fills.Append(new Fill(new PatternFill { PatternType = own == 0 ? PatternValues.None : PatternValues.Gray125 }));
        }

        _fill = (uint)fills.Elements<Fill>().Count();
        fills.Append(new Fill(new PatternFill(new ForegroundColor { Rgb = Ground }) { PatternType = PatternValues.Solid }));
        fills.Count = _fill + 1;
        styles.CellFormats ??= new CellFormats(new CellFormat());
    }

    public uint Of(uint style, bool isText)
    {
        if (_marked.TryGetValue((style, isText), out var marked))
        {
            return marked;
        }

        var formats = _styles.CellFormats!;
        var own = (CellFormat?)formats.Elements<CellFormat>().ElementAtOrDefault((int)style)?.CloneNode(true) ?? new CellFormat();
        (own.FillId, own.ApplyFill) = (_fill, true);
        if (isText)
        {
            (own.NumberFormatId, own.ApplyNumberFormat) = (TextFormat, true);
        }

        formats.Append(own);
        formats.Count = (uint)formats.Elements<CellFormat>().Count();
        return _marked[(style, isText)] = formats.Count - 1;
    }
}
