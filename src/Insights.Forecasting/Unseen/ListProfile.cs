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
    private const double Near = 1e-3;
    private readonly double[][] design;
    private readonly double[] whole;
    private readonly double seen;
    private readonly double top;
    private double[]? last;

    /// <param name="estimate">The Poisson estimate of the unseen; the profile's top lies beside it.</param>
    public ListProfile(ListModel model, int lists, IReadOnlyList<double> counts, double estimate)
    {
        var empty = model.EmptyTerms(lists, counts);
        var cells = Enumerable.Range(0, counts.Count).Where(c => !empty.Any(t => (c & t) == t)).ToArray();
        design = model.Design(lists, cells, empty);
        whole = [.. cells.Select(c => c == 0 ? 0 : counts[c])];
        seen = whole.Sum();

        // Golden section over the logarithm, since the unseen may be a handful or a million.
        var (left, right) = (Math.Log(Math.Max(Least, estimate / 20)), Math.Log((estimate * 20) + 20));
        var inner = (Math.Sqrt(5) - 1) / 2;
        var (a, b) = (right - (inner * (right - left)), left + (inner * (right - left)));
        var (high, low) = (Height(Math.Exp(a)), Height(Math.Exp(b)));
        while (right - left > Near)
        {
            if (high < low)
            {
                (left, a, high) = (a, b, low);
                b = left + (inner * (right - left));
                low = Height(Math.Exp(b));
            }
            else
            {
                (right, b, low) = (b, a, high);
                a = right - (inner * (right - left));
                high = Height(Math.Exp(a));
            }
        }

        top = Math.Exp((left + right) / 2);
        Top = Height(top);
    }

    /// <summary>The number that the profile likes best.</summary>
    public double Best => top;

    private double Top { get; }

    /// <summary>Positive below the best number, negative above.</summary>
    public double SignedRoot(double unseen) => Math.Sign(top - unseen) * Math.Sqrt(2 * Math.Max(0, Top - Height(unseen)));

    /// <summary>Where a function of the unseen that rises with their number passes zero; 0 where it is above zero from the beginning.</summary>
    public static double Crossing(Func<double, double> rising, double near)
    {
        if (rising(Least) >= 0)
        {
            return 0;
        }

        var (left, right) = (Math.Log(Least), Math.Log(Math.Max(1, near)));
        while (rising(Math.Exp(right)) < 0 && right < Math.Log(FarthestOut))
        {
            (left, right) = (right, right + 1);
        }

        for (var i = 0; i < Halvings && right - left > 1e-5; i++)
        {
            var middle = (left + right) / 2;
            (left, right) = rising(Math.Exp(middle)) < 0 ? (middle, right) : (left, middle);
        }

        return Math.Exp((left + right) / 2);
    }

    private double Height(double unseen)
    {
        whole[0] = unseen;
        var fit = PoissonFit.Of(design, whole, last) ?? PoissonFit.Of(design, whole);
        if (fit is null)
        {
            return double.MinValue;
        }

        last = fit.Coefficients;
        var all = seen + unseen;
        var sum = SpecialFunctions.GammaLn(all + 1) - SpecialFunctions.GammaLn(unseen + 1);
        for (var i = 0; i < whole.Length; i++)
        {
            sum += whole[i] > 0 ? whole[i] * Math.Log(fit.Fitted[i] / all) : 0;
        }

        return sum;
    }
}
