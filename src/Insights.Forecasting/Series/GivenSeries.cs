namespace Insights.Forecasting.Series;

/// <summary>One series to be carried on.</summary>
/// <param name="Frequency">Values a year: 12, 4, 1; any other whole number is taken as it is.</param>
/// <param name="Horizon">Steps ahead.</param>
/// <param name="Values">Equally spaced, oldest first; NaN is a value that is missing.</param>
/// <param name="Breaks">Places from which the definition is another: what lies before the last of them says nothing about what comes.</param>
/// <param name="First">Place of the first value in its year, from 0: January, the first quarter.</param>
public sealed record GivenSeries(string Id, int Frequency, int Horizon, double[] Values, Domain Domain = Domain.Number, IReadOnlyList<int>? Breaks = null, int First = 0)
{
    // Of the yearly series of the first competition none is longer.
    private const int MostYears = 60;

    /// <summary>One value a year; what has more values and no season is counted by the day or by the run, and behaves otherwise.</summary>
    public bool IsYearly => Frequency == 1 && Values.Length <= MostYears;
}
