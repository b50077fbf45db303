using Insights.Policy.Capacity;
using Insights.Warehouse.Rows;

namespace Insights.Policy.Tests.Capacity;

/// <summary>The flow of missed people against courses by hand, every way to lay the days, and what simulated courses must average to.</summary>
public sealed class OutreachTests
{
    private static readonly OutreachPlan Plan = new(2, 1, null, 26);

    private static readonly OutreachTown[] Towns = [Town("a", 40, 1.5, 0.01, 0.8), Town("b", 12, 0.4, 0.03, 0.5), Town("c", 25, 0.2, 0.02, 0.9)];

    [Fact]
    public void A_course_is_that_of_the_hand()
    {
        var town = Town("a", 10, 2, 0.1, 0.5);
        var course = Outreach.Course(town, Plan with { Weeks = 3 }, 4);

        // (10 + 2) × 0.9 = 10.8, less 4 × 0.5 = 8.8; (8.8 + 2) × 0.9 − 2 = 7.72; (7.72 + 2) × 0.9 − 2 = 6.748.
        Assert.Equal([8.8, 7.72, 6.748], course.Select(open => Math.Round(open, 9)));

        // More visits than people: all are visited, half are confirmed.
        Assert.Equal(5.4, Outreach.Course(town, Plan with { Weeks = 1 }, 40)[0], 9);
    }

    [Theory]
    [InlineData(26, 1)]
    [InlineData(26, 2)]
    [InlineData(26, 3)]
    [InlineData(52, 4)]
    [InlineData(52, 6)]
    public void The_best_lay_of_worker_days_is_zero_first_then_fewest_person_weeks_of_all_lays(int weeks, int workers)
    {
        var plan = Plan with { Workers = workers, Weeks = weeks };
        var all = plan.WorkerDays;
        var lays = (from a in Enumerable.Range(0, all + 1) from b in Enumerable.Range(0, all - a + 1) select (int[])[a, b, all - a - b]).ToList();
        var (zero, least) = lays.Min(days => (Zero(Towns, days, plan), Math.Round(Sum(days, plan), 6)));

        var best = Outreach.Days(Towns, plan, Spread.Best);
        Assert.Equal(all, best.Sum());
        Assert.Equal((zero, least), (Zero(Towns, best, plan), Math.Round(Sum(best, plan), 6)));
        var told = Outreach.Run(Towns, plan).BySpread;
        Assert.True(zero <= Zero(Towns, Outreach.Days(Towns, plan, Spread.Even), plan));
        Assert.Equal(zero == Never ? null : zero, told[Spread.Best].Zero);

        // Where no lay comes to zero the fewest person-weeks are no more than any other lay's.
        Assert.True(zero != Never || told[Spread.Best].PersonWeeks <= told[Spread.Even].PersonWeeks + 1e-9);
    }

    [Fact]
    public void A_town_that_would_come_to_zero_by_itself_late_gets_the_days_for_the_earliest_zero_that_can_be_had()
    {
        // By itself (6 missed, 10 of 100 leave a week, hardly anyone comes) the quiet town is at half a person in week 24, and one worker-day of visits makes it week 3;
        // the loud one needs six days for zero at all.
        OutreachTown[] towns = [Town("loud", 60, 2, 0.01, 0.8), Town("quiet", 6, 0.001, 0.1, 0.9)];
        var plan = new OutreachPlan(2, 1, null, 52);
        Assert.Equal(24, Array.FindIndex(Outreach.Course(towns[1], plan, 0), open => open <= 0.5) + 1);
        var days = Outreach.Days(towns, plan, Spread.Best);
        Assert.True(days[1] >= 1, $"{days[0]} and {days[1]} days");
        Assert.True(Zero(towns, days, plan) < 24, $"zero in week {Zero(towns, days, plan)}");
        Assert.Equal(Enumerable.Range(0, 11).Min(own => Zero(towns, [10 - own, own], plan)), Zero(towns, days, plan));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(13)]
    [InlineData(26)]
    public void Whoever_sends_the_workers_for_zero_by_a_week_comes_to_zero_by_that_week(int week)
    {
        OutreachTown[] towns = [.. Towns, Town("quiet", 6, 0.001, 0.1, 0.9), Town("tiny", 2, 0.01, 0.001, 0.5)];
        var plan = new OutreachPlan(1, 2, null, 52);
        var workers = Outreach.WorkersFor(towns, plan, week)!.Value;
        Assert.True(Outreach.Run(towns, plan with { Workers = workers }).ZeroWeek <= week);
        Assert.False(Outreach.Run(towns, plan with { Workers = workers - 1 }).ZeroWeek <= week);
    }

    [Fact]
    public void Where_the_days_suffice_for_zero_everywhere_no_town_is_left_out_however_small()
    {
        // Person-weeks alone would give all days to the large town: the small one's few are missed as long as nobody comes.
        OutreachTown[] towns = [Town("a", 2000, 1.5, 0.01, 0.5), Town("tiny", 2, 0.01, 0.001, 0.5)];
        var plan = Plan with { VisitsADay = 10 };
        var outcome = Outreach.Run(towns, plan with { Workers = Outreach.WorkersFor(towns, plan, plan.Weeks)!.Value });
        Assert.All(outcome.Towns, town => Assert.NotNull(town.ZeroWeek));
    }

    [Fact]
    public void Days_laid_evenly_or_by_stock_are_all_laid()
    {
        Assert.Equal([4, 3, 3], Outreach.Days(Towns, Plan, Spread.Even));
        Assert.Equal([5, 2, 3], Outreach.Days(Towns, Plan, Spread.ByStock));
    }

    [Fact]
    public void Workers_for_a_date_are_enough_and_one_fewer_are_not()
    {
        var plan = new OutreachPlan(0, 3, null, 26);
        var workers = Outreach.WorkersFor(Towns, plan, 13)!.Value;

        // Laid as each town needs, all are expected at zero; fewer than the sum of the towns' least fail in one of them, and chance may ask for a few more.
        var needs = Towns.Select(t => Enumerable.Range(0, 61).First(d => Outreach.Course(t, plan with { Weeks = 13 }, d).Any(open => open <= Math.Max(0.5, t.Arrivals.Value)))).Sum();
        Assert.InRange(workers, (needs + 4) / 5, (needs + 4) / 5 + 6);
        Assert.Null(Outreach.WorkersFor([Town("z", 50, 0.2, 0, 0)], plan, 13));
    }

    [Fact]
    public void Simulated_courses_average_to_the_expected_one_and_are_the_same_again()
    {
        // Counts so large that the rates are as good as known.
        OutreachTown[] sure = [new("a", 60, new(2, 2e6, 1e6), new(0.02, 2e4, 1e6), new(0.7, 7e5, 1e6), 60)];
        var plan = new OutreachPlan(1, 1, null, 20, Spread.Even, 7);
        var (one, other) = (Outreach.Run(sure, plan), Outreach.Run(sure, plan));
        Assert.Equal(one.Weeks, other.Weeks);
        Assert.NotEqual(one.Weeks, Outreach.Run(sure, plan with { Seed = 8 }).Weeks);
        Assert.All(one.Weeks, week => Assert.InRange(week.Expected, week.Low, week.High));
        Assert.All(one.Weeks, week => Assert.True(week.WithoutVisits >= week.Expected));

        // Rates known from few counts make the band wider.
        OutreachTown[] unsure = [sure[0] with { Confirmed = new(0.7, 7, 10), Arrivals = new(2, 10, 5) }];
        Assert.True(Outreach.Run(unsure, plan).Weeks[^1] is var wide && wide.High - wide.Low > 1.3 * (one.Weeks[^1].High - one.Weeks[^1].Low));
    }

    [Fact]
    public void Dice_have_the_means_and_spreads_of_their_laws()
    {
        var dice = new Dice(5);
        Near([.. Enumerable.Range(0, 40_000).Select(_ => (double)dice.Poisson(2.5))], 2.5, 2.5);
        Near([.. Enumerable.Range(0, 40_000).Select(_ => dice.Gamma(3.2))], 3.2, 3.2);
        Near([.. Enumerable.Range(0, 40_000).Select(_ => dice.Gamma(0.5))], 0.5, 0.5);
        Near([.. Enumerable.Range(0, 40_000).Select(_ => dice.Beta(2, 6))], 0.25, 0.25 * 0.75 / 9);
        Near([.. Enumerable.Range(0, 40_000).Select(_ => (double)dice.Binomial(20, 0.3))], 6, 4.2);

        static void Near(double[] draws, double mean, double variance)
        {
            var found = draws.Average();
            Assert.Equal(mean, found, 5 * Math.Sqrt(variance / draws.Length));
            Assert.Equal(variance, draws.Sum(d => (d - found) * (d - found)) / draws.Length, variance * 0.06);
        }
    }

    [Fact]
    public void Rates_come_from_counts_and_small_towns_lean_on_the_city()
    {
        OutreachRow[] rows =
        [
            Row("city", "open_people", 100), Row("city", "came_in", 365), Row("city", "went_out", 300), Row("city", "person_months", 1200), Row("city", "helped", 240), Row("city", "not_confirmed", 60),
            Row("big", "open_people", 90), Row("big", "came_in", 340), Row("big", "went_out", 280), Row("big", "person_months", 1100), Row("big", "helped", 200), Row("big", "not_confirmed", 60),
            Row("small", "open_people", null), Row("small", "came_in", null), Row("small", "went_out", null), Row("small", "person_months", 20), Row("small", "helped", null), Row("small", "not_confirmed", 0),
        ];
        var (towns, city) = OutreachTown.Of(rows, "city");
        var (big, small) = (towns.Single(t => t.Code == "big"), towns.Single(t => t.Code == "small"));
        Assert.Equal(7.0, city.Arrivals.Value, 1);
        Assert.Equal(0.8, city.Confirmed.Value, 9);
        Assert.Equal((200 + 0.8 * 20) / (260 + 20), big.Confirmed.Value, 9);
        Assert.Equal((90, null), (big.OpenTold, small.OpenTold));
        Assert.True(small.Borrowed && small.Open is >= 1 and < 10);
        // What towns are told in tens adds up to what the city is told.
        Assert.Equal(city.Open, towns.Sum(t => t.Open), 9);
        Assert.Equal(city.Arrivals.Value, towns.Sum(t => t.Arrivals.Value), 9);
        Assert.InRange(small.Confirmed.Value, 0.75, 0.9);
    }

    private static OutreachRow Row(string area, string measure, double? people) => new(area, measure, people, 20, 40);

    private const int Never = int.MaxValue;

    private static double Sum(int[] days, OutreachPlan plan) => Towns.Select((town, t) => Outreach.PersonWeeks(town, plan, days[t])).Sum();

    /// <summary>Week by which the expected course of every town is at zero.</summary>
    private static int Zero(OutreachTown[] towns, int[] days, OutreachPlan plan) => towns.Select((town, t) =>
        Array.FindIndex(Outreach.Course(town, plan, days[t]), open => open <= Math.Max(0.5, town.Arrivals.Value)) is >= 0 and var week ? week + 1 : Never).Max();

    private static OutreachTown Town(string code, double open, double arrivals, double leaving, double confirmed) =>
        new(code, open, new(arrivals, arrivals * 52, 52), new(leaving, leaving * 1000, 1000), new(confirmed, confirmed * 100, 100), open);
}
