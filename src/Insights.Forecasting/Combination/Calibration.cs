namespace Insights.Forecasting.Combination;

/// <summary>
/// Intervals from what was missed in the trials: errors of all series, each in its own stated deviation, are pooled by steps ahead, and the interval's ends are their
/// quantiles (split conformal prediction, Lei and others 2018). So 80 % means that 80 % of the trials' outcomes lay inside, whatever the families believe of themselves.
/// </summary>
public sealed class Calibration
{
    // Until so many outcomes are known at a distance, the quantiles lean on a Student distribution with 5 degrees of freedom, 15 % wider than stated.
    private const int PriorOutcomes = 40;
    private const double PriorWidth = 1.15, PriorFreedom = 5;

    // Steps ahead on either side whose errors are taken with a step's own: a fifth of the distance.
    private const double Neighbourhood = 0.2;

    private readonly double[][] sorted;

    /// <param name="errors">Steps ahead (from 1) and error in units of the deviation stated then.</param>
    public Calibration(IReadOnlyCollection<(int Ahead, double Error)> errors, int horizon)
    {
        var byStep = errors.Where(e => double.IsFinite(e.Error)).ToLookup(e => e.Ahead, e => e.Error);
        var prior = Enumerable.Range(0, PriorOutcomes)
            .Select(k => PriorWidth * MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, PriorFreedom, (k + 0.5) / PriorOutcomes)).ToArray();
        var furthest = byStep.Count == 0 ? horizon : byStep.Max(g => g.Key);
        sorted = [.. Enumerable.Range(1, horizon).Select(h =>
        {
            var near = (int)Math.Ceiling(h * Neighbourhood);
            // What lies beyond the longest trial leans on the longest.
            var at = Math.Min(h, furthest);
            double[] outcomes = [.. Enumerable.Range(at - near, 2 * near + 1).SelectMany(s => byStep[s]), .. prior];
            // Not by Linq, which asks a comparer for each pair.
            Array.Sort(outcomes);
            return outcomes;
        })];
    }

    /// <summary>Deviations below (negative) or above the mean at which this share of outcomes lies below.</summary>
    public double Quantile(int ahead, double share)
    {
        var outcomes = sorted[Math.Min(ahead, sorted.Length) - 1];
        var place = Math.Clamp(share * (outcomes.Length + 1) - 1, 0, outcomes.Length - 1);
        var (low, rest) = ((int)place, place - Math.Floor(place));
        return rest == 0 ? outcomes[low] : outcomes[low] + rest * (outcomes[low + 1] - outcomes[low]);
    }

    /// <summary>Share of outcomes that lay below so many deviations from the mean.</summary>
    public double Below(int ahead, double deviations)
    {
        var outcomes = sorted[Math.Min(ahead, sorted.Length) - 1];
        var at = Array.BinarySearch(outcomes, deviations);
        at = at < 0 ? ~at : at;
        return Math.Clamp(at / (double)outcomes.Length, 0.5 / outcomes.Length, 1 - 0.5 / outcomes.Length);
    }
}
