using System.Runtime.CompilerServices;

namespace Insights.Forecasting.Search;

/// <summary>A few equations with as many unknowns.</summary>
internal static class LinearSystem
{
    /// <summary>Gauss with the largest pivot; the answer replaces the right-hand side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Solve(double[][] a, double[] b)
    {
        var n = b.Length;
        for (var c = 0; c < n; c++)
        {
            var pivot = c;
            for (var r = c + 1; r < n; r++)
            {
                pivot = Math.Abs(a[r][c]) > Math.Abs(a[pivot][c]) ? r : pivot;
            }

            (a[c], a[pivot], b[c], b[pivot]) = (a[pivot], a[c], b[pivot], b[c]);
            for (var r = c + 1; r < n; r++)
            {
                var factor = a[r][c] / a[c][c];
                if (factor == 0)
                {
                    continue;
                }

                for (var k = c; k < n; k++)
                {
                    a[r][k] -= factor * a[c][k];
                }

                b[r] -= factor * b[c];
            }
        }

        for (var r = n - 1; r >= 0; r--)
        {
            for (var k = r + 1; k < n; k++)
            {
                b[r] -= a[r][k] * b[k];
            }

            b[r] /= a[r][r];
        }
    }
}
