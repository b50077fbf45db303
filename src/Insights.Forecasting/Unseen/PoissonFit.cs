using MathNet.Numerics.LinearAlgebra;

namespace Insights.Forecasting.Unseen;

/// <summary>A log-linear Poisson regression by maximum likelihood (iteratively reweighted least squares).</summary>
internal sealed record PoissonFit(Vector<double> Coefficients, Matrix<double> Covariance, double[] Fitted)
{
    private const int Rounds = 200;
    private const double Close = 1e-10;
    private const double Lowest = 1e-9;

    /// <summary>Nothing where the likelihood has no maximum: a zero in the table drives a coefficient away.</summary>
    public static PoissonFit? Of(double[][] design, double[] counts)
    {
        var x = Matrix<double>.Build.DenseOfRowArrays(design);
        var eta = Vector<double>.Build.DenseOfEnumerable(counts.Select(n => Math.Log(n + 0.5)));
        var deviance = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var mean = eta.Map(Math.Exp);
            var target = eta + (Vector<double>.Build.DenseOfArray(counts) - mean).PointwiseDivide(mean);
            var weighted = x.TransposeThisAndMultiply(Matrix<double>.Build.DiagonalOfDiagonalVector(mean));
            var information = weighted * x;
            var coefficients = information.Cholesky().Solve(weighted * target);
            eta = x * coefficients;
            var fitted = eta.Map(Math.Exp).ToArray();
            if (fitted.Any(m => !double.IsFinite(m) || m < Lowest))
            {
                return null;
            }

            var next = 2 * counts.Zip(fitted).Sum(c => (c.First > 0 ? c.First * Math.Log(c.First / c.Second) : 0) - c.First + c.Second);
            if (Math.Abs(next - deviance) < Close * (Math.Abs(next) + 0.1))
            {
                return new(coefficients, information.Inverse(), fitted);
            }

            deviance = next;
        }

        return null;
    }

    /// <summary>Log likelihood of Poisson counts, with the factorials.</summary>
    public double LogLikelihood(double[] counts) =>
        counts.Zip(Fitted).Sum(c => (c.First * Math.Log(c.Second)) - c.Second - MathNet.Numerics.SpecialFunctions.GammaLn(c.First + 1));
}
