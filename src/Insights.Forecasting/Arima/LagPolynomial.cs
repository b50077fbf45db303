namespace Insights.Forecasting.Arima;

/// <summary>Polynomials in the lag: coefficient k belongs to k steps back, coefficient 0 is 1.</summary>
internal static class LagPolynomial
{
    /// <summary>(1 − φ₁B − …)(1 − Φ₁Bᵐ − …) with sign −1, (1 + θ₁B + …)(1 + Θ₁Bᵐ + …) with sign +1.</summary>
    public static double[] Of(ReadOnlySpan<double> near, ReadOnlySpan<double> seasonal, int frequency, int sign)
    {
        var product = new double[near.Length + seasonal.Length * frequency + 1];
        for (var s = 0; s <= seasonal.Length; s++)
        {
            var outer = s == 0 ? 1 : sign * seasonal[s - 1];
            for (var k = 0; k <= near.Length; k++)
            {
                product[s * frequency + k] += outer * (k == 0 ? 1 : sign * near[k - 1]);
            }
        }

        return product;
    }

    public static double[] Times(double[] a, double[] b)
    {
        var product = new double[a.Length + b.Length - 1];
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = 0; a[i] != 0 && j < b.Length; j++)
            {
                product[i + j] += a[i] * b[j];
            }
        }

        return product;
    }

    /// <summary>(1 − B)^d (1 − Bᵐ)^D.</summary>
    public static double[] Difference(int differences, int seasonalDifferences, int frequency)
    {
        var product = new double[] { 1 };
        for (var i = 0; i < differences; i++)
        {
            product = Times(product, [1, -1]);
        }

        var seasonal = new double[frequency + 1];
        (seasonal[0], seasonal[frequency]) = (1, -1);
        for (var i = 0; i < seasonalDifferences; i++)
        {
            product = Times(product, seasonal);
        }

        return product;
    }

    /// <summary>
    /// Any numbers to coefficients of a stationary (invertible) polynomial: squeezed into ±<paramref name="most"/> they are partial autocorrelations, and the recursion of
    /// Durbin and Levinson makes coefficients of them (Monahan 1984).
    /// </summary>
    public static double[] Stationary(ReadOnlySpan<double> free, double most)
    {
        var coefficients = new double[free.Length];
        var work = new double[free.Length];
        for (var k = 0; k < free.Length; k++)
        {
            var partial = most * Math.Tanh(free[k]);
            Array.Copy(coefficients, work, k);
            coefficients[k] = partial;
            for (var j = 0; j < k; j++)
            {
                coefficients[j] = work[j] - partial * work[k - 1 - j];
            }
        }

        return coefficients;
    }

    /// <summary>Weights of the errors in the values: numerator ÷ denominator as a power series.</summary>
    public static double[] Expand(double[] numerator, double[] denominator, int count)
    {
        var weights = new double[count];
        for (var j = 0; j < count; j++)
        {
            var sum = j < numerator.Length ? numerator[j] : 0;
            for (var k = 1; k < denominator.Length && k <= j; k++)
            {
                sum -= denominator[k] * weights[j - k];
            }

            weights[j] = sum;
        }

        return weights;
    }
}
