namespace Insights.Forecasting.Series;

/// <summary>The errors by which the competitions judge.</summary>
public static class Score
{
    /// <summary>Mean absolute error of the seasonal naive rule inside the history, by which <see cref="Mase"/> divides; zero for a history that repeats itself.</summary>
    public static double Scale(double[] history, int frequency)
    {
        var lag = history.Length > frequency ? frequency : 1;
        var sum = 0.0;
        for (var i = lag; i < history.Length; i++)
        {
            sum += Math.Abs(history[i] - history[i - lag]);
        }

        return history.Length > lag ? sum / (history.Length - lag) : 0;
    }

    /// <summary>Mean absolute error in units of <see cref="Scale"/> (Hyndman and Koehler 2006): below 1 is better than the seasonal naive rule was one step ahead.</summary>
    public static double Mase(IReadOnlyList<double> actual, IReadOnlyList<double> mean, double scale)
    {
        var error = actual.Zip(mean, (a, f) => Math.Abs(a - f)).Average();
        return scale > 0 ? error / scale : error > 0 ? double.PositiveInfinity : 0;
    }

    /// <summary>Mean of 200·|a − f| ÷ (a + f), as in the M3 competition (Makridakis and Hibon 2000), in per cent.</summary>
    public static double Smape(IReadOnlyList<double> actual, IReadOnlyList<double> mean) =>
        actual.Zip(mean, (a, f) => a == f ? 0 : 200 * Math.Abs(a - f) / (Math.Abs(a) + Math.Abs(f))).Average();
}
