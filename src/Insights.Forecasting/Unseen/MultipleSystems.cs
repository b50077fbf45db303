using MathNet.Numerics.Distributions;

namespace Insights.Forecasting.Unseen;

/// <summary>What one model says of the whole number of people.</summary>
/// <param name="Estimate">People on any list and on none.</param>
/// <param name="StandardError">Asymptotic (Rivest and Lévesque 2001; with two lists that of Sekar and Deming 1949).</param>
/// <param name="Aic">Akaike's criterion of the Poisson fit to the observed cells.</param>
/// <param name="Bic">The Bayesian criterion, by the number of people observed.</param>
public sealed record ListEstimate(ListModel Model, double Estimate, double StandardError, double Aic, double Bic);

/// <param name="Observed">People on at least one list.</param>
/// <param name="Best">The model of the least BIC.</param>
/// <param name="Averaged">The middle of the distribution whose ends are the interval: half of the weight lies below it.</param>
/// <param name="Lower95">Lower end of the model-averaged interval, which bears that the model was chosen by the same data.</param>
/// <param name="ProfileLower95">Lower end of the best model's own profile interval (Cormack 1992), as if it were known to hold.</param>
/// <param name="Candidates">All models that can be estimated, the least BIC first.</param>
/// <param name="NotEstimable">Models that empty cells leave without an estimate.</param>
public sealed record HiddenPopulation(
    double Observed, ListEstimate Best, double Averaged, double Lower95, double Upper95, double ProfileLower95, double ProfileUpper95,
    IReadOnlyList<ListEstimate> Candidates, IReadOnlyList<ListModel> NotEstimable);

/// <summary>
/// People on no list, from how the lists overlap (multiple-systems estimation; Fienberg 1972; Bishop, Fienberg and Holland 1975).
/// Assumed: the population is closed, nobody is counted twice or linked falsely, and the interaction of all lists together is nil.
/// We chose model-averaged tail areas (Turek and Fletcher 2012) of profile likelihoods because the interval of the chosen model alone holds too
/// seldom: it forgets that the data chose it. The weights lie between those of the two criteria, since with BIC's alone a weak dependence
/// is overlooked too often, and with AIC's alone the interval is half as wide again.
/// </summary>
public static class MultipleSystems
{
    private const double Tail = 0.025;
    private const double LeastWeight = 2e-3;
    private const double AicShare = 0.2;
    private const double FarthestOut = 1e9;

    /// <param name="lists">How many lists, 2 to 6.</param>
    /// <param name="counts">People by the set of lists that they are on, as bits 1 … 2^lists − 1; [0] is not read.</param>
    /// <exception cref="ArgumentException">Too few or too many lists, nobody observed, or no model can be estimated.</exception>
    public static HiddenPopulation Estimate(int lists, IReadOnlyList<double> counts)
    {
        if (lists is < 2 or > 6 || counts.Count != 1 << lists)
        {
            throw new ArgumentException("two to six lists are needed, and a count for each way of being on them", nameof(lists));
        }

        var fits = ListModel.All(lists).Select(model => (Model: model, Told: Fit(model, lists, counts))).ToList();
        var candidates = fits.Select(f => f.Told).OfType<ListEstimate>().OrderBy(e => e.Bic).ToList();
        if (candidates.Count == 0)
        {
            throw new ArgumentException("no model can be estimated: the lists hardly overlap, so nothing tells how many are on none", nameof(counts));
        }

        var best = candidates[0];
        var seen = counts.Skip(1).Sum();
        var averaged = Averaged(candidates, lists, counts, seen);
        var (lower, upper) = Profile(best.Model, lists, counts, best.Estimate);
        return new(
            seen, best, averaged.Middle, averaged.Lower, averaged.Upper, lower, upper, candidates, [.. fits.Where(f => f.Told is null).Select(f => f.Model)]);
    }

    /// <summary>One model; nothing where empty cells leave it without an estimate.</summary>
    public static ListEstimate? Fit(ListModel model, int lists, IReadOnlyList<double> counts)
    {
        ArgumentNullException.ThrowIfNull(model);
        var empty = model.EmptyTerms(lists, counts);
        var cells = Enumerable.Range(1, counts.Count - 1).Where(c => !empty.Any(t => (c & t) == t)).ToArray();
        var seen = cells.Select(c => counts[c]).ToArray();
        var design = model.Design(lists, cells, empty);
        if (cells.Length < design.FirstOrDefault([]).Length || cells.Length == 0 || PoissonFit.Of(design, seen) is not { } fit)
        {
            return null;
        }

        // A term without anyone keeps its place in the count of parameters: its estimate lies at minus infinity.
        var (unseen, parameters, likelihood) = (Math.Exp(fit.Coefficients[0]), fit.Coefficients.Length + empty.Count, fit.LogLikelihood(seen));
        var error = Math.Sqrt(unseen + (unseen * unseen * fit.ConstantVariance));
        return !double.IsFinite(error) || unseen > FarthestOut ? null
            : new(model, seen.Sum() + unseen, error, (2 * parameters) - (2 * likelihood), (Math.Log(seen.Sum()) * parameters) - (2 * likelihood));
    }

    /// <summary>Numbers at which the multinomial likelihood of the whole table has fallen by half the 95 % point of chi-square.</summary>
    public static (double Lower, double Upper) Profile(ListModel model, int lists, IReadOnlyList<double> counts, double estimate)
    {
        ArgumentNullException.ThrowIfNull(model);
        var seen = counts.Skip(1).Sum();
        var profile = new ListProfile(model, lists, counts, estimate - seen);
        return Ends([(1, profile)], seen) is var ends ? (ends.Lower, ends.Upper) : default;
    }

    private static (double Lower, double Middle, double Upper) Averaged(List<ListEstimate> candidates, int lists, IReadOnlyList<double> counts, double seen)
    {
        var criteria = candidates.Select(c => (AicShare * c.Aic) + ((1 - AicShare) * c.Bic)).ToArray();
        var least = criteria.Min();
        var weights = criteria.Select(c => Math.Exp((least - c) / 2)).ToArray();
        var whole = weights.Sum();
        var kept = candidates.Zip(weights).Where(c => c.Second / whole > LeastWeight).ToList();
        whole = kept.Sum(k => k.Second);
        return Ends([.. kept.Select(k => (k.Second / whole, new ListProfile(k.First.Model, lists, counts, k.First.Estimate - seen)))], seen);
    }

    private static (double Lower, double Middle, double Upper) Ends(IReadOnlyList<(double Weight, ListProfile Profile)> models, double seen)
    {
        var near = models.Sum(m => m.Weight * m.Profile.Best);
        double At(double tail) => seen + ListProfile.Crossing(
            unseen => models.Sum(m => m.Weight * Normal.CDF(0, 1, -m.Profile.SignedRoot(unseen))) - tail, near);
        return (At(Tail), At(0.5), At(1 - Tail));
    }
}
