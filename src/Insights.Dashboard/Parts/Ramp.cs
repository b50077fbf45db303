namespace Insights.Dashboard.Parts;

/// <summary>Five steps of colour over the values at hand, with round bounds, so that equal numbers are equal colours.</summary>
public static class Ramp
{
    /// <summary>Up to four rising bounds near the fifths of the values; none where there are no values or only one.</summary>
    public static IReadOnlyList<double> Bounds(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        if (sorted.Count == 0 || sorted[0] == sorted[^1])
        {
            return [];
        }

        var bounds = new List<double>();
        for (var n = 1; n <= 4; n++)
        {
            var bound = RoundOff(sorted[Math.Min(sorted.Count - 1, n * sorted.Count / 5)], sorted[^1] - sorted[0]);
            if (bound > (bounds.Count > 0 ? bounds[^1] : sorted[0]))
            {
                bounds.Add(bound);
            }
        }

        return bounds;
    }

    /// <summary>1 to 5; 0 for no value.</summary>
    public static int Step(double? value, IReadOnlyList<double> bounds) => value is { } v ? 1 + bounds.Count(b => v >= b) : 0;

    private static double RoundOff(double value, double span)
    {
        if (span <= 0)
        {
            return value;
        }

        var unit = Math.Pow(10, Math.Floor(Math.Log10(span / 12)));
        return Math.Round(value / unit) * unit;
    }
}
