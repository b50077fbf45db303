using System.Runtime.CompilerServices;
using Insights.Forecasting.Search;

namespace Insights.Forecasting.Arima;

/// <summary>
/// The exact Gaussian likelihood of an ARMA model by the innovations algorithm (Brockwell and Davis 1991, section 5.3 and 8.7): the covariance of the first values and
/// of the moving-average part after them is factored row by row; a row is no wider than the moving average, and the rows settle soon.
/// Its loops are compiled optimised from the first call: a search spends its whole time in them before the runtime would have come to it.
/// </summary>
internal sealed class Innovations
{
    // The factor has settled when the error's variance is this near to its limit for a whole row's width.
    private const double Settled = 1e-9;

    private readonly double[] ar, ma, covariance, averaged;
    private readonly int[] maLags, arLags;
    private readonly int p, q, first, width;
    private readonly double[][] rows;
    private readonly double[] variances;
    private int settledAt = int.MaxValue, quiet;

    /// <param name="ar">1, −φ₁, …</param>
    /// <param name="ma">1, θ₁, …</param>
    public Innovations(double[] ar, double[] ma, int count)
    {
        (this.ar, this.ma, p, q) = (ar, ma, ar.Length - 1, ma.Length - 1);
        (maLags, arLags) = (Lags(ma), Lags(ar));
        first = Math.Max(p, q);
        width = Math.Max(1, Math.Max(first, q));
        covariance = Autocovariances();
        averaged = Averaged();
        (rows, variances) = (new double[count][], new double[count]);
    }

    /// <summary>Errors of the one-step predictions of each column, and their variances in units of the error's own.</summary>
    public double[] Errors(double[] values, int known)
    {
        var count = rows.Length;
        var errors = new double[count];
        for (var i = 0; i < known; i++)
        {
            errors[i] = values[i] - Prediction(values, errors, i);
        }

        return errors;
    }

    public double Variance(int i)
    {
        Row(i);
        return i >= settledAt ? 1 : variances[i];
    }

    /// <summary>The best linear prediction of value i from those before it; errors of unknown values count as 0, and the values as predicted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Prediction(double[] values, double[] errors, int i)
    {
        Row(i);
        var sum = 0.0;
        if (i >= settledAt)
        {
            foreach (var lag in maLags)
            {
                sum += ma[lag] * errors[i - lag];
            }
        }
        else
        {
            var row = rows[i];
            for (var (k, from) = (0, i - row.Length); k < row.Length; k++)
            {
                sum += row[k] * errors[from + k];
            }
        }

        if (i >= first)
        {
            foreach (var lag in arLags)
            {
                sum -= ar[lag] * values[i - lag];
            }
        }

        return sum;
    }

    private static int[] Lags(double[] polynomial) => [.. Enumerable.Range(1, polynomial.Length - 1).Where(k => polynomial[k] != 0)];

    /// <summary>Row i of the factor: weights of the errors before it, oldest first. Rows are asked for in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Row(int i)
    {
        if (i >= settledAt || rows[i] is not null)
        {
            return;
        }

        var from = i < first ? 0 : Math.Max(0, i - q);
        var row = new double[i - from];
        for (var k = from; k < i; k++)
        {
            var sum = Covariance(i, k);
            var other = rows[k];
            var begin = k - other.Length;
            for (var j = Math.Max(from, begin); j < k; j++)
            {
                sum -= other[j - begin] * row[j - from] * variances[j];
            }

            row[k - from] = sum / variances[k];
        }

        var variance = Covariance(i, i);
        for (var j = from; j < i; j++)
        {
            variance -= row[j - from] * row[j - from] * variances[j];
        }

        (rows[i], variances[i]) = (row, Math.Max(variance, 1e-12));
        quiet = i >= first && Math.Abs(variance - 1) < Settled ? quiet + 1 : 0;
        if (quiet > width && i >= first + q)
        {
            settledAt = i + 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Covariance(int i, int j)
    {
        var lag = i - j;
        if (i < first)
        {
            return covariance[lag];
        }

        if (j >= first)
        {
            return lag < averaged.Length ? averaged[lag] : 0;
        }

        var mixed = 0.0;
        for (var r = 0; r <= p; r++)
        {
            var apart = Math.Abs(r - lag);
            mixed += apart < covariance.Length ? ar[r] * covariance[apart] : 0;
        }

        return mixed;
    }

    /// <summary>Autocovariances of the moving-average part for lags 0 … q.</summary>
    private double[] Averaged()
    {
        var lags = new double[q + 1];
        for (var lag = 0; lag <= q; lag++)
        {
            for (var r = 0; r + lag <= q; r++)
            {
                lags[lag] += ma[r] * ma[r + lag];
            }
        }

        return lags;
    }

    /// <summary>Autocovariances of the process for lags 0 … first + p, in units of the error's variance.</summary>
    private double[] Autocovariances()
    {
        var psi = LagPolynomial.Expand(ma, ar, q + 1);
        var right = new double[p + 1];
        for (var k = 0; k <= p; k++)
        {
            for (var j = k; j <= q; j++)
            {
                right[k] += ma[j] * psi[j - k];
            }
        }

        var matrix = new double[p + 1][];
        for (var k = 0; k <= p; k++)
        {
            matrix[k] = new double[p + 1];
            for (var j = 0; j <= p; j++)
            {
                matrix[k][Math.Abs(k - j)] += ar[j];
            }
        }

        LinearSystem.Solve(matrix, right);
        var lags = new double[2 * first + p + 1];
        Array.Copy(right, lags, p + 1);
        for (var k = p + 1; k < lags.Length; k++)
        {
            var sum = 0.0;
            for (var j = k; j <= q; j++)
            {
                sum += ma[j] * psi[j - k];
            }

            foreach (var lag in arLags)
            {
                sum -= ar[lag] * lags[k - lag];
            }

            lags[k] = sum;
        }

        return lags;
    }
}
