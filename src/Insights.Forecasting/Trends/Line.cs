using MathNet.Numerics;
using MathNet.Numerics.Statistics;

namespace Insights.Forecasting.Trends;

/// <summary>A straight line through equally spaced values, and how far values stray from it.</summary>
/// <param name="Level">Fitted value at the last point.</param>
/// <param name="Slope">Change per step.</param>
/// <param name="Scale">Standard deviation of one value about the line.</param>
/// <param name="Carry">Correlation of neighbouring strayings, from 0 to 0.9: months of a stock resemble each other.</param>
/// <param name="Count">Number of points.</param>
internal sealed record Line(double Level, double Slope, double Scale, double Carry, int Count)
{
    /// <summary>Least squares: best where strayings are even.</summary>
    public static Line LeastSquares(double[] values)
    {
        var (intercept, slope) = Fit.Line(Steps(values), values);
        return Of(values, intercept, slope);
    }

    /// <summary>Median of all slopes between two points, and of the levels it leaves: a few odd months do not move it (Theil 1950, Sen 1968).</summary>
    public static Line TheilSen(double[] values)
    {
        var slopes = new List<double>(values.Length * (values.Length - 1) / 2);
        for (var i = 0; i < values.Length; i++)
        {
            for (var j = i + 1; j < values.Length; j++)
            {
                slopes.Add((values[j] - values[i]) / (j - i));
            }
        }

        var slope = slopes.Median();
        return Of(values, values.Select((v, i) => v - slope * i).Median(), slope);
    }

    public double At(int ahead) => Level + Slope * ahead;

    /// <summary>
    /// Standard deviation of the value so many steps ahead: the value's own straying and the line's own uncertainty, the latter widened by (1 + carry) ÷ (1 − carry),
    /// since neighbouring months that resemble each other tell less than their number.
    /// </summary>
    public double Deviation(int ahead)
    {
        var centre = (Count - 1) / 2.0;
        var spread = Count * ((double)Count * Count - 1) / 12;
        var leverage = 1.0 / Count + Math.Pow(Count - 1 + ahead - centre, 2) / spread;
        return Scale * Math.Sqrt(1 + leverage * (1 + Carry) / (1 - Carry));
    }

    private static Line Of(double[] values, double intercept, double slope)
    {
        var strays = values.Select((v, i) => v - intercept - slope * i).ToArray();
        var square = strays.Sum(s => s * s);
        var neighbours = strays.Skip(1).Zip(strays, (a, b) => a * b).Sum();
        var scale = Math.Sqrt(square / Math.Max(1, values.Length - 2));
        var carry = square > 0 ? Math.Clamp(neighbours / square, 0, 0.9) : 0;
        return new(intercept + slope * (values.Length - 1), slope, scale, carry, values.Length);
    }

    private static double[] Steps(double[] values) => [.. Enumerable.Range(0, values.Length).Select(i => (double)i)];
}
