using System.Globalization;

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

    /// <summary>A number as its cell shows it where that is per cent: 0.86 as 86%, and 1 as 100%, which bare could be 1% as well.</summary>
    public static string OfPercent(double part) => Of(Math.Round(part * 100, 10)) + "%";

    /// <summary>Whether a format shows per cent.</summary>
    public static bool ShowsPercent(string? format) => Bare(format).Contains('%');

    /// <summary>The signs of a format that stand for something: none in quotes, nor behind a backslash, a filler or a blank's width.</summary>
    public static IEnumerable<char> Bare(string? format)
    {
        var quoted = false;
        for (var i = 0; i < (format?.Length ?? 0); i++)
        {
            switch (format![i])
            {
                case '"':
                    quoted = !quoted;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                default:
                    if (!quoted)
                    {
                        yield return format[i];
                    }

                    break;
            }
        }
    }

    public static string Of(double number) =>
        Math.Abs(number) >= 1e15
            ? number.ToString("0.#####E+0", CultureInfo.InvariantCulture)
            : number == Math.Truncate(number)
                ? ((long)number).ToString(CultureInfo.InvariantCulture)
                : ((decimal)number).ToString("0.##########", CultureInfo.InvariantCulture);
}

/// <summary>The two day counts of workbooks: from 1900 and, on old Macintoshes, from 1904.</summary>
public static class WorkbookDates
{
    private const int DaysBetween = 1462;

    /// <summary>A cell that shows a date, as text; outside the calendar the bare number.</summary>
    public static string Text(double days, bool from1904)
    {
        var count = from1904 ? days + DaysBetween : days;
        if (count is < 1 or > 2_958_465)
        {
            return CellText.Of(days);
        }

        var date = DateTime.FromOADate(count);
        return CellText.Of(date)!;
    }

    /// <summary>A plain day count of a 1904 workbook as the count from 1900 that the check understands; any other text as it is.</summary>
    public static string From1904(string text) =>
        text.Length is 4 or 5 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            ? (days + DaysBetween).ToString(CultureInfo.InvariantCulture)
            : text;
}
