namespace Insights.Forecasting.Anomalies;

/// <summary>What a series counts, and with it how its chance moves.</summary>
public enum AnomalyScale
{
    /// <summary>Rows, people, yuan: breaks are factors.</summary>
    Amount,

    /// <summary>Between 0 and 1: breaks are factors of the odds.</summary>
    Share,

    /// <summary>May be negative: breaks are differences.</summary>
    Level,
}

/// <summary>One month that does not fit what came before.</summary>
/// <param name="Month">Place in the series, 0 = first.</param>
/// <param name="Kind">spike (back again the month after), shift (stayed), or new (the last month: nobody knows yet).</param>
/// <param name="Expected">What the months before led one to expect.</param>
/// <param name="Lower">Below this a month is an alarm by itself; within, it is one with the month or two before, which strayed to the same side.</param>
/// <param name="Upper">Above this likewise.</param>
/// <param name="Score">Distance from the expected in the series' own robust deviations.</param>
public sealed record Anomaly(int Month, string Kind, double Value, double Expected, double Lower, double Upper, double Score);

/// <param name="Tested">Months in which an alarm was possible.</param>
/// <param name="Findable">The smallest lasting break that would be found 95 times in 100, as a share of the value (a difference for <see cref="AnomalyScale.Level"/>); NaN where nothing was tested.</param>
public sealed record AnomalyReport(IReadOnlyList<Anomaly> Anomalies, int Tested, double Findable);

/// <summary>When a month is an alarm.</summary>
public sealed record AnomalyOptions
{
    /// <summary>Months before the first that can be tested: a year and a half to learn from, and each way's own errors.</summary>
    public int LeastMonths { get; init; } = 14;

    /// <summary>Months looked back.</summary>
    public int Window { get; init; } = 36;

    /// <summary>Deviations from the expected that make an alarm. Set so that an undisturbed series gives less than one in 200 months (see the tests' simulation).</summary>
    public double Threshold { get; init; } = 4.4;

    /// <summary>The same for the last two or three months together, where all stray to one side: breaks that hide in the noise of one month.</summary>
    public double ThresholdLasting { get; init; } = 4.7;

    /// <summary>A change smaller than this share is no alarm, however even the series: nobody would act on it.</summary>
    public double LeastChange { get; init; } = 0.03;
}
