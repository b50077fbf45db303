namespace Insights.Policy.Capacity;

/// <summary>A rate with the count that it rests on.</summary>
/// <param name="Events">How often it happened.</param>
/// <param name="Trials">Out of how many; for arrivals the weeks or months watched.</param>
public readonly record struct Rate(double Value, double Events, double Trials)
{
    // Two-sided 95 % of the normal distribution.
    private const double Z = 1.959963984540054;

    /// <summary>A share of those who could, or of times that could; nothing watched gives no rate but 0.</summary>
    public static Rate Of(double events, double trials) => new(trials > 0 ? events / trials : 0, events, trials);

    /// <summary>95 % interval of a share of trials. Wilson, JASA 1927.</summary>
    public (double Low, double High) Share95()
    {
        if (Trials <= 0)
        {
            return (0, 1);
        }

        var (p, z2) = (Math.Clamp(Value, 0, 1), Z * Z / Trials);
        var (middle, half) = ((p + z2 / 2) / (1 + z2), Z * Math.Sqrt(p * (1 - p) / Trials + z2 / (4 * Trials)) / (1 + z2));
        return (Math.Max(0, middle - half), Math.Min(1, middle + half));
    }

    /// <summary>95 % interval of a count a period. Byar's approximation of the exact Poisson one (Breslow and Day 1987).</summary>
    public (double Low, double High) Count95()
    {
        if (Trials <= 0)
        {
            return (0, double.PositiveInfinity);
        }

        double Cube(double n, int sign) => n * Math.Pow(1 - 1 / (9 * n) + sign * Z / (3 * Math.Sqrt(n)), 3);
        return (Events > 0 ? Cube(Events, -1) / Trials : 0, Cube(Events + 1, 1) / Trials);
    }
}
