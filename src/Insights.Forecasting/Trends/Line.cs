namespace Insights.Forecasting.Trends;

/// <summary>A straight line through equally spaced values, x = 1 … n.</summary>
internal sealed record Line(double Level, double Slope, double Deviation, int Count)
{
    private const double Least = 0.5;

    public int Freedom => Count - 2;

    private double Middle => (Count + 1) / 2.0;

    /// <summary>The value so many steps after the last.</summary>
    public double At(int ahead) => Level + (Slope * (Count + ahead - Middle));

    /// <summary>Standard error of a single value so many steps after the last.</summary>
    public double Spread(int ahead)
    {
        var x = Count + ahead - Middle;
        var squares = Count * ((Count * (double)Count) - 1) / 12;
        return Deviation * Math.Sqrt(1 + (1.0 / Count) + (x * x / squares));
    }

    public static Line Through(double[] values, string method)
    {
        var n = values.Length;
        var middle = (n + 1) / 2.0;
        var slope = method == "theil_sen" ? TheilSen(values) : LeastSquares(values, middle);
        var level = method == "theil_sen"
            ? Median([.. values.Select((v, i) => v - (slope * (i + 1 - middle)))])
            : values.Average();
        var rest = values.Select((v, i) => v - level - (slope * (i + 1 - middle))).Sum(e => e * e);
        return new Line(level, slope, Math.Max(Least, Math.Sqrt(rest / (n - 2))), n);
    }

    private static double LeastSquares(double[] values, double middle)
    {
        double top = 0, bottom = 0;
        for (var i = 0; i < values.Length; i++)
        {
            top += (i + 1 - middle) * values[i];
            bottom += (i + 1 - middle) * (i + 1 - middle);
        }

        return top / bottom;
    }

    private static double TheilSen(double[] values)
    {
        var slopes = new List<double>();
        for (var i = 0; i < values.Length; i++)
        {
            for (var j = i + 1; j < values.Length; j++)
            {
                slopes.Add((values[j] - values[i]) / (j - i));
            }
        }

        return Median(slopes);
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values.Count % 2 == 1 ? values[values.Count / 2] : (values[(values.Count / 2) - 1] + values[values.Count / 2]) / 2;
    }
}
