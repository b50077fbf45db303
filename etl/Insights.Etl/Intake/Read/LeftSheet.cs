using Insights.Etl.Contracts;
using Insights.Etl.Receive;

namespace Insights.Etl.Read;

/// <summary>A sheet that holds something and of which nothing is read: a cover, notes, a list of words, what is hidden.</summary>
/// <param name="Header">The best header of any feed in it, if it is complete.</param>
/// <param name="Rows">Its first rows.</param>
/// <param name="Identity">The row, from 1, of the first identity number in it; 0 where there is none.</param>
internal sealed record LeftSheet(string Name, bool IsHidden, SheetHeader? Header, IReadOnlyList<string?[]> Rows, int Identity)
{
    private const int FewestColumns = 3;

    /// <summary>Why the file cannot be taken for this sheet's sake, or null. What is hidden was put away by its sender, and is named only.</summary>
    /// <param name="read">A sheet of the same file that is read.</param>
    public string? Fault(SheetPart read)
    {
        if (IsHidden)
        {
            return null;
        }

        if (Header is not null)
        {
            return $"sheet '{Name}' is of feed '{Header.Contract.Feed}' ({Header.Contract.Title.Zh}), but sheet '{read.SheetName}' is of '{read.Contract.Feed}'. Send them as two files.";
        }

        var alike = Rows.Select((cells, i) => RecordShape.Fit(read.Header, cells) is var (fit, of) && of >= FewestColumns && fit == of ? i + 1 : 0).FirstOrDefault(row => row > 0);
        return (Identity, alike) is (0, 0) ? null
            : $"sheet '{Name}', row {(Identity > 0 ? Identity : alike)} holds a record as sheet '{read.SheetName}' does, but no header stands above it. Put the header of sheet '{read.SheetName}' above its rows, or move them under that one.";
    }

    /// <summary>What the account says of it.</summary>
    public LeftOut Said => new(Name, IsHidden);
}
