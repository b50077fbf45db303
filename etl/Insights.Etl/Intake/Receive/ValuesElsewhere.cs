using System.Globalization;
using System.Text.RegularExpressions;
using Insights.Etl.Contracts;

namespace Insights.Etl.Receive;

/// <summary>Takes month, year or a code from the file's name, the title above the header or the sheet's name.</summary>
public static partial class ValuesElsewhere
{
    /// <summary>The value's text, or null where the column allows no such place or nothing is found there.</summary>
    public static string? Find(ContractColumn column, string stem, string sheet, string title)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.Elsewhere
            .Select(place => place switch { Elsewhere.FileName => stem, Elsewhere.Title => title, _ => sheet })
            .Select(text => In(column, text))
            .FirstOrDefault(value => value is not null);
    }

    /// <summary>All that contracts read from a file's name: two files of the same bytes that differ in it say different things, as an unchanged list of the next month.</summary>
    public static string ToldByName(IEnumerable<Contract> contracts, string stem)
    {
        var values = contracts.SelectMany(c => c.Columns).Where(c => c.Elsewhere.Contains(Elsewhere.FileName)).Select(c => In(c, stem));
        return string.Join('|', values.Concat(MonthsOfName.In(stem).Select(m => m.ToString(CultureInfo.InvariantCulture))));
    }

    private static string? In(ContractColumn column, string text)
    {
        switch (column.Type)
        {
            case CellType.Month:
                var month = YearAndMonth().Match(text);
                return month.Success ? $"{month.Groups[1].Value}-{int.Parse(month.Groups[2].Value):00}" : null;
            case CellType.Year:
                var year = FourDigits().Match(text);
                return year.Success ? year.Value : null;
            case CellType.Code:
                // The longest word wins: 最低生活保障 holds 生活, and is not the living subsidy.
                var plain = HeaderText.Plain(text);
                return column.Codes
                    .Where(c => plain.Contains(HeaderText.Plain(c.Word), StringComparison.Ordinal))
                    .OrderByDescending(c => c.Word.Length)
                    .ThenBy(c => c.Word, StringComparer.Ordinal)
                    .FirstOrDefault()?.Code;
            default:
                return null;
        }
    }

    [GeneratedRegex(@"((?:19|20)[0-9]{2})\s*[年.\-_/]?\s*(1[0-2]|0?[1-9])(?![0-9])")]
    private static partial Regex YearAndMonth();

    [GeneratedRegex("(?<![0-9])(19|20)[0-9]{2}(?![0-9])")]
    private static partial Regex FourDigits();
}
