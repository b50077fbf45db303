using MathNet.Numerics;

namespace Insights.Forecasting.Unseen;

/// <summary>What one model says of the whole number of people.</summary>
/// <param name="Estimate">People on any list and on none.</param>
/// <param name="StandardError">Asymptotic (Rivest and Lévesque 2001; with two lists that of Sekar and Deming 1949).</param>
/// <param name="Aic">Akaike's criterion of the Poisson fit to the observed cells.</param>
/// <param name="Bic">The Bayesian criterion, by the number of people observed.</param>
public sealed record ListEstimate(ListModel Model, double Estimate, double StandardError, double Aic, double Bic);

/// <param name="Observed">People on at least one list.</param>
/// <param name="Best">The model of the least BIC.</param>
/// <param name="Lower95">Ends of the profile-likelihood interval of the best model (Cormack 1992).</param>
/// <param name="Averaged">The estimates weighted by exp(−BIC/2).</param>
/// <param name="Candidates">All models that can be estimated, the least BIC first.</param>
/// <param name="NotEstimable">Models that empty cells leave without an estimate.</param>
public sealed record HiddenPopulation(
    double Observed, ListEstimate Best, double Lower95, double Upper95, double Averaged, IReadOnlyList<ListEstimate> Candidates, IReadOnlyList<ListModel> NotEstimable);

/// <summary>
/// People on no list, from how the lists overlap (multiple-systems estimation; Fienberg 1972; Bishop, Fienberg and Holland 1975).
/// Assumed: the population is closed, nobody is counted twice or linked falsely, and the interaction of all lists together is nil.
/// </summary>
public static class MultipleSystems
{
    // Half of the 95 % point of chi-square with one degree of freedom.
    private const double Drop = 1.920729410347062;
    private const int Halvings = 60;
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
        var weights = candidates.Select(c => Math.Exp((best.Bic - c.Bic) / 2)).ToArray();
        var (lower, upper) = Profile(best.Model, lists, counts, best.Estimate);
        return new(
            counts.Skip(1).Sum(), best, lower, upper, candidates.Zip(weights).Sum(c => c.First.Estimate * c.Second) / weights.Sum(),
            candidates, [.. fits.Where(f => f.Told is null).Select(f => f.Model)]);
    }

    /// <summary>One model; nothing where empty cells leave it without an estimate.</summary>
    public static ListEstimate? Fit(ListModel model, int lists, IReadOnlyList<double> counts)
    {
        ArgumentNullException.ThrowIfNull(model);
        var cells = Enumerable.Range(1, counts.Count - 1);
        var seen = counts.Skip(1).ToArray();
        if (PoissonFit.Of(model.Design(lists, cells), seen) is not { } fit)
        {
            return null;
        }

        var (unseen, parameters, likelihood) = (Math.Exp(fit.Coefficients[0]), fit.Coefficients.Count, fit.LogLikelihood(seen));
        var error = Math.Sqrt(unseen + (unseen * unseen * fit.Covariance[0, 0]));
        return !double.IsFinite(error) || unseen > FarthestOut ? null
            : new(model, seen.Sum() + unseen, error, (2 * parameters) - (2 * likelihood), (Math.Log(seen.Sum()) * parameters) - (2 * likelihood));
    }

    /// <summary>Numbers at which the multinomial likelihood of the whole table has fallen by half the point of chi-square.</summary>
    public static (double Lower, double Upper) Profile(ListModel model, int lists, IReadOnlyList<double> counts, double estimate)
    {
        ArgumentNullException.ThrowIfNull(model);
        var design = model.Design(lists, Enumerable.Range(0, counts.Count));
        var seen = counts.Skip(1).Sum();
        double? Height(double unseen)
        {
            double[] whole = [unseen, .. counts.Skip(1)];
            var all = seen + unseen;
            return PoissonFit.Of(design, whole) is not { } fit ? null
                : SpecialFunctions.GammaLn(all + 1) - SpecialFunctions.GammaLn(unseen + 1) + whole.Zip(fit.Fitted).Sum(c => c.First > 0 ? c.First * Math.Log(c.Second / all) : 0);
        }

        // The top lies beside the Poisson estimate, not on it: it is looked for between half and twice the unseen.
        var (left, right) = ((estimate - seen) / 4, ((estimate - seen) * 2) + 4);
        for (var i = 0; i < Halvings; i++)
        {
            var (a, b) = (left + ((right - left) / 3), right - ((right - left) / 3));
            (left, right) = (Height(a) ?? double.MinValue) < (Height(b) ?? double.MinValue) ? (a, right) : (left, b);
        }

        var top = (left + right) / 2;
        var floor = (Height(top) ?? double.MinValue) - Drop;
        var far = Math.Max(1, top);
        while (Height(top + far) > floor && far < FarthestOut)
        {
            far *= 2;
        }

        return (seen + End(top, 0), seen + End(top, top + far));

        double End(double inside, double outside)
        {
            for (var i = 0; i < Halvings; i++)
            {
                var middle = (inside + outside) / 2;
                (inside, outside) = Height(middle) >= floor ? (middle, outside) : (inside, middle);
            }

            return inside;
        }
    }
}
