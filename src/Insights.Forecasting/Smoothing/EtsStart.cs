using Insights.Forecasting.Series;

namespace Insights.Forecasting.Smoothing;

/// <summary>Where the search for an exponential smoothing model begins: seasons by decomposition, level and slope by a line through the first values.</summary>
internal static class EtsStart
{
    private static readonly double[][] Tries = [[0.1, 0.01], [0.4, 0.02], [0.8, 0.05]];

    // Edges for beta, gamma and phi, and the damping begun with.
    private static readonly double[] OfTrend = [0.02], OfSeason = [0.05], Damping = [-0.03], Damped = [0.97];

    /// <summary>First states in the order of <see cref="EtsFilter"/>.</summary>
    public static double[] States(EtsForm form, double[] values, int frequency)
    {
        var seasons = form.Season == Part.None ? Seasons.None : Seasons.Decompose(values, frequency, form.Season == Part.Multiplicative);
        var flat = seasons.Adjust(values);
        var first = Math.Min(Math.Max(10, 2 * frequency), flat.Length);
        var (level, slope) = form.Trend == Part.None ? (flat.Take(first).Average(), 0.0) : Line(flat, first);
        if (form.Trend == Part.Multiplicative)
        {
            (level, slope) = (Math.Max(level, values.Min() / 2), Math.Clamp(1 + slope / Math.Max(Math.Abs(level), 1e-9), 0.5, 1.5));
        }

        if (form.Error == Part.Multiplicative && level <= 0)
        {
            level = values.Average();
        }

        double[] trend = form.Trend == Part.None ? [level] : [level, slope];
        return [.. trend, .. seasons.Factors.Take(Math.Max(0, seasons.Factors.Length - 1))];
    }

    /// <summary>Weights to begin with: slow, middling, quick.</summary>
    public static IEnumerable<double[]> Weights(EtsForm form, int frequency) => Tries.Select(t => (double[])
        [
            t[0], .. form.Trend == Part.None ? Array.Empty<double>() : [t[1]], .. form.Season == Part.None ? Array.Empty<double>() : [Math.Min(0.02, (1 - t[0]) / 2)],
            .. form.Damped ? Damped : [],
        ]);

    /// <summary>Edges of the first simplex.</summary>
    public static double[] Steps(EtsForm form, double[] states, double[] values)
    {
        var mean = values.Average();
        var spread = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / values.Length);
        double[] weights = [0.1, .. form.Trend == Part.None ? Array.Empty<double>() : OfTrend, .. form.Season == Part.None ? Array.Empty<double>() : OfSeason, .. form.Damped ? Damping : []];
        return [.. weights, .. states.Select((s, i) => i == 0 ? 0.2 * spread + 1e-6
            : i == 1 && form.Trend == Part.Additive ? 0.2 * spread / Math.Max(4, Math.Sqrt(values.Length)) + 1e-9 : form.Season == Part.Additive ? 0.1 * spread + 1e-9 : 0.03)];
    }

    private static (double Level, double Slope) Line(double[] flat, int count)
    {
        var (centre, mean) = ((count + 1) / 2.0, flat.Take(count).Average());
        var (over, under) = (0.0, 0.0);
        for (var i = 0; i < count; i++)
        {
            over += (i + 1 - centre) * (flat[i] - mean);
            under += (i + 1 - centre) * (i + 1 - centre);
        }

        var slope = under > 0 ? over / under : 0;
        return (mean - slope * centre, slope);
    }
}
