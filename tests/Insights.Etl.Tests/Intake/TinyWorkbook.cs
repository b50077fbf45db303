using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Insights.Etl.Tests.Intake;

/// <summary>A cell that is reckoned.</summary>
/// <param name="Value">What it came to; null where no program has reckoned it.</param>
/// <param name="IsText">False: the cell is of numbers, and one that is not reckoned has an empty value beside it, as some libraries write it.</param>
public sealed record Formula(string Text, string? Value, bool IsText = true);

/// <summary>A number that its cell shows as per cent.</summary>
public sealed record PercentCell(double Part);

/// <summary>Writes the smallest .xlsx that spreadsheet programs and readers take: text, number and date cells, merged cells, several sheets, the 1904 base.</summary>
public sealed class TinyWorkbook(bool from1904 = false)
{
    private readonly List<(string Name, List<object?[]> Rows, List<string> Merges, string State)> _sheets = [];

    public TinyWorkbook Sheet(string name, params object?[][] rows)
    {
        _sheets.Add((name, [.. rows], [], "visible"));
        return this;
    }

    /// <summary>Merges cells of the last sheet, such as A1:F1.</summary>
    public TinyWorkbook Merge(params string[] ranges)
    {
        _sheets[^1].Merges.AddRange(ranges);
        return this;
    }

    /// <summary>Hides the last sheet: hidden or veryHidden.</summary>
    public TinyWorkbook Hide(string state)
    {
        _sheets[^1] = _sheets[^1] with { State = state };
        return this;
    }

    public byte[] Bytes()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, true))
        {
            var kinds = string.Concat(_sheets.Select((_, i) => $"<Override PartName=\"/xl/worksheets/sheet{i + 1}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"));
            Part(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>" + kinds + "</Types>");
            Part(zip, "_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Part(zip, "xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                + (from1904 ? "<workbookPr date1904=\"1\"/>" : "<workbookPr/>")
                + $"<sheets>{string.Concat(_sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" state=\"{s.State}\" r:id=\"rId{i + 1}\"/>"))}</sheets></workbook>");
            Part(zip, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + string.Concat(_sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))
                + "<Relationship Id=\"rIdStyles\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>");
            Part(zip, "xl/styles.xml", "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/><xf numFmtId=\"9\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
            for (var i = 0; i < _sheets.Count; i++)
            {
                Part(zip, $"xl/worksheets/sheet{i + 1}.xml", Xml(_sheets[i].Rows, _sheets[i].Merges));
            }
        }

        return stream.ToArray();
    }

    private static void Part(ZipArchive zip, string name, string xml)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml);
    }

    private string Xml(List<object?[]> rows, List<string> merges)
    {
        var xml = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (var r = 0; r < rows.Count; r++)
        {
            if (rows[r].All(c => c is null))
            {
                continue;
            }

            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{r + 1}\">");
            for (var c = 0; c < rows[r].Length; c++)
            {
                var at = $"{(char)('A' + c)}{r + 1}";
                xml.Append(rows[r][c] switch
                {
                    null => string.Empty,
                    string text => $"<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>",
                    Formula { IsText: false } formula => $"<c r=\"{at}\"><f>{SecurityElement.Escape(formula.Text)}</f><v>{formula.Value}</v></c>",
                    Formula formula => $"<c r=\"{at}\" t=\"str\"><f>{SecurityElement.Escape(formula.Text)}</f>{(formula.Value is { } value ? $"<v>{value}</v>" : string.Empty)}</c>",
                    DateOnly date => $"<c r=\"{at}\" s=\"1\"><v>{Days(date)}</v></c>",
                    PercentCell percent => $"<c r=\"{at}\" s=\"2\"><v>{percent.Part.ToString(CultureInfo.InvariantCulture)}</v></c>",
                    var number => $"<c r=\"{at}\"><v>{Convert.ToString(number, CultureInfo.InvariantCulture)}</v></c>",
                });
            }

            xml.Append("</row>");
        }

        xml.Append("</sheetData>");
        if (merges.Count > 0)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<mergeCells count=\"{merges.Count}\">{string.Concat(merges.Select(m => $"<mergeCell ref=\"{m}\"/>"))}</mergeCells>");
        }

        return xml.Append("</worksheet>").ToString();
    }

    private int Days(DateOnly date) => date.DayNumber - (from1904 ? new DateOnly(1904, 1, 1) : new DateOnly(1899, 12, 30)).DayNumber;
}
