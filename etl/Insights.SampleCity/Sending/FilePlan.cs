namespace Insights.SampleCity.Sending;

/// <summary>What stands around the rows of a workbook's sheet.</summary>
internal enum Header : byte
{
    /// <summary>Title in row 1, header in row 2.</summary>
    Title,

    /// <summary>Title, a note, and a header of two merged levels in rows 3 and 4.</summary>
    TwoLevels,
}

/// <summary>One sheet, or the only part of a csv file.</summary>
/// <param name="Name">Empty for csv.</param>
/// <param name="Title">First line or row; null for none.</param>
/// <param name="Note">Second row above a two-level header.</param>
/// <param name="Rows">Indexes into the feed's ledger, in file order.</param>
internal sealed record SheetPlan(string Name, string? Title, string? Note, List<int> Rows);

/// <summary>One file before it is written.</summary>
internal sealed record FilePlan(string Name, Feed Feed, List<SheetPlan> Sheets)
{
    /// <summary>Null for a workbook.</summary>
    public CsvEncoding? Csv { get; init; }

    public Header Header { get; init; }

    /// <summary>Whether a 合计 line ends each sheet.</summary>
    public bool Total { get; init; }

    /// <summary>Note after the last row; null for none.</summary>
    public string? Foot { get; init; }

    /// <summary>Sheet of instructions before the data; null for none.</summary>
    public string? Preface { get; init; }

    public bool DateCells { get; init; }

    public bool Base1904 { get; init; }

    /// <summary>Row of the ledger that is spoiled beyond repair whatever the dice say (where there is dirt at all); null for none.</summary>
    public int? Ruined { get; init; }

    /// <summary>Marks one row of each feed as ruined, in the first of its files that has any: a feed of few rows would else often have no fault to be found.</summary>
    public static void RuinOneOfEach(List<FilePlan> plans)
    {
        foreach (var plan in plans.Where(p => p.Sheets.Exists(s => s.Rows.Count > 0)).DistinctBy(p => p.Feed.Name).ToList())
        {
            var rows = plan.Sheets.First(s => s.Rows.Count > 0).Rows;
            plans[plans.IndexOf(plan)] = plan with { Ruined = rows[rows.Count / 2] };
        }
    }
}

/// <summary>A fault as it was planted: file by its plan's index, row as a person sees it, and the spoiled row of the ledger, -1 for a blank line.</summary>
internal readonly record struct Fault(int File, string Sheet, int Row, string Column, string Kind, bool Destroys, int LedgerRow);
