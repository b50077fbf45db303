namespace Insights.Forecasting.Series;

/// <summary>How the seasons of a series differ from its trend, by classical decomposition.</summary>
/// <param name="Factors">One a season, the first for the first value; they average 1 (multiplied) or 0 (added). Empty where there is no season.</param>
public sealed record Seasons(double[] Factors, bool Multiplied)
{
    /// <summary>Of the one-sided 5 % of the autocorrelation at the seasonal lag, as in the Theta method (Assimakopoulos and Nikolopoulos 2000).</summary>
    private const double Significant = 1.645;

    public static Seasons None { get; } = new([], false);

    public bool Any => Factors.Length > 0;

    /// <summary>Multiplied where all values are above zero, else added; none where there are fewer than three years or the test finds none.</summary>
    public static Seasons Of(double[] values, int frequency) => AreIn(values, frequency) ? Decompose(values, frequency, values.All(v => v > 0)) : None;

    /// <summary>Is the autocorrelation at the seasonal lag more than chance, given those before it?</summary>
    public static bool AreIn(double[] values, int frequency)
    {
        if (frequency < 2 || values.Length < 3 * frequency)
        {
            return false;
        }

        var mean = values.Average();
        var square = values.Sum(v => (v - mean) * (v - mean));
        if (square <= 0)
        {
            return false;
        }

        var before = 0.0;
        var at = 0.0;
        for (var lag = 1; lag <= frequency; lag++)
        {
            at = 0;
            for (var i = lag; i < values.Length; i++)
            {
                at += (values[i] - mean) * (values[i - lag] - mean);
            }

            at /= square;
            before += lag < frequency ? at * at : 0;
        }

        return Math.Abs(at) > Significant * Math.Sqrt((1 + 2 * before) / values.Length);
    }

    /// <summary>Ratios (differences) to the centred moving average, averaged over the years.</summary>
    public static Seasons Decompose(double[] values, int frequency, bool multiplied)
    {
        var trend = CentredAverage(values, frequency);
        var (sums, counts) = (new double[frequency], new int[frequency]);
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(trend[i]))
            {
                continue;
            }

            sums[i % frequency] += multiplied ? values[i] / trend[i] : values[i] - trend[i];
            counts[i % frequency]++;
        }

        var factors = sums.Select((s, i) => counts[i] > 0 ? s / counts[i] : multiplied ? 1 : 0).ToArray();
        var mean = factors.Average();
        return new([.. factors.Select(f => multiplied ? f / mean : f - mean)], multiplied);
    }

    /// <summary>The moving average over one year, half weights at the ends where the frequency is even; NaN in the first and last half year.</summary>
    public static double[] CentredAverage(double[] values, int frequency)
    {
        var half = frequency / 2;
        var average = new double[values.Length];
        Array.Fill(average, double.NaN);
        for (var i = half; i < values.Length - half; i++)
        {
            var sum = 0.0;
            for (var j = i - half; j <= i + half; j++)
            {
                sum += frequency % 2 == 0 && (j == i - half || j == i + half) ? values[j] / 2 : values[j];
            }

            average[i] = sum / frequency;
        }

        return average;
    }

    public double[] Adjust(double[] values) => Any ? [.. values.Select((v, i) => Multiplied ? v / At(i) : v - At(i))] : values;

    /// <param name="from">Place of the first value of the path in the series: its length, for a path that follows it.</param>
    public double[] Restore(double[] path, int from) => Any ? [.. path.Select((v, i) => Multiplied ? v * At(from + i) : v + At(from + i))] : path;

    /// <summary>A deviation of the adjusted series, in the unit of the series.</summary>
    public double[] RestoreDeviation(double[] path, int from) => Any && Multiplied ? [.. path.Select((v, i) => v * At(from + i))] : path;

    private double At(int place) => Factors[place % Factors.Length];
}
