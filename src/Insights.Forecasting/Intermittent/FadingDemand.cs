using Insights.Forecasting.Families;

namespace Insights.Forecasting.Intermittent;

/// <summary>
/// Counts that are mostly zero: the chance that something comes and its size are smoothed apart (Teunter, Syntetos and Babai 2011); unlike Croston's rule the outlook
/// fades where nothing comes any more. The two weights are those with the least squared error on the series.
/// </summary>
public sealed class FadingDemand : IFamily
{
    private static readonly double[] Weights = [0.05, 0.1, 0.2, 0.3];

    /// <summary>Share of zeros from which a series of counts is carried on so.</summary>
    public const double Sparse = 0.4;

    public string Name => "tsb";

    public static bool Suits(double[] values) => values.All(v => v >= 0) && values.Count(v => v == 0) >= Sparse * values.Length && values.Any(v => v > 0);

    public Fitted Fit(double[] values, int frequency, int horizon, object? form = null)
    {
        var (square, level) = (from a in Weights from b in Weights select Pass(values, a, b)).MinBy(p => p.Square);
        var spread = Math.Sqrt(square / Math.Max(1, values.Length - 1));
        return new([.. Enumerable.Repeat(level, horizon)], [.. Enumerable.Repeat(spread, horizon)], null, Name);
    }

    private static (double Square, double Level) Pass(double[] values, double ofChance, double ofSize)
    {
        var chance = (double)values.Count(v => v > 0) / values.Length;
        var size = values.Where(v => v > 0).DefaultIfEmpty(0).Average();
        var sum = 0.0;
        foreach (var v in values)
        {
            sum += (v - chance * size) * (v - chance * size);
            chance += ofChance * ((v > 0 ? 1 : 0) - chance);
            size += v > 0 ? ofSize * (v - size) : 0;
        }

        return (sum, chance * size);
    }
}

/// <summary>Croston's rule (1972) with the correction of Syntetos and Boylan (2005): size by the interval between what comes.</summary>
public sealed class Croston : IFamily
{
    private const double Weight = 0.1;

    public string Name => "croston";

    public Fitted Fit(double[] values, int frequency, int horizon, object? form = null)
    {
        var (size, interval, since, sum, rate) = (double.NaN, double.NaN, 0, 0.0, 0.0);
        foreach (var v in values)
        {
            sum += (v - rate) * (v - rate);
            since++;
            if (v > 0)
            {
                (size, interval) = double.IsNaN(size) ? (v, since) : (size + Weight * (v - size), interval + Weight * (since - interval));
                since = 0;
                rate = (1 - Weight / 2) * size / interval;
            }
        }

        var spread = Math.Sqrt(sum / Math.Max(1, values.Length));
        return new([.. Enumerable.Repeat(rate, horizon)], [.. Enumerable.Repeat(spread, horizon)], null, Name);
    }
}
