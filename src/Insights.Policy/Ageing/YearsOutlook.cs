using Insights.Policy.Simulation;

namespace Insights.Policy.Ageing;

/// <summary>What befell the register's people in the twelve months before a year's judged month.</summary>
/// <param name="Turned">By age reached (7, 16, 18, 60): how many reached it.</param>
public sealed record YearEvents(long NewHolders, long Deaths, long Moves, long Renewed, long Expired, long Returned, IReadOnlyDictionary<int, long> Turned)
{
    public static YearEvents None { get; } = new(0, 0, 0, 0, 0, 0, new Dictionary<int, long>());
}

/// <summary>What one level of government pays in a calendar year.</summary>
public sealed record YearPayer(string Level, double BaselineYuan, double ScenarioYuan);

/// <summary>One calendar year: everyone judged in one month of it, under the law of that month and under the plan.</summary>
/// <param name="MonthsInForce">Months of the year in which the plan holds; 0 before it starts.</param>
/// <param name="Result">The plan against the law of the same month; where the plan has not started by the year's end, both sides are the law.</param>
/// <param name="Holders">Living residents with a valid certificate.</param>
public sealed record YearResult(int Year, int MonthsInForce, SimulationResult Result, YearEvents Events, long Holders)
{
    private const double Months = 12;

    /// <summary>Yuan in the year under the law: twelve times the month judged.</summary>
    public double BaselineYuan => Months * Result.Baseline.CostYuan;

    /// <summary>Yuan in the year under the plan: its months at its cost, those before it at the law's.</summary>
    public double ScenarioYuan => Blend(Result.Baseline.CostYuan, Result.Scenario.CostYuan);

    public IReadOnlyList<YearPayer> Payers => [.. Result.Payers.Select(p => new YearPayer(p.Level, Months * p.BaselineYuan, Blend(p.BaselineYuan, p.ScenarioYuan)))];

    private double Blend(double law, double plan) => (Months - MonthsInForce) * law + MonthsInForce * plan;
}

/// <summary>A number with what the draws say of it: the middle draw, and the mean ± 1.28 standard deviations of all (an 80 % interval).</summary>
public sealed record YearBand(double Lower80, double Middle, double Upper80)
{
    /// <param name="error">Standard error that the number has already today, where it is estimated from a sample; no draw moves it.</param>
    internal static YearBand Of(double middle, IReadOnlyList<double> draws, double error = 0)
    {
        if (draws.Count < 2)
        {
            return new(middle, middle, middle);
        }

        var mean = draws.Average();
        var half = 1.2816 * Math.Sqrt(draws.Sum(d => (d - mean) * (d - mean)) / (draws.Count - 1) * (1 + 1.0 / draws.Count) + error * error);
        return new(Math.Min(middle, mean - half), middle, Math.Max(middle, mean + half));
    }
}

/// <summary>
/// The numbers that leaders read, with their intervals, in one year. In the year judged people and yuan under the law are as the month's judgement counts them and have none;
/// the ratio has that of its sample from the first year on, and a plan in force that of its take-up.
/// </summary>
public sealed record YearBands(
    int Year, YearBand BaselineYuan, YearBand ScenarioYuan, YearBand MoreYuan, YearBand BaselineMissed, YearBand ScenarioMissed,
    YearBand? BaselineRatio, YearBand? ScenarioRatio, YearBand ScenarioRecipients);

/// <summary>A plan over the years ahead.</summary>
/// <param name="From">The plan's first month.</param>
/// <param name="Years">The year of the version's month first.</param>
/// <param name="Bands">One for each year; empty where only the middle draw was made.</param>
/// <param name="Draws">How many draws stand behind the bands.</param>
public sealed record YearsOutlook(DateOnly From, IReadOnlyList<YearResult> Years, IReadOnlyList<YearBands> Bands, AgeingRates Rates, int Seed, int Draws)
{
    /// <summary>Whether in some year in which the plan holds so few are touched, or let in by one of its groups, that nothing of its course may be shown: from a year beside it, or from another plan, it could be told who.</summary>
    public bool IsTooSmall => Years.Any(y => y.MonthsInForce > 0 && DisclosureControl.IsTooSmall(y.Result));
}
