using MathNet.Numerics.Distributions;

namespace Insights.Forecasting.Trends;

/// <summary>What a plain trend may use.</summary>
public sealed record TrendOptions
{
    /// <summary>Months of history that the line is laid through.</summary>
    public int Window { get; init; } = 24;

    /// <summary>Months ahead.</summary>
    public int Horizon { get; init; } = 36;

    /// <summary>Months ahead at which the past errors are taken.</summary>
    public int BacktestHorizon { get; init; } = 6;

    /// <summary>Least months of history; below it there is no outlook.</summary>
    public int Least { get; init; } = 12;

    /// <summary>Months searched for the date of zero.</summary>
    public int Search { get; init; } = 240;
}

/// <summary>One month ahead: mean and 80 % interval, never below zero.</summary>
public sealed record TrendPoint(int Ahead, double Mean, double Lower80, double Upper80);

/// <summary>A plain trend to zero.</summary>
/// <param name="Method">Which line won the back-test: least_squares or theil_sen.</param>
/// <param name="Reaches">Months ahead of the first month under one half, or null where the line does not get there.</param>
/// <param name="ReachesEarly">The same by the lower bound.</param>
/// <param name="ReachesLate">The same by the upper bound; null where it does not get there.</param>
/// <param name="BacktestMae">Mean absolute error at the back-test horizon, rolling origin; null with too little history.</param>
/// <param name="BacktestHits">Share of past values inside their 80 % interval.</param>
public sealed record TrendOutlook(
    string Method,
    IReadOnlyList<TrendPoint> Points,
    int? Reaches,
    int? ReachesEarly,
    int? ReachesLate,
    double? BacktestMae,
    double? BacktestHits,
    Func<int, double> ProbabilityOfZero);

/// <summary>
/// A straight line through the last two years, least squares or Theil–Sen, whichever was nearer in its own past (rolling origin).
/// The interval is the line's prediction interval, widened where past errors were larger than it said. A stated, plain method: it knows no season and no plan.
/// </summary>
public static class TrendToZero
{
    private const double Reached = 0.5;
    private const double Tail = 0.9;
    private static readonly string[] Methods = ["least_squares", "theil_sen"];

    /// <param name="history">Monthly values, oldest first.</param>
    /// <returns>Null with fewer than <see cref="TrendOptions.Least"/> values.</returns>
    public static TrendOutlook? Of(IReadOnlyList<double> history, TrendOptions? options = null)
    {
        var o = options ?? new TrendOptions();
        if (history.Count < o.Least)
        {
            return null;
        }

        var trials = Methods.Select(m => (Method: m, Errors: Backtest(history, m, o))).ToList();
        var (method, errors) = trials.MinBy(t => t.Errors.Count == 0 ? double.MaxValue : t.Errors.Average(e => Math.Abs(e.Error)))!;
        var line = Line.Through(Last(history, o.Window), method);
        var widening = Widening(errors);
        double Half(int ahead) => widening * line.Spread(ahead) * StudentT.InvCDF(0, 1, line.Freedom, Tail);

        var points = Enumerable.Range(1, o.Horizon)
            .Select(h => new TrendPoint(h, Math.Max(0, line.At(h)), Math.Max(0, line.At(h) - Half(h)), Math.Max(0, line.At(h) + Half(h))))
            .ToList();
        int? First(Func<int, double> path) => Enumerable.Range(1, o.Search).Where(h => path(h) < Reached).Select(h => (int?)h).FirstOrDefault();
        return new TrendOutlook(
            method,
            points,
            First(line.At),
            First(h => line.At(h) - Half(h)),
            First(h => line.At(h) + Half(h)),
            errors.Count == 0 ? null : errors.Average(e => Math.Abs(e.Error)),
            errors.Count == 0 ? null : errors.Average(e => Math.Abs(e.Error) <= widening * e.Half ? 1.0 : 0.0),
            h => StudentT.CDF(0, 1, line.Freedom, (Reached - line.At(h)) / Math.Max(1e-9, widening * line.Spread(h))));
    }

    private static List<(double Error, double Half)> Backtest(IReadOnlyList<double> history, string method, TrendOptions o)
    {
        var errors = new List<(double, double)>();
        for (var origin = o.Least; origin + o.BacktestHorizon <= history.Count; origin++)
        {
            var line = Line.Through(Last([.. history.Take(origin)], o.Window), method);
            var half = line.Spread(o.BacktestHorizon) * StudentT.InvCDF(0, 1, line.Freedom, Tail);
            errors.Add((history[origin + o.BacktestHorizon - 1] - Math.Max(0, line.At(o.BacktestHorizon)), half));
        }

        return errors;
    }

    /// <summary>The factor by which four in five past errors would have been inside; at least 1.</summary>
    private static double Widening(List<(double Error, double Half)> errors)
    {
        if (errors.Count == 0)
        {
            return 1;
        }

        var ratios = errors.Select(e => Math.Abs(e.Error) / Math.Max(1e-9, e.Half)).Order().ToList();
        return Math.Max(1, ratios[Math.Min(ratios.Count - 1, (int)Math.Ceiling(0.8 * ratios.Count) - 1)]);
    }

    private static double[] Last(IReadOnlyList<double> history, int window) => [.. history.Skip(Math.Max(0, history.Count - window))];
}
