using System.Runtime.CompilerServices;
using Insights.Forecasting.Families;
using Insights.Forecasting.Search;
using Insights.Forecasting.Series;

namespace Insights.Forecasting.Smoothing;

/// <summary>
/// Complex exponential smoothing (Svetunkov, Kourentzes and Ord 2022): level and a part not seen move round each other, which holds levels, trends and slow swings in one
/// model of two weights. On values without their season, after the seasonality test.
/// </summary>
public sealed class ComplexSmoothing : IFamily
{
    public string Name => "complex_smoothing";

    public Fitted Fit(double[] values, int frequency, int horizon, object? form = null)
    {
        var seasons = Seasons.Of(values, frequency);
        var flat = seasons.Adjust(values);
        if (flat.Length < 8)
        {
            return new Theta.DynamicTheta().Fit(values, frequency, horizon);
        }

        var unit = Ets.Unit(flat);
        var scaled = Array.ConvertAll(flat, v => v / unit);
        var first = scaled.Take(Math.Max(3, Math.Min(frequency, scaled.Length / 2))).Average();
        var (point, square) = new[] { (1.3, 1.0), (1.8, 1.05), (1.05, 0.98) }
            .Select(s => NelderMead.Minimise(p => Pass(scaled, p, out _, out _), [s.Item1, s.Item2, first, first / 1.1], [0.1, 0.02, 0.1, 0.1], 400, 1e-8)).MinBy(f => f.Value);
        Pass(scaled, point, out var level, out var hidden);
        var spread = unit * Math.Sqrt(square / Math.Max(1, flat.Length - 4));
        var (mean, deviation) = (new double[horizon], new double[horizon]);
        var (echoLevel, echoHidden, sum) = (point[0] - point[1], point[0] + point[1], 1.0);
        for (var h = 0; h < horizon; h++)
        {
            (mean[h], deviation[h]) = (level * unit, spread * Math.Sqrt(sum));
            sum += echoLevel * echoLevel;
            (level, hidden) = Turn(point, level, hidden);
            (echoLevel, echoHidden) = Turn(point, echoLevel, echoHidden);
        }

        return new(seasons.Restore(mean, values.Length), seasons.RestoreDeviation(deviation, values.Length), null, Name);
    }

    private static (double Level, double Hidden) Turn(double[] point, double level, double hidden) =>
        (level - (1 - point[1]) * hidden, level + (1 - point[0]) * hidden);

    /// <summary>Sum of squared one-step errors; infinite where the model would not forget its first states.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Pass(double[] values, double[] point, out double level, out double hidden)
    {
        var (a, b) = (point[0], point[1]);
        (level, hidden) = (point[2], point[3]);
        var determinant = (1 - a + b) * (1 - a) + (1 - b) * (1 - a - b);
        if (Math.Abs(determinant) >= 0.999 || Math.Abs(2 - 2 * a + b) >= 1 + determinant)
        {
            return double.PositiveInfinity;
        }

        var sum = 0.0;
        foreach (var v in values)
        {
            var error = v - level;
            sum += error * error;
            (level, hidden) = Turn(point, level, hidden);
            level += (a - b) * error;
            hidden += (a + b) * error;
        }

        return double.IsFinite(sum) ? sum : double.PositiveInfinity;
    }
}
