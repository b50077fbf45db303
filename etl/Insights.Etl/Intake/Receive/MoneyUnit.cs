using System.Text.RegularExpressions;
using Insights.Etl.Contracts;

namespace Insights.Etl.Receive;

/// <summary>
/// In what unit a sheet's amounts are written: each header's own remark first, then what stands above the header (单位：万元) and holds for the whole sheet.
/// 万元 is multiplied out; a unit that is not known refuses the sheet, because a factor left out makes every number wrong and none of them implausible.
/// </summary>
internal static partial class MoneyUnit
{
    public const string Yuan = "元";
    public const string TenThousand = "万元";

    // A cell that names no unit of its own ends in a digit, whatever blanks follow; ="…" only keeps it text. RE2 and .NET read this alike.
    private const string Bare = "^(?:=\")?(.*[\\p{Nd}.．])\"?[\\s\\p{Z}\u200B\uFEFF]*$";

    /// <summary>The unit that a header's text names in brackets: 金额(万元), 收入(元/月); null where it names none.</summary>
    public static string? OfHeader(string plain) => InBrackets().Match(plain) is { Success: true } found ? found.Groups["unit"].Value : null;

    /// <summary>Units that hold for a whole sheet: 单位：万元 anywhere above the header, and 某某表(万元) in a title, which has its row to itself.</summary>
    public static IReadOnlyList<string> Above(IEnumerable<string?[]> rows)
    {
        var texts = rows.Select(r => r.Select(HeaderText.Plain).Where(t => t.Length > 0).ToList()).ToList();
        return [.. texts.SelectMany(r => r).SelectMany(t => Named().Matches(t))
            .Concat(texts.Where(r => r.Count == 1).SelectMany(r => InBrackets().Matches(r[0])))
            .Select(m => m.Groups["unit"].Value)
            .Distinct()];
    }

    /// <summary>The columns, each amount with the unit that holds for it, or why the sheet cannot be taken.</summary>
    /// <param name="above">Units that hold for the whole sheet.</param>
    public static (IReadOnlyList<FoundColumn> Found, string? Fault) Settle(IReadOnlyList<FoundColumn> found, IReadOnlyList<string> above)
    {
        var settled = new List<FoundColumn>();
        foreach (var column in found)
        {
            IReadOnlyList<string> units = column.Column.Type != CellType.Yuan ? [] : column.Unit is { } own ? [own] : above;
            if (units.Count > 1)
            {
                return (found, $"above the header it names two units of money, {string.Join(" and ", units)}, and the header '{column.Header}' names none. Leave the one that holds.");
            }

            if (units is [not (Yuan or TenThousand)])
            {
                return (found, $"the amounts in column '{column.Header}' are in {units[0]}, which is not read. Write them in {Yuan} or {TenThousand} and name that unit.");
            }

            settled.Add(column with { Unit = units.Count == 1 ? units[0] : null });
        }

        return (settled, null);
    }

    /// <summary>Why a note below the records refuses their sheet: it names a unit for amounts that were read as yuan; null where it does not.</summary>
    public static string? Below(SheetHeader header, string?[] cells, int row) =>
        header.Found.FirstOrDefault(f => f.Column.Type == CellType.Yuan && f.Unit is null) is { } bare && Above([cells]).FirstOrDefault(u => u != Yuan) is { } unit
            ? $"row {row} below the records says that amounts are in {unit}, but the header '{bare.Header}' names no unit. Write the unit above the header or into it."
            : null;

    /// <summary>A cell of a column in 万元, its unit beside it where it names none.</summary>
    public static string WithUnit(string text) => Regex.Replace(text, Bare, $"$1{TenThousand}", RegexOptions.CultureInvariant);

    /// <summary>The same as SQL.</summary>
    public static string WithUnitSql(string field) => $"regexp_replace({field}, {Sql.Text(Bare)}, {Sql.Text($"\\1{TenThousand}")})";

    // Not 填报单位 and its like, whose names may hold the same characters. Blanks are gone, so that the next label may follow at once: 单位:万元制表:张三.
    [GeneratedRegex(@"(?<![报表制送管任在放作算请人办施款])单位[:为]?[\p{L}、,/]{0,8}?(?<unit>[十百千万亿]*元|[美港欧日]元|澳门元|港币|英镑)(?=$|\P{L}|\p{L}{1,8}:)")]
    private static partial Regex Named();

    [GeneratedRegex(@"[(\[【](?:[^()\d]*[:,、]|单位)?(?:人民币)?(?<unit>[十百千万亿]*元|[美港欧日]元|澳门元|港币|英镑)(?:[/,;、每][^()]*)?[)\]】]")]
    private static partial Regex InBrackets();
}
