using Insights.Warehouse.Rows;

namespace Insights.Policy.Capacity;

/// <summary>What the warehouse knows of one town's missed people, from the last twelve months.</summary>
/// <param name="Open">People missed now.</param>
/// <param name="Arrivals">People who come to be missed, a week.</param>
/// <param name="Leaving">Share of those missed who cease to be in a week without any further visit.</param>
/// <param name="Confirmed">Share of visits that end in an application: of those whose case was settled, who were helped rather than found not entitled or declined.</param>
/// <param name="OpenTold">People missed now as the version tells them, in tens; null where it does not. Open is beside it what makes the towns add up to the city.</param>
public sealed record OutreachTown(string Code, double Open, Rate Arrivals, Rate Leaving, Rate Confirmed, double? OpenTold)
{
    /// <summary>Numbers too small to be shown: what is not known is the even share of what the city has beyond the towns that are known.</summary>
    public bool Borrowed => OpenTold is null;

    private const double WeeksAYear = 365.25 / 7;
    private const double WeeksAMonth = WeeksAYear / 12;

    // A town's own rate counts beside the city's as if the city had lent it so many people (or person-months): the fewer of its own, the nearer to the city's.
    private const double Lent = 20;

    /// <summary>The towns, and the city as a whole.</summary>
    public static (IReadOnlyList<OutreachTown> Towns, OutreachTown City) Of(IReadOnlyList<OutreachRow> rows, string city)
    {
        var people = rows.ToDictionary(row => (row.Area, row.Measure), row => row.People);
        var towns = rows.Select(row => row.Area).Where(area => area != city).Distinct().ToList();
        double Whole(string measure) => people.GetValueOrDefault((city, measure)) ?? 0;
        var shares = rows.Select(row => row.Measure).Distinct().ToDictionary(measure => measure, measure =>
        {
            var hidden = towns.Count(t => people.GetValueOrDefault((t, measure)) is null);
            var rest = Whole(measure) - towns.Sum(t => people.GetValueOrDefault((t, measure)) ?? 0);
            return hidden == 0 ? 0 : Math.Clamp(rest / hidden, 1, 9);
        });
        double Told(string town, string measure) => people.GetValueOrDefault((town, measure)) ?? shares[measure];
        // Each town's number is rounded by itself; together the missed, and those who come to be, make the city's. Shares need no such thing.
        var scales = shares.Keys.ToDictionary(measure => measure, measure =>
            measure is "open_people" or "came_in" && towns.Sum(t => Told(t, measure)) is > 0 and var sum && Whole(measure) > 0 ? Whole(measure) / sum : 1);
        var all = Make(city, Whole, null, Whole("open_people"));
        return ([.. towns.Select(t => Make(t, m => Told(t, m) * scales[m], all, people.GetValueOrDefault((t, "open_people"))))], all);
    }

    private static OutreachTown Make(string code, Func<string, double> of, OutreachTown? city, double? told)
    {
        var settled = of("helped") + of("not_confirmed");
        var arrivals = of("came_in");
        return new(
            code, of("open_people"), new(arrivals / WeeksAYear, arrivals, WeeksAYear),
            Shrunk(of("went_out"), of("person_months") * WeeksAMonth, city?.Leaving.Value, Lent * WeeksAMonth),
            Shrunk(of("helped"), settled, city?.Confirmed.Value, Lent), told);
    }

    private static Rate Shrunk(double events, double trials, double? to, double lent) => to is not { } whole
        ? new(trials > 0 ? Math.Min(1, events / trials) : 0.5, events, trials)
        : new(Math.Min(1, (events + whole * lent) / (trials + lent)), events, trials);
}
