namespace Insights.Policy.Capacity;

/// <summary>
/// The queue for care, month by month: some ask, some give up, some leave care, and of the free places the share that is filled goes to those who wait. A new house adds its places in the month in which it opens.
/// </summary>
public static class CareSupply
{
    private const int Draws = 200;
    private const int MostPlaces = 2000;
    private const int MonthsToClear = 12;

    public static CareOutcome Run(CareHouses now, CarePlan plan)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(plan);
        var (course, without) = (Course(now, plan), Course(now, plan with { Places = 0 }));
        var (queues, clears) = Courses(now, plan);
        var months = course.Select((state, m) => new CareMonth(
            m + 1, Places(now, plan, m + 1), state.InCare, state.Waiting, queues[m][Draws / 10], queues[m][Draws * 9 / 10], without[m].Waiting)).ToList();
        int? By(int share) => clears[Draws * share / 100 - 1] is var month && month <= plan.Months ? month : null;
        return new(
            now, months, Clear(now, plan, [.. course.Select(s => s.Waiting)]), By(10), By(90), course[^1].Taken > 0 ? course[^1].Waiting / course[^1].Taken : null,
            months[^1].Places > 0 ? months[^1].InCare / months[^1].Places : 0, PlacesFor(now, plan));
    }

    /// <summary>Expected state at the end of each month, and how many were taken in during it.</summary>
    internal static (double InCare, double Waiting, double Taken)[] Course(CareHouses now, CarePlan plan)
    {
        var (care, waiting, course) = (now.InCare, now.Waiting, new (double, double, double)[plan.Months]);
        for (var month = 1; month <= plan.Months; month++)
        {
            waiting = (waiting + now.Asked.Value * (1 + plan.MoreAsked) + plan.ComingIn(month)) * (1 - now.GivingUp.Value);
            care *= 1 - now.Leaving.Value;
            var taken = Math.Min(waiting, Math.Max(0, Places(now, plan, month) - care) * (plan.Filling ?? now.Filling.Value));
            (care, waiting) = (care + taken, waiting - taken);
            course[month - 1] = (care, waiting, taken);
        }

        return course;
    }

    private static double Places(CareHouses now, CarePlan plan, int month) => now.Places + (month >= plan.OpensIn ? plan.Places : 0);

    private static int? Clear(CareHouses now, CarePlan plan, double[] waiting) =>
        Array.FindIndex(waiting, people => IsClear(now, plan, people)) is >= 0 and var month ? month + 1 : null;

    // Someone always asks: the queue is clear when a month's asking is all that waits.
    private static bool IsClear(CareHouses now, CarePlan plan, double waiting) => waiting <= Math.Max(0.5, now.Asked.Value * (1 + plan.MoreAsked));

    /// <summary>By halving: more places never make the queue longer.</summary>
    private static int? PlacesFor(CareHouses now, CarePlan plan)
    {
        bool Enough(int places)
        {
            var tried = plan with { Places = places, Months = plan.OpensIn + MonthsToClear - 1 };
            return Clear(now, tried, [.. Course(now, tried).Select(s => s.Waiting)]) is not null;
        }

        if (!Enough(MostPlaces))
        {
            return null;
        }

        var (low, high) = (-1, MostPlaces);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = Enough(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }

    /// <summary>Simulated courses on seeded dice: the rates are drawn from what their counts allow (Jeffreys), then people one by one. Queues sorted by month, months of clearing sorted.</summary>
    private static (double[][] Queues, int[] Clears) Courses(CareHouses now, CarePlan plan)
    {
        var dice = new Dice(plan.Seed);
        var (queues, clears) = (Enumerable.Range(0, plan.Months).Select(_ => new double[Draws]).ToArray(), new int[Draws]);
        for (var draw = 0; draw < Draws; draw++)
        {
            var asked = dice.Gamma(now.Asked.Events + 0.5) / now.Asked.Trials * (1 + plan.MoreAsked);
            var (leaving, giving, filling) = (Drawn(now.Leaving), Drawn(now.GivingUp), plan.Filling ?? Drawn(now.Filling));
            var (care, waiting, clear) = ((int)Math.Round(now.InCare), (int)Math.Round(now.Waiting), plan.Months + 1);
            for (var month = 1; month <= plan.Months; month++)
            {
                waiting += dice.Poisson(asked + plan.ComingIn(month));
                waiting -= dice.Binomial(waiting, giving);
                care -= dice.Binomial(care, leaving);
                var taken = Math.Min(waiting, dice.Binomial(Math.Max(0, (int)Places(now, plan, month) - care), filling));
                (care, waiting) = (care + taken, waiting - taken);
                queues[month - 1][draw] = waiting;
                clear = clear > plan.Months && IsClear(now, plan, waiting) ? month : clear;
            }

            clears[draw] = clear;
        }

        Array.Sort(clears);
        foreach (var month in queues)
        {
            Array.Sort(month);
        }

        return (queues, clears);

        double Drawn(Rate rate) => dice.Beta(rate.Events + 0.5, Math.Max(0, rate.Trials - rate.Events) + 0.5);
    }
}
