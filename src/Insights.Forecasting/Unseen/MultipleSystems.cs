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
/// <param name="Averaged">The estimate: the middle of the distribution whose ends are the interval, half of the weight below it. The best model's own may lie outside of that interval.</param>
/// <param name="Lower95">Lower end of the interval that lets any two lists depend on each other, whatever model was chosen; of two lists it takes that they do not.</param>
/// <param name="ProfileLower95">Lower end of the best model's own profile interval (Cormack 1992), as if it were known to hold.</param>
/// <param name="Candidates">All models that can be estimated, the least BIC first.</param>
/// <param name="NotEstimable">Models that empty cells leave without an estimate.</param>
public sealed record HiddenPopulation(
    double Observed, ListEstimate Best, double Averaged, double Lower95, double Upper95, double ProfileLower95, double ProfileUpper95,
    IReadOnlyList<ListEstimate> Candidates, IReadOnlyList<ListModel> NotEstimable);

/// <summary>
/// People on no list, from how the lists overlap (multiple-systems estimation; Fienberg 1972; Bishop, Fienberg and Holland 1975).
/// Assumed: the population is closed, nobody is counted twice or linked falsely, and the interaction of all lists together is nil.
/// We chose an interval that lets every two lists depend on each other, because no choice or average of simpler models holds: a dependence too weak to be told
/// from none still moves the estimate by more than its error (Regal and Hook 1991; Leeb and Pötscher 2005). Averaged over all models by the criteria, 95 % intervals
/// of 3,000 people held in 91 of 100 draws where one pair of three lists went together with log odds of 0.2, in 77 where two pairs did with 0.3 and 0.4, and in 7 where
/// each pair of four lists did with 0.2. What three lists do together is averaged over: model-averaged tail areas (Turek and Fletcher 2012) by likelihood and odds
/// of one to twenty against each such interaction. BIC's odds grow with the table: of 30,000 people on four lists with a log odds of 0.2 among three its intervals held
/// 84 of 100 draws, these 91; where only pairs depend on each other they hold 96 to 97.
/// Interactions are drawn towards nothing by a wide normal prior, so that a table with hardly any overlap has an upper end.
/// </summary>
public static class MultipleSystems
{
    private const double Tail = 0.025;
    private const double LeastWeight = 2e-3;
    private const double OddsAgainst = 20;

    // Of log odds: that being on one list makes being on another fifty times likelier is at the edge of belief. Where the lists overlap well it moves nothing.
    private const double InteractionDeviation = 2;
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
        var averaged = Averaged(lists, counts, seen);
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

    private static (double Lower, double Middle, double Upper) Averaged(int lists, IReadOnlyList<double> counts, double seen)
    {
        var profiles = ListModel.WithEveryPair(lists).Select(m => ListProfile.Drawn(m, lists, counts, InteractionDeviation)).ToArray();
        var merits = profiles.Select(p => p.Top - (Math.Log(OddsAgainst) * p.Parameters)).ToArray();
        var most = merits.Max();
        var weighed = profiles.Zip(merits, (p, m) => (Weight: Math.Exp(m - most), Profile: p)).ToList();
        var kept = weighed.Where(m => m.Weight > LeastWeight * weighed.Sum(w => w.Weight)).ToList();
        var whole = kept.Sum(k => k.Weight);
        return Ends([.. kept.Select(k => (k.Weight / whole, k.Profile))], seen);
    }

    private static (double Lower, double Middle, double Upper) Ends(IReadOnlyList<(double Weight, ListProfile Profile)> models, double seen)
    {
        var near = models.Sum(m => m.Weight * m.Profile.Best);
        double At(double tail) => seen + ListProfile.Crossing(
            unseen => models.Sum(m => m.Weight * Normal.CDF(0, 1, -m.Profile.SignedRoot(unseen))) - tail, near);
        return (At(Tail), At(0.5), At(1 - Tail));
    }
}
