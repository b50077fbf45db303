namespace Insights.Forecasting.Series;

/// <summary>Which values can be at all.</summary>
public enum Domain
{
    /// <summary>Any number; where no value of the history is below zero, none of the outlook is.</summary>
    Number,

    /// <summary>Whole numbers from zero, often zero: people, cases.</summary>
    Count,

    /// <summary>From 0 to 1. Carried on by its log odds, so that no outlook leaves the range.</summary>
    Share,
}

/// <summary>From values to the scale they are carried on, and back.</summary>
/// <param name="Squeeze">A share of 0 or 1 has no log odds: shares are moved towards the middle by this before.</param>
/// <param name="Floor">No outlook is below this.</param>
internal sealed record Scaling(Domain Domain, double Squeeze, double Floor)
{
    // Half an observation of a hundred at each end, and less where the values themselves come nearer to an end.
    private const double LargestSqueeze = 0.005;

    public static Scaling Of(double[] values, Domain domain)
    {
        if (domain != Domain.Share)
        {
            return new(domain, 0, values.All(v => v >= 0) ? 0 : double.NegativeInfinity);
        }

        var inside = values.Where(v => v is > 0 and < 1).Select(v => Math.Min(v, 1 - v)).DefaultIfEmpty(LargestSqueeze).Min();
        return new(domain, Math.Min(LargestSqueeze, Math.Max(inside / 2, 1e-6)), 0);
    }

    public double[] There(double[] values) => Domain == Domain.Share ? [.. values.Select(LogOdds)] : values;

    public double Back(double value) => Domain == Domain.Share
        ? Math.Clamp((1 / (1 + Math.Exp(-value)) - Squeeze) / (1 - 2 * Squeeze), 0, 1)
        : Math.Max(Floor, value);

    public double LogOdds(double share)
    {
        var inner = Squeeze + Math.Clamp(share, 0, 1) * (1 - 2 * Squeeze);
        return Math.Log(inner / (1 - inner));
    }
}
