namespace Insights.Policy.Capacity;

public static partial class Outreach
{
    private const int Draws = 200;

    /// <summary>Simulated courses of the whole city on seeded dice: the rates themselves are drawn from what their counts allow (Jeffreys), then people one by one.</summary>
    private static (IReadOnlyList<OutreachWeek> Weeks, int? Zero, int? Early, int? Late) Courses(IReadOnlyList<OutreachTown> towns, OutreachPlan plan, int[] days)
    {
        var dice = new Dice(plan.Seed);
        var (totals, zeros) = (new double[plan.Weeks][], new int[Draws]);
        for (var w = 0; w < plan.Weeks; w++)
        {
            totals[w] = new double[Draws];
        }

        for (var draw = 0; draw < Draws; draw++)
        {
            var late = 0;
            for (var t = 0; t < towns.Count; t++)
            {
                late = Math.Max(late, Simulated(towns[t], plan, days[t], dice, totals, draw));
            }

            zeros[draw] = late;
        }

        Array.Sort(zeros);
        var expected = Total(days);
        var without = Total(new int[towns.Count]);
        var weeks = totals.Select((week, w) =>
        {
            Array.Sort(week);
            return new OutreachWeek(w + 1, expected[w], week[Draws / 10], week[Draws * 9 / 10], without[w]);
        }).ToList();
        int? By(int share) => zeros[Draws * share / 100 - 1] is var week && week <= plan.Weeks ? week : null;
        return (weeks, By(50), By(10), By(90));

        double[] Total(int[] laid) => towns.Select((town, i) => Course(town, plan, laid[i])).Aggregate(new double[plan.Weeks], (sum, one) => [.. sum.Zip(one, (a, b) => a + b)]);
    }

    /// <summary>Adds one course of a town to the totals; gives its week of zero, or one beyond the last.</summary>
    private static int Simulated(OutreachTown town, OutreachPlan plan, int days, Dice dice, double[][] totals, int draw)
    {
        var arrivals = dice.Gamma(town.Arrivals.Events + 0.5) / town.Arrivals.Trials;
        var leaving = Drawn(town.Leaving);
        var confirmed = plan.Confirmed ?? Drawn(town.Confirmed);
        var (open, zero) = ((int)Math.Round(town.Open), plan.Weeks + 1);
        for (var week = 0; week < plan.Weeks; week++)
        {
            open += dice.Poisson(arrivals);
            open -= dice.Binomial(open, leaving);
            open -= dice.Binomial(Math.Min(open, (int)Math.Round(days * plan.VisitsADay)), confirmed);
            totals[week][draw] += open;
            zero = zero > plan.Weeks && IsZero(town, open) ? week + 1 : zero;
        }

        return zero;

        double Drawn(Rate rate) => dice.Beta(rate.Value * rate.Trials + 0.5, (1 - rate.Value) * rate.Trials + 0.5);
    }
}
