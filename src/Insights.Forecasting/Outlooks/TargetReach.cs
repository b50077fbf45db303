using Insights.Forecasting.Series;
using Insights.Warehouse.Rows;

namespace Insights.Forecasting.Outlooks;

/// <summary>What is to be reached: a value in the series' unit, from above or from below, by a step ahead.</summary>
/// <param name="Rising">Whether values at or above the target reach it; else those at or below.</param>
/// <param name="DueStep">Steps ahead by which it is to be reached; null or below 1 where that time is past or not set.</param>
public sealed record Goal(double Value, bool Rising, int? DueStep);

/// <summary>When an outlook reaches its target. Steps are ahead of the last known value: 0 is now, null is beyond the horizon.</summary>
/// <param name="Earliest">Step at which the favourable end of the 80 % interval reaches it.</param>
/// <param name="Latest">Step at which the unfavourable end does.</param>
/// <param name="ProbabilityInTime">Of being there at the due step; null without one inside the horizon.</param>
public sealed record TargetReach(int? Reaches, int? Earliest, int? Latest, double? ProbabilityInTime)
{
    public static TargetReach Of(SeriesOutlook outlook, double now, Goal goal, Domain domain)
    {
        var bound = TargetBound.Of(goal.Value, goal.Rising, domain == Domain.Count, domain == Domain.Share);
        bool There(double value) => goal.Rising ? value >= bound : value <= bound;
        int? First(double[] path) => There(now) ? 0 : Array.FindIndex(path, There) is >= 0 and var at ? at + 1 : null;
        var (good, bad) = goal.Rising ? (outlook.Upper80, outlook.Lower80) : (outlook.Lower80, outlook.Upper80);
        double? chance = goal.DueStep is >= 1 and var due && due <= outlook.Mean.Length && outlook.Below is { } below
            ? goal.Rising ? 1 - below(due, bound) : below(due, bound)
            : null;
        return new(First(outlook.Mean), First(good), First(bad), chance);
    }
}
