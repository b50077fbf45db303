using Insights.Forecasting.Search;

namespace Insights.Forecasting.Arima;

/// <summary>A seasonal ARIMA model estimated on one series by exact maximum likelihood.</summary>
/// <param name="Free">The searched numbers: partial autocorrelations before squeezing, for φ, θ, Φ, Θ in this order.</param>
/// <param name="Constant">Mean of the differenced values; 0 where none is estimated.</param>
/// <param name="LogLikelihood">Of the differenced values.</param>
internal sealed record ArimaFit(ArimaOrder Order, int Frequency, double[] Free, double Constant, double Variance, double LogLikelihood, int Count)
{
    /// <summary>Partial autocorrelations stay inside this: a root nearer to one asks for a difference instead.</summary>
    private const double MostPartial = 0.985;

    private const int EvaluationsEach = 45, EvaluationsLeast = 60;

    public double Aic => -2 * LogLikelihood + 2 * Order.Parameters;

    public double Aicc => Count > Order.Parameters + 1 ? Aic + 2.0 * Order.Parameters * (Order.Parameters + 1) / (Count - Order.Parameters - 1) : double.PositiveInfinity;

    public double[] Ar => Polynomial(Order, Frequency, Free).Ar;

    public double[] Ma => Polynomial(Order, Frequency, Free).Ma;

    /// <param name="from">Numbers to start at: those of a fit of the same order.</param>
    /// <returns>Nothing where too few values are left after differencing.</returns>
    public static ArimaFit? Of(ArimaOrder order, double[] values, int frequency, double[]? from = null)
    {
        var changes = Differenced(values, order, frequency);
        if (changes.Length < Math.Max(3, order.Parameters + 2))
        {
            return null;
        }

        var start = from ?? [.. Enumerable.Range(0, order.Weights).Select(i => i < order.Ar || (i >= order.Ar + order.Ma && i < order.Weights - order.SeasonalMa) ? 0.1 : -0.1)];
        var steps = Enumerable.Repeat(0.35, order.Weights).ToArray();
        var (point, _) = NelderMead.Minimise(
            f => f.Any(v => Math.Abs(v) > 6) ? double.PositiveInfinity : -Judge(order, changes, frequency, f).LogLikelihood,
            start, steps, Math.Max(EvaluationsLeast, EvaluationsEach * order.Weights), 2e-7);
        var (likelihood, constant, variance) = Judge(order, changes, frequency, point);
        return double.IsFinite(likelihood) ? new(order, frequency, point, constant, variance, likelihood, changes.Length) : null;
    }

    public static double[] Differenced(double[] values, ArimaOrder order, int frequency)
    {
        var difference = LagPolynomial.Difference(order.Differences, order.SeasonalDifferences, frequency);
        var changes = new double[Math.Max(0, values.Length - difference.Length + 1)];
        for (var t = 0; t < changes.Length; t++)
        {
            for (var k = 0; k < difference.Length; k++)
            {
                changes[t] += difference[k] * values[t + difference.Length - 1 - k];
            }
        }

        return changes;
    }

    /// <summary>The path after the last value, and the standard deviation a step.</summary>
    public (double[] Mean, double[] Deviation) Ahead(double[] values, int horizon)
    {
        var (ar, ma) = Polynomial(Order, Frequency, Free);
        var known = Differenced(values, Order, Frequency);
        var changes = new double[known.Length + horizon];
        for (var t = 0; t < known.Length; t++)
        {
            changes[t] = known[t] - Constant;
        }

        var pass = new Innovations(ar, ma, changes.Length);
        var errors = pass.Errors(changes, known.Length);
        for (var t = known.Length; t < changes.Length; t++)
        {
            changes[t] = pass.Prediction(changes, errors, t);
        }

        var difference = LagPolynomial.Difference(Order.Differences, Order.SeasonalDifferences, Frequency);
        var path = new double[values.Length + horizon];
        values.CopyTo(path, 0);
        for (var h = 0; h < horizon; h++)
        {
            var at = values.Length + h;
            path[at] = changes[known.Length + h] + Constant;
            for (var k = 1; k < difference.Length; k++)
            {
                path[at] -= difference[k] * path[at - k];
            }
        }

        var weights = LagPolynomial.Expand(ma, LagPolynomial.Times(ar, difference), horizon);
        var (sum, deviation) = (0.0, new double[horizon]);
        for (var h = 0; h < horizon; h++)
        {
            sum += weights[h] * weights[h];
            deviation[h] = Math.Sqrt(Variance * sum);
        }

        return (path[values.Length..], deviation);
    }

    /// <summary>Is no root within 1 % of the unit circle? A model with one is a difference in disguise, or two terms that cancel.</summary>
    public bool IsSound => Free.All(f => Math.Abs(MostPartial * Math.Tanh(f)) < 0.98);

    private static (double[] Ar, double[] Ma) Polynomial(ArimaOrder order, int frequency, double[] free)
    {
        var at = 0;
        double[] Next(int count)
        {
            var part = LagPolynomial.Stationary(free.AsSpan(at, count), MostPartial);
            at += count;
            return part;
        }

        var (near, average) = (Next(order.Ar), Next(order.Ma));
        var (seasonal, seasonalAverage) = (Next(order.SeasonalAr), Next(order.SeasonalMa));
        return (LagPolynomial.Of(near, seasonal, frequency, -1), LagPolynomial.Of([.. average.Select(a => -a)], [.. seasonalAverage.Select(a => -a)], frequency, 1));
    }

    /// <summary>Likelihood with the constant and the variance at their best for these coefficients (generalised least squares on the errors).</summary>
    private static (double LogLikelihood, double Constant, double Variance) Judge(ArimaOrder order, double[] changes, int frequency, double[] free)
    {
        var (ar, ma) = Polynomial(order, frequency, free);
        var count = changes.Length;
        var pass = new Innovations(ar, ma, count);
        var errors = pass.Errors(changes, count);
        var constant = 0.0;
        if (order.Constant)
        {
            var ones = new double[count];
            Array.Fill(ones, 1);
            var units = pass.Errors(ones, count);
            var (over, under) = (0.0, 0.0);
            for (var t = 0; t < count; t++)
            {
                over += errors[t] * units[t] / pass.Variance(t);
                under += units[t] * units[t] / pass.Variance(t);
            }

            constant = over / under;
            for (var t = 0; t < count; t++)
            {
                errors[t] -= constant * units[t];
            }
        }

        var (square, logs) = (0.0, 0.0);
        for (var t = 0; t < count; t++)
        {
            square += errors[t] * errors[t] / pass.Variance(t);
            logs += Math.Log(pass.Variance(t));
        }

        var variance = Math.Max(square / count, 1e-14);
        return (-0.5 * (count * (Math.Log(2 * Math.PI * variance) + 1) + logs), constant, variance);
    }
}
