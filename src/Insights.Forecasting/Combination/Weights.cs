using Insights.Forecasting.Backtest;
using Insights.Forecasting.Series;

namespace Insights.Forecasting.Combination;

/// <summary>
/// What each family's path counts in the combination of one series: by its errors in the series' own trials, drawn towards how it did over all series, and that drawn
/// towards equal. Few trials of one series say little, and a weight that follows them is worse than none (Claeskens, Magnus, Vasnev and Wang 2016).
/// </summary>
internal static class Weights
{
    /// <summary>Trials of one series that count as much as the whole body of series.</summary>
    private const double Inertia = 3;

    /// <summary>A family with 10 % more error counts about 10 % × this less.</summary>
    private const double Power = 2;

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
}
