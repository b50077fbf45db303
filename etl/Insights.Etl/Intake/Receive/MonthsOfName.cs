using System.Globalization;
using System.Text.RegularExpressions;

namespace Insights.Etl.Receive;

/// <summary>When a file's name says that it is of.</summary>
internal static partial class MonthsOfName
{
    private const int MonthsOfAYear = 12;

    /// <summary>The months, counted from the year 0 on, of which a file's name speaks: 2026年10月, 2026年第4季度, 2026年, 2026-10.</summary>
    public static IEnumerable<int> In(string name)
    {
        var found = Dated().Match(name);
        if (!found.Success)
        {
            return [];
        }

        int Value(string group) => int.Parse(found.Groups[group].Value, CultureInfo.InvariantCulture);
        var january = MonthsOfAYear * Value("year");
        return found.Groups["quarter"].Success ? Enumerable.Range(january + (3 * (Value("quarter") - 1)), 3)
            : found.Groups["month"].Success ? [january + Math.Clamp(Value("month"), 1, MonthsOfAYear) - 1]
            : [january];
    }

    [GeneratedRegex(@"(?<year>20\d\d)(?:年第(?<quarter>[1-4])季度|年(?<month>\d{1,2})月|-(?<month>\d{2})(?!\d)|年)")]
    private static partial Regex Dated();
}
