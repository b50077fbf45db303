using System.Globalization;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Sending;

/// <summary>Words for values, as the whole city writes them; the strings are shared because the same ones come again and again.</summary>
internal sealed class Wording
{
    public static readonly string[] CategoryWords = ["视力", "听力", "言语", "肢体", "智力", "精神", "多重"];

    public static readonly string[][] GradeWords =
        [["一级", "1", "1级", "壹级", "Ⅰ"], ["二级", "2", "2级", "贰级", "Ⅱ"], ["三级", "3", "3级", "叁级", "Ⅲ"], ["四级", "4", "4级", "肆级", "Ⅳ"]];

    private const int DateForms = 5;
    private const int MonthForms = 6;
    private static readonly int FirstDay = new DateOnly(1985, 1, 1).DayNumber;
    private readonly string?[][] dates = Table(DateForms, 20000);
    private readonly string?[][] months = Table(MonthForms, 1000);
    private readonly string?[] yuan = new string?[6000];

    public Wording(Window window, Book book, Gazetteer gazetteer)
    {
        (Window, Book, Gazetteer) = (window, book, gazetteer);
        Households = new string[book.HouseholdCount];
        for (var i = 0; i < Households.Length; i++)
        {
            Households[i] = string.Create(CultureInfo.InvariantCulture, $"DG{i + 1:000000000}");
        }
    }

    public Window Window { get; }

    public Book Book { get; }

    public Gazetteer Gazetteer { get; }

    public string[] Households { get; }

    public static string Application(long number) => string.Create(CultureInfo.InvariantCulture, $"SQ{number + 1:00000000}");

    /// <summary>Forms: 0 2023-05-01, 1 2023.5.1, 2 20230501, 3 2023年5月1日, 4 2023/5/1.</summary>
    public string Date(long day, int form)
    {
        var at = day - FirstDay;
        return at < 0 || at >= dates[form].Length ? MakeDate((int)day, form) : dates[form][at] ??= MakeDate((int)day, form);
    }

    /// <summary>Forms: 0 2023-05, 1 2023.05, 2 202305, 3 2023年5月, 4 2023年05月, 5 2023/05.</summary>
    public string Month(long month, int form)
    {
        var at = month + 400;
        return at < 0 || at >= 1000 ? MakeMonth((int)month, form) : months[form][at] ??= MakeMonth((int)month, form);
    }

    public string Yuan(long fen, bool twoDigits)
    {
        if (twoDigits || fen % 100 != 0)
        {
            return (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);
        }

        var whole = fen / 100;
        return whole is >= 0 and < 6000 ? yuan[whole] ??= whole.ToString(CultureInfo.InvariantCulture) : whole.ToString(CultureInfo.InvariantCulture);
    }

    public static string Components(long components, string between, string after)
    {
        var parts = Enumerable.Range(1, 6).Where(c => (components >> (c - 1) & 1) == 1);
        return string.Join(between, parts.Select(c => after == "#" ? $"{c}" : CategoryWords[c - 1] + after));
    }

    public static string Serial(long day, bool base1904) =>
        (day - new DateOnly(base1904 ? 1904 : 1899, base1904 ? 1 : 12, base1904 ? 1 : 30).DayNumber).ToString(CultureInfo.InvariantCulture);

    private static string MakeDate(int dayNumber, int form)
    {
        var date = DateOnly.FromDayNumber(dayNumber);
        var (y, m, d) = (date.Year, date.Month, date.Day);
        return form switch
        {
            1 => string.Create(CultureInfo.InvariantCulture, $"{y}.{m}.{d}"),
            2 => string.Create(CultureInfo.InvariantCulture, $"{y:0000}{m:00}{d:00}"),
            3 => string.Create(CultureInfo.InvariantCulture, $"{y}年{m}月{d}日"),
            4 => string.Create(CultureInfo.InvariantCulture, $"{y}/{m}/{d}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{y:0000}-{m:00}-{d:00}"),
        };
    }

    private string MakeMonth(int month, int form)
    {
        var (y, m) = (Window.Year(month), Window.MonthOfYear(month));
        return form switch
        {
            1 => string.Create(CultureInfo.InvariantCulture, $"{y}.{m:00}"),
            2 => string.Create(CultureInfo.InvariantCulture, $"{y}{m:00}"),
            3 => string.Create(CultureInfo.InvariantCulture, $"{y}年{m}月"),
            4 => string.Create(CultureInfo.InvariantCulture, $"{y}年{m:00}月"),
            5 => string.Create(CultureInfo.InvariantCulture, $"{y}/{m:00}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{y}-{m:00}"),
        };
    }

    private static string?[][] Table(int forms, int length) => [.. Enumerable.Range(0, forms).Select(_ => new string?[length])];
}
