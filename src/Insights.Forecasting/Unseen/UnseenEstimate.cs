namespace Insights.Forecasting.Unseen;

/// <summary>How many of a group are on no list, with the ends of the 95 % interval.</summary>
/// <param name="Model">Generators of the best model, which the number is not by alone; empty for a sum.</param>
/// <param name="Outside">People on other lists who have no certificate.</param>
public sealed record UnseenEstimate(double Unseen, double Lower, double Upper, string Model, double Outside)
{
    /// <summary>People without a certificate who are on two other lists: without some of them nothing can be told.</summary>
    public const int LeastTwice = 10;

    /// <summary>
    /// The same, for a town or a category to be told by its own lists: with fewer they err by more than the ratio of its age group does. In three sample cities, whose
    /// towns are alike, the towns' numbers were off by a factor of 2.2 with ten, 1.5 with twenty-five and 1.2 with fifty.
    /// </summary>
    public const int LeastAlone = 50;

    /// <summary>People on another list who have no certificate: with fewer, an estimate would be as good as a name.</summary>
    public const int LeastOutside = 30;

    private const double Z = 1.959963984540054;

    /// <summary>From the group's own lists; nothing where they overlap too little.</summary>
    /// <param name="least">People without a certificate who are on two other lists, at least.</param>
    public static UnseenEstimate? Of(IReadOnlyCollection<ListedPeople> people, int least = LeastTwice)
    {
        var outside = people.Where(p => !p.Certified()).ToList();
        var lists = DepartmentLists.Reaching(outside);
        var seen = (double)outside.Sum(p => p.People);
        if (lists.Count < 3 || seen < LeastOutside || outside.Where(p => int.PopCount(p.Lists) > 1).Sum(p => p.People) < least)
        {
            return null;
        }

        try
        {
            var told = MultipleSystems.Estimate(lists.Count, DepartmentLists.Table(outside, lists));
            return new(told.Averaged - seen, told.Lower95 - seen, told.Upper95 - seen, told.Best.Model.Named([.. lists.Select(DepartmentLists.Name)]), seen);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>
    /// Sum of independent estimates; its interval recovers their variances end by end (Zou and Donner 2008), so that a skewed part stays skewed.
    /// </summary>
    public static UnseenEstimate Sum(IReadOnlyCollection<UnseenEstimate> parts)
    {
        var middle = parts.Sum(p => p.Unseen);
        return new(
            middle, Math.Max(0, middle - Math.Sqrt(parts.Sum(p => Math.Pow(p.Unseen - p.Lower, 2)))),
            middle + Math.Sqrt(parts.Sum(p => Math.Pow(p.Upper - p.Unseen, 2))), "", parts.Sum(p => p.Outside));
    }

    /// <summary>
    /// What a part of the group may hold, if its people are overlooked as often as the group's: the group's ratio times the part's own people
    /// outside the register, with the chance in that count added to the interval.
    /// </summary>
    public UnseenEstimate Shared(double outside)
    {
        if (outside <= 0 || Outside <= 0)
        {
            return new(0, 0, 0, Model, outside);
        }

        var (share, chance) = (outside / Outside, Z * Math.Sqrt((1 / outside) - Math.Min(1 / outside, 1 / Outside)));
        double End(double end) => end > 0 && Unseen > 0 ? Math.Sqrt(Math.Pow(Math.Log(end / Unseen), 2) + (chance * chance)) : 0;
        return new(Unseen * share, Lower > 0 ? Unseen * share * Math.Exp(-End(Lower)) : 0, Unseen * share * Math.Exp(End(Upper)), Model, outside);
    }

    /// <summary>Two figures, the ends rounded outwards: more would say that we know better than we do.</summary>
    public UnseenEstimate Rounded() => this with { Unseen = Figures(Unseen, Math.Round), Lower = Figures(Lower, Math.Floor), Upper = Figures(Upper, Math.Ceiling) };

    private static double Figures(double value, Func<double, double> round)
    {
        if (value < 1)
        {
            return round(value);
        }

        var unit = Math.Max(1, Math.Pow(10, Math.Floor(Math.Log10(value)) - 1));
        return round(value / unit) * unit;
    }
}
