using Insights.Forecasting.Families;
using Insights.Forecasting.Search;
using Insights.Forecasting.Series;

namespace Insights.Forecasting.Theta;

/// <summary>
/// The dynamic optimised Theta model (Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler 2016): the curvature is estimated together with the smoothing, and the
/// straight line is drawn anew at every value. On values without their season, after the seasonality test.
/// </summary>
/// <param name="moving">Whether the line is drawn anew (dynamic) or once through all values (static, "optimised Theta").</param>
/// <param name="thorough">False: one search instead of four.</param>
public sealed class DynamicTheta(bool moving = true, bool thorough = true) : IFamily
{
    private static readonly (double Alpha, double Theta)[] Starts = [(0.5, 2.0), (0.1, 2.0), (0.8, 5.0), (0.3, 1.2)];

    public string Name => moving ? "dynamic_theta" : "optimised_theta";

    public Fitted Fit(double[] values, int frequency, int horizon, object? form = null)
    {
        var seasons = Seasons.Of(values, frequency);
        var flat = seasons.Adjust(values);
        if (flat.Length < 4)
        {
            return new ThetaLine().Fit(values, frequency, horizon);
        }

        var unit = Smoothing.Ets.Unit(flat);
        var scaled = Array.ConvertAll(flat, v => v / unit);
        var pass = new ThetaPass(scaled, moving);
        var (first, step) = (scaled[0], 0.1 * Math.Abs(scaled[0]) + 0.05);
        // The curvature is sought by its logarithm: from 2 to 3 is as far as from 20 to 30. Several starts: the surface is flat where the curvature is large.
        var (point, square) = Starts.Take(thorough ? Starts.Length : 1)
            .Select(s => NelderMead.Minimise(pass.Square, [s.Alpha, Math.Log(s.Theta), first], [0.15, 0.5, step], thorough ? 240 : 150, thorough ? 1e-8 : 1e-5)).MinBy(f => f.Value);
        var mean = pass.Ahead(point, horizon);
        var spread = unit * Math.Sqrt(square / Math.Max(1, flat.Length - 3));
        var deviation = Enumerable.Range(0, horizon).Select(h => spread * Math.Sqrt(1 + h * point[0] * point[0]));
        return new(
            seasons.Restore([.. mean.Select(v => v * unit)], values.Length), seasons.RestoreDeviation([.. deviation], values.Length), null,
            $"{Name} (alpha {point[0]:0.00}, theta {Math.Exp(point[1]):0.0})");
    }
}
