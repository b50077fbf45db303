using MathNet.Numerics.Distributions;

namespace Insights.Forecasting.Trends;

/// <summary>
/// When does a number of people reach zero if it goes on as it has? A straight line through the last months, by least squares or by the median of slopes,
/// whichever was less wrong in the rolling-origin back-test on this very series; its interval widens with the months ahead and is stretched to what the back-test
/// shows it to need. It knows no cause and no season; another method replaces it where it does better.
/// </summary>
public static class TrendToZero
{
    private static readonly (string Name, Func<double[], Line> Fit)[] Methods = [("theil_sen", Line.TheilSen), ("least_squares", Line.LeastSquares)];

    /// <summary>As below, from published values: what comes before the last masked month (null) is left out, and a masked last month gives no outlook ("masked").</summary>
    public static Outlook OfPublished(IReadOnlyList<double?> history, DateOnly lastMonth, TrendOptions? options = null)
    {
        var tail = history.Reverse().TakeWhile(v => v is not null).Select(v => v!.Value).Reverse().ToArray();
        return tail.Length == 0 ? new("none", [], null, null, null, null, null, "masked") : Of(tail, lastMonth, options);
    }

    /// <param name="history">Monthly values without gaps, oldest first.</param>
    /// <param name="lastMonth">Month of the last value.</param>
    public static Outlook Of(IReadOnlyList<double> history, DateOnly lastMonth, TrendOptions? options = null)
    {
        options ??= new();
        if (history.Count < options.LeastMonths)
        {
            return new("none", [], null, null, null, null, null, "too_short");
        }

        var values = history.ToArray();
        var tried = Methods.Select(m => (m.Name, m.Fit, Test: Trial.Of(values, m.Fit, options))).OrderBy(m => m.Test.Mae).ThenBy(m => m.Name, StringComparer.Ordinal).First();
        var line = tried.Fit(Window(values, options));
        var (low, high) = Bounds(line, tried.Test.Stretch, options);
        var path = Enumerable.Range(1, options.HorizonMonths).Select(h => new OutlookMonth(lastMonth.AddMonths(h), Math.Max(0, line.At(h)), low(h), high(h))).ToArray();
        var atZero = values[^1] < options.ZeroBelow;
        DateOnly? First(Func<OutlookMonth, double> value) => atZero ? lastMonth : path.FirstOrDefault(m => value(m) < options.ZeroBelow)?.Month;
        var reaches = First(m => m.Mean);
        var note = atZero ? "at_zero" : line.Slope >= 0 ? "not_falling" : reaches is null ? "beyond_horizon" : "trend";
        return new(tried.Name, path, reaches, First(m => m.Lower), First(m => m.Upper), new Backtest(tried.Test.Mae, tried.Test.Hits, tried.Test.Outcomes), InTime(line, tried.Test.Stretch, lastMonth, options), note);
    }

    internal static double[] Window(double[] values, TrendOptions options) => values[Math.Max(0, values.Length - options.WindowMonths)..];

    /// <summary>Quantile of Student's distribution with the fit's degrees of freedom for the interval's coverage.</summary>
    internal static double Reach(Line line, TrendOptions options) => StudentT.InvCDF(0, 1, Math.Max(1, line.Count - 2), 0.5 + options.Coverage / 2);

    private static (Func<int, double> Low, Func<int, double> High) Bounds(Line line, double stretch, TrendOptions options)
    {
        var reach = Reach(line, options) * stretch;
        return (h => Math.Max(0, line.At(h) - reach * line.Deviation(h)), h => Math.Max(0, line.At(h) + reach * line.Deviation(h)));
    }

    private static double? InTime(Line line, double stretch, DateOnly lastMonth, TrendOptions options)
    {
        if (options.DueMonth is not { } due)
        {
            return null;
        }

        var ahead = 12 * (due.Year - lastMonth.Year) + due.Month - lastMonth.Month;
        if (ahead <= 0)
        {
            return null;
        }

        var deviation = line.Deviation(ahead) * stretch;
        return deviation > 0
            ? StudentT.CDF(0, 1, Math.Max(1, line.Count - 2), (options.ZeroBelow - line.At(ahead)) / deviation)
            : line.At(ahead) < options.ZeroBelow ? 1 : 0;
    }
}
