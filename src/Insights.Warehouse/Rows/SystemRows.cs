namespace Insights.Warehouse.Rows;

/// <summary>One of the four systems of the founding text.</summary>
/// <param name="Clauses">C01 and on, parted by blanks.</param>
public sealed record SystemRow(string System, int Ordinal, string NameZh, string NameEn, string Clauses);

/// <summary>A system's score in a place and month.</summary>
/// <param name="Score">0 to 100; null where less than half of the weight is known.</param>
/// <param name="KnownShare">Share of the weight whose indicators have a value and a target.</param>
public sealed record SystemScore(string System, string Area, DateOnly Month, double? Score, double KnownShare, long Indicators, long Missing);

/// <summary>An indicator's part in a score.</summary>
/// <param name="Target">The path's value of the month.</param>
/// <param name="Attained">0 to 1; null where it is not known.</param>
/// <param name="Missing">withheld, undelivered, no_value, no_target or too_few (a town's share of too few to measure it); null where it is known.</param>
public sealed record SystemPart(string System, string Id, double Weight, double? Value, double? Target, double? Attained, string? Missing);
