using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Insights.SampleCity.Sending;

/// <summary>
/// An .xlsx written by hand: zip entries with one fixed time, inline strings, one style for text ids. We write it ourselves because a library
/// stamps the time and its own version into the file, and the same seed must give the same bytes.
/// </summary>
internal sealed class Workbook : IDisposable
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly DateTimeOffset Stamp = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ZipArchive zip;
    private readonly bool base1904;
    private readonly List<string> sheets = [];

    public Workbook(string path, bool base1904)
    {
        this.base1904 = base1904;
        zip = new(new FileStream(path, FileMode.Create, FileAccess.ReadWrite), ZipArchiveMode.Create);
    }

    /// <summary>Begins the next sheet; end it before the next begins.</summary>
    public WorkbookSheet Begin(string name)
    {
        sheets.Add(name);
        return new(Open($"xl/worksheets/sheet{sheets.Count}.xml"));
    }

    public void Dispose()
    {
        Put("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><workbookPr{(base1904 ? " date1904=\"1\"" : "")}/><sheets>"
            + Each((name, i) => $"<sheet name=\"{name}\" sheetId=\"{i}\" r:id=\"rId{i}\"/>") + "</sheets></workbook>");
        Put("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}relationships\">"
            + Each((_, i) => $"<Relationship Id=\"rId{i}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>")
            + $"<Relationship Id=\"rId{sheets.Count + 1}\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>");
        Put("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"宋体\"/></font>"
            + "<font><b/><sz val=\"11\"/><name val=\"宋体\"/></font></fonts>"
            + "<fills count=\"1\"><fill><patternFill patternType=\"none\"/></fill></fills><borders count=\"1\"><border/></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"4\">"
            + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
            + "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
            + "<xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
            + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/></cellXfs></styleSheet>");
        Put("_rels/.rels", $"<Relationships xmlns=\"{Package}relationships\">"
            + $"<Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Put("[Content_Types].xml", $"<Types xmlns=\"{Package}content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + Part("/xl/workbook.xml", "sheet.main") + Part("/xl/styles.xml", "styles")
            + Each((_, i) => Part($"/xl/worksheets/sheet{i}.xml", "worksheet")) + "</Types>");
        zip.Dispose();
    }

    private static string Part(string name, string kind) =>
        $"<Override PartName=\"{name}\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml\"/>";

    private string Each(Func<string, int, string> make) => string.Concat(sheets.Select((name, i) => make(name, i + 1)));

    private void Put(string name, string xml)
    {
        using var stream = Open(name);
        stream.Write(Encoding.UTF8.GetBytes(Head + xml));
    }

    private Stream Open(string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Stamp;
        return entry.Open();
    }
}

/// <summary>One sheet being written, row by row.</summary>
internal sealed class WorkbookSheet : ISheet, IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private readonly Stream stream;
    private readonly StringBuilder xml = new(1 << 17);
    private readonly List<string> merged = [];

    public WorkbookSheet(Stream stream)
    {
        this.stream = stream;
        xml.Append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n").Append($"<worksheet xmlns=\"{Main}\"><sheetData>");
    }

    public int Row { get; private set; }

    public void Write(ReadOnlySpan<Cell> cells) => Write(cells, 1);

    /// <summary>A header or title row, in bold.</summary>
    public void WriteHead(params ReadOnlySpan<Cell> cells) => Write(cells, 3);

    /// <summary>Merges cells of rows and columns counted from 1.</summary>
    public void Merge(int row, int column, int toRow, int toColumn) =>
        merged.Add($"{Letter(column)}{row}:{Letter(toColumn)}{toRow}");

    public void Dispose()
    {
        xml.Append("</sheetData>");
        if (merged.Count > 0)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<mergeCells count=\"{merged.Count}\">");
            foreach (var range in merged)
            {
                xml.Append(CultureInfo.InvariantCulture, $"<mergeCell ref=\"{range}\"/>");
            }

            xml.Append("</mergeCells>");
        }

        xml.Append("</worksheet>");
        Flush();
        stream.Dispose();
    }

    private void Write(ReadOnlySpan<Cell> cells, int textStyle)
    {
        Row++;
        xml.Append("<row r=\"").Append(Row).Append("\">");
        for (var i = 0; i < cells.Length; i++)
        {
            var (text, kind) = cells[i];
            if (text.Length == 0)
            {
                continue;
            }

            xml.Append("<c r=\"").Append(Letter(i + 1)).Append(Row).Append('"');
            if (kind == CellKind.Text)
            {
                var keep = char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]);
                xml.Append(" s=\"").Append(textStyle).Append("\" t=\"inlineStr\"><is><t").Append(keep ? " xml:space=\"preserve\">" : ">")
                    .Append(text).Append("</t></is></c>");
            }
            else
            {
                xml.Append(kind == CellKind.Date ? " s=\"2\"><v>" : "><v>").Append(text).Append("</v></c>");
            }
        }

        xml.Append("</row>");
        if (xml.Length > 100_000)
        {
            Flush();
        }
    }

    private static char Letter(int column) => (char)('A' + column - 1);

    private void Flush()
    {
        foreach (var chunk in xml.GetChunks())
        {
            var bytes = new byte[chunk.Length * 3];
            stream.Write(bytes, 0, Encoding.UTF8.GetBytes(chunk.Span, bytes));
        }

        xml.Clear();
    }
}
