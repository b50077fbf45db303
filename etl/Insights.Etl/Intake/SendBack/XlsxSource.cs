using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Insights.Etl.Read;

namespace Insights.Etl.SendBack;

/// <summary>
/// Takes from a sender's .xlsx what goes back: styles, widths, merged titles, drop-down lists, and of each sheet its head and the rows to be mended. All else stays behind on
/// purpose (other rows and sheets, the table of shared texts, pivots, links, macros): they hold people whose rows were taken, or could not hold without them.
/// </summary>
internal sealed partial class XlsxSource : IDisposable
{
    private readonly ZipArchive _zip;
    private readonly XlsxParts _parts;

    private XlsxSource(ZipArchive zip, XlsxParts parts) => (_zip, _parts) = (zip, parts);

    public bool CountsFrom1904 => _parts.CountsFrom1904;

    /// <summary>Null where the file is no .xlsx.</summary>
    public static XlsxSource? TryOpen(string path)
    {
        ZipArchive? zip = null;
        try
        {
            zip = ZipFile.OpenRead(path);
            if (XlsxParts.TryFindSheets(zip) is { } parts && parts.Sheets.TrueForAll(s => zip.GetEntry(s.Part) is not null))
            {
                return new XlsxSource(zip, parts);
            }
        }
        catch (InvalidDataException)
        {
            // No zip: an .xls.
        }

        zip?.Dispose();
        return null;
    }

    /// <summary>The style sheet, or null where it has none.</summary>
    public Stream? Styles() => _zip.GetEntry("xl/styles.xml")?.Open();

    public SheetXml Read(SheetToMend sheet)
    {
        var (before, rows, after) = (new List<XElement>(), new SortedDictionary<int, XElement>(), new List<XElement>());
        var part = _parts.Sheets.Find(s => s.Name == sheet.Name).Part;
        var merged = Merged(part, sheet);
        using var xml = Open(part);
        xml.MoveToContent();
        xml.Read();
        while (!xml.EOF)
        {
            switch (xml.NodeType == XmlNodeType.Element ? xml.LocalName : null)
            {
                case "sheetFormatPr" or "cols":
                    before.Add(Shown(Plain(xml)));
                    break;
                case "sheetData" when !xml.IsEmptyElement:
                    Rows(xml, sheet, merged, rows);
                    break;
                case "mergeCells" or "dataValidations" or "pageMargins":
                    after.Add(Plain(xml));
                    break;
                case null:
                    xml.Read();
                    break;
                default:
                    xml.Skip();
                    break;
            }
        }

        Share(rows.Values);
        return new SheetXml(before, rows, [.. after.Select(e => Within(e, sheet)).OfType<XElement>()]);
    }

    public void Dispose() => _zip.Dispose();

    private XmlReader Open(string part) => XmlReader.Create(_zip.GetEntry(part)!.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CloseInput = true, IgnoreWhitespace = false });

    private static void Rows(XmlReader xml, SheetToMend sheet, List<MergedCells> merged, SortedDictionary<int, XElement> kept)
    {
        var values = new Dictionary<MergedCells, XElement>();
        var row = 0;
        xml.Read();
        while (!(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "sheetData"))
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                xml.Read();
                continue;
            }

            row = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : row + 1;
            if (!sheet.Keeps(row) && merged.TrueForAll(a => a.Top != row))
            {
                xml.Skip();
                continue;
            }

            var element = Named(Plain(xml), row);
            foreach (var area in merged.Where(a => a.Top == row && Value(element, a.Column) is not null))
            {
                values[area] = Value(element, area.Column)!;
            }

            if (sheet.Keeps(row))
            {
                kept[row] = element;
            }
        }

        Unmerge(values, kept);
    }

    /// <summary>Columns that the sender hid are shown: what is to be mended may stand there.</summary>
    private static XElement Shown(XElement columns)
    {
        columns.Elements().Attributes("hidden").Remove();
        columns.SetAttributeValue("zeroHeight", null);
        return columns;
    }

    /// <summary>A row and its cells under their own names, shown, with values in the place of formulas: those would reckon with rows that are no longer there.</summary>
    private static XElement Named(XElement row, int number)
    {
        row.SetAttributeValue("r", number);
        row.SetAttributeValue("hidden", null);
        row.SetAttributeValue("spans", null);
        var position = -1;
        foreach (var cell in row.Elements().ToList())
        {
            if (cell.Name != SheetXml.Main + "c")
            {
                cell.Remove();
                continue;
            }

            position = (string?)cell.Attribute("r") is { } reference && SheetXml.PositionOf(reference) is >= 0 and var at ? at : position + 1;
            cell.SetAttributeValue("r", SheetXml.Name(number, position));
            cell.SetAttributeValue("cm", null);
            cell.SetAttributeValue("vm", null);
            cell.Elements().Where(e => e.Name != SheetXml.Main + "v" && e.Name != SheetXml.Main + "is").Remove();
            if ((string?)cell.Attribute("t") != "inlineStr" && cell.Value.Length == 0)
            {
                // Of a formula that no program has reckoned nothing is left.
                cell.Elements().Remove();
                cell.SetAttributeValue("t", null);
            }
        }

        return row;
    }

    /// <summary>Texts of the shared table are put into the cells.</summary>
    private void Share(IEnumerable<XElement> rows)
    {
        var cells = rows.Elements().Where(c => (string?)c.Attribute("t") == "s").ToLookup(c => int.TryParse(c.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1);
        if (cells.Count == 0)
        {
            return;
        }

        using var xml = Open("xl/sharedStrings.xml");
        xml.MoveToContent();
        var index = 0;
        xml.Read();
        while (!xml.EOF)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "si")
            {
                xml.Read();
            }
            else if (!cells.Contains(index++))
            {
                xml.Skip();
            }
            else
            {
                var text = Plain(xml);
                foreach (var cell in cells[index - 1])
                {
                    cell.SetAttributeValue("t", "inlineStr");
                    cell.ReplaceNodes(new XElement(SheetXml.Main + "is", text.Nodes()));
                }
            }
        }
    }

    /// <summary>Merged areas and drop-down lists that need nothing but what goes back; null where none is left.</summary>
    private static XElement? Within(XElement element, SheetToMend sheet)
    {
        if (element.Name.LocalName == "pageMargins")
        {
            return element;
        }

        var isMerge = element.Name.LocalName == "mergeCells";
        element.Elements().Where(e => isMerge ? !IsHead((string?)e.Attribute("ref") ?? string.Empty, sheet) : !StandsAlone(e)).Remove();
        element.SetAttributeValue("count", element.Elements().Count());
        return element.HasElements ? element : null;
    }

    /// <summary>A drop-down list with its words in it, or a bound; one that takes them from other cells would point to where nothing is.</summary>
    private static bool StandsAlone(XElement validation) =>
        validation.Name == SheetXml.Main + "dataValidation" && !validation.Value.Contains('!', StringComparison.Ordinal)
        && ((string?)validation.Attribute("type") != "list" || validation.Value.StartsWith('"'));

    /// <summary>Titles and headers. Below them a merged area would take the cell away in which something is missing.</summary>
    private static bool IsHead(string area, SheetToMend sheet) => area.Split(':').Select(SheetXml.RowOf).Max() <= sheet.HeaderRow;

    /// <summary>The element that stands next, without attributes of other namespaces, which would need their declarations.</summary>
    private static XElement Plain(XmlReader xml)
    {
        var element = (XElement)XNode.ReadFrom(xml);
        foreach (var part in element.DescendantsAndSelf().ToList())
        {
            part.Attributes().Where(a => a.IsNamespaceDeclaration || (a.Name.Namespace != XNamespace.None && a.Name.Namespace != XNamespace.Xml)).Remove();
            if (part.Name.Namespace != SheetXml.Main && part != element)
            {
                part.Remove();
            }
        }

        return element;
    }
}
