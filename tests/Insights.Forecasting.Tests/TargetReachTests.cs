using Insights.Forecasting.Outlooks;
using Insights.Forecasting.Series;

namespace Insights.Forecasting.Tests;

public class TargetReachTests
{
    [Fact]
    public void A_straight_fall_reaches_zero_where_it_crosses_half_a_person()
    {
        // 36 months from 500 down by 10 a month: 150 now, so 14.95 months to 0.5.
        var fall = Enumerable.Range(0, 36).Select(m => 500.0 - 10 * m).ToArray();
        var o = SeriesOutlooks.Of([new("fall", 12, 36, fall, Domain.Count)])[0];
        var reach = TargetReach.Of(o, fall[^1], new(0, Rising: false, DueStep: 24), Domain.Count);
        Assert.InRange(reach.Reaches!.Value, 14, 17);
        Assert.True(reach.Earliest <= reach.Reaches && (reach.Latest is null || reach.Reaches <= reach.Latest));
        Assert.True(reach.ProbabilityInTime > 0.9);
        Assert.All(o.Lower95, v => Assert.True(v >= 0));
    }

    [Fact]
    public void A_target_already_met_is_reached_now_and_one_out_of_sight_never()
    {
        var flat = SeriesOutlooksTests.Walk(3, 48, 12).Values;
        var o = SeriesOutlooks.Of([new("walk", 12, 12, flat)])[0];
        Assert.Equal(0, TargetReach.Of(o, flat[^1], new(flat[^1] - 1, true, 12), Domain.Number).Reaches);
        var never = TargetReach.Of(o, flat[^1], new(flat[^1] + 1000, true, 12), Domain.Number);
        Assert.Equal((null, null, null), (never.Reaches, never.Earliest, never.Latest));
        Assert.True(never.ProbabilityInTime < 0.05);
        Assert.Null(TargetReach.Of(o, flat[^1], new(1, true, 13), Domain.Number).ProbabilityInTime);
    }

    [Fact]
    public void Chances_of_reaching_from_above_and_from_below_make_one()
    {
        var walk = SeriesOutlooksTests.Walk(9, 48, 12).Values;
        var o = SeriesOutlooks.Of([new("walk", 12, 12, walk)])[0];
        var bound = o.Mean[11] + 1;
        var (up, down) = (TargetReach.Of(o, 0, new(bound, true, 12), Domain.Number), TargetReach.Of(o, 1e9, new(bound, false, 12), Domain.Number));
        Assert.Equal(1, up.ProbabilityInTime!.Value + down.ProbabilityInTime!.Value, 1e-9);
    }

    [Fact]
    public void What_never_moved_has_no_chance_to_state()
    {
        var o = SeriesOutlooks.Of([new("flat", 12, 12, [.. Enumerable.Repeat(3.0, 36)])])[0];
        Assert.Null(TargetReach.Of(o, 3, new(10, true, 6), Domain.Number).ProbabilityInTime);
    }

    [Fact]
    public void A_plan_that_moves_the_path_moves_the_date_and_the_chance()
    {
        var walk = SeriesOutlooksTests.Walk(9, 48, 12).Values;
        var o = SeriesOutlooks.Of([new("walk", 12, 12, walk)])[0];
        var goal = new Goal(o.Mean[11] + 3, true, 12);
        var helped = o.Shifted([.. Enumerable.Range(1, 12).Select(h => 0.5 * h)]);
        Assert.Null(TargetReach.Of(o, walk[^1], goal, Domain.Number).Reaches);
        Assert.NotNull(TargetReach.Of(helped, walk[^1], goal, Domain.Number).Reaches);
        Assert.True(TargetReach.Of(helped, walk[^1], goal, Domain.Number).ProbabilityInTime > TargetReach.Of(o, walk[^1], goal, Domain.Number).ProbabilityInTime);
        Assert.Equal(o.Upper80[5] - o.Lower80[5], helped.Upper80[5] - helped.Lower80[5], 1e-9);
    }

    [Fact]
    public void Towns_add_up_to_the_city_the_surest_moves_least_and_none_falls_below_zero()
    {
        var dice = new Random(4);
        var towns = Enumerable.Range(0, 6).Select(k => Enumerable.Range(0, 40).Select(t => Math.Max(0, Math.Round(40 + 10 * k - t * 0.6 + 3 * Normal.Of(dice)))).ToArray()).ToArray();
        var city = Enumerable.Range(0, 40).Select(t => towns.Sum(x => x[t])).ToArray();
        var made = SeriesOutlooks.Of([new("city", 12, 36, city, Domain.Count), .. towns.Select((t, k) => new GivenSeries($"town {k}", 12, 36, t, Domain.Count))]);
        var (whole, parts) = Coherence.Reconcile(made[0], [.. made.Skip(1)]);
        for (var h = 0; h < 36; h++)
        {
            Assert.Equal(whole.Mean[h], parts.Sum(p => p.Mean[h]), 1e-6);
            Assert.All(parts, p => Assert.True(p.Mean[h] >= 0));
        }

        // Second route for two sure towns: the closed form of weighted least squares at the first step.
        static double Variance(SeriesOutlook o) => Math.Pow((o.Upper80[0] - o.Lower80[0]) / 2.563, 2);
        var gap = made[0].Mean[0] - made.Skip(1).Sum(o => o.Mean[0]);
        var all = made.Sum(Variance);
        Assert.Equal(made[0].Mean[0] - gap * Variance(made[0]) / all, whole.Mean[0], 1e-6);
        Assert.Equal(made[3].Mean[0] + gap * Variance(made[3]) / all, parts[2].Mean[0], 1e-6);
    }

    [Fact]
    public void Published_towns_never_add_up_to_more_than_a_city_that_falls_to_zero()
    {
        // The city falls to zero in two years; of three towns, which stand still, one is withheld.
        var dice = new Random(5);
        double[] Town(double level) => [.. Enumerable.Range(0, 36).Select(_ => Math.Round(level + 2 * Normal.Of(dice)))];
        double[] city = [.. Enumerable.Range(0, 36).Select(t => Math.Round(600 - 10.0 * t + Normal.Of(dice)))];
        var made = SeriesOutlooks.Of([new("city", 12, 36, city, Domain.Count), new("a", 12, 36, Town(90), Domain.Count), new("b", 12, 36, Town(60), Domain.Count)]);
        Assert.True(made[1].Mean[35] + made[2].Mean[35] > made[0].Mean[35] + 100);

        var others = city[^1] - 150;
        var towns = Coherence.Within(made[0], [made[1], made[2]], others, city[^1]);
        for (var h = 0; h < 36; h++)
        {
            Assert.InRange(towns.Sum(t => t.Mean[h]), 0, made[0].Mean[h] + 1e-6);
            Assert.All(towns, t => Assert.True(t.Lower80[h] <= t.Mean[h] && t.Mean[h] <= t.Upper80[h]));
        }
    }
}
