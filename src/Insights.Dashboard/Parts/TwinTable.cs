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
}
