namespace Insights.Dashboard.Parts;

/// <summary>Five steps of colour over some values. What is told alike is coloured alike: a value that reads as a bound does belongs above it.</summary>
/// <param name="Bounds">Up to four rising bounds; none where there is one colour.</param>
/// <param name="Told">How a value reads on the picture, and a bound in its key.</param>
public sealed record Ramp(IReadOnlyList<double> Bounds, Func<double, string> Told)
{
    /// <summary>Round bounds near the fifths of the values, no two of which read alike; none where there are no values or all read alike.</summary>
    public static Ramp Over(IEnumerable<double> values, Func<double, string> told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var sorted = values.Order().ToList();
        var bounds = new List<double>();
        for (var n = 1; n <= 4 && sorted.Count > 0; n++)
        {
            var bound = RoundOff(sorted[Math.Min(sorted.Count - 1, n * sorted.Count / 5)], sorted[^1] - sorted[0]);
            var below = bounds.Count > 0 ? bounds[^1] : sorted[0];
            if (bound > below && told(bound) != told(below))
            {
                bounds.Add(bound);
            }
        }

        return new(bounds, told);
    }

    /// <summary>1 to 5; 0 for no value.</summary>
    public int Step(double? value) => value is { } v ? 1 + Bounds.Count(b => v >= b || Told(v) == Told(b)) : 0;

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
