using Insights.Forecasting.Arima;
using Insights.Forecasting.Families;
using Insights.Forecasting.Smoothing;
using Insights.Forecasting.Theta;

namespace Insights.Forecasting.Outlooks;

/// <summary>Which families are asked, and how often each series is tried.</summary>
public sealed record OutlookOptions
{
    /// <summary>Families of the combination.</summary>
    public IReadOnlyList<IFamily> Combined { get; init; } = [new Ets(), new DynamicTheta(), new SeasonalArima(), new ComplexSmoothing()];

    /// <summary>Families that are only compared.</summary>
    public IReadOnlyList<IFamily> Compared { get; init; } = [];

    /// <summary>Origins of the back-test; each costs a fit of every family.</summary>
    public int Trials { get; init; } = 3;

    /// <summary>Fewer values than this give no outlook.</summary>
    public int LeastValues { get; init; } = 4;

    /// <summary>Everything the issue names, side by side.</summary>
    public static OutlookOptions Everything { get; } = new() { Compared = [new Naive(), new Drift(), new ThetaLine(), Smoothed.DampedTrend] };
}
