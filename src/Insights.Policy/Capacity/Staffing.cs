namespace Insights.Policy.Capacity;

/// <summary>Therapists against need, quarter by quarter: a share leaves, so many are hired as there are posts for, and the people in need grow as they did.</summary>
public static class Staffing
{
    private const int Draws = 200;

    // Halvings of an interval of hires: beyond what a number can tell apart.
    private const int Halvings = 60;

    // Less than this of a post is rounding.
    private const double Post = 1e-9;

    public static StaffOutcome Run(Workforce now, StaffPlan plan)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(plan);
        var (course, today, draws) = (Course(now, plan), Course(now, plan with { Hired = null, Leaving = null, Posts = null }), Courses(now, plan));
        var quarters = course.Select((staff, q) => new StaffQuarter(q + 1, staff, draws[q][Draws / 10], draws[q][Draws * 9 / 10], Needed(now, q + 1), today[q])).ToList();
        var met = quarters.FindIndex(q => q.Staff >= q.Needed);
        var full = Array.FindIndex(course, staff => staff >= Posts(now, plan) - Post);
        return new(
            now, quarters, met >= 0 ? met + 1 : null, HiresFor(now, plan), full >= 0 ? full + 1 : null, Math.Max(0, Math.Ceiling(Needed(now, plan.Quarters) - Post) - Posts(now, plan)), (1000 * now.Filled / now.InNeed, 1000 * course[^1] / (now.InNeed * Math.Pow(1 + now.NeedGrowth, plan.Quarters))));
    }

    /// <summary>Expected staff at the end of each quarter.</summary>
    internal static double[] Course(Workforce now, StaffPlan plan)
    {
        var (staff, course) = (now.Filled, new double[plan.Quarters]);
        for (var q = 0; q < plan.Quarters; q++)
        {
            staff *= 1 - (plan.Leaving ?? now.Leaving.Value);
            staff += Math.Min(plan.Hired ?? now.Hired.Value, Math.Max(0, Posts(now, plan) - staff));
            course[q] = staff;
        }

        return course;
    }

    private static double Needed(Workforce now, int quarters) => now.Needed * Math.Pow(1 + now.NeedGrowth, quarters);

    private static double Posts(Workforce now, StaffPlan plan) => plan.Posts ?? now.Posts;

    /// <summary>By halving: whoever hires more never has fewer, and with enough hires every post is taken.</summary>
    private static double? HiresFor(Workforce now, StaffPlan plan)
    {
        var needed = Needed(now, plan.Quarters);
        double End(double hires) => Course(now, plan with { Hired = hires })[^1];
        if (End(0) >= needed)
        {
            return 0;
        }

        var (low, high) = (0.0, Posts(now, plan));
        if (End(high) < needed)
        {
            return null;
        }

        for (var n = 0; n < Halvings; n++)
        {
            var middle = (low + high) / 2;
            (low, high) = End(middle) >= needed ? (low, middle) : (middle, high);
        }

        return high;
    }

    /// <summary>Simulated courses on seeded dice, sorted by quarter: the rates are drawn from what their counts allow (Jeffreys), then people one by one.</summary>
    private static double[][] Courses(Workforce now, StaffPlan plan)
    {
        var dice = new Dice(plan.Seed);
        var courses = Enumerable.Range(0, plan.Quarters).Select(_ => new double[Draws]).ToArray();
        for (var draw = 0; draw < Draws; draw++)
        {
            var leaving = plan.Leaving ?? dice.Beta(now.Leaving.Events + 0.5, now.Leaving.Trials - now.Leaving.Events + 0.5);
            var hired = plan.Hired ?? dice.Gamma(now.Hired.Events + 0.5) / now.Hired.Trials;
            var staff = (int)Math.Round(now.Filled);
            for (var q = 0; q < plan.Quarters; q++)
            {
                // The dice fall as they did before posts were counted: first who is hired, then who leaves.
                var (come, go) = (dice.Poisson(hired), dice.Binomial(staff, leaving));
                staff += Math.Min(come, Math.Max(0, (int)Posts(now, plan) - (staff - go))) - go;
                courses[q][draw] = staff;
            }
        }

        foreach (var quarter in courses)
        {
            Array.Sort(quarter);
        }

        return courses;
    }
}
