using Insights.Forecasting.Series;

namespace Insights.Forecasting.Arima;

/// <summary>How often a series is differenced before an ARMA model fits it.</summary>
internal static class UnitRoots
{
    /// <summary>Critical value of the 5 % level test for a level (Kwiatkowski, Phillips, Schmidt and Shin 1992).</summary>
    private const double Critical = 0.463;

    /// <summary>Strength of season from which a seasonal difference pays (Hyndman and Athanasopoulos 2021, section 9.7).</summary>
    private const double Strong = 0.64;

    /// <summary>0, 1 or 2: differenced until the level test finds a level.</summary>
    public static int Differences(double[] values, int most = 2)
    {
        var at = values;
        for (var d = 0; d < most; d++)
        {
            if (at.Length < 6 || at.All(v => v == at[0]) || Kpss(at) <= Critical)
            {
                return d;
            }

            at = [.. at.Skip(1).Zip(at, (now, before) => now - before)];
        }

        return most;
    }

    public static int SeasonalDifferences(double[] values, int frequency) =>
        frequency > 1 && values.Length > 2 * frequency + 2 && Strength(values, frequency) > Strong ? 1 : 0;

    /// <summary>Kwiatkowski–Phillips–Schmidt–Shin statistic against a level, Bartlett weights over 3·√n ÷ 13 lags.</summary>
    public static double Kpss(double[] values)
    {
        var (n, mean) = (values.Length, values.Average());
        var lags = (int)(3 * Math.Sqrt(n) / 13);
        var (sum, squares) = (0.0, 0.0);
        foreach (var v in values)
        {
            sum += v - mean;
            squares += sum * sum;
        }

        var longRun = 0.0;
        for (var lag = 0; lag <= lags; lag++)
        {
            var product = 0.0;
            for (var t = lag; t < n; t++)
            {
                product += (values[t] - mean) * (values[t - lag] - mean);
            }

            longRun += (lag == 0 ? 1 : 2 * (1 - lag / (lags + 1.0))) * product / n;
        }

        return longRun > 0 ? squares / ((double)n * n * longRun) : 0;
    }

    /// <summary>1 − variance of the rest ÷ variance of season and rest, after the centred average over a year is taken away; at least 0.</summary>
    public static double Strength(double[] values, int frequency)
    {
        var trend = Seasons.CentredAverage(values, frequency);
        var seasons = Seasons.Decompose(values, frequency, multiplied: false);
        var places = Enumerable.Range(0, values.Length).Where(i => !double.IsNaN(trend[i])).ToArray();
        var both = places.Select(i => values[i] - trend[i]).ToArray();
        var rest = places.Select((i, k) => both[k] - seasons.Factors[i % frequency]).ToArray();
        var whole = Square(both);
        // Factors fitted to few years fit chance too: the rest is put back to its degrees of freedom.
        var left = Math.Max(1, places.Length - frequency + 1);
        return whole > 0 ? Math.Max(0, 1 - Square(rest) / left * (places.Length - 1) / whole) : 0;
    }

    private static double Square(double[] values)
    {
        var mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean));
    }
}
