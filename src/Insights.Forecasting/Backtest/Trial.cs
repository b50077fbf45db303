using Insights.Forecasting.Families;

namespace Insights.Forecasting.Backtest;

/// <summary>What the families would have said at an earlier value of the series, and what came.</summary>
/// <param name="Origin">Number of values known then.</param>
/// <param name="Paths">A path a family, in the families' order.</param>
/// <param name="Actual">What came, on the scale the series is carried on; no longer than the horizon.</param>
/// <param name="Scale">Mean absolute seasonal step of the values known then: errors are judged in it.</param>
public sealed record Trial(int Origin, IReadOnlyList<Fitted> Paths, double[] Actual, double Scale);

/// <summary>Rolling origins: stand at earlier values, look ahead as one would have then, compare with what came.</summary>
public static class RollingOrigin
{
    /// <summary>
    /// Origins a horizon before the end and evenly between there and the end; none with fewer values behind it than a year and two values, or six, or two thirds of a history
    /// that is shorter yet. A trial from fewer values is harder than what it stands for and its intervals are on the wide side; without it the steps far ahead, where a
    /// history of two years is asked most, would be judged by none.
    /// </summary>
    public static IReadOnlyList<int> Origins(int length, int frequency, int horizon, int trials)
    {
        var least = Math.Max(4, Math.Min(Math.Max(6, frequency > 1 ? frequency + 2 : 0), length * 2 / 3));
        return [.. Enumerable.Range(0, trials).Select(k => length - (int)Math.Ceiling(horizon * (trials - k) / (double)trials)).Select(o => Math.Max(o, least)).Where(o => o < length).Distinct()];
    }

    /// <summary>A family searches its form at the first origin and keeps it for the later ones.</summary>
    internal static IReadOnlyList<Trial> Of(double[] values, int frequency, int horizon, IReadOnlyList<IFamily> families, int trials, Keeping keep = default)
    {
        var forms = new object?[families.Count];
        var made = new List<Trial>();
        foreach (var origin in Origins(values.Length, frequency, horizon, trials))
        {
            var known = values[..origin];
            var ahead = Math.Min(horizon, values.Length - origin);
            var paths = families.Select((f, k) =>
            {
                var fitted = f.Fit(known, frequency, ahead, forms[k]);
                forms[k] ??= fitted.Form;
                return keep.Above(fitted, known);
            }).ToArray();
            made.Add(new(origin, paths, values[origin..(origin + ahead)], Series.Score.Scale(known, frequency)));
        }

        return made;
    }
}
