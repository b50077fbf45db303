namespace Insights.Forecasting.Anomalies;

/// <summary>Medians of a few dozen numbers, many thousand times: sought in place, on memory that the caller lends.</summary>
internal static class Medians
{
    /// <summary>Puts the values in another order. Of an even number of values the mean of the middle two.</summary>
    /// <param name="values">At least one, all finite.</param>
    public static double InPlace(Span<double> values)
    {
        var middle = values.Length / 2;
        var upper = Select(values, middle);
        if (values.Length % 2 != 0)
        {
            return upper;
        }

        // The selection leaves the smaller half before the middle.
        var lower = values[0];
        for (var i = 1; i < middle; i++)
        {
            lower = Math.Max(lower, values[i]);
        }

        return (lower + upper) / 2;
    }

    /// <summary>The median slope between all pairs of values (Theil 1950, Sen 1968), a step.</summary>
    /// <param name="work">Room for a slope a pair.</param>
    public static double Slope(ReadOnlySpan<double> values, Span<double> work)
    {
        var at = 0;
        for (var j = 1; j < values.Length; j++)
        {
            for (var i = 0; i < j; i++)
            {
                work[at++] = (values[j] - values[i]) / (j - i);
            }
        }

        return InPlace(work[..at]);
    }

    /// <summary>Hoare's selection: the value of that rank, those before it not larger, those after it not smaller.</summary>
    private static double Select(Span<double> values, int rank)
    {
        var (left, right) = (0, values.Length - 1);
        while (left < right)
        {
            var pivot = MiddleOf(values[left], values[(left + right) / 2], values[right]);
            var (i, j) = (left, right);
            while (i <= j)
            {
                while (values[i] < pivot)
                {
                    i++;
                }

                while (values[j] > pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (values[i], values[j]) = (values[j], values[i]);
                    (i, j) = (i + 1, j - 1);
                }
            }

            (left, right) = rank <= j ? (left, j) : rank >= i ? (i, right) : (rank, rank);
        }

        return values[rank];
    }

    private static double MiddleOf(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
