namespace Insights.Warehouse.Rows;

/// <summary>What a version is and what it was made from.</summary>
/// <param name="AsOf">The last month judged.</param>
/// <param name="Persons">Persons in the warehouse.</param>
public sealed record VersionRow(string Version, DateOnly AsOf, DateTime PublishedAt, long Persons, string? Engine);

/// <summary>A file received, with its row accounting: read = landed + quarantined + identical.</summary>
/// <param name="File">Short hash that every landed row carries.</param>
public sealed record FileRow(
    string File, string Name, string Feed, string Sha256, long Bytes, DateTime? ReceivedAt, DateOnly? Period,
    long RowsRead, long RowsLanded, long RowsQuarantined, long RowsIdentical, int Load);

/// <summary>How fresh a feed is.</summary>
/// <param name="Clauses">The commitments that it serves: C01 and on, parted by blanks.</param>
/// <param name="BasisZh">The law or document that it rests on; null where none is named.</param>
/// <param name="LatestPeriod">The last period that its rows cover.</param>
/// <param name="DaysLate">Days from the date it was due to the day of reading; 0 when in time.</param>
public sealed record FeedRow(
    string Feed, string TitleZh, string TitleEn, string? OwnerZh, string? OwnerEn, string Clauses, string? BasisZh, string? BasisEn, string? Rhythm,
    DateOnly? LatestPeriod, DateOnly? Due, int? DaysLate, int Files, long Rows);

/// <summary>A quarantined row: where it is, and why. Its values are not published.</summary>
/// <param name="Header">The sender's name of the column; null for none.</param>
/// <param name="Row">As a person sees it in the file; 0 where the whole file is meant.</param>
public sealed record QuarantineRow(string Feed, string File, string Sheet, int Row, string Column, string? Header, string Reason, string? ReasonZh, string? ReasonEn);

/// <summary>Quarantined rows of a feed by column and reason, over all its files.</summary>
public sealed record QuarantineReason(string Feed, int Files, string Column, string? Header, string Reason, string? ReasonZh, string? ReasonEn, long Rows);

public sealed record StageRow(int Ordinal, string Name, double Seconds, long? Rows);

/// <summary>A test of the models as run before publishing.</summary>
public sealed record TestRow(string Model, string Test, string Severity, bool Passed, long? Failing);

/// <summary>What happened within the last year of a version: of <paramref name="AtRisk"/> persons, to <paramref name="Events"/>.</summary>
/// <param name="Key">First year of the age band, or a programme; empty for all.</param>
public sealed record AgeingRow(string Kind, string Key, long AtRisk, long Events);

/// <summary>A relation that a version has.</summary>
public sealed record RelationName(string Name);

/// <summary>A list that the month after the last judged waits for.</summary>
/// <param name="List">Which of the feed's lists: the code of a programme; null where the feed has one list a month.</param>
public sealed record AwaitedRow(string Feed, string? List);

/// <summary>A sheet that holds something and was not read, in so many files of a feed.</summary>
/// <param name="Hidden">Its sender put it away; else no header of the feed is in it.</param>
public sealed record LeftOutRow(string Feed, string Sheet, bool Hidden, long Files);

/// <summary>What was done with a landed file, by the command.</summary>
/// <param name="Load">The load with which it was received.</param>
/// <param name="Act">withdraw, again or undo.</param>
/// <param name="RowsLanded">Rows that had landed when it was last read.</param>
public sealed record WithdrawnRow(string Name, string Feed, string TitleZh, string TitleEn, string Sha256, int Load, string Act, DateTime WithdrawnAt, string Reason, long RowsLanded);
