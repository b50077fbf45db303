using System.Text.RegularExpressions;
using Insights.Etl.Contracts;
using Insights.Etl.Receive;

namespace Insights.Etl.Read;

/// <summary>Whether a row looks like a record, judged by its cells alone: for rows that a sum or a note may be, and for sheets without a header.</summary>
internal static partial class RecordShape
{
    private const int LongestName = 30;

    /// <summary>A cell of the row is an identity number or the number of a certificate, and nothing else.</summary>
    public static bool HasIdentity(IEnumerable<string?> cells) => cells.Any(c => c is { Length: > 14 and < 40 } && Identity().IsMatch(HeaderText.Plain(c)));

    /// <summary>Somewhere in a text stands what looks like an identity number, the number of a certificate or a longer one; blanks and wide signs do not hide it.</summary>
    public static bool HoldsIdentity(string text) => AnyIdentity().IsMatch(HeaderText.Plain(text));

    /// <summary>How many of the columns that a record must fill are filled as their type wants, and how many there are.</summary>
    public static (int Fit, int Of) Fit(SheetHeader header, string?[] cells)
    {
        var must = header.Found.Where(f => f.Column.MustBeFound).ToList();
        return (must.Count(f => f.Position < cells.Length && Fits(f.Column, HeaderText.Plain(cells[f.Position]))), must.Count);
    }

    private static bool Fits(ContractColumn column, string plain) => plain.Length > 0 && column.Type switch
    {
        CellType.Id or CellType.CertNo => Identity().IsMatch(plain),
        CellType.Date or CellType.Month or CellType.Year or CellType.Whole or CellType.Number or CellType.Percent or CellType.Yuan when column.Codes.Count == 0 => Numeric().IsMatch(plain),
        _ when column.Codes.Count > 0 => column.Codes.Any(c => HeaderText.Plain(c.Word) == plain),
        CellType.Bool => plain.Length <= 4,
        _ => plain.Length <= LongestName && !plain.Contains(':', StringComparison.Ordinal),
    };

    [GeneratedRegex("^(?:=\"|')?(?:[0-9]{17}[0-9x]|[0-9]{15}$|[0-9]\\.[0-9]+e\\+1[79])", RegexOptions.CultureInvariant)]
    private static partial Regex Identity();

    [GeneratedRegex("[0-9]{15}")]
    private static partial Regex AnyIdentity();

    [GeneratedRegex("^['¥￥]?[-+]?\\.?[0-9]")]
    private static partial Regex Numeric();
}
