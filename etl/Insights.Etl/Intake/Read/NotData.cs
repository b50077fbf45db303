using Insights.Etl.Contracts;
using Insights.Etl.Receive;

namespace Insights.Etl.Read;

/// <summary>Lines below the header that are no record: blank ones, sums and notes. They are not counted as read; so a row that holds what a record holds is never one of them.</summary>
public static class NotData
{
    private static readonly string[] Sums = ["合计", "小计", "总计", "共计", "累计"];

    private static readonly string[] Notes =
        ["注:", "备注:", "说明:", "填表说明", "制表", "填报", "填表", "审核:", "审核人", "经办人", "负责人", "单位负责人", "打印日期", "打印人", "数据来源:"];

    /// <summary>First characters of notes, and marks that may stand before a sum or note; with the last character of sums a cheap test before the full one.</summary>
    public static readonly string FirstCharacters = string.Concat(Notes.Select(w => w[0]).Concat("\u3000\u00A0＊*：:（(【[").Distinct().Order());

    public const char LastOfSums = '计';

    public static bool Is(string?[] cells, SheetHeader header)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var plain = string.Empty;
        foreach (var cell in cells)
        {
            if (cell is { Length: > 0 } && char.IsAsciiLetterOrDigit(cell[0]) && cell[^1] < 0x80)
            {
                return false;
            }

            // Stars and colons alone are no text: what follows them speaks.
            plain = HeaderText.Plain(cell);
            if (plain.Length > 0)
            {
                break;
            }
        }

        return plain.Length == 0
            || (IsSum(plain) ? !RecordShape.HasIdentity(cells) : IsNote(plain) && !RecordShape.HasIdentity(cells) && RecordShape.Fit(header, cells) is var (fit, of) && (fit < 2 || fit * 2 <= of));
    }

    /// <summary>合计, 东城街道小计, (合计), 合计:12人.</summary>
    private static bool IsSum(string plain)
    {
        var word = plain.Trim('(', ')', '[', ']', '【', '】', '-', '—');
        return word is "共计" or "累计" || word.EndsWith("小计", StringComparison.Ordinal) || word.EndsWith("合计", StringComparison.Ordinal) || word.EndsWith("总计", StringComparison.Ordinal)
            || Array.Exists(Sums, s => plain.StartsWith(s + ":", StringComparison.Ordinal) || plain.StartsWith(s + "(", StringComparison.Ordinal));
    }

    /// <summary>Plain text has lost its last colon; 注： alone is a note as well.</summary>
    private static bool IsNote(string plain) =>
        plain is "注" or "备注" or "说明" || Array.Exists(Notes, n => plain.StartsWith(n, StringComparison.Ordinal));
}
