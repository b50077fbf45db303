namespace Insights.Forecasting.Families;

/// <summary>The last value of the same season again; the rule that any other has to beat. With frequency 1 it is the last value.</summary>
public sealed class SeasonalNaive : IFamily
{
    public string Name => "seasonal_naive";

    public Fitted Fit(double[] values, int frequency, int horizon, object? form = null)
    {
        var lag = values.Length >= frequency ? frequency : 1;
        var spread = Spread.OfSteps(values, values.Length > lag ? lag : 1, 0);
        return new(
            [.. Enumerable.Range(0, horizon).Select(h => values[values.Length - lag + h % lag])],
            [.. Enumerable.Range(0, horizon).Select(h => spread * Math.Sqrt(1 + h / lag))], null, Name);
    }
}

/// <summary>The last value again, its season exchanged where the seasonality test finds one (the Naïve 2 of the competitions).</summary>
public sealed class Naive : IFamily
{
    public string Name => "naive";

    public Fitted Fit(double[] values, int frequency, int horizon, object? form = null)
    {
        var seasons = Series.Seasons.Of(values, frequency);
        var flat = seasons.Adjust(values);
        var spread = Spread.OfSteps(flat, 1, 0);
        return new(
            seasons.Restore([.. Enumerable.Repeat(flat[^1], horizon)], values.Length),
            seasons.RestoreDeviation([.. Enumerable.Range(1, horizon).Select(h => spread * Math.Sqrt(h))], values.Length), null, Name);
    }
}

/// <summary>The straight line from the first to the last value, carried on; seasons as in <see cref="Naive"/>.</summary>
public sealed class Drift : IFamily
{
    public string Name => "drift";

    public Fitted Fit(double[] values, int frequency, int horizon, object? form = null)
    {
        var seasons = Series.Seasons.Of(values, frequency);
        var flat = seasons.Adjust(values);
        var slope = flat.Length > 1 ? (flat[^1] - flat[0]) / (flat.Length - 1) : 0;
        var spread = Spread.OfSteps(flat, 1, slope);
        return new(
            seasons.Restore([.. Enumerable.Range(1, horizon).Select(h => flat[^1] + h * slope)], values.Length),
            seasons.RestoreDeviation([.. Enumerable.Range(1, horizon).Select(h => spread * Math.Sqrt(h * (1 + h / Math.Max(1.0, flat.Length - 1))))], values.Length), null, Name);
    }
}

/// <summary>Root mean square of the steps of a series.</summary>
internal static class Spread
{
    public static double OfSteps(double[] values, int lag, double expected)
    {
        var sum = 0.0;
        for (var i = lag; i < values.Length; i++)
        {
            sum += Math.Pow(values[i] - values[i - lag] - expected, 2);
        }

        return values.Length > lag ? Math.Sqrt(sum / (values.Length - lag)) : 0;
    }
}
