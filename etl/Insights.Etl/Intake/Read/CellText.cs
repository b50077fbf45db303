using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Insights.Etl.Read;

/// <summary>A workbook cell as the text that the check judges.</summary>
public static class CellText
{
    /// <summary>
    /// Text stays as it is. A number is written without loss; from 10^15 on its last digits are lost already in the cell,
    /// and the scientific form says so (an identity number kept as a number is refused, never padded).
    /// </summary>
    public static string? Of(object? value) => value switch
    {
        null => null,
        string text => text,
        double number => Of(number),
        int number => number.ToString(CultureInfo.InvariantCulture),
        DateTime date => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        bool yes => yes ? "1" : "0",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static string Of(double number) =>
        Math.Abs(number) >= 1e15
            ? number.ToString("0.#####E+0", CultureInfo.InvariantCulture)
            : ((decimal)number).ToString("0.##########", CultureInfo.InvariantCulture);
}

/// <summary>The two day counts of workbooks: from 1900 and, on old Macintoshes, from 1904.</summary>
public static class WorkbookDates
{
    private const int DaysBetween = 1462;

    /// <summary>Whether an .xlsx counts days from 1904; .xls is left to the reader.</summary>
    public static bool Is1904(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.EndsWith(".xls", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        using var zip = ZipFile.OpenRead(path);
        if (zip.GetEntry("xl/workbook.xml") is not { } workbook)
        {
            return false;
        }

        using var xml = XmlReader.Create(workbook.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return xml.ReadToFollowing("workbookPr") && xml.GetAttribute("date1904") is "1" or "true";
    }

    /// <summary>A plain day count of a 1904 workbook as the count from 1900 that the check understands; any other text as it is.</summary>
    public static string From1904(string text, bool is1904) =>
        is1904 && text.Length is 4 or 5 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            ? (days + DaysBetween).ToString(CultureInfo.InvariantCulture)
            : text;
}
