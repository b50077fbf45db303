namespace Insights.Warehouse.Rows;

/// <summary>A building project of the city, as last stated.</summary>
/// <param name="StatedIn">The month of the statement, up to two months before the one asked for.</param>
/// <param name="Kind">care_centre, rehabilitation, other.</param>
/// <param name="Progress">Per cent of the work that stands.</param>
/// <param name="Milestone">approved, designed, foundation, structure, fitting, acceptance, in_use.</param>
/// <param name="PlannedOn">The day on which it was to be in use.</param>
/// <param name="ExpectedOn">The day now expected; of one in use, the day on which it was.</param>
/// <param name="DaysLate">Between the two; 0 where it is earlier.</param>
public sealed record BuildingWork(
    DateOnly StatedIn, string Name, string Kind, int Places, double PlannedYuan, double InvestedYuan, double Progress, string Milestone, DateOnly PlannedOn, DateOnly ExpectedOn, long DaysLate);
