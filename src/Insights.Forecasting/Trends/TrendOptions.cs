namespace Insights.Forecasting.Trends;

/// <summary>How a plain trend is fitted.</summary>
public sealed record TrendOptions
{
    /// <summary>Months of history that the trend is fitted to, newest last.</summary>
    public int WindowMonths { get; init; } = 24;

    /// <summary>Months ahead of the last month of the history.</summary>
    public int HorizonMonths { get; init; } = 36;

    /// <summary>Fewer months of history than this give no outlook: half for a fit, half to see how wrong it is.</summary>
    public int LeastMonths { get; init; } = 12;

    /// <summary>Months ahead at which the back-test compares.</summary>
    public int BacktestMonths { get; init; } = 6;

    /// <summary>Share of the outcomes that the interval is to hold.</summary>
    public double Coverage { get; init; } = 0.80;

    /// <summary>A value below this is zero: half a person.</summary>
    public double ZeroBelow { get; init; } = 0.5;

    /// <summary>Value to be reached by <see cref="DueMonth"/>; with the zero date this gives the probability in time.</summary>
    public DateOnly? DueMonth { get; init; }
}

/// <summary>One month of an outlook.</summary>
public sealed record OutlookMonth(DateOnly Month, double Mean, double Lower, double Upper);

/// <summary>How wrong the method was when it was asked about months that are known by now.</summary>
/// <param name="Mae">Mean absolute error over all origins and months ahead, in the unit of the series.</param>
/// <param name="IntervalHits">Share of outcomes inside the interval; compare with its stated coverage.</param>
/// <param name="Outcomes">Number of outcomes compared.</param>
public sealed record Backtest(double Mae, double IntervalHits, int Outcomes);

/// <summary>A plain trend carried on: no causes, no seasons, no plans are in it, and <see cref="Note"/> says so.</summary>
/// <param name="Method">theil_sen, least_squares, or none.</param>
/// <param name="Reaches">First month whose mean is zero, or null within the horizon.</param>
/// <param name="ReachesLower">The earliest plausible month (lower bound at zero), or null within the horizon.</param>
/// <param name="ReachesUpper">The latest plausible month (upper bound at zero), or null within the horizon.</param>
/// <param name="ProbabilityInTime">Of being at zero in the due month, or null without one (or where it is not ahead).</param>
/// <param name="Note">For the words room: trend, at_zero, not_falling, beyond_horizon, too_short, or masked.</param>
public sealed record Outlook(
    string Method, IReadOnlyList<OutlookMonth> Path, DateOnly? Reaches, DateOnly? ReachesLower, DateOnly? ReachesUpper, Backtest? Backtest, double? ProbabilityInTime, string Note);
