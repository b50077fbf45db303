namespace Insights.Etl.SendBack;

/// <summary>A file that goes back to its sender.</summary>
/// <param name="Name">As it was received.</param>
/// <param name="Workbook">Path of the workbook written; null where the file itself is no longer to be found, or no longer to be read.</param>
/// <param name="Rows">Rows to be mended.</param>
/// <param name="Cells">Marked cells.</param>
public sealed record ReturnedFile(string Name, string Feed, string? Workbook, int Rows, int Cells)
{
    /// <summary>Why the file can no longer be read, as after a change of its contract; null where it is not there, or was written.</summary>
    public string? Fault { get; init; }
}

/// <summary>One fault of a row that was put aside.</summary>
/// <param name="Sheet">Name; empty for text files.</param>
/// <param name="Row">As a person sees it, from 1.</param>
/// <param name="Column">Of the contract; empty where the whole line is at fault.</param>
/// <param name="Header">As the sender calls it, or null where the value stands outside the columns.</param>
internal sealed record PutAside(string Sheet, int Row, string Column, string? Header, string Reason, string? Earlier);

/// <summary>What a marked cell says.</summary>
/// <param name="IsNumberAsText">Of an identity or other number that a spreadsheet program would round or turn: what is typed into the cell must stay text.</param>
internal sealed record Note(string Text, bool IsNumberAsText);

/// <summary>A sheet that goes back: the rows down to its header, and those to be mended with what is wrong in them.</summary>
/// <param name="Index">Place in the file, from 0.</param>
/// <param name="HeaderRow">From 1; the lower one of two.</param>
/// <param name="Joined">Positions of the columns, from 0, in which merged cells hold for all their rows.</param>
/// <param name="Notes">By row, from 1, and position of the cell, from 0.</param>
internal sealed record SheetToMend(int Index, string Name, int HeaderRow, IReadOnlySet<int> Joined, SortedDictionary<int, SortedDictionary<int, Note>> Notes)
{
    public bool Keeps(int row) => row <= HeaderRow || Notes.ContainsKey(row);

    /// <summary>The last row that is shown.</summary>
    public int LastRow => Notes.Keys.Append(HeaderRow).Max();
}
