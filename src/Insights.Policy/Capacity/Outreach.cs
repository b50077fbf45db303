namespace Insights.Policy.Capacity;

/// <summary>
/// The flow of missed people, week by week and town by town: those who come to be missed are added, a share leaves as today, and each visit to one of the others ends in an application
/// in the share that is confirmed. Zero is the week in which no more are missed than come in a week: someone is always new.
/// <para>We chose a table over all ways to lay the worker-days, town after town (dynamic programming), over a solver: the towns do not touch each other, so the table is exact whatever
/// the towns' curves are, takes a few milliseconds for 33 towns and 200 worker-days, and needs no native library of 90 MB a platform.</para>
/// </summary>
public static partial class Outreach
{
    // No town is short of more than this many worker-days a week; beyond it nobody is left to visit.
    private const int MostDaysOfTown = 60;

    // What is enough on the expected course may not be by chance in so many towns: so many workers more are tried.
    private const int MoreForChance = 6;

    public static OutreachOutcome Run(IReadOnlyList<OutreachTown> towns, OutreachPlan plan)
    {
        ArgumentNullException.ThrowIfNull(towns);
        ArgumentNullException.ThrowIfNull(plan);
        var days = Days(towns, plan, plan.Spread);
        var outlooks = towns.Select((town, i) =>
        {
            var course = Course(town, plan, days[i]);
            var now = PersonWeeks(town, plan, days[i]);
            return new TownOutlook(town, days[i], ZeroWeek(town, course), now, now - PersonWeeks(town, plan, days[i] + OutreachPlan.DaysAWeek), course[^1]);
        }).ToList();
        var (weeks, zero, early, late) = Courses(towns, plan, days);
        return new(outlooks, weeks, zero, early, late, Enum.GetValues<Spread>().ToDictionary(spread => spread, spread =>
        {
            var laid = Days(towns, plan, spread);
            var courses = towns.Select((town, i) => (Town: town, Course: Course(town, plan, laid[i]))).ToList();
            var zeros = courses.Select(one => ZeroWeek(one.Town, one.Course)).ToList();
            return (courses.Sum(one => one.Course.Sum()), zeros.Contains(null) ? null : zeros.Max());
        }));
    }

    /// <summary>Fewest workers with whom, laid as is best, half of the simulated courses come to zero in every town by the end of a week; null where a town cannot come to it, however many,
    /// or chance keeps half of the courses from it.</summary>
    public static int? WorkersFor(IReadOnlyList<OutreachTown> towns, OutreachPlan plan, int week)
    {
        ArgumentNullException.ThrowIfNull(towns);
        ArgumentNullException.ThrowIfNull(plan);
        var (until, days) = (plan with { Weeks = week }, 0);
        foreach (var town in towns)
        {
            if (Need(town, until) is not { } enough)
            {
                return null;
            }

            days += enough;
        }

        var least = (days + OutreachPlan.DaysAWeek - 1) / OutreachPlan.DaysAWeek;
        return Enumerable.Range(least, MoreForChance + 1).Select(n => plan with { Workers = n }).Where(more => Courses(towns, more, Best(towns, more)).Zero <= week)
            .Select(more => (int?)more.Workers).FirstOrDefault();
    }

    /// <summary>Worker-days of each town; together those of the plan.</summary>
    public static int[] Days(IReadOnlyList<OutreachTown> towns, OutreachPlan plan, Spread spread)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return spread switch
        {
            Spread.Even => Shared(plan.WorkerDays, [.. towns.Select(_ => 1.0)]),
            Spread.ByStock => Shared(plan.WorkerDays, [.. towns.Select(t => t.Open)]),
            _ => Best(towns, plan),
        };
    }

    /// <summary>Expected missed people at the end of each week.</summary>
    internal static double[] Course(OutreachTown town, OutreachPlan plan, int days)
    {
        var (open, course) = (town.Open, new double[plan.Weeks]);
        for (var week = 0; week < plan.Weeks; week++)
        {
            open = (open + town.Arrivals.Value) * (1 - town.Leaving.Value);
            open -= Math.Min(open, days * plan.VisitsADay) * (plan.Confirmed ?? town.Confirmed.Value);
            course[week] = open;
        }

        return course;
    }

    internal static double PersonWeeks(OutreachTown town, OutreachPlan plan, int days) => Course(town, plan, days).Sum();

    /// <summary>First week, from 1, at whose end no more are missed than come in a week.</summary>
    private static int? ZeroWeek(OutreachTown town, double[] course) => Array.FindIndex(course, open => IsZero(town, open)) is >= 0 and var week ? week + 1 : null;

    /// <summary>Fewest worker-days a week with which a town comes to zero within the plan's time; null where no number does.</summary>
    private static int? Need(OutreachTown town, OutreachPlan plan) =>
        Enumerable.Range(0, MostDaysOfTown + 1).Cast<int?>().FirstOrDefault(d => ZeroWeek(town, Course(town, plan, d!.Value)) is not null);

    private static bool IsZero(OutreachTown town, double open) => open <= Math.Max(0.5, town.Arrivals.Value);

    /// <summary>
    /// Zero everywhere as early as the days allow, and of the lays that come to it by then the fewest person-weeks missed; where the days do not suffice for zero in every town within
    /// the plan's time, the fewest person-weeks of all lays. So whoever asks for the workers for zero by a week and then sends as many comes to zero by that week.
    /// </summary>
    private static int[] Best(IReadOnlyList<OutreachTown> towns, OutreachPlan plan)
    {
        var courses = towns.Select(town => Enumerable.Range(0, Math.Min(plan.WorkerDays, MostDaysOfTown) + 1).Select(d => Course(town, plan, d)).ToArray()).ToList();
        var floors = Floors([.. courses.Select((one, t) => one.Select(course => ZeroWeek(towns[t], course)).ToArray())], plan) ?? new int[towns.Count];

        // least[d]: fewest person-weeks of the towns so far with d worker-days among them; from[t][d]: how many of them the town t has.
        var all = plan.WorkerDays;
        var (least, from) = (new double[all + 1], new int[towns.Count][]);
        for (var t = 0; t < towns.Count; t++)
        {
            var curve = courses[t].Select(course => course.Sum()).ToArray();
            var (next, taken) = (new double[all + 1], new int[all + 1]);
            for (var d = 0; d <= all; d++)
            {
                next[d] = double.PositiveInfinity;
                for (var own = floors[t]; own < curve.Length && own <= d; own++)
                {
                    if (least[d - own] + curve[own] < next[d] - 1e-9)
                    {
                        (next[d], taken[d]) = (least[d - own] + curve[own], own);
                    }
                }
            }

            (least, from[t]) = (next, taken);
        }

        var days = new int[towns.Count];
        for (var (t, left) = (towns.Count - 1, all); t >= 0; left -= days[t], t--)
        {
            days[t] = from[t][left];
        }

        return days;
    }

    /// <summary>Each town's fewest days for zero by the earliest week by which the days suffice for all of them; null where they do not within the plan's time.</summary>
    /// <param name="zeros">By town and worker-days: the week of zero.</param>
    private static int[]? Floors(int?[][] zeros, OutreachPlan plan)
    {
        var (early, late, found) = (1, plan.Weeks, (int[]?)null);
        while (early <= late)
        {
            var week = (early + late) / 2;
            var least = zeros.Select(town => Array.FindIndex(town, zero => zero <= week)).ToArray();
            var suffices = Array.TrueForAll(least, days => days >= 0) && least.Sum() <= plan.WorkerDays;
            (found, early, late) = suffices ? (least, early, week - 1) : (found, week + 1, late);
        }

        return found;
    }

    /// <summary>Whole parts by weight; what is left over goes to the largest remainders.</summary>
    private static int[] Shared(int all, double[] weights)
    {
        var sum = weights.Sum();
        var exact = weights.Select(w => sum > 0 ? all * w / sum : (double)all / weights.Length).ToArray();
        var whole = exact.Select(e => (int)e).ToArray();
        foreach (var i in Enumerable.Range(0, whole.Length).OrderByDescending(i => exact[i] - whole[i]).Take(all - whole.Sum()))
        {
            whole[i]++;
        }

        return whole;
    }
}
