using Insights.Forecasting.Backtest;
using Insights.Forecasting.Series;

namespace Insights.Forecasting.Combination;

/// <summary>
/// What each family's path counts in the combination of one series: by its errors in the series' own trials, drawn towards how it did over all series, and that drawn
/// towards equal. Few trials of one series say little, and a weight that follows them is worse than none (Claeskens, Magnus, Vasnev and Wang 2016).
/// </summary>
internal static class Weights
{
    /// <summary>
    /// Trials of one series that count as much as the whole body of series. By measure on series by month, quarter and year the more the body counted, the better; this is where
    /// no more was gained.
    /// </summary>
    private const double Inertia = 40;

    /// <summary>
    /// The error of a family enters by this power: with 5 % more error it counts less than half. By month and quarter half of it does as well; by year, where the families
    /// differ most, this is better by 1 %.
    /// </summary>
    private const double Power = 16;

    /// <summary>Mean error of each family in a series' trials, in units of the families' mean; empty where no trial tells them apart.</summary>
    public static double[] Relative(IReadOnlyList<Trial> trials, IReadOnlyList<int> combined)
    {
        var errors = combined.Select(k => trials.Sum(t => Score.Mase(t.Actual, t.Paths[k].Mean, 1))).ToArray();
        var mean = errors.Length > 0 ? errors.Average() : 0;
        return trials.Count == 0 || mean <= 0 || !double.IsFinite(mean) ? [] : [.. errors.Select(e => e / mean)];
    }

    public static double[] Of(double[] relative, int trials, double[] overAll)
    {
        var raw = overAll.Select((all, k) => Math.Pow(relative.Length == 0 ? all : (trials * relative[k] + Inertia * all) / (trials + Inertia), -Power)).ToArray();
        var sum = raw.Sum();
        return [.. raw.Select(w => w / sum)];
    }

    /// <summary>Part of a path over all series at most: one model of many families is not trusted alone.</summary>
    private const double MostOverAll = 0.75;

    private const int Parts = 8;

    /// <summary>
    /// What a path over all series counts beside the combination without it: the part with the least error in the trials of all series; nothing unless it is less wrong there by
    /// one and a half standard errors over the series.
    /// </summary>
    /// <param name="trials">A series each: what came, the combination's path, the other path, and the unit of errors.</param>
    public static double Earned(IReadOnlyList<IReadOnlyList<(double[] Actual, double[] Mean, double[] OverAll, double Unit)>> trials)
    {
        double Error(IReadOnlyList<(double[] Actual, double[] Mean, double[] OverAll, double Unit)> series, double part) =>
            series.Average(t => Score.Mase(t.Actual, [.. t.Mean.Zip(t.OverAll, (m, o) => m + part * (o - m))], t.Unit));

        var without = trials.Select(t => Error(t, 0)).ToArray();
        var (best, least) = (0.0, 0.0);
        for (var k = 1; k <= Parts; k++)
        {
            var part = MostOverAll * k / Parts;
            var gains = trials.Select((t, i) => Error(t, part) - without[i]).ToArray();
            var mean = gains.DefaultIfEmpty(0).Average();
            var error = Math.Sqrt(gains.Sum(g => (g - mean) * (g - mean))) / Math.Max(1, gains.Length);
            (best, least) = mean + 1.5 * error < 0 && mean < least ? (part, mean) : (best, least);
        }

        return best;
    }
}
