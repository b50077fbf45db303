using Insights.Forecasting.Backtest;
using Insights.Forecasting.Combination;
using Insights.Forecasting.Series;

namespace Insights.Forecasting.Outlooks;

/// <summary>The scores of a series' trials, in the unit of the series.</summary>
internal static class TrialScores
{
    /// <summary>Null where the series had not moved before any trial: there is no step to measure errors in.</summary>
    public static double? Mase(Prepared p, Func<Trial, double[]> mean) =>
        p.Trials.Where(t => Scale(p, t) > 0).Average(t => (double?)Score.Mase(Back(p, t.Actual), Back(p, mean(t)), Scale(p, t)));

    public static BacktestScore? Of(Prepared p, int naiveRule, Func<Trial, (double[] Mean, double[] Deviation)> combined, Calibration calibration)
    {
        if (p.Trials.Count == 0)
        {
            return null;
        }

        var (outcomes, inside80, inside95) = (0, 0, 0);
        foreach (var t in p.Trials)
        {
            var (mean, deviation) = combined(t);
            for (var h = 0; h < t.Actual.Length; h++)
            {
                bool Inside(double share) => Within(t.Actual[h], mean[h] + deviation[h] * calibration.Quantile(h + 1, (1 - share) / 2), mean[h] + deviation[h] * calibration.Quantile(h + 1, (1 + share) / 2));
                outcomes++;
                inside80 += Inside(0.80) ? 1 : 0;
                inside95 += Inside(0.95) ? 1 : 0;
            }
        }

        double Mean(Func<double[], double[], double> score, Func<Trial, double[]> path) => p.Trials.Average(t => score(Back(p, t.Actual), Back(p, path(t))));
        double[] Ours(Trial t) => combined(t).Mean;
        double[] Naive(Trial t) => t.Paths[naiveRule].Mean;
        static double Mae(double[] actual, double[] mean) => Score.Mase(actual, mean, 1);
        return new(
            Mase(p, Ours), Mean(Score.Smape, Ours), Mean(Mae, Ours), (double)inside80 / outcomes, (double)inside95 / outcomes,
            Mase(p, Naive), Mean(Score.Smape, Naive), Mean(Mae, Naive), p.Trials.Average(t => Mae(Back(p, t.Actual), Ruled(p, t, pace: false))), p.Trials.Average(t => Mae(Back(p, t.Actual), Ruled(p, t, pace: true))), outcomes);
    }

    /// <summary>What a reader with a ruler would have drawn: the last value, flat or with the pace of the season before it.</summary>
    private static double[] Ruled(Prepared p, Trial t, bool pace)
    {
        var known = Back(p, p.Values[..t.Origin]);
        var lag = Math.Min(p.Given.Frequency, known.Length - 1);
        var step = pace && lag > 0 ? (known[^1] - known[^(1 + lag)]) / lag : 0;
        return [.. t.Actual.Select((_, h) => Math.Clamp(known[^1] + ((h + 1) * step), p.Range.Least, p.Range.Most))];
    }

    private static bool Within(double value, double low, double high) => value >= low && value <= high;

    private static double[] Back(Prepared p, double[] path) => [.. path.Select(p.Scaling.Back)];

    private static double Scale(Prepared p, Trial t) => Score.Scale(Back(p, p.Values[..t.Origin]), p.Given.Frequency);
}
