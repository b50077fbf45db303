namespace Insights.Indicators.LivingStandard;

/// <summary>A value with its 95 % interval.</summary>
public sealed record Measured(string Name, double Value, double Lower, double Upper);

/// <summary>Households' incomes, each standing for its members, with all measures of one group and their intervals by a Poisson bootstrap over households.</summary>
/// <remarks>The measures are those of <see cref="IncomeMeasures"/>, written as passes over sorted arrays because a bootstrap makes them hundreds of times; a test holds them equal.</remarks>
public sealed class LivingSample
{
    private const double Tail = 0.025;

    private static readonly double[] Shares = [0.1, 0.2, 0.25, 0.5, 0.75, 0.8, 0.9];

    private readonly double[] incomes;
    private readonly double[] members;

    /// <param name="rows">Income per head (or equivalised) and members, in any order; at least one.</param>
    public LivingSample(IEnumerable<(double Income, double Members)> rows)
    {
        var kept = rows.Where(r => r.Members > 0).ToArray();
        if (!IsSorted(kept))
        {
            kept = [.. kept.OrderBy(r => r.Income)];
        }

        (incomes, members) = (new double[kept.Length], new double[kept.Length]);
        for (var i = 0; i < kept.Length; i++)
        {
            (incomes[i], members[i]) = kept[i];
        }
    }

    public int Households => incomes.Length;

    public double Persons => members.Sum();

    /// <summary>The at-risk-of-poverty threshold of the sample itself: 60 % of its median. Of a sample without rows there is none.</summary>
    public double RiskLine => Households == 0 ? double.NaN : 0.6 * Quantiles(incomes, members, Persons, [0.5], incomes.Length)[0];

    /// <summary>Households below a line.</summary>
    public int Below(double line)
    {
        var below = Array.BinarySearch(incomes, line);
        for (below = below < 0 ? ~below : below; below > 0 && incomes[below - 1] >= line; below--)
        {
        }

        return below;
    }

    /// <summary>The measures without their intervals; at least one household.</summary>
    /// <param name="riskLine">The threshold of the at-risk-of-poverty rate and the relative median gap, where it is not the sample's own.</param>
    public IReadOnlyDictionary<string, double> Points(double? riskLine = null) =>
        Names([]).Zip(Measures(incomes, members, [], riskLine)).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);

    /// <summary>The measures in order: without lines the first eleven, then headcount, gap and severity (FGT 0, 1, 2) at each line.</summary>
    /// <param name="lines">Named poverty lines, yuan a head and month.</param>
    public static IReadOnlyList<string> Names(IReadOnlyList<string> lines) =>
        ["mean", "sd", "median", "gini", "s80s20", "arpr", "rmpg", "p10", "p25", "p75", "p90", .. lines.SelectMany(l => Enumerable.Range(0, 3).Select(a => $"fgt{a}_{l}"))];

    /// <param name="seed">The same sample and seed give the same interval.</param>
    /// <param name="replicates">Draws of the bootstrap.</param>
    /// <param name="riskLine">As of <see cref="Points"/>; the sample's own is drawn anew with each replicate.</param>
    public IReadOnlyList<Measured> Measure(IReadOnlyList<(string Name, double Value)> lines, int seed, int replicates, double? riskLine = null)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var names = Names([.. lines.Select(l => l.Name)]);
        double[] at = [.. lines.Select(l => l.Value)];
        var point = Measures(incomes, members, at, riskLine);
        var drawn = new double[replicates][];
        Parallel.For(0, replicates, () => (Incomes: new double[incomes.Length], Members: new double[incomes.Length]), (replicate, _, own) =>
        {
            // Each replicate has its own stream, so that the number of threads does not matter.
            var state = PoissonBootstrap.Stream(seed, replicate);
            var drawnRows = 0;
            for (var i = 0; i < incomes.Length; i++)
            {
                if (PoissonBootstrap.Poisson(ref state) is var times and > 0)
                {
                    (own.Incomes[drawnRows], own.Members[drawnRows]) = (incomes[i], times * members[i]);
                    drawnRows++;
                }
            }

            drawn[replicate] = drawnRows > 0 ? Measures(own.Incomes.AsSpan(0, drawnRows), own.Members.AsSpan(0, drawnRows), at, riskLine) : point;
            return own;
        }, _ => { });
        return [.. names.Select((name, n) =>
        {
            var sorted = drawn.Select(d => d[n]).Where(double.IsFinite).Order().ToArray();
            return sorted.Length == 0 ? new Measured(name, point[n], double.NaN, double.NaN) : new Measured(name, point[n], PoissonBootstrap.At(sorted, Tail), PoissonBootstrap.At(sorted, 1 - Tail));
        })];
    }

    private static bool IsSorted((double Income, double Members)[] rows)
    {
        for (var i = 1; i < rows.Length; i++)
        {
            if (rows[i].Income < rows[i - 1].Income)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>NaN where a measure has no value.</summary>
    private static double[] Measures(ReadOnlySpan<double> x, ReadOnlySpan<double> w, double[] lines, double? riskLine)
    {
        var (weight, total, square, gini) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            var part = w[i] * x[i];
            weight += w[i];
            total += part;
            square += part * x[i];
            gini += part * ((2 * weight) - w[i]);
        }

        var mean = total / weight;
        var q = Quantiles(x, w, weight, Shares, x.Length);
        var threshold = riskLine ?? (0.6 * q[3]);
        var (poor, poorWeight) = (0, 0.0);
        for (; poor < x.Length && x[poor] < threshold; poor++)
        {
            poorWeight += w[poor];
        }

        var (lowest, highest, poorest, richest) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length && x[i] <= q[1]; i++)
        {
            (poorest, lowest) = (poorest + w[i], lowest + (w[i] * x[i]));
        }

        var rich = x.Length;
        while (rich > 0 && x[rich - 1] > q[5])
        {
            rich--;
        }

        for (var i = rich; i < x.Length; i++)
        {
            (richest, highest) = (richest + w[i], highest + (w[i] * x[i]));
        }

        var poverty = new List<double>();
        foreach (var line in lines)
        {
            poverty.AddRange(Poverty(x, w, weight, line));
        }

        return
        [
            mean, Math.Sqrt(Math.Max(0, (square / weight) - (mean * mean))), q[3], total > 0 ? (gini / (weight * total)) - 1 : double.NaN, !IncomeMeasures.PartsFifths(poorest, richest, weight) ? IncomeMeasures.Tied(x, w, weight) : lowest > 0 ? highest / lowest : double.NaN,
            poorWeight / weight, poor == 0 || threshold <= 0 ? double.NaN : (threshold - Quantiles(x, w, poorWeight, [0.5], poor)[0]) / threshold, q[0], q[2], q[4], q[6],
            .. poverty,
        ];
    }

    private static double[] Poverty(ReadOnlySpan<double> x, ReadOnlySpan<double> w, double weight, double line)
    {
        var (count, gap, severity) = (0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length && x[i] < line; i++)
        {
            var short1 = (line - x[i]) / line;
            count += w[i];
            gap += w[i] * short1;
            severity += w[i] * short1 * short1;
        }

        return [count / weight, gap / weight, severity / weight];
    }

    /// <summary>Eurostat's weighted quantiles: the first value whose cumulated weight passes the share; where one ends exactly at it, the mean of it and the next.</summary>
    private static double[] Quantiles(ReadOnlySpan<double> x, ReadOnlySpan<double> w, double weight, double[] shares, int count)
    {
        var found = new double[shares.Length];
        var (sum, next) = (0.0, 0);
        for (var i = 0; i < count && next < shares.Length; i++)
        {
            sum += w[i];
            while (next < shares.Length)
            {
                var at = shares[next] * weight;
                if (Math.Abs(sum - at) <= 1e-12 * weight && i + 1 < count)
                {
                    found[next++] = (x[i] + x[i + 1]) / 2;
                }
                else if (sum > at || i + 1 == count)
                {
                    found[next++] = x[i];
                }
                else
                {
                    break;
                }
            }
        }

        return found;
    }
}
