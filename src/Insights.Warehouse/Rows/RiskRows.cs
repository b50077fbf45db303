namespace Insights.Warehouse.Rows;

/// <summary>The model card of the order of visits.</summary>
/// <param name="Note">used, worse_than_rule (the simple rule ranks), or too_few_finds (the same).</param>
/// <param name="Ranked">People ranked: on no pay list, or entitlement unknown, and not known to be missed.</param>
/// <param name="Ordered">People within the order's share.</param>
/// <param name="Lift">Finds a visit in the first <paramref name="OrderShare"/> of the hold-out, against no order at all.</param>
/// <param name="RuleLift">The same for "longest unknown first".</param>
/// <param name="GainLow">5th percentile of the difference over redrawn people.</param>
/// <param name="Base">Share found among everyone ranked in the hold-out.</param>
public sealed record RiskCard(
    string Note, DateOnly? LearnedFrom, DateOnly? LearnedTo, DateOnly? JudgedFrom, DateOnly? JudgedTo, int LearnedRows, int Ranked, double OrderShare, int Ordered,
    double? Lift, double? RuleLift, double? GainLow, double? GainHigh, double? CalibrationError, double? UnknownCalibrationError, double? Base, int Trees, int Leaves);

/// <summary>The first so many of a ranking of the hold-out; null where fewer than ten people stand behind it.</summary>
/// <param name="Scope">all, or unknown.</param>
public sealed record RiskLift(string Scope, double Share, int People, int? Found, double? Lift, double? RuleLift);

/// <summary>People of like probability: what was expected and what was found.</summary>
public sealed record RiskCalibration(string Scope, double BinFrom, double BinTo, int People, double Expected, double? Found);

/// <summary>One group of the audit; small ones stand together, their values parted by |. Picked: share of its people in the order; precision: found among the picked; reached: picked among the found.</summary>
public sealed record RiskFairness(string Dimension, string Value, int? People, double? Picked, double? Precision, double? Reached, double? Expected, double? Found);

public sealed record RiskImportance(string Feature, double Share);

/// <summary>A town's part of the order of visits.</summary>
/// <param name="Doors">Null where withheld.</param>
/// <param name="FindsPerHundred">Expected; null where withheld, or where no model ranks.</param>
public sealed record VisitRow(string Area, int? Doors, double? FindsPerHundred);

public sealed record VisitReason(string Reason, int? Doors);

/// <summary>One door of the order. Personal: for the officer's workbook, never for a page.</summary>
/// <param name="Reasons">feature=value, parted by semicolons.</param>
public sealed record VisitDoor(string PersonKey, int Rank, string Village, string VillageName, double? Probability, int UnknownMonths, string? Reasons);

/// <summary>A month that does not fit what came before.</summary>
/// <param name="Key">Source, subject, detail, place and month: what a steward's closing refers to.</param>
/// <param name="Source">rows, turned_back, money, empty, indicator.</param>
/// <param name="Kind">spike, shift, or new.</param>
/// <param name="Findable">The smallest lasting break that this series would show, as a share of its value.</param>
public sealed record AnomalyRow(
    string Key, string Source, string Subject, string Detail, string Area, DateOnly Month, string Kind, double Value, double Expected, double Lower, double Upper, double Score,
    double? Findable);

/// <summary>What is watched for anomalies.</summary>
/// <param name="Subject">Feed, programme or indicator.</param>
/// <param name="Series">None where it has too few months.</param>
/// <param name="Months">Series-months in which an alarm was possible.</param>
/// <param name="Findable">The smallest lasting break that its middle series would show, as a share of the value (a difference for shares).</param>
public sealed record AnomalyWatch(string Source, string Subject, long Series, long Months, long Alarms, double? Findable);
