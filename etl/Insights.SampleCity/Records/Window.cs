using System.Globalization;

namespace Insights.SampleCity.Records;

/// <summary>The months of the sample as whole numbers: 0 is the first month, negative months lie before it. Days are DateOnly day numbers.</summary>
internal sealed class Window
{
    private const int Margin = 180;
    private readonly int[] first;
    private readonly int zero;

    public Window(string endMonth, int months)
    {
        if (!DateOnly.TryParseExact(endMonth + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end))
        {
            throw new ArgumentException($"The last month is written YYYY-MM, such as 2026-10; got '{endMonth}'.", nameof(endMonth));
        }

        Count = months;
        zero = (end.Year * 12) + end.Month - 1 - (months - 1);
        first = new int[months + (2 * Margin)];
        for (var i = 0; i < first.Length; i++)
        {
            var (year, month) = Math.DivRem(zero + i - Margin, 12);
            first[i] = new DateOnly(year, month + 1, 1).DayNumber;
        }
    }

    public int Count { get; }

    public int First(int month) => first[month + Margin];

    public int Last(int month) => first[month + Margin + 1] - 1;

    public int Year(int month) => (zero + month) / 12;

    public int MonthOfYear(int month) => ((zero + month) % 12) + 1;

    public int MonthOf(int day)
    {
        var date = DateOnly.FromDayNumber(day);
        return (date.Year * 12) + date.Month - 1 - zero;
    }

    public int MonthAt(int year, int monthOfYear) => (year * 12) + monthOfYear - 1 - zero;

    /// <summary>YYYY-MM.</summary>
    public string Label(int month) => string.Create(CultureInfo.InvariantCulture, $"{Year(month):0000}-{MonthOfYear(month):00}");

    /// <summary>2024年03月, as departments name files.</summary>
    public string FileLabel(int month) => string.Create(CultureInfo.InvariantCulture, $"{Year(month):0000}年{MonthOfYear(month):00}月");

    public static int AddMonths(int day, int months) => DateOnly.FromDayNumber(day).AddMonths(months).DayNumber;

    /// <summary>Completed years on a day.</summary>
    public static int Age(int birth, int on)
    {
        var born = DateOnly.FromDayNumber(birth);
        var now = DateOnly.FromDayNumber(on);
        var years = now.Year - born.Year;
        return (now.Month, now.Day).CompareTo((born.Month, born.Day)) < 0 ? years - 1 : years;
    }
}
