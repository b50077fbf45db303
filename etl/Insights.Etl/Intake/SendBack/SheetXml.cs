using System.Globalization;
using System.Xml.Linq;
using Insights.Etl.Read;

namespace Insights.Etl.SendBack;

/// <summary>The kept rows of one sheet as SpreadsheetML, and what of the sheet goes with them.</summary>
/// <param name="Before">sheetFormatPr and cols.</param>
/// <param name="Rows">Kept rows by number.</param>
/// <param name="After">mergeCells, dataValidations, pageMargins, in this order.</param>
internal sealed record SheetXml(IReadOnlyList<XElement> Before, SortedDictionary<int, XElement> Rows, IReadOnlyList<XElement> After)
{
    public static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>The cell of a row, made where there is none.</summary>
    public XElement Cell(int row, int position)
    {
        if (!Rows.TryGetValue(row, out var of))
        {
            Rows[row] = of = new XElement(Main + "row", new XAttribute("r", row));
        }

        var (name, at) = (Name(row, position), of.Elements().TakeWhile(c => Position(c) < position).LastOrDefault());
        var next = at is null ? of.Elements().FirstOrDefault() : at.ElementsAfterSelf().FirstOrDefault();
        if (next is not null && Position(next) == position)
        {
            return next;
        }

        var cell = new XElement(Main + "c", new XAttribute("r", name));
        if (at is null)
        {
            of.AddFirst(cell);
        }
        else
        {
            at.AddAfterSelf(cell);
        }

        return cell;
    }

    /// <summary>A text cell.</summary>
    public static XElement Text(int row, int position, string text, int style) => new(
        Main + "c", new XAttribute("r", Name(row, position)), new XAttribute("s", style), new XAttribute("t", "inlineStr"),
        new XElement(Main + "is", new XElement(Main + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), Legal(text))));

    public static string Name(int row, int position) => FileFaults.Letters(position) + row.ToString(CultureInfo.InvariantCulture);

    /// <summary>Position, from 0, of a reference such as AB12; -1 where it has no letters.</summary>
    public static int PositionOf(string reference) => reference.TakeWhile(char.IsAsciiLetterUpper).Aggregate(0, (n, c) => (n * 26) + c - 'A' + 1) - 1;

    /// <summary>Row of a reference such as AB12; 0 where it has none.</summary>
    public static int RowOf(string reference) => int.TryParse(reference.SkipWhile(char.IsAsciiLetterUpper).ToArray(), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : 0;

    /// <summary>Text without what XML cannot hold.</summary>
    public static string Legal(string text) => string.Concat(text.Where((c, i) => System.Xml.XmlConvert.IsXmlChar(c)
        || (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) || (char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(text[i - 1]))));

    private static int Position(XElement cell) => PositionOf((string?)cell.Attribute("r") ?? string.Empty);
}
