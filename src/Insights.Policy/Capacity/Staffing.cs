namespace Insights.Policy.Capacity;

/// <summary>Therapists against need, quarter by quarter: a share leaves, so many are hired, and the people in need grow as they did.</summary>
public static class Staffing
{
    private const int Draws = 200;

    public static StaffOutcome Run(Workforce now, StaffPlan plan)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(plan);
        var (course, today, draws) = (Course(now, plan), Course(now, plan with { Hired = null, Leaving = null }), Courses(now, plan));
        var quarters = course.Select((staff, q) => new StaffQuarter(q + 1, staff, draws[q][Draws / 10], draws[q][Draws * 9 / 10], Needed(now, q + 1), today[q])).ToList();
        var met = quarters.FindIndex(q => q.Staff >= q.Needed);
        return new(now, quarters, met >= 0 ? met + 1 : null, HiresFor(now, plan), (1000 * now.Filled / now.InNeed, 1000 * course[^1] / (now.InNeed * Math.Pow(1 + now.NeedGrowth, plan.Quarters))));
    }

    /// <summary>Expected staff at the end of each quarter.</summary>
    internal static double[] Course(Workforce now, StaffPlan plan)
    {
        var (staff, course) = (now.Filled, new double[plan.Quarters]);
        for (var q = 0; q < plan.Quarters; q++)
        {
            staff = staff * (1 - (plan.Leaving ?? now.Leaving.Value)) + (plan.Hired ?? now.Hired.Value);
            course[q] = staff;
        }

        return course;
    }

    private static double Needed(Workforce now, int quarters) => now.Needed * Math.Pow(1 + now.NeedGrowth, quarters);

    /// <summary>The course is linear in the hires: staff kept from today, and each hired one kept from the quarter of hiring.</summary>
    private static double HiresFor(Workforce now, StaffPlan plan)
    {
        var kept = Course(now, plan with { Hired = 0 })[^1];
        var each = Course(now, plan with { Hired = 1 })[^1] - kept;
        return Math.Max(0, (Needed(now, plan.Quarters) - kept) / each);
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
                staff += dice.Poisson(hired) - dice.Binomial(staff, leaving);
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
