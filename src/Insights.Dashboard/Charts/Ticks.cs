namespace Insights.Dashboard.Charts;

/// <summary>Round positions on an axis.</summary>
public static class Ticks
{
    private static readonly double[] Steps = [1, 2, 2.5, 5, 10];

    private static readonly int[] MonthSteps = [1, 2, 3, 6, 12, 24, 36, 60];

    /// <summary>From zero (or a rounder number below <paramref name="low"/>) to at least <paramref name="high"/>, at most <paramref name="most"/> steps of 1, 2, 2.5 or 5 × 10ⁿ.</summary>
    /// <param name="whole">Whether people or things are counted: the steps are whole, since half of one would be labelled as one or none.</param>
    public static IReadOnlyList<double> Round(double low, double high, int most = 5, bool whole = false)
    {
        if (!(high > low))
        {
            high = low + 1;
        }

        var raw = (high - low) / most;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = whole && raw <= 1 ? 1 : Steps.Select(m => m * power).First(s => s >= raw * 0.999 && (!whole || s == Math.Round(s)));
        var first = Math.Floor((low + (step * 1e-9)) / step);
        var last = Math.Ceiling((high - (step * 1e-9)) / step);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(n => (first + n) * step)];
    }

    /// <summary>Digits that tell ticks of shares apart: 62.5 %, not 63 %.</summary>
    public static int PercentDigits(IReadOnlyList<double> ticks)
    {
        var step = (ticks.Count > 1 ? ticks[1] - ticks[0] : 1) * 100;
        return Math.Abs(step - Math.Round(step)) < 1e-6 ? 0 : Math.Abs((step * 10) - Math.Round(step * 10)) < 1e-6 ? 1 : 2;
    }

    /// <summary>Months at equal steps that end on <paramref name="pivot"/> where it lies inside, at most <paramref name="most"/>.</summary>
    public static IReadOnlyList<DateOnly> Months(DateOnly from, DateOnly to, DateOnly pivot, int most = 7)
    {
        var span = Wording.Months.Between(from, to);
        var step = MonthSteps.FirstOrDefault(s => span / s < most, 120);
        var start = pivot;
        while (start.AddMonths(-step) >= from)
        {
            start = start.AddMonths(-step);
        }

        var months = new List<DateOnly>();
        for (var month = start; month <= to; month = month.AddMonths(step))
        {
            months.Add(month);
        }

        return months;
    }
}
