namespace Insights.Policy.Seeking;

/// <summary>What is to be made best.</summary>
public enum SeekAim { LeastCost, MostCoverage, NarrowestGap }

/// <summary>What must hold.</summary>
public enum SeekBound { Cost, Coverage, Ratio, Losers }

/// <summary>A goal: one aim under up to four bounds.</summary>
/// <param name="MostCostYuan">More than the law, yuan a year.</param>
/// <param name="LeastCoverage">People who receive all that they are entitled to ÷ people entitled, 0 to 1.</param>
/// <param name="LeastRatio">Income a head of holders' households ÷ the city's.</param>
/// <param name="NobodyLoses">No person's help falls.</param>
public sealed record SeekGoal(SeekAim Aim, double? MostCostYuan = null, double? LeastCoverage = null, double? LeastRatio = null, bool NobodyLoses = false)
{
    /// <summary>A yuan amount, a share and a ratio are met to this.</summary>
    private const double Hair = 1e-9;

    /// <summary>The bounds that are set, and how each is asked for.</summary>
    public IReadOnlyList<(SeekBound Bound, double Asked)> Bounds =>
    [
        .. new (SeekBound, double?)[] { (SeekBound.Cost, MostCostYuan), (SeekBound.Coverage, LeastCoverage), (SeekBound.Ratio, LeastRatio), (SeekBound.Losers, NobodyLoses ? 0 : null) }
            .Where(one => one.Item2 is not null).Select(one => (one.Item1, one.Item2!.Value)),
    ];

    /// <summary>What a plan makes of a bound, in the bound's unit.</summary>
    public static double Of(SeekBound bound, SeekPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return bound switch { SeekBound.Cost => point.CostYuan, SeekBound.Coverage => point.Coverage, SeekBound.Ratio => point.Ratio, _ => point.Losers };
    }

    /// <summary>Whether less of a bound's measure is better.</summary>
    public static bool IsCeiling(SeekBound bound) => bound is SeekBound.Cost or SeekBound.Losers;

    public bool Holds(SeekBound bound, SeekPoint point) => Excess(bound, point) <= Hair;

    public bool IsMet(SeekPoint point) => Bounds.All(one => Holds(one.Bound, point));

    /// <summary>How far a plan is from a bound: 0 where it holds, else in parts of the bound (yuan ÷ the cap, points of coverage, points of the ratio, losers as a share of all).</summary>
    internal double Excess(SeekBound bound, SeekPoint point) => Math.Max(0, bound switch
    {
        SeekBound.Cost => (point.CostYuan - MostCostYuan ?? 0) / Math.Max(1e6, Math.Abs(MostCostYuan ?? 0)),
        SeekBound.Coverage => (LeastCoverage ?? 0) - point.Coverage,
        SeekBound.Ratio => (LeastRatio ?? 0) - point.Ratio,
        _ => NobodyLoses ? (double)point.Losers / point.Population : 0,
    });

    /// <summary>Less is better: first how far from the bounds, then the aim, then the cost, the coverage and the ratio.</summary>
    internal (double Away, double Aim, double Cost, double Others) Merit(SeekPoint point)
    {
        var away = Bounds.Sum(one => Excess(one.Bound, point));
        var aim = Aim switch { SeekAim.LeastCost => point.CostYuan, SeekAim.MostCoverage => -point.Coverage, _ => -point.Ratio };
        return (away <= Hair ? 0 : away, aim, point.CostYuan, -point.Coverage - point.Ratio);
    }
}
