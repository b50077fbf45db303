namespace Insights.Forecasting.Risk;

/// <summary>
/// How sure is it that the model's order is better than the rule's? People of the hold-out are drawn again, each as often as a Poisson number of mean 1 says
/// (the same number in each of the person's months), and the difference of the two lifts is taken anew.
/// </summary>
internal static class LiftGain
{
    private const int Draws = 200;

    /// <returns>5th and 95th percentile of the difference.</returns>
    public static (double Low, double High) Interval(IEnumerable<Judged[]> months, RiskOptions options)
    {
        var places = new Dictionary<long, int>();
        Place[] Placed(IEnumerable<Judged> order) => [.. order.Select(j => new Place(PlaceOf(j.Case.Person), j.Found))];
        int PlaceOf(long person) => places.TryGetValue(person, out var at) ? at : places[person] = places.Count;
        var orders = months.Select(m => (
            Model: Placed(RiskJudgement.InOrder(m)),
            Rule: Placed(m.OrderByDescending(j => j.Case.UnknownMonths).ThenBy(j => Mix((ulong)j.Case.Lot + (ulong)options.Seed))))).ToArray();
        if (orders.Length == 0)
        {
            return (0, 0);
        }

        var times = new int[places.Count];
        var gains = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var i = 0; i < times.Length; i++)
            {
                times[i] = Poisson(Mix(((ulong)i * 0x9E3779B97F4A7C15UL) + ((ulong)(draw + 1) << 40)));
            }

            gains[draw] = Gain(orders, times, options);
        }

        Array.Sort(gains);
        return (gains[(int)(0.05 * Draws)], gains[(int)(0.95 * Draws)]);
    }

    private static double Gain((Place[] Model, Place[] Rule)[] orders, int[] times, RiskOptions options)
    {
        var (people, found, looks, model, rule) = (0, 0, 0, 0, 0);
        foreach (var (byModel, byRule) in orders)
        {
            var size = 0;
            foreach (var place in byModel)
            {
                size += times[place.Person];
                found += place.Found ? times[place.Person] : 0;
            }

            var take = RiskJudgement.Take(size, options.OrderShare);
            people += size;
            looks += take;
            model += First(byModel, take, times);
            rule += First(byRule, take, times);
        }

        return found > 0 && looks > 0 ? (model - rule) / (double)looks / (found / (double)people) : 0;
    }

    private static int First(Place[] order, int take, int[] times)
    {
        var found = 0;
        for (var i = 0; i < order.Length && take > 0; i++)
        {
            var here = Math.Min(take, times[order[i].Person]);
            found += order[i].Found ? here : 0;
            take -= here;
        }

        return found;
    }

    /// <summary>Poisson of mean 1 by its cumulated shares.</summary>
    private static int Poisson(ulong number)
    {
        var unit = (number >> 11) * (1.0 / (1UL << 53));
        var (times, mass) = (0, 0.36787944117144233);
        for (var sum = mass; unit > sum && times < 12; sum += mass)
        {
            times++;
            mass /= times;
        }

        return times;
    }

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }

    private readonly record struct Place(int Person, bool Found);
}
