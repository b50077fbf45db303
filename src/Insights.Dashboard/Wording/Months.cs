using System.Globalization;

namespace Insights.Dashboard.Wording;

/// <summary>Forms of a month and a day in one language.</summary>
public sealed class Months(bool chinese)
{
    private static readonly string[] Short = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>2026年10月 / Oct 2026.</summary>
    public string Long(DateOnly month) => chinese ? $"{month.Year}年{month.Month}月" : $"{Short[month.Month - 1]} {month.Year}";

    /// <summary>10月 / Oct.</summary>
    public string Name(int month) => chinese ? $"{month}月" : Short[month - 1];

    /// <summary>2026-10, for axes and tables.</summary>
    public static string Code(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>2026-10-31.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>2026-10-31 18:04.</summary>
    public static string Moment(DateTime moment) => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static DateOnly LastDay(DateOnly month) => new DateOnly(month.Year, month.Month, 1).AddMonths(1).AddDays(-1);

    /// <summary>A month as it stands in an address, or null.</summary>
    public static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;

    public static int Between(DateOnly from, DateOnly to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;
}
