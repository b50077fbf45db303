namespace Insights.Dashboard.Parts;

/// <summary>A picture's numbers as a table: the first column names the row. What is read on the page and what leaves it are the same cells.</summary>
public sealed record TwinTable(IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<TwinCell>> Rows)
{
    /// <summary>What stands behind the dashes, each once.</summary>
    public IReadOnlyList<string> Lacks => [.. Rows.SelectMany(r => r).Select(c => c.Why).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Of texts alone; a text that is a plain number leaves as that number.</summary>
    public TwinTable(IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<string>> rows)
        : this(heads, [.. rows.Select(r => (IReadOnlyList<TwinCell>)[.. r.Select((text, n) => n == 0 ? new TwinCell(text) : TwinCell.Read(text))])])
    {
    }

    /// <summary>The same to be read, with both ends of each interval in one column; as it leaves, each end stands for itself.</summary>
    /// <param name="head">Of the joined columns.</param>
    /// <param name="lows">Columns of the lower ends; the upper one stands after each.</param>
    public TwinTable Joined(string head, params int[] lows)
    {
        bool IsHigh(int column) => lows.Contains(column - 1);
        return new(
            [.. Heads.Index().Where(h => !IsHigh(h.Index)).Select(h => lows.Contains(h.Index) ? head : h.Item)],
            [.. Rows.Select(row => (IReadOnlyList<TwinCell>)[.. row.Index().Where(c => !IsHigh(c.Index)).Select(c =>
                lows.Contains(c.Index) && c.Item.Why is null ? new TwinCell($"{c.Item.Text}–{row[c.Index + 1].Text}") : c.Item)])]);
    }
}
