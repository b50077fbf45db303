using Insights.Policy.Capacity;
using Insights.Warehouse.Rows;

namespace Insights.Policy.Tests.Capacity;

/// <summary>The queue for care against courses by hand, what simulated courses must average to, and rates out of counts.</summary>
public sealed class CareSupplyTests
{
    private static readonly CareHouses Full = new("residential", 100, 100, 60, new(10, 120, 12), new(0.05, 60, 1200), new(0.1, 60, 600), new(1, 60, 60), 30, 90, false);

    [Fact]
    public void A_course_is_that_of_the_hand()
    {
        var course = CareSupply.Course(Full, new("residential", 20, 2, Months: 2));

        // (60 + 10) × 0.9 = 63 wait; 100 × 0.95 = 95 stay and 5 places are filled: 58 wait.
        Assert.Equal((100.0, 58.0, 5.0), (course[0].InCare, course[0].Waiting, course[0].Taken));

        // (58 + 10) × 0.9 = 61.2; 95 stay of 120 places: 25 are taken in, 36.2 wait.
        Assert.Equal((120.0, 36.2, 25.0), (course[1].InCare, Math.Round(course[1].Waiting, 9), course[1].Taken));
    }

    [Fact]
    public void Those_who_need_and_have_not_asked_come_within_a_year_and_no_longer()
    {
        var course = CareSupply.Course(Full with { Places = 0, InCare = 0, Waiting = 0, GivingUp = new(0, 0, 100) }, new("residential", 0, 1, Months: 14, Coming: 36));

        // 10 ask each month, 3 more in each of the first twelve, and nobody is taken in.
        Assert.Equal((13.0, 156.0, 166.0, 176.0), (course[0].Waiting, course[11].Waiting, course[12].Waiting, course[13].Waiting));
        var plan = new CarePlan("residential", 0, 6);
        Assert.True(CareSupply.Run(Full, plan with { Coming = 60 }).PlacesFor > CareSupply.Run(Full, plan).PlacesFor);
    }

    [Fact]
    public void Free_places_that_do_not_serve_stay_free_and_nobody_is_taken_who_does_not_wait()
    {
        var half = CareSupply.Course(Full with { Filling = new(0.5, 5, 10) }, new("residential", 0, 1, Months: 1));
        Assert.Equal((97.5, 60.5), (half[0].InCare, half[0].Waiting));
        var empty = CareSupply.Course(Full with { Waiting = 0, Asked = new(1, 12, 12) }, new("residential", 500, 1, Months: 1));
        Assert.Equal((0.9, 0.0), (empty[0].Taken, empty[0].Waiting));
    }

    [Fact]
    public void The_places_told_are_enough_and_one_fewer_are_not()
    {
        var plan = new CarePlan("residential", 0, 6);
        var places = CareSupply.Run(Full, plan).PlacesFor!.Value;
        bool Clears(int n) => CareSupply.Course(Full, plan with { Places = n, Months = 17 }).Any(m => m.Waiting <= 10);
        Assert.True(Clears(places) && !Clears(places - 1) && places > 0, $"{places}");
        Assert.Null(CareSupply.Run(Full with { Filling = new(0, 0, 100), GivingUp = new(0, 0, 100) }, plan).PlacesFor);
    }

    [Fact]
    public void Simulated_queues_average_to_the_expected_one_and_are_the_same_again()
    {
        // Counts so large that the rates are as good as known.
        var sure = Full with { Waiting = 400, Asked = new(30, 3e6, 1e5), Leaving = new(0.05, 5e5, 1e7), GivingUp = new(0.1, 1e6, 1e7), Filling = new(0.8, 8e6, 1e7) };
        var plan = new CarePlan("residential", 50, 3, Months: 12, Seed: 4);
        var (one, other) = (CareSupply.Run(sure, plan), CareSupply.Run(sure, plan));
        Assert.Equal(one.Months, other.Months);
        Assert.NotEqual(one.Months, CareSupply.Run(sure, plan with { Seed = 5 }).Months);
        Assert.All(one.Months, m => Assert.InRange(m.Waiting, m.Low, m.High));
        Assert.All(one.Months, m => Assert.True(m.WithoutWaiting >= m.Waiting - 1e-9 && m.InCare <= m.Places + 1e-9));
        var unsure = CareSupply.Run(sure with { Asked = new(30, 30, 1), GivingUp = new(0.1, 1, 10) }, plan);
        Assert.True(unsure.Months[^1].High - unsure.Months[^1].Low > 1.3 * (one.Months[^1].High - one.Months[^1].Low));
    }

    [Fact]
    public void Rates_come_from_counts_and_what_is_withheld_is_taken_in_the_middle()
    {
        CareFlowRow Row(string form, string measure, double? n) => new(form, measure, n, 40, 100);
        var (day, home) = CareHouses.Of(
        [
            Row("day", "places", 200), Row("day", "in_care", 150), Row("day", "care_months", 1900), Row("day", "free_months", 600), Row("day", "waiting", 30), Row("day", "waiting_months", 380),
            Row("day", "asked", 120), Row("day", "begun", 100), Row("day", "left_care", 100), Row("day", "gave_up", 20), Row("home", "places", 40), Row("home", "waiting", null), Row("home", "in_care", 40),
        ]) is [var first, var second] ? (first, second) : throw new InvalidOperationException();
        Assert.Equal((0.75, 10.0, 0.05, 0.05), (day.Occupancy, day.Asked.Value, day.Leaving.Value, day.GivingUp.Value));
        Assert.Equal(100.0 / 700, day.Filling.Value, 9);
        Assert.Equal((false, true, 5.0), (day.Few, home.Few, home.Waiting));
    }

    [Theory]
    [InlineData(10, 100, 0.0552, 0.1744)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(20, 20, 0.8389, 1)]
    public void Shares_have_wilson_s_interval(double events, double trials, double low, double high)
    {
        var told = Rate.Of(events, trials).Share95();
        Assert.Equal((low, high), (Math.Round(told.Low, 4), Math.Round(told.High, 4)));
    }

    [Fact]
    public void Counts_have_the_interval_of_the_exact_poisson_law()
    {
        // Exact 95 % for 10 events: 4.795 to 18.39 (Breslow and Day, table 2.10); for none 0 to 3.689.
        var (low, high) = Rate.Of(10, 1).Count95();
        Assert.Equal((4.795, 18.39), (Math.Round(low, 3), high), new Near(0.03));
        Assert.Equal((0.0, 3.689), Rate.Of(0, 1).Count95(), new Near(0.03));
    }

    private sealed class Near(double by) : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) => Math.Abs(x.Item1 - y.Item1) <= by && Math.Abs(x.Item2 - y.Item2) <= by;

        public int GetHashCode((double, double) pair) => 0;
    }
}
