namespace Insights.Warehouse.Rows;

/// <summary>One value of one indicator: place × month × dimension, as far as disclosure allows.</summary>
/// <param name="Id">The card's id.</param>
/// <param name="Area">Place code: city 6 digits, town 9, village 12.</param>
/// <param name="Month">First day of the month.</param>
/// <param name="Dimension">Empty for all; else as 'programme:care_subsidy', 'reason:no_application', 'flow:paid'.</param>
/// <param name="Value">In the card's unit; null where masked or where there is no denominator.</param>
/// <param name="Bound">For a masked rate the bound that follows from a count under 10: from below for shares to be raised, from above for rates to be lowered.</param>
/// <param name="Masked">A count of 1 to 9, or a rate on one.</param>
public sealed record Cell(
    string Id, string Area, string Level, DateOnly Month, string Dimension, double? Numerator, double? Denominator,
    double? Value, double? Lower95, double? Upper95, double? Bound, bool Masked)
{
    /// <summary>Why there is no value: a feed that was not delivered for the month; null where that is not the reason.</summary>
    public Gap? Lacking { get; init; }
}

/// <summary>A value of the city as the month's own lists told it, before later ones (back pay, recoveries) completed the month; in tens of people.</summary>
public sealed record FirstTold(string Id, string Dimension, DateOnly Month, double Value);

/// <summary>A feed that was not delivered for a month, so that an indicator has no value in it.</summary>
/// <param name="Since">The last month for which it was; null where it never was.</param>
/// <param name="Dimension">Empty for the feed; else the class whose list alone is lacking, as 'programme:care_subsidy'.</param>
public sealed record Gap(string Id, DateOnly Month, string Feed, DateOnly? Since, string Dimension)
{
    /// <summary>Whether it takes the value of a class away: another class of the same kind stands without it.</summary>
    public bool Takes(string dimension) => Dimension.Length == 0 || dimension == Dimension || Kind(dimension) != Kind(Dimension);

    private static string Kind(string dimension) => dimension.Split(':')[0];
}

/// <summary>A dated target, in the indicator's unit.</summary>
public sealed record Target(string Id, string Area, DateOnly Month, string Dimension, double? Value, string Status, string Source, string SourceEn);

/// <summary>Whether the pace suffices: reached, on_track, slow, still, away, no_data.</summary>
/// <param name="BaseMonth">The first month on record, from which the pace is reckoned; null where no pace is known, or in a version published before it was kept.</param>
/// <param name="Base">Its value; where later lists have completed the month, as it was first told.</param>
/// <param name="ByRatio">Whether the paces are rates of growth and no plain differences.</param>
public sealed record Verdict(
    string Id, string Area, DateOnly Month, string Dimension, string Code, double? RActual, double? RRequired, DateOnly? BaseMonth = null, double? Base = null, bool? ByRatio = null);

/// <summary>A month of the outlook with its intervals.</summary>
public sealed record Outlook(string Id, string Area, string Dimension, DateOnly Month, double Mean, double? Lower80, double? Upper80, double? Lower95 = null, double? Upper95 = null);

/// <summary>When the outlook reaches the target, and how wrong the method was in the past on this indicator.</summary>
/// <param name="ReachesLower">The earlier end of the 80 % interval.</param>
/// <param name="BacktestMae">Mean absolute error over the back-test, in the indicator's unit.</param>
/// <param name="ProbabilityInTime">0 to 1.</param>
/// <param name="Note">outlook, at_target, beyond_horizon, still (it never moved), no_target; or why there is none: too_short, masked, no_value.</param>
/// <param name="Target">Value of the last milestone, due in the month <paramref name="Due"/>.</param>
/// <param name="BacktestMase">Mean absolute error in units of the naive rule's one-step error inside the history; null where the history had not moved.</param>
/// <param name="BacktestHits">Share of outcomes of the back-test inside the 80 % interval.</param>
/// <param name="NaiveMae">In the same back-test the error of last year's values (the seasonal naive rule).</param>
/// <param name="StillMae">That of the last value, taken to stay.</param>
/// <param name="LineMae">That of the last value with the pace of the year before it.</param>
/// <param name="Families">What the combination is made of, as 'ets 0.40, dynamic_theta 0.35'.</param>
public sealed record OutlookSummary(
    string Id, string Area, string Dimension, string Method, DateOnly? Reaches, DateOnly? ReachesLower, DateOnly? ReachesUpper,
    double? BacktestMae, double? ProbabilityInTime, string? Note, double? Target = null, DateOnly? Due = null, double? BacktestMase = null, double? BacktestSmape = null,
    double? BacktestHits = null, double? BacktestHits95 = null, double? NaiveMae = null, double? NaiveMase = null, double? StillMae = null, double? LineMae = null, string? Families = null);

/// <summary>An indicator's card as published with the version.</summary>
/// <param name="Clause">The commitment that it measures, C01 to C24.</param>
/// <param name="Json">The card as JSON.</param>
public sealed record CardRow(string Id, string? Clause, string? Unit, string Json);

/// <summary>A measure of the living standard.</summary>
/// <param name="Household">Type of household (size1 …; of the mean also severe (grades 1 and 2), child …); empty for all.</param>
/// <param name="Scale">per_head, equivalised by the square root of the members, or oecd (the modified OECD scale).</param>
/// <param name="Households">Households behind it; at least thirty.</param>
public sealed record LivingMeasure(string Area, DateOnly Month, string Household, string Scale, string Measure, double Value, double? Lower95, double? Upper95, int Households);
