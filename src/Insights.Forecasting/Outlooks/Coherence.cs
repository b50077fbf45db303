namespace Insights.Forecasting.Outlooks;

/// <summary>
/// Parts that add up to a whole: the whole's outlook and the parts' are moved to agree, each in proportion to its own variance, so that the least sure moves most
/// (the minimum trace reconciliation of Wickramasuriya, Athanasopoulos and Hyndman 2019 with a diagonal covariance; for two levels it has this closed form).
/// </summary>
public static class Coherence
{
    // Width of an 80 % interval in standard deviations of a normal distribution.
    private const double Width80 = 2.563;

    // Rounds of shifting where the floor at zero keeps a part from moving all its way.
    private const int Rounds = 20;

    /// <summary>Where some parts are withheld: what is not published of the whole is one part more, of its present share, and the whole stays as it is.</summary>
    /// <param name="others">Present value of all that is withheld; nothing below zero.</param>
    /// <param name="now">Present value of the whole.</param>
    /// <returns>The published parts, whose means add up to the whole's less what the others keep, and never to more than it.</returns>
    public static IReadOnlyList<SeriesOutlook> Within(SeriesOutlook whole, IReadOnlyList<SeriesOutlook> parts, double others, double now)
    {
        double[] Share(double[] path) => [.. path.Select(v => now > 0 ? v * others / now : 0)];
        var rest = whole with { Mean = Share(whole.Mean), Lower80 = Share(whole.Lower80), Upper80 = Share(whole.Upper80), Lower95 = Share(whole.Lower95), Upper95 = Share(whole.Upper95) };
        return [.. Reconcile(whole, [.. parts, rest], wholeStays: true).Parts.Take(parts.Count)];
    }

    /// <param name="parts">Each with the whole's horizon.</param>
    /// <param name="wholeStays">Whether only the parts are moved.</param>
    /// <returns>The whole and the parts, the means of the parts adding up to the whole's; intervals move with their means and keep their width.</returns>
    public static (SeriesOutlook Whole, IReadOnlyList<SeriesOutlook> Parts) Reconcile(SeriesOutlook whole, IReadOnlyList<SeriesOutlook> parts, bool wholeStays = false)
    {
        var horizon = whole.Mean.Length;
        var ofWhole = new double[horizon];
        var ofParts = parts.Select(_ => new double[horizon]).ToArray();
        for (var h = 0; h < horizon; h++)
        {
            var (above, below) = (wholeStays ? 0 : Variance(whole, h), parts.Select(p => Variance(p, h)).ToArray());
            for (var round = 0; round < Rounds; round++)
            {
                var gap = whole.Mean[h] + ofWhole[h] - parts.Select((p, i) => p.Mean[h] + ofParts[i][h]).Sum();
                var free = parts.Select((p, i) => gap > 0 || p.Mean[h] + ofParts[i][h] > 0 ? below[i] : 0).ToArray();
                var all = above + free.Sum();
                if (Math.Abs(gap) < 1e-9 || all <= 0)
                {
                    break;
                }

                ofWhole[h] -= gap * above / all;
                for (var i = 0; i < parts.Count; i++)
                {
                    ofParts[i][h] = Math.Max(ofParts[i][h] + gap * free[i] / all, -Math.Max(0, parts[i].Mean[h]));
                }
            }

            // What the floor still leaves over is the whole's to bear.
            ofWhole[h] = parts.Select((p, i) => p.Mean[h] + ofParts[i][h]).Sum() - whole.Mean[h];
        }

        return (whole.Shifted(ofWhole), [.. parts.Select((p, i) => p.Shifted(ofParts[i]))]);
    }

    private static double Variance(SeriesOutlook o, int h) => Math.Max(1e-12, Math.Pow((o.Upper80[h] - o.Lower80[h]) / Width80, 2));
}
