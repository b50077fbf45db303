using Insights.Forecasting.Search;

namespace Insights.Forecasting.Anomalies;

/// <summary>A smooth season: line, wave of the year, wave of the half year, by least squares drawn twice towards the middle of strays (Huber 1964).</summary>
internal static class Waves
{
    private const int Columns = 6, Turns = 3, Year = 12;

    // Sine and cosine of one and of two turns a year, by month.
    private static readonly double[] Tides =
    [
        .. Enumerable.Range(0, Year).Select(m => 2 * Math.PI * m / Year).SelectMany(turn => new[] { Math.Sin(turn), Math.Cos(turn), Math.Sin(2 * turn), Math.Cos(2 * turn) }),
    ];

    /// <summary>What comes after the last value; NaN where the values do not tell the waves apart.</summary>
    /// <param name="past">More than a year of months, no more than <paramref name="work"/> has room for.</param>
    /// <param name="work">Room for three numbers a month.</param>
    public static double Next(ReadOnlySpan<double> past, Span<double> work)
    {
        var n = past.Length;
        Span<double> weights = work[..n], strays = work.Slice(n, n), sorted = work.Slice(2 * n, n);
        weights.Fill(1);
        Span<double> row = stackalloc double[Columns], fit = stackalloc double[Columns], matrix = stackalloc double[Columns * Columns];
        for (var turn = 0; turn < Turns; turn++)
        {
            matrix.Clear();
            fit.Clear();
            for (var i = 0; i < n; i++)
            {
                Row(i, n, row);
                for (var c = 0; c < Columns; c++)
                {
                    var weighted = weights[i] * row[c];
                    fit[c] += weighted * past[i];
                    for (var k = 0; k <= c; k++)
                    {
                        matrix[(c * Columns) + k] += weighted * row[k];
                    }
                }
            }

            if (!Cholesky.Factor(matrix, Columns, 0))
            {
                return double.NaN;
            }

            Cholesky.Solve(matrix, Columns, fit);

            for (var i = 0; i < n; i++)
            {
                Row(i, n, row);
                strays[i] = Math.Abs(past[i] - Dot(row, fit));
            }

            strays.CopyTo(sorted);
            var reach = 2 * Medians.InPlace(sorted);
            for (var i = 0; i < n; i++)
            {
                weights[i] = strays[i] > reach && strays[i] > 0 ? reach / strays[i] : 1;
            }
        }

        Row(n, n, row);
        return Dot(row, fit);
    }

    private static void Row(int month, int count, Span<double> row)
    {
        row[0] = 1;
        row[1] = (month - count) / (double)Year;
        Tides.AsSpan(month % Year * 4, 4).CopyTo(row[2..]);
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
