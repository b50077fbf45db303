using Insights.Etl.Contracts;

namespace Insights.Etl.Read;

/// <summary>Cells of one column that a sheet joins over several rows: the value stands in the first and holds for all.</summary>
/// <param name="Column">From 0.</param>
/// <param name="Top">From 1.</param>
public readonly record struct MergedCells(int Column, int Top, int Bottom)
{
    /// <summary>
    /// Whether what stands in merged cells holds for all their rows. Not so a number by which a person or a record is known: taken for another row it would make one
    /// person's record another's, so those rows stay without and go back to the sender.
    /// </summary>
    public static bool HoldsForAll(ContractColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.Type is not (CellType.Id or CellType.CertNo or CellType.Reference) || column.Name == "household_no";
    }

    /// <summary>The areas among a sheet's records that lie in columns of its feed. Areas of several columns are titles and notes.</summary>
    public static IReadOnlyList<MergedCells> Among(IEnumerable<MergedCells> areas, SheetPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return [.. areas.Where(a => a.Bottom > a.Top && a.Top > part.Header.HeaderRow + 1 && part.Header.Found.Any(f => f.Position == a.Column && HoldsForAll(f.Column))).OrderBy(a => a.Top)];
    }

    /// <summary>Why a sheet cannot be taken: of one number over several rows nobody can tell whether each row has it or all of them together.</summary>
    public static string? Fault(IEnumerable<MergedCells> areas, SheetPart part)
    {
        ArgumentNullException.ThrowIfNull(areas);
        ArgumentNullException.ThrowIfNull(part);
        foreach (var area in areas)
        {
            var found = part.Header.Found.First(f => f.Position == area.Column);
            if (found.Column.Type is CellType.Yuan or CellType.Number or CellType.Percent || (found.Column.Type == CellType.Whole && found.Column.Codes.Count == 0))
            {
                return $"sheet '{part.SheetName}', rows {area.Top} to {area.Bottom}: the cells of '{found.Header}' are merged, and nobody can tell whether each row has that number or all of them together. Unmerge them, write each row's own, and send the file again.";
            }
        }

        return null;
    }
}

/// <summary>Gives rows, one after another, the values of the merged cells that reach into them.</summary>
/// <param name="areas">By their top row.</param>
internal sealed class MergedFill(IReadOnlyList<MergedCells> areas)
{
    private readonly List<(MergedCells Area, string? Value)> _open = [];
    private int _next;

    /// <param name="row">From 1; greater at each call.</param>
    /// <returns>The cells; a row that has none of its own stays as it is.</returns>
    public string?[] Fill(int row, string?[] cells)
    {
        _open.RemoveAll(o => o.Area.Bottom < row);
        if (_open.Count > 0 && Array.Exists(cells, c => !string.IsNullOrWhiteSpace(c)))
        {
            var most = _open.Max(o => o.Area.Column);
            cells = most < cells.Length ? cells : [.. cells, .. new string?[most + 1 - cells.Length]];
            foreach (var (area, value) in _open.Where(o => string.IsNullOrWhiteSpace(cells[o.Area.Column])))
            {
                cells[area.Column] = value;
            }
        }

        for (; _next < areas.Count && areas[_next].Top <= row; _next++)
        {
            _open.Add((areas[_next], areas[_next].Column < cells.Length ? cells[areas[_next].Column] : null));
        }

        return cells;
    }
}
