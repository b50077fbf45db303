using System.Runtime.CompilerServices;

namespace Insights.Indicators.LivingStandard;

/// <summary>
/// Bootstrap in which each row is drawn a Poisson(1) number of times: no row waits for another, so that it scales (Chamandy et al. 2012).
/// </summary>
public static class PoissonBootstrap
{
    private const int Replicates = 1000;

    private const double Tail = 0.025;

    /// <summary>Poisson(1): the probability of at most 0, 1, … 19.</summary>
    private static readonly double[] UpTo = Cumulative(20);

    private const int Bits = 12;

    /// <summary>What a uniform number gives by its first twelve bits; −1 where these do not tell (seven of 4,096).</summary>
    private static readonly sbyte[] Told = [.. Enumerable.Range(0, 1 << Bits).Select(first => (Low: Draw(first / (double)(1 << Bits)), High: Draw((first + 1) / (double)(1 << Bits)))).Select(ends => (sbyte)(ends.Low == ends.High ? ends.Low : -1))];

    /// <summary>95 % percentile interval of a weighted mean.</summary>
    public static (double Lower, double Upper) Mean(IReadOnlyList<(double X, double W)> rows, int seed)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var means = new double[Replicates];
        Parallel.For(0, Replicates, replicate =>
        {
            // Each replicate has its own stream, so that the number of threads does not matter.
            var state = Stream(seed, replicate);
            var (sum, weight) = (0.0, 0.0);
            foreach (var (x, w) in rows)
            {
                var times = Poisson(ref state);
                sum += times * w * x;
                weight += times * w;
            }

            means[replicate] = weight > 0 ? sum / weight : double.NaN;
        });
        var known = means.Where(m => !double.IsNaN(m)).Order().ToArray();
        return (At(known, Tail), At(known, 1 - Tail));
    }

    private static double[] Cumulative(int count)
    {
        var (sums, p, sum) = (new double[count], Math.Exp(-1), 0.0);
        for (var k = 0; k < count; k++)
        {
            p = k == 0 ? p : p / k;
            sum += p;
            sums[k] = sum;
        }

        return sums;
    }

    internal static ulong Stream(int seed, int replicate) => unchecked((ulong)seed * 0x9E3779B97F4A7C15UL + (ulong)replicate * 0xD1B54A32D192ED03UL);

    internal static double At(double[] sorted, double p) => sorted[(int)Math.Clamp(Math.Round(p * (sorted.Length - 1)), 0, sorted.Length - 1)];

    /// <summary>A draw of Poisson(1) by inversion of one uniform number of SplitMix64 (Steele et al. 2014).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int Poisson(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            z ^= z >> 31;
            var times = Told[z >> (64 - Bits)];
            return times >= 0 ? times : Draw((z >> 11) * (1.0 / (1UL << 53)));
        }
    }

    /// <summary>How often, by inversion of a uniform number from 0 to 1.</summary>
    internal static int Draw(double uniform)
    {
        var k = 0;
        while (k < UpTo.Length && uniform > UpTo[k])
        {
            k++;
        }

        return k;
    }
}
