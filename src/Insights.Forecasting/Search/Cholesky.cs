namespace Insights.Forecasting.Search;

/// <summary>Equations with a symmetric positive matrix, such as those of least squares.</summary>
internal static class Cholesky
{
    /// <summary>The factor in place of the lower half; false where the matrix is singular.</summary>
    /// <param name="a">n rows of n, of which the lower half is read.</param>
    /// <param name="least">The share of its diagonal that a pivot must keep.</param>
    public static bool Factor(Span<double> a, int n, double least)
    {
        for (var j = 0; j < n; j++)
        {
            var pivot = a[(j * n) + j];
            for (var k = 0; k < j; k++)
            {
                pivot -= a[(j * n) + k] * a[(j * n) + k];
            }

            if (!(pivot > least * a[(j * n) + j]) || !double.IsFinite(pivot))
            {
                return false;
            }

            a[(j * n) + j] = Math.Sqrt(pivot);
            for (var i = j + 1; i < n; i++)
            {
                var sum = a[(i * n) + j];
                for (var k = 0; k < j; k++)
                {
                    sum -= a[(i * n) + k] * a[(j * n) + k];
                }

                a[(i * n) + j] = sum / a[(j * n) + j];
            }
        }

        return true;
    }

    /// <summary>The answer replaces the right-hand side.</summary>
    /// <param name="factor">As <see cref="Factor"/> left it.</param>
    public static void Solve(ReadOnlySpan<double> factor, int n, Span<double> right)
    {
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++)
            {
                right[i] -= factor[(i * n) + k] * right[k];
            }

            right[i] /= factor[(i * n) + i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
            {
                right[i] -= factor[(k * n) + i] * right[k];
            }

            right[i] /= factor[(i * n) + i];
        }
    }
}
