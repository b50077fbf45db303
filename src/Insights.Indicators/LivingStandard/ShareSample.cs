namespace Insights.Indicators.LivingStandard;

/// <summary>What households spend by class, or have by source, yuan: each part's share of the whole, with its interval by a Poisson bootstrap over households.</summary>
/// <param name="rows">One row a household, all with as many parts; at least one that is not nothing.</param>
public sealed class ShareSample(IReadOnlyList<double[]> rows)
{
    private const double Tail = 0.025;

    // One row after the other: a bootstrap passes them a thousand times.
    private readonly double[] all = [.. rows.SelectMany(r => r)];

    /// <summary>The shares in the order of the parts; they add up to one.</summary>
    /// <param name="names">One a part.</param>
    /// <param name="seed">The same rows and seed give the same intervals.</param>
    /// <param name="replicates">Draws of the bootstrap.</param>
    public IReadOnlyList<Measured> Shares(IReadOnlyList<string> names, int seed, int replicates)
    {
        ArgumentNullException.ThrowIfNull(names);
        var point = Of(names.Count, null);
        var drawn = new double[replicates][];
        Parallel.For(0, replicates, replicate =>
        {
            // Each replicate has its own stream, so that the number of threads does not matter.
            drawn[replicate] = Of(names.Count, PoissonBootstrap.Stream(seed, replicate));
        });
        return [.. names.Select((name, n) =>
        {
            var sorted = drawn.Select(d => d[n]).Where(double.IsFinite).Order().ToArray();
            return sorted.Length == 0 ? new Measured(name, point[n], double.NaN, double.NaN) : new Measured(name, point[n], PoissonBootstrap.At(sorted, Tail), PoissonBootstrap.At(sorted, 1 - Tail));
        })];
    }

    /// <param name="stream">Of the draws; null for each row once.</param>
    private double[] Of(int parts, ulong? stream)
    {
        var sums = new double[parts];
        var state = stream.GetValueOrDefault();
        for (var row = 0; row < all.Length; row += parts)
        {
            var times = stream is null ? 1 : PoissonBootstrap.Poisson(ref state);
            for (var i = 0; times > 0 && i < parts; i++)
            {
                sums[i] += times * all[row + i];
            }
        }

        var whole = sums.Sum();
        return [.. sums.Select(s => s / whole)];
    }
}
