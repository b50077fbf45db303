namespace Insights.Forecasting.Anomalies;

/// <summary>The scale on which a series' breaks are differences and its chance is even.</summary>
internal static class Scale
{
    public static double Into(double value, AnomalyScale scale, double? whole) => scale switch
    {
        AnomalyScale.Amount => Math.Log(Math.Max(0, value) + 0.5),
        AnomalyScale.Share => Logit(value, whole),
        _ => value,
    };

    public static double OutOf(double value, AnomalyScale scale) => scale switch
    {
        AnomalyScale.Amount => Math.Max(0, Math.Exp(value) - 0.5),
        AnomalyScale.Share => 1 / (1 + Math.Exp(-value)),
        _ => value,
    };

    /// <summary>The deviation that counting alone gives: Poisson for an amount of things, binomial for a share of so many.</summary>
    public static double Floor(double? value, AnomalyScale scale, double? whole) => scale switch
    {
        AnomalyScale.Amount when (whole ?? value) is { } things => 1 / Math.Sqrt(Math.Max(0, things) + 1),
        AnomalyScale.Share when value is { } share && whole is { } n => 1 / Math.Sqrt(Math.Max(0.5, (n + 1) * Inner(share, n) * (1 - Inner(share, n)))),
        _ => 0,
    };

    /// <summary>A lasting break must stand above the threshold and the chance of its own month.</summary>
    public static double Findable(double deviation, AnomalyScale scale, AnomalyOptions options)
    {
        var reach = Math.Max(scale == AnomalyScale.Level ? 0 : Math.Log(1 + options.LeastChange), (options.Threshold + 1.645) * deviation);
        return scale == AnomalyScale.Level ? reach : Math.Exp(reach) - 1;
    }

    private static double Logit(double share, double? whole)
    {
        var inner = Inner(share, whole ?? 1e6);
        return Math.Log(inner / (1 - inner));
    }

    private static double Inner(double share, double whole) => Math.Clamp(((share * whole) + 0.5) / (whole + 1), 1e-6, 1 - 1e-6);
}
