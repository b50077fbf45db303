namespace Insights.Forecasting.Series;

/// <summary>From a series as it comes, with gaps and breaks, to the part that can be carried on.</summary>
public static class Mending
{
    /// <summary>A gap longer than this share of a year (at least two values) is not filled: what comes after it is a new series.</summary>
    private const double LongestGap = 0.5;

    /// <summary>
    /// The values since the last definition break and the last long gap; short gaps are filled by a line between the neighbours, in the seasonal rhythm where there is one.
    /// Empty where the last value itself is missing: no outlook starts from a month that nobody knows.
    /// </summary>
    public static double[] Usable(GivenSeries series)
    {
        var values = series.Values;
        if (values.Length == 0 || double.IsNaN(values[^1]))
        {
            return [];
        }

        var start = series.Breaks?.Where(b => b < values.Length).DefaultIfEmpty(0).Max() ?? 0;
        var longest = Math.Max(2, (int)(series.Frequency * LongestGap));
        var gap = 0;
        for (var i = values.Length - 1; i >= start; i--)
        {
            gap = double.IsNaN(values[i]) ? gap + 1 : 0;
            if (gap > longest)
            {
                start = i + gap;
            }
        }

        while (double.IsNaN(values[start]))
        {
            start++;
        }

        return Filled(values[start..], series.Frequency);
    }

    private static double[] Filled(double[] values, int frequency)
    {
        if (!values.Any(double.IsNaN))
        {
            return values;
        }

        var lined = Lined(values);
        var seasons = Seasons.Of(lined, frequency);
        return seasons.Any ? seasons.Restore(Lined(Holes(seasons.Adjust(lined), values)), 0) : lined;
    }

    private static double[] Holes(double[] full, double[] like) => [.. full.Select((v, i) => double.IsNaN(like[i]) ? double.NaN : v)];

    private static double[] Lined(double[] values)
    {
        var filled = (double[])values.Clone();
        for (var (i, last) = (0, 0); i < filled.Length; i++)
        {
            if (double.IsNaN(filled[i]))
            {
                continue;
            }

            for (var k = last + 1; k < i; k++)
            {
                filled[k] = filled[last] + (filled[i] - filled[last]) * (k - last) / (i - last);
            }

            last = i;
        }

        return filled;
    }
}
