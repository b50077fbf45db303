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
/// <param name="Averaged">The estimate: the middle of the models' likelihoods averaged by how well each bears the table. The best model's own may lie outside of the interval; this one never does.</param>
/// <param name="Lower95">Lower end of the interval that lets any two and any three lists depend on each other, whatever model was chosen; of two lists it takes that they do not.</param>
/// <param name="ProfileLower95">Lower end of the best model's own profile interval (Cormack 1992), as if it were known to hold.</param>
/// <param name="Candidates">All models that can be estimated, the least BIC first.</param>
/// <param name="NotEstimable">Models that empty cells leave without an estimate.</param>
public sealed record HiddenPopulation(
    double Observed, ListEstimate Best, double Averaged, double Lower95, double Upper95, double ProfileLower95, double ProfileUpper95,
    IReadOnlyList<ListEstimate> Candidates, IReadOnlyList<ListModel> NotEstimable);

/// <summary>
/// People on no list, from how the lists overlap (multiple-systems estimation; Fienberg 1972; Bishop, Fienberg and Holland 1975).
/// Assumed: the population is closed, nobody is counted twice or linked falsely, and the interaction of all lists together is nil (with five or six lists: of any four).
/// We chose an interval that lets every two and every three lists depend on each other, because no choice or average of simpler models holds: a dependence too weak to be
/// told from none still moves the estimate by more than its error (Regal and Hook 1991; Leeb and Pötscher 2005). Averaged over all models by the criteria, 95 % intervals
/// of 3,000 people held in 91 of 100 draws where one pair of three lists went together with log odds of 0.2, and in 7 where each pair of four lists did. Averaged over what
/// three of four lists do together, with odds of one to twenty against each, they held 92 where one three went together and 79 where two did; those of the widest model
/// hold 94 to 97 in all of these, and are two to three times as wide. The estimate itself is averaged, which errs about half as much as the widest model's own (Turek and Fletcher 2012).
/// Interactions are drawn towards nothing by a wide normal prior, so that a table with hardly any overlap has an upper end.
/// </summary>
public static class MultipleSystems
{
    private const double Distance = 1.959963984540054;
    private const double LeastWeight = 2e-3;
    private const double OddsAgainst = 20;

    // Of log odds: that being on one list makes being on another three thousand times likelier is beyond belief (two deviations). A narrower prior holds more than 97 of 100 draws of 1,000 people.
    private const double InteractionDeviation = 4;
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
        var (lower, upper) = Ends(ListProfile.Drawn(ListModel.Widest(lists), lists, counts, InteractionDeviation), seen);
        var (own, ownUpper) = Profile(best.Model, lists, counts, best.Estimate);
        return new(
            seen, best, Math.Clamp(Averaged(lists, counts, seen), lower, upper), lower, upper, own, ownUpper,
            candidates, [.. fits.Where(f => f.Told is null).Select(f => f.Model)]);
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
        return Ends(new ListProfile(model, lists, counts, estimate - seen), seen);
    }

    private static (double Lower, double Upper) Ends(ListProfile profile, double seen)
    {
        double At(double distance) => seen + ListProfile.Crossing(unseen => -profile.SignedRoot(unseen) - distance, profile.Best);
        return (At(-Distance), At(Distance));
    }

    /// <summary>Model-averaged, by likelihood and odds against each interaction of three lists: half of the weight lies below it.</summary>
    private static double Averaged(int lists, IReadOnlyList<double> counts, double seen)
    {
        var profiles = ListModel.WithEveryPair(lists).Select(m => ListProfile.Drawn(m, lists, counts, InteractionDeviation)).ToArray();
        var merits = profiles.Select(p => p.Top - (Math.Log(OddsAgainst) * p.Parameters)).ToArray();
        var most = merits.Max();
        var weighed = profiles.Zip(merits, (p, m) => (Weight: Math.Exp(m - most), Profile: p)).ToList();
        var whole = weighed.Sum(w => w.Weight);
        var kept = weighed.Where(m => m.Weight > LeastWeight * whole).ToList();
        whole = kept.Sum(k => k.Weight);
        return seen + ListProfile.Crossing(
            unseen => kept.Sum(k => k.Weight * Normal.CDF(0, 1, -k.Profile.SignedRoot(unseen))) - (whole / 2), kept.Sum(k => k.Weight * k.Profile.Best) / whole);
    }
}
