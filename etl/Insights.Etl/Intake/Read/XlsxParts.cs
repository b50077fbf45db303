using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Insights.Etl.Read;

/// <summary>What a workbook's sheets refer to: their names and parts, shared texts, which styles show dates and which per cent.</summary>
internal sealed class XlsxParts
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private readonly List<bool> _dateStyles = [];
    private readonly List<bool> _percentStyles = [];

    public List<(string Name, string Part, bool IsHidden)> Sheets { get; } = [];

    public List<string> SharedTexts { get; } = [];

    public bool CountsFrom1904 { get; private set; }

    public bool IsDate(int style) => style < _dateStyles.Count && _dateStyles[style];

    public bool IsPercent(int style) => style < _percentStyles.Count && _percentStyles[style];

    /// <summary>Null where a part is missing or written in a form that is left to ExcelDataReader.</summary>
    public static XlsxParts? TryRead(ZipArchive zip)
    {
        if (TryFindSheets(zip) is not { } parts)
        {
            return null;
        }

        parts.Styles(zip.GetEntry("xl/styles.xml"));
        return parts.Texts(zip.GetEntry("xl/sharedStrings.xml")) && parts.Sheets.TrueForAll(s => IsPlain(zip.GetEntry(s.Part))) ? parts : null;
    }

    /// <summary>Where the sheets are, in whatever form; null where the zip is no workbook.</summary>
    public static XlsxParts? TryFindSheets(ZipArchive zip)
    {
        if (zip.GetEntry("xl/workbook.xml") is not { } workbook || zip.GetEntry("xl/_rels/workbook.xml.rels") is not { } relations)
        {
            return null;
        }

        var parts = new XlsxParts();
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        Elements(relations, xml =>
        {
            if (xml.LocalName == "Relationship")
            {
                var target = xml.GetAttribute("Target") ?? string.Empty;
                targets[xml.GetAttribute("Id") ?? string.Empty] = target.StartsWith('/') ? target[1..] : "xl/" + target;
            }
        });
        Elements(workbook, xml =>
        {
            if (xml.LocalName == "workbookPr")
            {
                parts.CountsFrom1904 = xml.GetAttribute("date1904") is "1" or "true";
            }
            else if (xml.LocalName == "sheet")
            {
                var id = xml.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships") ?? string.Empty;
                parts.Sheets.Add((xml.GetAttribute("name") ?? string.Empty, targets.GetValueOrDefault(id, string.Empty), xml.GetAttribute("state") is "hidden" or "veryHidden"));
            }
        });
        return parts;
    }

    /// <summary>The sheet's elements carry no prefix, so that their names can be compared byte by byte.</summary>
    private static bool IsPlain(ZipArchiveEntry? sheet)
    {
        if (sheet is null)
        {
            return false;
        }

        using var xml = XmlReader.Create(sheet.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return xml.MoveToContent() == XmlNodeType.Element && xml.Prefix.Length == 0 && xml.NamespaceURI == Main && xml.LocalName == "worksheet";
    }

    private static void Elements(ZipArchiveEntry part, Action<XmlReader> visit)
    {
        using var xml = XmlReader.Create(part.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                visit(xml);
            }
        }
    }

    private void Styles(ZipArchiveEntry? styles)
    {
        if (styles is null)
        {
            return;
        }

        var own = new Dictionary<int, string>();
        var inCells = false;
        Elements(styles, xml =>
        {
            switch (xml.LocalName)
            {
                case "numFmt":
                    own[int.Parse(xml.GetAttribute("numFmtId") ?? "0")] = xml.GetAttribute("formatCode") ?? string.Empty;
                    break;
                case "cellXfs":
                    inCells = true;
                    break;
                case "cellStyles":
                    inCells = false;
                    break;
                case "xf" when inCells:
                    var id = int.Parse(xml.GetAttribute("numFmtId") ?? "0");
                    _dateStyles.Add(own.TryGetValue(id, out var code) ? ShowsDate(code) : id is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58);
                    _percentStyles.Add(code is null ? id is 9 or 10 : CellText.ShowsPercent(code));
                    break;
            }
        });
    }

    /// <summary>Whether a format has a day, month or year outside quotes and brackets.</summary>
    private static bool ShowsDate(string code)
    {
        var bracket = false;
        foreach (var sign in CellText.Bare(code))
        {
            bracket = sign == '[' || (bracket && sign != ']');
            if (!bracket && "yYmMdD".Contains(sign))
            {
                return true;
            }
        }

        return false;
    }

    /// <returns>False where the part is of a form left to ExcelDataReader.</returns>
    private bool Texts(ZipArchiveEntry? part)
    {
        if (part is null)
        {
            return true;
        }

        if (!IsPlainTable(part))
        {
            return false;
        }

        using var scan = new XmlScan(part.Open());
        var text = new StringBuilder();
        var (inText, phonetic) = (false, false);
        while (scan.Next())
        {
            if (scan.Name.SequenceEqual("rPh"u8))
            {
                phonetic = !scan.IsEnd && !scan.IsEmpty;
            }
            else if (scan.Name.SequenceEqual("t"u8))
            {
                if (scan.IsEnd && inText && !phonetic)
                {
                    text.Append(XmlScan.Decode(scan.Text));
                }

                inText = !scan.IsEnd && !scan.IsEmpty;
            }
            else if (scan.Name.SequenceEqual("si"u8) && (scan.IsEnd || scan.IsEmpty))
            {
                SharedTexts.Add(text.ToString());
                text.Clear();
            }
        }

        return true;
    }

    private static bool IsPlainTable(ZipArchiveEntry part)
    {
        using var xml = XmlReader.Create(part.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return xml.MoveToContent() == XmlNodeType.Element && xml.Prefix.Length == 0;
    }
}
