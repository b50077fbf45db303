using Insights.Forecasting.Families;
using Insights.Forecasting.Search;
using Insights.Forecasting.Series;

namespace Insights.Forecasting.Theta;

/// <summary>
/// The Theta method as it won the M3 competition (Assimakopoulos and Nikolopoulos 2000): half the straight line through all values, half simple smoothing of the line
/// with doubled curvature; seasons exchanged where the test finds them.
/// </summary>
public sealed class ThetaLine : IFamily
{
    public string Name => "theta";

    public Fitted Fit(double[] values, int frequency, int horizon, object? form = null)
    {
        var seasons = Seasons.Of(values, frequency);
        var flat = seasons.Adjust(values);
        if (flat.Length < 3)
        {
            return new Naive().Fit(values, frequency, horizon);
        }

        var (intercept, slope) = Line(flat);
        var bent = flat.Select((v, t) => 2 * v - (intercept + slope * t)).ToArray();
        var (alpha, level) = SimpleSmoothing(bent, Smoothing.Ets.Unit(bent));
        var mean = Enumerable.Range(0, horizon).Select(h => (intercept + slope * (flat.Length + h) + level) / 2).ToArray();
        var spread = Fall(flat, alpha, slope / 2);
        var deviation = Enumerable.Range(0, horizon).Select(h => spread * Math.Sqrt(1 + h * alpha * alpha)).ToArray();
        return new(seasons.Restore(mean, values.Length), seasons.RestoreDeviation(deviation, values.Length), null, Name);
    }

    internal static (double Intercept, double Slope) Line(double[] flat)
    {
        var (centre, mean) = ((flat.Length - 1) / 2.0, flat.Average());
        var (over, under) = (0.0, 0.0);
        for (var t = 0; t < flat.Length; t++)
        {
            over += (t - centre) * (flat[t] - mean);
            under += (t - centre) * (t - centre);
        }

        var slope = under > 0 ? over / under : 0;
        return (mean - slope * centre, slope);
    }

    private static double Ets_Unit(double[] bent) => bent.Average(Math.Abs) is > 0 and var unit ? unit : 1;

    private static (double Alpha, double Level) SimpleSmoothing(double[] values, double unit)
    {
        var last = values[0];
        double Square(double[] p)
        {
            if (p[0] is < 0.01 or > 0.99)
            {
                return double.PositiveInfinity;
            }

            last = p[1] * unit;
            var sum = 0.0;
            foreach (var v in values)
            {
                var error = v - last;
                sum += error / unit * (error / unit);
                last += p[0] * error;
            }

            return sum;
        }

        var (point, _) = NelderMead.Minimise(Square, [0.4, values[0] / unit], [0.2, 0.1 * (1 + Math.Abs(values[0] / unit))], 200, 1e-9);
        Square(point);
        return (point[0], last);
    }

    private static double Fall(double[] flat, double alpha, double drift)
    {
        var (level, sum) = (flat[0], 0.0);
        for (var t = 1; t < flat.Length; t++)
        {
            var error = flat[t] - level - drift;
            sum += error * error;
            level += drift + alpha * error;
        }

        return Math.Sqrt(sum / Math.Max(1, flat.Length - 3));
    }
}
