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

    /// <summary>Two places that say different things, in words; null where all that speak agree.</summary>
    /// <remarks>A full date is when a list was made, and 2025年7月起 is since when a standard holds: neither says of which month the list is.</remarks>
    public static string? Contradiction(ContractColumn column, string stem, string sheet, string title)
    {
        ArgumentNullException.ThrowIfNull(column);
        var told = column.Elsewhere
            .Select(place => place switch { Elsewhere.FileName => ("the file's name", stem), Elsewhere.Title => ("the title", title), _ => ("the sheet's name", sheet) })
            .Select(place => (Place: place.Item1, Values: All(column, place.Item2)))
            .Where(place => place.Values.Count > 0)
            .ToList();
        var other = told.Skip(1).FirstOrDefault(p => !p.Values.Any(v => told[0].Values.Any(w => v.Value == w.Value)));
        return other.Values is null ? null
            : $"{told[0].Place} says '{told[0].Values[0].Text}' for {column.Name}, but {other.Place} says '{other.Values[0].Text}'. Correct the one that is wrong and send the file again.";
    }

    private static List<(string Value, string Text)> All(ContractColumn column, string text)
    {
        switch (column.Type)
        {
            case CellType.Month:
                return [.. ListMonth().Matches(text).Select(m => ($"{m.Groups["year"].Value}-{int.Parse(m.Groups["month"].Value, CultureInfo.InvariantCulture):00}", m.Value))];
            case CellType.Year:
                return [.. ListYear().Matches(text).Select(m => (m.Value, m.Value))];
            case CellType.Code:
                var plain = HeaderText.Plain(text);
                return [.. column.Codes.Where(c => plain.Contains(HeaderText.Plain(c.Word), StringComparison.Ordinal)).OrderByDescending(c => c.Word.Length).Select(c => (c.Code, c.Word))];
            default:
                return [];
        }
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

    [GeneratedRegex(@"(?<![0-9])(?<year>(?:19|20)[0-9]{2})(?:\s*年\s*(?<month>1[0-2]|0?[1-9])\s*月|[.\-_/]?(?<month>1[0-2]|0[1-9]))(?!\s*(?:[0-9起至以前后—~～]|标准|调整|[.\-_/年月]\s*[0-9]))")]
    private static partial Regex ListMonth();

    [GeneratedRegex(@"(?<![0-9])(?:19|20)[0-9]{2}(?=\s*$|\s*年(?!\s*[0-9起至以前后—~～]))")]
    private static partial Regex ListYear();

    [GeneratedRegex("(?<![0-9])(19|20)[0-9]{2}(?![0-9])")]
    private static partial Regex FourDigits();
}
