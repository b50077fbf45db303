using MathNet.Numerics;

namespace Insights.Forecasting.Unseen;

/// <summary>
/// How well one model bears a number of unseen people: the multinomial likelihood of the whole table with that number in the empty cell
/// (Cormack 1992), as a signed root: the standard normal distance from the best number, positive below it.
/// </summary>
internal sealed class ListProfile
{
    private const int Halvings = 60;
    private const double FarthestOut = 1e9;
    private const double Least = 1e-3;
    private const double Flat = 1e-6;
    private readonly double[][] design;
    private readonly double[]? precision;
    private readonly double[] whole;
    private readonly double seen;
    private readonly double top;
    private double[]? last;

    /// <param name="estimate">The Poisson estimate of the unseen; the profile's top lies beside it.</param>
    public ListProfile(ListModel model, int lists, IReadOnlyList<double> counts, double estimate)
        : this(model, lists, counts, model.EmptyTerms(lists, counts), 0, estimate)
    {
    }

    private ListProfile(ListModel model, int lists, IReadOnlyList<double> counts, IReadOnlyList<int> empty, double prior, double near)
    {
        var cells = Enumerable.Range(0, counts.Count).Where(c => !empty.Any(t => (c & t) == t)).ToArray();
        design = model.Design(lists, cells, empty);
        precision = prior > 0 ? [.. Enumerable.Range(0, design[0].Length).Select(j => j > lists - empty.Count ? prior : 0)] : null;
        Parameters = design[0].Length;
        whole = [.. cells.Select(c => c == 0 ? 0 : counts[c])];
        seen = whole.Sum();
        top = Math.Max(Least, Crossing(unseen => -Height(unseen).Rise, near));
        Top = Height(top).Value;
    }

    /// <summary>The number that the profile likes best.</summary>
    public double Best => top;

    /// <summary>Log likelihood at that number, less what a prior takes, but for a constant of the table.</summary>
    public double Top { get; }

    public int Parameters { get; }

    /// <summary>With interactions that are normal about nothing beforehand: none is driven away by a zero in the table.</summary>
    /// <param name="deviation">Standard deviation of an interaction's log odds.</param>
    public static ListProfile Drawn(ListModel model, int lists, IReadOnlyList<double> counts, double deviation) =>
        new(model, lists, counts, ListModel.Independent.EmptyTerms(lists, counts), 1 / (deviation * deviation), counts.Skip(1).Sum());

    /// <summary>Positive below the best number, negative above.</summary>
    public double SignedRoot(double unseen) => Math.Sign(top - unseen) * Math.Sqrt(2 * Math.Clamp(Top - Height(unseen).Value, 0, FarthestOut));

    /// <summary>Where a function of the unseen that rises with their number passes zero; 0 where it is above zero from the beginning.</summary>
    public static double Crossing(Func<double, double> rising, double near)
    {
        if (rising(Least) >= 0)
        {
            return 0;
        }

        // A bracket that widens from the best number, then false positions with the staying end halved (Dowell and Jarratt 1971).
        var (right, step) = (Math.Log(Math.Max(1, near)), 0.1);
        var (left, above, below) = (right, rising(Math.Exp(right)), double.NaN);
        for (below = above; above < 0 && right < Math.Log(FarthestOut); step *= 2)
        {
            (left, below, right) = (right, above, right + step);
            above = rising(Math.Exp(right));
        }

        for (; below >= 0; step *= 2)
        {
            (right, above, left) = (left, below, Math.Max(Math.Log(Least), left - step));
            below = rising(Math.Exp(left));
        }

        for (var i = 0; i < Halvings && right - left > 1e-5 && above >= 0; i++)
        {
            var middle = right - (above * (right - left) / (above - below));
            middle = i % 4 < 3 && middle > left && middle < right ? middle : (left + right) / 2;
            var there = rising(Math.Exp(middle));
            if (Math.Abs(there) < Flat)
            {
                return Math.Exp(middle);
            }

            (left, below, right, above) = there < 0 ? (middle, there, right, above / 2) : (left, below / 2, middle, there);
        }

        return Math.Exp((left + right) / 2);
    }

    /// <summary>The profile, and how it rises by the logarithm of the unseen: the other parameters stand at their best, so only the count itself moves it.</summary>
    private (double Value, double Rise) Height(double unseen)
    {
        whole[0] = unseen;
        var fit = PoissonFit.Of(design, whole, last, precision) ?? PoissonFit.Of(design, whole, null, precision);
        if (fit is null)
        {
            return (double.MinValue, double.NaN);
        }

        last = fit.Coefficients;
        var all = seen + unseen;
        var sum = SpecialFunctions.GammaLn(all + 1) - SpecialFunctions.GammaLn(unseen + 1) - (PoissonFit.Penalty(last, precision) / 2);
        for (var i = 0; i < whole.Length; i++)
        {
            sum += whole[i] > 0 ? whole[i] * Math.Log(fit.Fitted[i] / all) : 0;
        }

        return (sum, unseen * (SpecialFunctions.DiGamma(all + 1) - SpecialFunctions.DiGamma(unseen + 1) + Math.Log(fit.Fitted[0] / all)));
    }
}
