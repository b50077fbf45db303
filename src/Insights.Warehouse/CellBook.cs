using Insights.Warehouse.Rows;

namespace Insights.Warehouse;

/// <summary>Cells found by what they are; an absent cell is null, which is not zero.</summary>
public sealed class CellBook
{
    private readonly Dictionary<(string Id, string Area, DateOnly Month, string Dimension), Cell> byKey;
    private readonly ILookup<(string Id, string Area, string Dimension), Cell> series;
    private readonly ILookup<string, Cell> byId;

    public CellBook(IReadOnlyList<Cell> cells)
    {
        Cells = cells;
        byKey = new Dictionary<(string, string, DateOnly, string), Cell>(cells.Count);
        foreach (var cell in cells)
        {
            byKey[(cell.Id, cell.Area, cell.Month, cell.Dimension)] = cell;
        }

        series = cells.ToLookup(c => (c.Id, c.Area, c.Dimension));
        byId = cells.ToLookup(c => c.Id, StringComparer.Ordinal);
    }

    public IReadOnlyList<Cell> Cells { get; }

    public Cell? Find(string id, string area, DateOnly month, string dimension = "") => byKey.GetValueOrDefault((id, area, month, dimension));

    /// <summary>One line over time, oldest first.</summary>
    public IReadOnlyList<Cell> Series(string id, string area, string dimension = "") => [.. series[(id, area, dimension)].OrderBy(c => c.Month)];

    /// <summary>The dimensions of one kind ('reason', 'flow', …) that an indicator has in a month, with their cells.</summary>
    public IReadOnlyList<Cell> Split(string id, string area, DateOnly month, string kind) =>
        [.. byId[id].Where(c => c.Area == area && c.Month == month && c.Dimension.StartsWith(kind + ":", StringComparison.Ordinal))];
}
