namespace Insights.Forecasting.Outlooks;

/// <summary>How wrong the method was when it was asked about values that are known by now, and the naive rule's error beside it.</summary>
/// <param name="Mase">Mean absolute error in units of the naive rule's one-step error inside the history; null where the history had not moved, so that there is no such unit.</param>
/// <param name="Mae">Mean absolute error in the unit of the series.</param>
/// <param name="Coverage80">Share of the outcomes inside the 80 % interval.</param>
/// <param name="NaiveMae">That of last year's values.</param>
/// <param name="StillMae">That of the last value, taken to stay.</param>
/// <param name="LineMae">That of the last value with the pace of the year before it.</param>
/// <param name="Outcomes">Number of outcomes compared.</param>
public sealed record BacktestScore(
    double? Mase, double Smape, double Mae, double Coverage80, double Coverage95, double? NaiveMase, double NaiveSmape, double NaiveMae, double StillMae, double LineMae, int Outcomes);

/// <summary>A family's part in an outlook.</summary>
/// <param name="Label">The family's form, as ETS(A,Ad,M).</param>
/// <param name="Weight">Share in the combination; 0 for a family that is only compared.</param>
/// <param name="Mase">Its own error in the trials, or null without any that can be scored.</param>
public sealed record FamilyPart(string Family, string Label, double Weight, double? Mase, double[] Mean);

/// <summary>What comes after the last value of one series.</summary>
/// <param name="Method">combination, a single family's name, or none.</param>
/// <param name="Note">outlook, or why there is none: too_short, last_missing.</param>
/// <param name="Backtest">Null where the history is too short to stand at an earlier value.</param>
public sealed record SeriesOutlook(
    string Id, string Method, double[] Mean, double[] Lower80, double[] Upper80, double[] Lower95, double[] Upper95, BacktestScore? Backtest, IReadOnlyList<FamilyPart> Families, string Note)
{
    /// <summary>Probability that the value so many steps ahead lies below a bound; null without an outlook.</summary>
    public Func<int, double, double>? Below { get; init; }

    /// <summary>No value can lie below this, nor above the second.</summary>
    public (double Least, double Most) Range { get; init; } = (double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>
    /// The outlook with its path moved, a step ahead a number, in the unit of the series: what a plan adds to the value, or what makes parts add up. Intervals and
    /// probabilities move along; nothing leaves the range. An end of an interval that lies at the range's own end stays there: how far beyond it would have lain is not known.
    /// </summary>
    public SeriesOutlook Shifted(IReadOnlyList<double> by)
    {
        double[] Move(double[] path) => [.. path.Select((v, h) => Math.Clamp(v + by[h], Range.Least, Range.Most))];
        double[] Low(double[] path) => [.. Move(path).Select((v, h) => path[h] <= Range.Least ? path[h] : v)];
        double[] High(double[] path) => [.. Move(path).Select((v, h) => path[h] >= Range.Most ? path[h] : v)];
        return this with
        {
            Mean = Move(Mean), Lower80 = Low(Lower80), Upper80 = High(Upper80), Lower95 = Low(Lower95), Upper95 = High(Upper95),
            Below = Below is { } below ? (ahead, bound) => below(ahead, bound - by[ahead - 1]) : null,
        };
    }

    public static SeriesOutlook None(string id, string note) => new(id, "none", [], [], [], [], [], null, [], note);
}
