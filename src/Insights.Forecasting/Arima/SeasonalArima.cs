using Insights.Forecasting.Families;

namespace Insights.Forecasting.Arima;

/// <summary>
/// Seasonal ARIMA: differenced by tests, then orders are sought step by step from four beginnings by the corrected information criterion (Hyndman and Khandakar 2008),
/// each fitted by exact maximum likelihood.
/// </summary>
public sealed class SeasonalArima : IFamily
{
    // Of a coefficient at a time, and of all together.
    private const int MostOrder = 3, MostSeasonal = 2, MostTogether = 5, MostModels = 40;

    public string Name => "arima";

    public Fitted Fit(double[] values, int frequency, int horizon, object? form = null)
    {
        var unit = Smoothing.Ets.Unit(values);
        var scaled = Array.ConvertAll(values, v => v / unit);
        if (scaled.All(v => v == scaled[0]) || (form is Known known ? ArimaFit.Of(known.Order, scaled, frequency, known.Free) ?? Search(scaled, frequency) : Search(scaled, frequency)) is not { } best)
        {
            return new Naive().Fit(values, frequency, horizon);
        }

        var (mean, deviation) = best.Ahead(scaled, horizon);
        return new([.. mean.Select(v => v * unit)], [.. deviation.Select(v => v * unit)], new Known(best.Order, best.Free), best.Order.ToString());
    }

    /// <summary>The chosen model of a series in its own unit; nothing where the series is too short for any.</summary>
    internal static ArimaFit? Search(double[] values, int frequency)
    {
        var bigD = UnitRoots.SeasonalDifferences(values, frequency);
        var settled = bigD == 0 ? values : ArimaFit.Differenced(values, new(0, 0, 0, 0, 1, 0, false), frequency);
        var d = UnitRoots.Differences(settled);
        var constant = d + bigD < 2;
        var seasonal = frequency > 1 && values.Length >= 2 * frequency + 4 ? 1 : 0;
        var tried = new Dictionary<ArimaOrder, ArimaFit?>();
        ArimaFit? best = null;
        void Try(int p, int q, int bigP, int bigQ, bool c)
        {
            var order = new ArimaOrder(p, d, q, bigP, bigD, bigQ, c && constant);
            if (p is < 0 or > MostOrder || q is < 0 or > MostOrder || bigP < 0 || bigP > MostSeasonal * seasonal || bigQ < 0 || bigQ > MostSeasonal * seasonal
                || order.Weights > MostTogether || tried.Count >= MostModels || tried.ContainsKey(order))
            {
                return;
            }

            var fit = ArimaFit.Of(order, values, frequency);
            tried[order] = fit;
            best = fit is not null && fit.IsSound && fit.Aicc < (best?.Aicc ?? double.PositiveInfinity) ? fit : best;
        }

        Try(2, 2, seasonal, seasonal, true);
        Try(0, 0, 0, 0, true);
        Try(1, 0, seasonal, 0, true);
        Try(0, 1, 0, seasonal, true);
        Try(0, 0, 0, 0, false);
        for (ArimaOrder? at = null; best is not null && best.Order != at;)
        {
            at = best.Order;
            var (p, q, bigP, bigQ, c) = (at.Ar, at.Ma, at.SeasonalAr, at.SeasonalMa, at.Constant);
            foreach (var (x, y, u, v) in Neighbours.TakeWhile(_ => best.Order == at))
            {
                Try(p + x, q + y, bigP + u, bigQ + v, c);
            }

            if (best.Order == at)
            {
                Try(p, q, bigP, bigQ, !c);
            }
        }

        return best;
    }

    private static readonly (int P, int Q, int BigP, int BigQ)[] Neighbours =
    [
        (0, 0, -1, 0), (0, 0, 0, -1), (0, 0, 1, 0), (0, 0, 0, 1), (0, 0, -1, -1), (0, 0, 1, 1),
        (-1, 0, 0, 0), (0, -1, 0, 0), (1, 0, 0, 0), (0, 1, 0, 0), (-1, -1, 0, 0), (1, 1, 0, 0),
    ];

    private sealed record Known(ArimaOrder Order, double[] Free);
}
