namespace Insights.Etl;

/// <summary>What became of a file's rows: read = landed + quarantined + identical.</summary>
/// <param name="File">Short name that every landed row carries: the file's place in its load and the start of its hash.</param>
/// <param name="Period">Latest date that its rows speak of, or null.</param>
/// <param name="IsNew">Received in this run; otherwise the account is that of an earlier load.</param>
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
    bool IsNew);

/// <param name="Rows">Files for receive; rows for read, check and land.</param>
public sealed record StageCost(string Name, double Seconds, long Rows);

/// <param name="Files">Every file ever taken in, in the order of loads and files.</param>
public sealed record IntakeResult(IReadOnlyList<FileAccount> Files, bool AnythingNew, IReadOnlyList<StageCost> Stages);

/// <summary>Rows of one file refused for one reason in one column.</summary>
public sealed record FaultCount(string Column, string Reason, string Words, long Rows);

/// <summary>A judgement of one file against its contract; nothing is loaded.</summary>
/// <param name="Fault">Why the file cannot be taken at all, or null.</param>
public sealed record FileCheck(
    string Name, string? Feed, long Read, long Accepted, long Quarantined, long Identical, IReadOnlyList<FaultCount> Faults, string? Fault);
