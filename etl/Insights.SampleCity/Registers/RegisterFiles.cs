using Insights.SampleCity.Records;
using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Registers;

/// <summary>Decides which rows of a register lie in which file: by the period of their day, what lies before the window in the first.</summary>
internal static class RegisterFiles
{
    public static IEnumerable<FilePlan> Plan(Window window, Book book, RegisterRows rows)
    {
        var look = rows.Register.Look;
        var feed = rows.Feed(book);
        int Period(int month) => ((window.Year(month) * 12) + window.MonthOfYear(month) - 1) / look.Months;
        var first = Period(0);
        var files = new List<int>[Period(window.Count - 1) - first + 1];
        for (var i = 0; i < files.Length; i++)
        {
            files[i] = [];
        }

        for (var row = 0; row < rows.Count; row++)
        {
            var month = window.MonthOf(rows.DayOf(row));
            if (month < window.Count)
            {
                files[Math.Max(0, Period(Math.Max(0, month)) - first)].Add(row + rows.Offset);
            }
        }

        for (var i = 0; i < files.Length; i++)
        {
            // A quarter in which nothing happened is sent as an empty list: no list would mean that nobody knows.
            if (files[i].Count > 0 || look.Months == 3)
            {
                yield return One(look, feed, Label(first + i, look.Months), i, i == 0 ? files[0] : [.. Restated(rows, files[i - 1], look.RestatedDays), .. files[i]]);
            }
        }
    }

    private static IEnumerable<int> Restated(RegisterRows rows, List<int> before, int days)
    {
        var last = days == 0 || before.Count == 0 ? int.MaxValue : before.Max(row => rows.DayOf(row - rows.Offset)) - days;
        return before.Where(row => rows.DayOf(row - rows.Offset) > last);
    }

    private static FilePlan One(FileLook look, Feed feed, string label, int at, List<int> rows)
    {
        var title = look.Csv is null || at % 2 == 0 ? $"{look.Title}（{label}）" : null;
        var note = look.Header == Header.TwoLevels ? $"填报期：{label}" : null;
        return new(look.Name.Replace("{0}", label, StringComparison.Ordinal), feed, [new(look.Csv is null ? look.Sheet : "", title, note, rows)])
        {
            Csv = look.Csv, Header = look.Header, Total = look.Total, Foot = look.Foot, Preface = look.Preface, DateCells = look.DateCells && at % 3 == 1,
        };
    }

    private static string Label(int period, int months) => months switch
    {
        1 => FormattableString.Invariant($"{period / 12:0000}年{(period % 12) + 1:00}月"),
        3 => FormattableString.Invariant($"{period / 4:0000}年第{(period % 4) + 1}季度"),
        _ => FormattableString.Invariant($"{period:0000}年"),
    };
}
