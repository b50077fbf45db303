namespace Insights.Indicators.LivingStandard;

/// <summary>Measures of one group's incomes, weighted where the table is a sample.</summary>
/// <param name="N">Rows.</param>
/// <param name="Gini">0 equality, 1 all to one; Eurostat's weighted form (ilc_di12).</param>
/// <param name="S80s20">Income of the richest fifth ÷ the poorest fifth's (Eurostat ilc_di11: above the 80 % quantile, up to the 20 % quantile); no value where the poorest have none.</param>
/// <param name="Arpt">At-risk-of-poverty threshold: 60 % of the weighted median.</param>
/// <param name="Arpr">Share below that threshold.</param>
/// <param name="Rmpg">Relative median gap: how far below the threshold the median of those below it lies, as a share of it; no value where nobody is below.</param>
/// <param name="Fgt">Foster–Greer–Thorbecke at the line: headcount, gap, severity (α = 0, 1, 2); the last two without a value where the line is not above zero.</param>
/// <param name="MeanLower">Lower end of the mean's 95 % interval.</param>
public sealed record IncomeMeasures(
    string Group, int N, double SumWeights, double Mean, double Median, double? Gini, double? S80s20, double Arpt, double Arpr, double? Rmpg,
    double Line, IReadOnlyList<double?> Fgt, double MeanLower, double MeanUpper)
{
    private const double ThresholdShare = 0.6;

    /// <summary>Measures of incomes with their weights.</summary>
    /// <param name="incomes">In any order; negative incomes count as they are.</param>
    /// <param name="weights">Not negative, at least one above zero; as many as incomes.</param>
    /// <param name="line">Poverty line of the FGT measures; null: the at-risk-of-poverty threshold.</param>
    /// <param name="seed">For the bootstrap: the same table gives the same interval.</param>
    /// <exception cref="ArgumentException">No row with a weight.</exception>
    public static IncomeMeasures Of(string group, IReadOnlyList<double> incomes, IReadOnlyList<double> weights, double? line, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(incomes);
        ArgumentNullException.ThrowIfNull(weights);
        var rows = incomes.Zip(weights).Where(r => r.Second > 0).OrderBy(r => r.First).Select(r => (X: r.First, W: r.Second)).ToArray();
        if (rows.Length == 0)
        {
            throw new ArgumentException($"group “{group}” has no row with a weight above zero");
        }

        var (weight, total) = (rows.Sum(r => r.W), rows.Sum(r => r.W * r.X));
        var median = Quantile(rows, weight, 0.5);
        var threshold = ThresholdShare * median;
        var poor = rows.Where(r => r.X < threshold).ToArray();
        var at = line ?? threshold;
        var (lower, upper) = PoissonBootstrap.Mean(rows, seed);
        return new(
            group, rows.Length, weight, total / weight, median, Concentration(rows, weight, total), Fifths(rows, weight), threshold,
            poor.Sum(r => r.W) / weight,
            poor.Length == 0 || threshold <= 0 ? null : (threshold - Quantile(poor, poor.Sum(r => r.W), 0.5)) / threshold,
            at, [.. Enumerable.Range(0, 3).Select(a => at <= 0 && a > 0 ? (double?)null : rows.Where(r => r.X < at).Sum(r => r.W * Math.Pow((at - r.X) / at, a)) / weight)],
            lower, upper);
    }

    /// <summary>Weighted quantile of sorted rows: the first value whose share of the weights passes p; the mean of two where one ends exactly at p.</summary>
    private static double Quantile((double X, double W)[] rows, double weight, double p)
    {
        var (sum, at) = (0.0, p * weight);
        for (var i = 0; i < rows.Length; i++)
        {
            sum += rows[i].W;
            if (Math.Abs(sum - at) <= 1e-12 * weight && i + 1 < rows.Length)
            {
                return (rows[i].X + rows[i + 1].X) / 2;
            }

            if (sum > at)
            {
                return rows[i].X;
            }
        }

        return rows[^1].X;
    }

    private static double? Concentration((double X, double W)[] rows, double weight, double total)
    {
        if (weight * total <= 0)
        {
            return null;
        }

        var (sum, cumulated, own) = (0.0, 0.0, 0.0);
        foreach (var (x, w) in rows)
        {
            cumulated += w;
            sum += w * x * cumulated;
            own += w * w * x;
        }

        return ((2 * sum) - own) / (weight * total) - 1;
    }

    /// <summary>
    /// S80/S20 where no income parts the fifths (see <see cref="PartsFifths"/>): the rows at each edge count in part, as the Lorenz curve has them.
    /// One where all are equal; NaN where the poorest fifth have nothing.
    /// </summary>
    internal static double Tied(ReadOnlySpan<double> x, ReadOnlySpan<double> w, double weight)
    {
        var (poorest, richest, left) = (0.0, 0.0, 0.2 * weight);
        for (var i = 0; i < x.Length && left > 0; i++)
        {
            poorest += Math.Min(w[i], left) * x[i];
            left -= w[i];
        }

        left = 0.2 * weight;
        for (var i = x.Length - 1; i >= 0 && left > 0; i--)
        {
            richest += Math.Min(w[i], left) * x[i];
            left -= w[i];
        }

        return poorest > 0 ? richest / poorest : double.NaN;
    }

    /// <summary>
    /// Whether those up to P20 and those above P80, whose sums Eurostat divides, are about a fifth each: a tenth to three tenths of the weight. Where many have the same income
    /// (rounded, topped up to a line) or rows are few, nobody may be left above P80, and the quotient would be nought.
    /// </summary>
    internal static bool PartsFifths(double poorest, double richest, double weight) => Math.Min(poorest, richest) >= 0.1 * weight && Math.Max(poorest, richest) <= 0.3 * weight;

    private static double? Fifths((double X, double W)[] rows, double weight)
    {
        var (low, high) = (Quantile(rows, weight, 0.2), Quantile(rows, weight, 0.8));
        if (!PartsFifths(rows.Where(r => r.X <= low).Sum(r => r.W), rows.Where(r => r.X > high).Sum(r => r.W), weight))
        {
            return Tied([.. rows.Select(r => r.X)], [.. rows.Select(r => r.W)], weight) is var tied && double.IsNaN(tied) ? null : tied;
        }

        var poorest = rows.Where(r => r.X <= low).Sum(r => r.W * r.X);
        return poorest > 0 ? rows.Where(r => r.X > high).Sum(r => r.W * r.X) / poorest : null;
    }
}
