using Insights.Policy.Capacity;
using Insights.Warehouse.Rows;

namespace Insights.Policy.Tests.Capacity;

/// <summary>Therapists against need: courses by hand, the hires that are just enough, and rates out of five quarters.</summary>
public sealed class StaffingTests
{
    private static readonly Workforce Now = new("physiotherapist", 200, 100, new(8, 32, 4), new(0.05, 20, 400), 4000, 0.01, 0.03);

    [Fact]
    public void A_course_is_that_of_the_hand() =>
        // 100 × 0.95 + 8 = 103; 103 × 0.95 + 8 = 105.85; 105.85 × 0.95 + 8 = 108.5575.
        Assert.Equal([103, 105.85, 108.5575], Staffing.Course(Now, new(null, null, 3)).Select(staff => Math.Round(staff, 9)));

    [Fact]
    public void The_hires_told_meet_the_standard_at_the_end_and_fewer_do_not()
    {
        var plan = new StaffPlan(null, null);
        var hires = Staffing.Run(Now, plan).HiresFor!.Value;
        var needed = 120 * Math.Pow(1.01, 12);
        Assert.Equal(needed, Staffing.Course(Now, plan with { Hired = hires })[^1], 6);
        Assert.Null(Staffing.Run(Now, plan with { Hired = hires - 1 }).MetQuarter);
        Assert.NotNull(Staffing.Run(Now, plan with { Hired = hires + 1 }).MetQuarter);
        Assert.Equal(0, Staffing.Run(Now with { Standard = 0.001 }, plan).HiresFor);
    }

    /// <summary>By hand: of 100 staff 95 stay; 104 posts take 9 more though 20 are hired.</summary>
    [Fact]
    public void Nobody_is_hired_beyond_the_posts_established()
    {
        var (few, plan) = (Now with { Posts = 104 }, new StaffPlan(20, null, 4));
        Assert.Equal([104, 104, 104, 104], Staffing.Course(few, plan).Select(staff => Math.Round(staff, 9)));
        var told = Staffing.Run(few, plan);
        Assert.Equal((1, (int?)null, (double?)null), (told.FullQuarter!.Value, told.MetQuarter, told.HiresFor));

        // The standard then asks for 120 × 1.01⁴ = 124.87: 125 posts, 21 more than there are.
        Assert.Equal(21, told.PostsShort);
        Assert.All(told.Quarters, q => Assert.True(q.High <= 104 && q.Staff <= 104));
        var more = Staffing.Run(few, plan with { Posts = 125 });
        Assert.Equal((0.0, true), (more.PostsShort, more.HiresFor < 20));
        Assert.NotNull(more.MetQuarter);

        // As today stays as today, with the posts of today.
        Assert.Equal(told.Quarters.Select(q => q.AsToday), more.Quarters.Select(q => q.AsToday));

        // Where there are more people than posts nobody is sent away, and nobody hired.
        Assert.Equal([95, 90.25], Staffing.Course(few, new(20, null, 2, Posts: 80)).Select(staff => Math.Round(staff, 9)));
    }

    [Fact]
    public void Simulated_courses_lie_about_the_expected_one_and_are_the_same_again()
    {
        var (one, other) = (Staffing.Run(Now, new(12, 0.03)), Staffing.Run(Now, new(12, 0.03)));
        Assert.Equal(one.Quarters, other.Quarters);
        Assert.All(one.Quarters, q => Assert.InRange(q.Staff, q.Low, q.High));
        Assert.Equal(Staffing.Course(Now, new(null, null)), one.Quarters.Select(q => q.AsToday));
        Assert.Equal(25, one.PerThousand.Now, 9);
    }

    [Fact]
    public void Rates_come_from_the_quarters_watched_and_all_three_professions_together_come_first()
    {
        WorkforceRow Row(string profession, double filled, double quarters) => new(profession, 120, filled, 130, 4000, quarters, 24, 20, 400, 1.1);
        WorkforceRow[] rows = [Row("physiotherapist", 104, 4), Row("occupational_therapist", 50, 4), Row("speech_therapist", 30, 3.8), Row("carer", 900, 4)];
        var staff = Workforce.Of(rows);
        Assert.Equal(["therapists", .. Workforce.Therapists], staff.Select(s => s.Profession));
        Assert.Equal((6.0, 0.05, 4000 * 130 / 4000.0), (staff[1].Hired.Value, staff[1].Leaving.Value, staff[1].Needed));
        Assert.Equal(24 / 3.8, staff[3].Hired.Value, 9);
        Assert.Equal((184.0, 12000.0, 72.0, 60.0, 1200.0), (staff[0].Filled, staff[0].InNeed, staff[0].Hired.Events, staff[0].Leaving.Events, staff[0].Leaving.Trials));
        Assert.Equal(1.1, Math.Pow(1 + staff[0].NeedGrowth, 4), 9);

        // A profession whose flows nobody knows is left out, and the sum with it; need of a year ago that is not known counts as unchanged.
        Assert.Equal(["physiotherapist", "speech_therapist"], Workforce.Of([rows[0], rows[1] with { Quarters = null, Hired = null }, rows[2]]).Select(s => s.Profession));
        Assert.Equal(0, Workforce.Of([rows[0] with { NeedRatio = null }])[0].NeedGrowth);
    }
}
