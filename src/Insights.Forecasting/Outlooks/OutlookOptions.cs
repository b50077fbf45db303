using Insights.Forecasting.Arima;
using Insights.Forecasting.Boosted;
using Insights.Forecasting.Families;
using Insights.Forecasting.Smoothing;
using Insights.Forecasting.Theta;

namespace Insights.Forecasting.Outlooks;

/// <summary>Which families are asked, and how often each series is tried.</summary>
public sealed record OutlookOptions
{
    /// <summary>Families of the combination.</summary>
    public IReadOnlyList<IFamily> Combined { get; init; } = [new Ets(), new DynamicTheta(), new SeasonalArima(), new ComplexSmoothing(), new ThetaLine()];

    /// <summary>
    /// Families of the combination beside these where there is one value a year: what is carried on over so few values is a pace, and a line through the first and the
    /// last bends least with what lies between.
    /// </summary>
    public IReadOnlyList<IFamily> CombinedByYear { get; init; } = [new Drift()];

    /// <summary>Families that are only compared.</summary>
    public IReadOnlyList<IFamily> Compared { get; init; } = [];

    /// <summary>Origins of the back-test; each costs a fit of every family.</summary>
    public int Trials { get; init; } = 3;

    /// <summary>Steps ahead that a trial looks at most; the horizon asked for where null. Behind it nothing was tried: the path goes on at no more than the pace before (<see cref="Combination.Carried"/>).</summary>
    public int? TrialHorizon { get; init; }

    /// <summary>A family over all series, where there are enough of them and they were tried at earlier values; null asks for none.</summary>
    public BoostedOptions? Boosted { get; init; } = new();

    /// <summary>No path of numbers that were always above zero falls below this share of the least of them; 0 where they may well reach zero, as a gap that is closed.</summary>
    public double KeepsAbove { get; init; } = 0.5;

    /// <summary>A plain rule (last year's values, the last value, the straight line) with less than this share of the combination's error in a series' trials is followed instead; null for never.</summary>
    public double? RuleAt { get; init; }

    /// <summary>Fewer values than this give no outlook.</summary>
    public int LeastValues { get; init; } = 4;

    // By hold-out months of the default city: with 24 and 28 months known errors are 10 and 16 % less for the city, 14 and 13 % for towns; with 14 and 18 the same within 1.5 %. With 0.7 these
    // lost 1 to 3 %: what is less than twice as good may be chance.
    private const double Half = 0.5;

    /// <summary>
    /// For hundreds of places of one indicator in seconds: families without a search, tried twice. We chose it for towns because at 36 months a search over orders gains less
    /// than the back-test can tell.
    /// </summary>
    public static OutlookOptions Frugal { get; } = new() { Combined = [new Ets(thorough: false), new DynamicTheta(thorough: false), Smoothed.DampedTrend, new Naive()], Compared = [new Drift()], Trials = 2, TrialHorizon = 12, Boosted = null, KeepsAbove = 0, RuleAt = Half };

    /// <summary>For the city's own indicators in a published version: every family, tried a year ahead, for further back there is too little history to look from.</summary>
    public static OutlookOptions City { get; } = new() { Compared = [new Naive(), new Drift()], TrialHorizon = 12, Trials = 2, Boosted = null, KeepsAbove = 0, RuleAt = Half };

    /// <summary>All families, side by side.</summary>
    public static OutlookOptions Everything { get; } = new() { Compared = [new Naive(), new Drift(), Smoothed.DampedTrend] };
}
