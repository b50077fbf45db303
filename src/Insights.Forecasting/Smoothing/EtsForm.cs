namespace Insights.Forecasting.Smoothing;

/// <summary>How a part of an exponential smoothing model enters.</summary>
public enum Part
{
    None,
    Additive,
    Multiplicative,
}

/// <summary>A member of the exponential smoothing family by error, trend and season (Hyndman, Koehler, Ord and Snyder 2008).</summary>
public sealed record EtsForm(Part Error, Part Trend, bool Damped, Part Season)
{
    /// <summary>
    /// The forms that are searched: no multiplied trend, which runs away beyond the history, and no added error with a multiplied season, which is numerically unstable;
    /// multiplied parts only where every value is above zero.
    /// </summary>
    public static IEnumerable<EtsForm> Candidates(bool positive, bool seasonal) =>
        from error in positive ? new[] { Part.Additive, Part.Multiplicative } : [Part.Additive]
        from trend in new[] { (Part.None, false), (Part.Additive, false), (Part.Additive, true) }
        from season in !seasonal ? new[] { Part.None } : positive && error == Part.Multiplicative ? [Part.None, Part.Additive, Part.Multiplicative] : [Part.None, Part.Additive]
        select new EtsForm(error, trend.Item1, trend.Item2, season);

    /// <summary>Smoothing parameters: alpha, beta, gamma, phi, as far as the form has them.</summary>
    public int Weights => 1 + (Trend == Part.None ? 0 : 1) + (Season == Part.None ? 0 : 1) + (Damped ? 1 : 0);

    /// <summary>Everything estimated: weights, first states (seasons are bound by their sum) and the error's variance.</summary>
    public int Parameters(int frequency) => Weights + 1 + (Trend == Part.None ? 0 : 1) + (Season == Part.None ? 0 : frequency - 1) + 1;

    public override string ToString() => $"ETS({Letter(Error)},{Letter(Trend)}{(Damped ? "d" : "")},{Letter(Season)})";

    private static char Letter(Part part) => part.ToString()[0];
}
