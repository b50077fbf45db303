using System.Globalization;
using Insights.Warehouse;

namespace Insights.Dashboard.Wording;

/// <summary>Forms of a month, a day and a moment: in sentences, tiles, labels and on axes those of the language; in columns of tables those of ISO 8601.</summary>
public sealed class Months(bool chinese)
{
    private static readonly string[] Short = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>2026年10月 / Oct 2026.</summary>
    public string Long(DateOnly month) => chinese ? $"{month.Year}年{month.Month}月" : $"{Short[month.Month - 1]} {month.Year}";

    /// <summary>10月 / Oct.</summary>
    public string Name(int month) => chinese ? $"{month}月" : Short[month - 1];

    /// <summary>2026年10月31日 / 31 Oct 2026.</summary>
    public string Date(DateOnly day) => chinese ? $"{Long(day)}{day.Day}日" : $"{day.Day} {Long(day)}";

    /// <summary>2026年10月31日 18:04 / 31 Oct 2026 18:04, Beijing time.</summary>
    public string Time(DateTime utc) => $"{Date(DateOnly.FromDateTime(CityTime.Of(utc)))} {CityTime.Of(utc).ToString("HH:mm", CultureInfo.InvariantCulture)}";

    /// <summary>2026-10, for columns of tables, where months stand below each other.</summary>
    public static string Code(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>2026-10-31, for columns of tables.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>2026-10-31 18:04, Beijing time, for columns of tables.</summary>
    public static string Moment(DateTime utc) => CityTime.Of(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static DateOnly LastDay(DateOnly month) => new DateOnly(month.Year, month.Month, 1).AddMonths(1).AddDays(-1);

    /// <summary>A month as it stands in an address and in columns of tables, or null.</summary>
    public static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;

    /// <summary>A day as it stands in columns of tables, or null.</summary>
    public static DateOnly? ParseDay(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static int Between(DateOnly from, DateOnly to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;
}
