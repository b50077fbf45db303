using Insights.Forecasting.Arima;
using Insights.Forecasting.Families;

namespace Insights.Forecasting.Boosted;

/// <summary>
/// What can be seen from one value of a series, in units of its mean seasonal step, so that any series is like any other: how the families disagree, how the last values
/// lie to their middle, how regular and how long the series is, how far ahead and at which place in the year is looked.
/// </summary>
/// <param name="known">Values up to the origin.</param>
/// <param name="paths">Of the families that are combined.</param>
/// <param name="scale">Mean seasonal step, above zero.</param>
/// <param name="first">Place of the first value in its year, from 0.</param>
internal sealed class Situation(double[] known, int frequency, IReadOnlyList<Fitted> paths, double scale, int first)
{
    // FastTree passes over a row with a gap: what can't be seen gets a value of its own. What is further off than the bound says no more than the bound.
    private const float NotSeen = -99;
    private const double Bound = 20;
    private const int YearsBack = 3;

    /// <summary>The mean of the families' paths, which the trees put right.</summary>
    public double[] Middle { get; } = [.. Enumerable.Range(0, paths[0].Mean.Length).Select(h => paths.Average(p => p.Mean[h]))];

    public double[] Deviation => [.. Enumerable.Range(0, Middle.Length).Select(h => paths.Average(p => p.Deviation[h]))];

    /// <summary>A row a step ahead.</summary>
    /// <param name="turned">As the series turned upside down would be seen.</param>
    public float[][] Features(bool turned)
    {
        var sign = turned ? -1 : 1;
        float[] ofSeries = [.. Seen(sign)];
        return [.. Enumerable.Range(0, Middle.Length).Select(h => (float[])[.. ofSeries, .. Ahead(h, sign)])];
    }

    private IEnumerable<float> Seen(int sign)
    {
        var (n, year) = (known.Length, Math.Min(known.Length, Math.Max(frequency, 4)));
        var (now, before) = (Mean(n - year, n), n >= 2 * year ? Mean(n - (2 * year), n - year) : double.NaN);
        var (least, most) = (known.Min(), known.Max());
        yield return (float)Math.Log(n);
        yield return InScale(sign * (known[^1] - now));
        yield return InScale(sign * (known[^1] - known[^Math.Min(n, 2)]));
        yield return InScale(sign * (known[^Math.Min(n, 2)] - known[^Math.Min(n, 3)]));
        yield return InScale(sign * (now - before));
        yield return InScale(n >= 3 * year ? sign * (before - Mean(n - (3 * year), n - (2 * year))) : double.NaN);
        yield return most > least ? (float)((sign > 0 ? known[^1] - least : most - known[^1]) / (most - least)) : NotSeen;
        yield return InScale(most - least);
        yield return (float)Math.Min(1, scale / Math.Max(1e-12, Math.Abs(now)));
        yield return (float)Tied(1);
        yield return (float)Tied(2);
        yield return frequency > 1 ? (float)Tied(frequency) : NotSeen;
        yield return frequency > 1 && n > 2 * frequency ? (float)UnitRoots.Strength(known, frequency) : NotSeen;
        yield return InScale(Math.Sqrt(Enumerable.Range(n - year, year).Average(t => (known[t] - now) * (known[t] - now))));
    }

    private IEnumerable<float> Ahead(int h, int sign)
    {
        yield return h + 1;
        yield return frequency > 1 ? (first + known.Length + h) % frequency : NotSeen;
        foreach (var path in paths)
        {
            yield return InScale(sign * (path.Mean[h] - Middle[h]));
            yield return InScale(path.Deviation[h]);
        }

        yield return InScale(sign * (Middle[h] - known[^1]));
        yield return InScale(sign * (Middle[h] - Middle[0]));
        for (var years = 1; years <= YearsBack; years++)
        {
            var at = known.Length + h - (frequency * ((h / frequency) + years));
            yield return InScale(at >= 0 ? sign * (known[at] - Middle[h]) : double.NaN);
        }

        yield return InScale(paths.Max(p => p.Mean[h]) - paths.Min(p => p.Mean[h]));
    }

    private double Mean(int from, int to)
    {
        var sum = 0.0;
        for (var t = from; t < to; t++)
        {
            sum += known[t];
        }

        return sum / (to - from);
    }

    /// <summary>Autocorrelation at a lag.</summary>
    private double Tied(int lag)
    {
        var (mean, over, under) = (Mean(0, known.Length), 0.0, 0.0);
        for (var t = 0; t < known.Length; t++)
        {
            under += (known[t] - mean) * (known[t] - mean);
            over += t >= lag ? (known[t] - mean) * (known[t - lag] - mean) : 0;
        }

        return under > 0 ? over / under : 0;
    }

    private float InScale(double value) => double.IsFinite(value) ? (float)Math.Clamp(value / scale, -Bound, Bound) : NotSeen;
}
