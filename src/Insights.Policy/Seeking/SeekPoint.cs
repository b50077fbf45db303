using Insights.Policy.Simulation;

namespace Insights.Policy.Seeking;

/// <summary>One plan that was tried, and what follows from it.</summary>
/// <param name="At">Which value each lever has, in the order of the levers.</param>
/// <param name="CostYuan">More than the law, yuan a year.</param>
/// <param name="Coverage">People who receive all that they are entitled to ÷ people entitled.</param>
/// <param name="Ratio">Income a head of holders' households ÷ the city's.</param>
/// <param name="Missed">People still missed; an expectation.</param>
public sealed record SeekPoint(IReadOnlyList<int> At, double CostYuan, double Coverage, double Ratio, double Missed, long Winners, long Losers, long Population)
{
    private const int MonthsAYear = 12;

    /// <summary>Whether so few are touched that it may not be shown.</summary>
    public bool IsTooSmall => Winners + Losers is > 0 and < DisclosureControl.Threshold;

    internal static SeekPoint Of(IReadOnlyList<int> at, PlanOutline plan) => new(
        at, MonthsAYear * plan.CostYuan, plan.Coverage ?? 0, plan.LivingRatio ?? 0, plan.Missed, plan.Winners, plan.Losers, plan.Population);

    /// <summary>Costs no more, covers no less, leaves no wider gap, and is better in one of these.</summary>
    internal bool Dominates(SeekPoint other) =>
        CostYuan <= other.CostYuan && Coverage >= other.Coverage && Ratio >= other.Ratio
        && (CostYuan < other.CostYuan || Coverage > other.Coverage || Ratio > other.Ratio);
}
