using System.Runtime.CompilerServices;
using Insights.Forecasting.Search;

namespace Insights.Forecasting.Unseen;

/// <summary>
/// A log-linear Poisson regression by maximum likelihood (Newton's method, which with this link is iteratively reweighted least squares).
/// Written on plain arrays because an estimate with its interval takes thousands of fits of fifteen cells.
/// </summary>
/// <param name="Coefficients">In the order of the design's columns; the first is the constant.</param>
/// <param name="ConstantVariance">Of the first coefficient.</param>
internal sealed record PoissonFit(double[] Coefficients, double ConstantVariance, double[] Fitted)
{
    private const int Rounds = 100;
    private const int Halvings = 40;
    private const double Close = 1e-11;
    private const double Lowest = 1e-8;
    private const double Singular = 1e-11;

    /// <summary>Nothing where the likelihood has no maximum: a zero in the table drives a coefficient away, unless a prior holds it.</summary>
    /// <param name="design">A row a cell.</param>
    /// <param name="start">Coefficients of a like fit, to begin from; null begins from the counts.</param>
    /// <param name="precision">One over the variance of a normal prior about zero, a coefficient; null or 0 knows nothing beforehand.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static PoissonFit? Of(double[][] design, double[] counts, double[]? start = null, double[]? precision = null)
    {
        var (rows, columns) = (design.Length, design[0].Length);
        var (eta, mean, right, before) = (new double[rows], new double[rows], new double[columns], start);
        var information = new double[columns * columns];
        var deviance = start is null ? double.MaxValue : Judge(start);
        for (var i = 0; i < rows && start is null; i++)
        {
            eta[i] = Math.Log(counts[i] + 0.5);
            mean[i] = counts[i] + 0.5;
        }

        for (var round = 0; round < Rounds; round++)
        {
            Array.Clear(information);
            Array.Clear(right);
            for (var i = 0; i < rows; i++)
            {
                Gather(design[i], mean[i], (mean[i] * eta[i]) + counts[i] - mean[i], information, right);
            }

            for (var j = 0; j < columns && precision is not null; j++)
            {
                information[(j * columns) + j] += precision[j];
            }

            if (!Cholesky.Factor(information, columns, Singular))
            {
                return null;
            }

            Cholesky.Solve(information, columns, right);
            var next = Judge(right);

            // A full step can overshoot where a table has zeros; half of it, again and again, goes down.
            var margin = Close * (Math.Abs(deviance) + 0.1);
            for (var halving = 0; before is not null && !(next <= deviance + margin) && halving < Halvings; halving++)
            {
                for (var j = 0; j < columns; j++)
                {
                    right[j] = (right[j] + before[j]) / 2;
                }

                next = Judge(right);
            }

            if (!double.IsFinite(next) || (precision is null && mean.Min() < Lowest))
            {
                return null;
            }

            if (Math.Abs(next - deviance) < Close * (Math.Abs(next) + 0.1))
            {
                var unit = new double[columns];
                unit[0] = 1;
                Cholesky.Solve(information, columns, unit);
                return new(right, unit[0], mean);
            }

            (deviance, before) = (next, [.. right]);
        }

        return null;

        // Deviance and penalty of these coefficients, whose means are left in place.
        double Judge(double[] coefficients)
        {
            var sum = Penalty(coefficients, precision);
            for (var i = 0; i < rows; i++)
            {
                eta[i] = Product(design[i], coefficients);
                mean[i] = Math.Exp(eta[i]);
                sum += 2 * ((counts[i] > 0 ? counts[i] * (Math.Log(counts[i]) - eta[i]) : 0) - counts[i] + mean[i]);
            }

            return sum;
        }
    }

    /// <summary>Log likelihood of Poisson counts, with the factorials.</summary>
    public double LogLikelihood(double[] counts) =>
        counts.Zip(Fitted).Sum(c => (c.First * Math.Log(c.Second)) - c.Second - MathNet.Numerics.SpecialFunctions.GammaLn(c.First + 1));

    /// <summary>Twice what the prior takes from the log likelihood.</summary>
    public static double Penalty(double[] coefficients, double[]? precision)
    {
        double sum = 0;
        for (var j = 0; j < coefficients.Length && precision is not null; j++)
        {
            sum += precision[j] * coefficients[j] * coefficients[j];
        }

        return sum;
    }

    private static double Product(double[] row, double[] coefficients)
    {
        double sum = 0;
        for (var j = 0; j < row.Length; j++)
        {
            sum += row[j] * coefficients[j];
        }

        return sum;
    }

    private static void Gather(double[] row, double weight, double target, double[] information, double[] right)
    {
        for (var j = 0; j < row.Length; j++)
        {
            if (row[j] != 0)
            {
                right[j] += row[j] * target;
                for (var k = 0; k <= j; k++)
                {
                    information[(j * row.Length) + k] += row[j] * row[k] * weight;
                }
            }
        }
    }
}
