using System.Text.Json.Serialization;
using Insights.Etl.Land;

namespace Insights.Etl;

/// <summary>What became of a file's rows: read = landed + quarantined + identical.</summary>
/// <param name="File">Short name that every landed row carries: the file's place in its load and the start of its hash.</param>
/// <param name="Period">Latest date that its rows speak of, or null.</param>
/// <param name="IsNew">Read in this run, for the first time or again; otherwise the account is that of an earlier load.</param>
public sealed record FileAccount(
    string File,
    string Name,
    string Feed,
    string Sha256,
    long Bytes,
    DateTimeOffset ReceivedAt,
    DateOnly? Period,
    long Read,
    long Landed,
    long Quarantined,
    long Identical,
    int Load,
    bool IsNew)
{
    /// <summary>Sheets that hold something and were not read.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; init; } = [];

    /// <summary>What was put aside and why, of a file received in this run; of earlier ones the landing folder tells.</summary>
    [JsonIgnore]
    public IReadOnlyList<FaultCount> Faults { get; init; } = [];
}

/// <summary>A sheet that holds something and is not read.</summary>
/// <param name="IsHidden">Its sender put it away; else no header of the file's feed is in it (a cover, notes).</param>
public sealed record LeftOut(string Sheet, bool IsHidden)
{
    /// <summary>Why, and what to do where that was not meant.</summary>
    [JsonIgnore]
    public string Why => IsHidden ? "hidden: show it, if its rows are to be read" : "no header of this feed";
}

/// <param name="Rows">Files for receive; rows for read, check and land.</param>
public sealed record StageCost(string Name, double Seconds, long Rows);

/// <param name="Files">Every file that counts, in the order of receipt.</param>
/// <param name="AnythingNew">Whether a file was read.</param>
public sealed record IntakeResult(IReadOnlyList<FileAccount> Files, bool AnythingNew, IReadOnlyList<StageCost> Stages)
{
    /// <summary>What was done with landed files, oldest first.</summary>
    public IReadOnlyList<WithdrawnFile> Withdrawn { get; init; } = [];

    /// <summary>How many files were read again in this run.</summary>
    public int ReadAgain { get; init; }

    /// <summary>One word a file, another for another reading of the same bytes.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];
}

/// <summary>Rows of one file refused for one reason in one column.</summary>
/// <param name="Header">The column as the sender calls it, or as the contract does where the sender has no such column; 整行 for a line that cannot be split.</param>
/// <param name="Places">The first few of them. Never a value: it may say who somebody is.</param>
public sealed record FaultCount(string Column, string Header, string Reason, string Words, long Rows, IReadOnlyList<FaultPlace> Places);

/// <param name="Sheet">Empty for csv.</param>
/// <param name="Earlier">File, sheet and row of the record that stands, where the row contradicts it.</param>
public sealed record FaultPlace(string Sheet, int Row, string? Earlier);

/// <summary>A judgement of one file against its contract; nothing is loaded.</summary>
/// <param name="Fault">Why the file cannot be taken at all, or null.</param>
public sealed record FileCheck(
    string Name, string? Feed, long Read, long Accepted, long Quarantined, long Identical, IReadOnlyList<FaultCount> Faults, string? Fault)
{
    /// <summary>Sheets that hold something and are not read.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; init; } = [];
}
