using Insights.Forecasting.Arima;
using MathNet.Numerics.LinearAlgebra;

namespace Insights.Forecasting.Tests;

public class ArimaTests
{
    [Fact]
    public void The_airline_model_of_the_logarithms_is_estimated_as_published()
    {
        // arima(log(AirPassengers), c(0,1,1), seasonal = c(0,1,1)) of R: ma1 −0.4018, sma1 −0.5569, variance 0.001348, log likelihood 244.7.
        var fit = ArimaFit.Of(new(0, 1, 1, 0, 1, 1, false), [.. Classics.Airline.Select(v => Math.Log(v))], 12)!;
        Assert.Equal(-0.4018, fit.Ma[1], 3e-3);
        Assert.Equal(-0.5569, fit.Ma[12], 3e-3);
        Assert.Equal(0.001348, fit.Variance, 1e-5);
        Assert.Equal(244.7, fit.LogLikelihood, 0.05);
        Assert.Equal(-483.4, fit.Aic, 0.1);
    }

    [Fact]
    public void The_model_of_accidental_deaths_is_estimated_as_published()
    {
        // Brockwell and Davis; arima(USAccDeaths, …) of R: ma1 −0.4303, sma1 −0.5528, variance 99,347, log likelihood −425.44.
        var fit = ArimaFit.Of(new(0, 1, 1, 0, 1, 1, false), Classics.Accidents, 12)!;
        Assert.Equal(-0.4303, fit.Ma[1], 5e-3);
        Assert.Equal(-0.5528, fit.Ma[12], 5e-3);
        Assert.Equal(99_347, fit.Variance, 400.0);
        Assert.Equal(-425.44, fit.LogLikelihood, 0.02);
    }

    [Theory]
    [InlineData(1, new[] { 0.5739 }, 2.4133, 0.1975, -29.38)]
    [InlineData(3, new[] { 0.6448, -0.0634, -0.2198 }, 2.3931, 0.1787, -27.09)]
    public void The_autoregressions_of_the_hormone_are_estimated_as_published(int order, double[] coefficients, double mean, double variance, double likelihood)
    {
        var fit = ArimaFit.Of(new(order, 0, 0, 0, 0, 0, true), Classics.Hormone, 1)!;
        Assert.All(coefficients.Select((c, k) => (c, -fit.Ar[k + 1])), x => Assert.Equal(x.c, x.Item2, 2e-3));
        Assert.Equal(mean, fit.Constant, 2e-3);
        Assert.Equal(variance, fit.Variance, 3e-4);
        Assert.Equal(likelihood, fit.LogLikelihood, 0.01);
    }

    [Theory]
    [InlineData(1, 1, 0, 0)]
    [InlineData(2, 1, 1, 1)]
    [InlineData(0, 2, 1, 1)]
    [InlineData(3, 0, 0, 2)]
    public void The_innovations_are_those_of_the_whole_covariance_matrix(int p, int q, int bigP, int bigQ)
    {
        var dice = new Random(p + 10 * q);
        double[] Part(int count) => LagPolynomial.Stationary([.. Enumerable.Range(0, count).Select(_ => dice.NextDouble() * 2 - 1)], 0.8);
        var (ar, ma) = (LagPolynomial.Of(Part(p), Part(bigP), 4, -1), LagPolynomial.Of(Part(q), Part(bigQ), 4, 1));
        var values = Enumerable.Range(0, 60).Select(_ => dice.NextDouble() - 0.5).ToArray();
        var pass = new Innovations(ar, ma, values.Length);
        var errors = pass.Errors(values, values.Length);

        // The second route: covariances from a thousand moving-average weights, then the factor of the whole matrix.
        var psi = LagPolynomial.Expand(ma, ar, 3000);
        var covariance = Matrix<double>.Build.Dense(60, 60, (i, j) => Enumerable.Range(0, 2900).Sum(k => psi[k] * psi[k + Math.Abs(i - j)]));
        var factor = covariance.Cholesky();
        var square = Vector<double>.Build.DenseOfArray(values) * factor.Solve(Vector<double>.Build.DenseOfArray(values));
        Assert.Equal(square, errors.Select((e, t) => e * e / pass.Variance(t)).Sum(), 1e-5 * square);
        Assert.Equal(factor.DeterminantLn, Enumerable.Range(0, 60).Sum(t => Math.Log(pass.Variance(t))), 1e-5);
    }

    [Fact]
    public void A_known_process_gives_its_order_and_interval_back()
    {
        var dice = new Random(5);
        int inside = 0, all = 0;
        for (var s = 0; s < 60; s++)
        {
            var values = new double[120];
            for (var t = 1; t < values.Length; t++)
            {
                values[t] = 0.7 * values[t - 1] + Normal.Of(dice);
            }

            var fitted = new SeasonalArima().Fit(values[..100], 1, 10);
            for (var h = 0; h < 10; h++)
            {
                all++;
                inside += Math.Abs(values[100 + h] - fitted.Mean[h]) <= 1.2816 * fitted.Deviation[h] ? 1 : 0;
            }
        }

        Assert.InRange((double)inside / all, 0.70, 0.88);
    }

    [Fact]
    public void A_line_with_noise_is_differenced_once_and_a_season_seasonally()
    {
        var dice = new Random(3);
        var walk = new double[100];
        for (var t = 1; t < walk.Length; t++)
        {
            walk[t] = walk[t - 1] + 0.3 + Normal.Of(dice);
        }

        Assert.Equal(1, UnitRoots.Differences(walk));
        Assert.Equal(0, UnitRoots.Differences([.. Enumerable.Range(0, 100).Select(_ => Normal.Of(dice))]));
        Assert.Equal(1, UnitRoots.SeasonalDifferences(Classics.Accidents, 12));
        Assert.Equal(0, UnitRoots.SeasonalDifferences([.. Enumerable.Range(0, 72).Select(_ => Normal.Of(dice))], 12));
    }
}

internal static class Normal
{
    public static double Of(Random dice) => Math.Sqrt(-2 * Math.Log(1 - dice.NextDouble())) * Math.Cos(2 * Math.PI * dice.NextDouble());
}
