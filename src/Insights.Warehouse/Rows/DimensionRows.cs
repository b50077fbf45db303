namespace Insights.Warehouse.Rows;

/// <summary>A place.</summary>
/// <param name="Level">city, town or village.</param>
/// <param name="TileColumn">Column of the tile map, from 0; null for a place without a tile.</param>
public sealed record Place(
    string Code, string Name, string? NameEn, string? Parent, string Level, string? Kind, long? Population, int? TileColumn, int? TileRow);

public sealed record MonthRow(DateOnly Month);

/// <summary>A programme of assistance, with the hash of the rule that judged it.</summary>
public sealed record Programme(string Code, string NameZh, string NameEn, string? Clause, string? Unit, string? RuleHash);

/// <summary>A rule as it stood from one month to another, both included, and the document that it rests on.</summary>
public sealed record RuleRow(string Programme, DateOnly FromMonth, DateOnly? ToMonth, string Document, string? DocumentEn);

/// <summary>A fact that a rule may ask of a person, the feed that tells it and the department that owes it.</summary>
public sealed record Fact(string Code, string NameZh, string NameEn, string Feed, string DepartmentZh, string DepartmentEn);

/// <summary>A dated amount or limit that a rule used.</summary>
public sealed record Parameter(string Programme, string Code, string? NameZh, string? NameEn, DateOnly FromMonth, double? Value, string? Unit, string? Confidence, string? Source, string? SourceEn);

/// <summary>A published statistic with its source and confidence.</summary>
public sealed record Statistic(string Name, string Area, string Period, double? Value, string? Unit, string? Confidence, string? Source, string? SourceZh, string? Note, string? NoteZh);

/// <summary>A published programme amount with its source and confidence.</summary>
public sealed record PublishedAmount(string Programme, string Jurisdiction, int? Year, double? Amount, string? Unit, string? Confidence, string? Source, string? SourceZh);

/// <summary>People of the last twelve months in one place (the city or a town), by measure of the outreach what-if; null where withheld.</summary>
/// <param name="MedianDays">Days from application to decision, the middle one; of the place.</param>
/// <param name="SlowDays">Nine of ten are decided within these days.</param>
public sealed record OutreachRow(string Area, string Measure, double? People, double? MedianDays, double? SlowDays);

/// <summary>A form of care in the last twelve months, by measure of the what-if of places; people in tens, null where withheld.</summary>
/// <param name="MedianDays">Days from asking to beginning, the middle one; of the form.</param>
/// <param name="SlowDays">Nine of ten began within these days.</param>
public sealed record CareFlowRow(string Form, string Measure, double? N, double? MedianDays, double? SlowDays);

/// <summary>One profession of the whole city, with the flows of the last four quarters; flows are null where no town stated two quarters in a row.</summary>
/// <param name="Quarters">Quarters watched: four where every town stated each.</param>
/// <param name="Staff">Σ staff at the beginning of the quarters watched.</param>
/// <param name="NeedRatio">People in need ÷ those a year before, of the towns that stated both.</param>
public sealed record WorkforceRow(
    string Profession, double Posts, double Filled, double Needed, double? InNeed, double? Quarters, double? Hired, double? Leavers, double? Staff, double? NeedRatio);
