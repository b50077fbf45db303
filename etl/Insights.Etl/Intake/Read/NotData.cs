using Insights.Etl.Contracts;

namespace Insights.Etl.Read;

/// <summary>Lines below the header that are no record: sums and notes at the foot. They are not counted as read.</summary>
public static class NotData
{
    private static readonly string[] Sums = ["合计", "小计", "总计", "共计", "累计", "本页合计", "本页小计", "总合计"];

    private static readonly string[] Notes =
        ["注:", "备注:", "说明:", "填表说明", "制表", "填报", "填表", "审核:", "审核人", "经办人", "负责人", "单位负责人", "打印日期", "打印人", "数据来源:", "合计:", "合计("];

    /// <summary>First characters of the words above; a cheap test before the full one.</summary>
    public static readonly string FirstCharacters = string.Concat(Sums.Concat(Notes).Select(w => w[0]).Distinct().Order());

    /// <param name="first">The first cell of the row that is not empty.</param>
    public static bool Starts(string? first)
    {
        var plain = HeaderText.Plain(first);
        if (plain.Length == 0)
        {
            return true;
        }

        // Plain text has lost its last colon; "注：" alone is a note as well.
        return Sums.Contains(plain, StringComparer.Ordinal) || plain is "注" or "备注" or "说明"
            || Notes.Any(n => plain.StartsWith(n, StringComparison.Ordinal));
    }
}
