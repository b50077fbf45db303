using System.Xml;
using System.Xml.Linq;
using Insights.Etl.Read;

namespace Insights.Etl.SendBack;

internal sealed partial class XlsxSource
{
    /// <summary>Cells of one column that the sender joined over several rows, of which one goes back.</summary>
    private List<MergedCells> Merged(string part, SheetToMend sheet)
    {
        var merged = new List<MergedCells>();
        using var xml = Open(part);
        while (xml.ReadToFollowing("mergeCell", SheetXml.Main.NamespaceName))
        {
            if (xml.GetAttribute("ref")?.Split(':') is [var first, var last] && SheetXml.PositionOf(first) == SheetXml.PositionOf(last)
                && new MergedCells(SheetXml.PositionOf(first), SheetXml.RowOf(first), SheetXml.RowOf(last)) is var area && area.Top > sheet.HeaderRow && sheet.Joined.Contains(area.Column) && sheet.Notes.Keys.Any(r => r >= area.Top && r <= area.Bottom))
            {
                merged.Add(area);
            }
        }

        return merged;
    }

    /// <summary>A value that held for several rows stands in each of them, since its own row may stay behind.</summary>
    private static void Unmerge(Dictionary<MergedCells, XElement> values, SortedDictionary<int, XElement> kept)
    {
        var sheet = new SheetXml([], kept, []);
        foreach (var (area, value) in values)
        {
            foreach (var row in kept.Keys.Where(r => r > area.Top && r <= area.Bottom).ToList())
            {
                var cell = new XElement(value);
                cell.SetAttributeValue("r", SheetXml.Name(row, area.Column));
                sheet.Cell(row, area.Column).ReplaceWith(cell);
            }
        }
    }

    private static XElement? Value(XElement row, int column) => row.Elements().FirstOrDefault(c => SheetXml.PositionOf((string)c.Attribute("r")!) == column && c.HasElements);
}
