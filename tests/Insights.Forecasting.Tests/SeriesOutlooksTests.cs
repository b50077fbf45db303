using Insights.Forecasting.Backtest;
using Insights.Forecasting.Combination;
using Insights.Forecasting.Outlooks;
using Insights.Forecasting.Series;

namespace Insights.Forecasting.Tests;

public class SeriesOutlooksTests
{
    [Fact]
    public void The_same_input_gives_the_same_output()
    {
        var series = Enumerable.Range(0, 12).Select(k => Walk(k, 40, 12)).ToList();
        var (first, second) = (SeriesOutlooks.Of(series), SeriesOutlooks.Of(series));
        Assert.All(first.Zip(second), x => Assert.Equal(x.First.Mean.Concat(x.First.Upper95), x.Second.Mean.Concat(x.Second.Upper95)));
    }

    [Fact]
    public void Intervals_of_random_walks_hold_their_share()
    {
        var full = Enumerable.Range(0, 150).Select(k => Walk(1000 + k, 46, 1)).ToList();
        var outlooks = SeriesOutlooks.Of([.. full.Select(s => s with { Values = s.Values[..40] })]);
        var judged = outlooks.Zip(full).SelectMany(x => x.Second.Values[40..].Select((v, h) => (v, h, o: x.First))).ToList();
        Assert.InRange(judged.Average(x => x.v >= x.o.Lower80[x.h] && x.v <= x.o.Upper80[x.h] ? 1.0 : 0), 0.74, 0.87);
        Assert.InRange(judged.Average(x => x.v >= x.o.Lower95[x.h] && x.v <= x.o.Upper95[x.h] ? 1.0 : 0), 0.91, 0.98);
    }

    [Fact]
    public void Years_that_wander_with_a_pace_are_carried_on_by_their_line_more_than_by_others()
    {
        var full = Enumerable.Range(0, 80).Select(k => Paced(k)).ToList();
        var outlooks = SeriesOutlooks.Of([.. full.Select(s => s with { Values = s.Values[..20] })], OutlookOptions.Everything);
        double Mase(Func<SeriesOutlook, double[]> mean) => outlooks.Zip(full).Average(x => Score.Mase(x.Second.Values[20..], mean(x.First), Score.Scale(x.Second.Values[..20], 1)));
        double Of(string family) => Mase(o => o.Families.Single(f => f.Family == family).Mean);
        Assert.Equal("drift", outlooks[0].Families.MaxBy(f => f.Weight)!.Family);
        Assert.True(Mase(o => o.Mean) < 1.03 * Of("drift"), $"{Mase(o => o.Mean)} {Of("drift")}");
        Assert.All(new[] { "ets", "arima", "naive" }, f => Assert.True(Mase(o => o.Mean) < Of(f), f));
    }

    [Fact]
    public void A_long_series_without_a_season_is_not_taken_for_years()
    {
        var outlooks = SeriesOutlooks.Of([Paced(1), new("days", 1, 6, [.. Enumerable.Range(0, 61).Select(t => Math.Sin(t) + t)])]);
        Assert.Contains(outlooks[0].Families, f => f.Family == "drift");
        Assert.DoesNotContain(outlooks[1].Families, f => f.Family == "drift");
    }

    private static GivenSeries Paced(int seed)
    {
        var dice = new Random(seed);
        var (level, pace) = (100.0, 1 + Normal.Of(dice));
        return new($"{seed}", 1, 6, [.. Enumerable.Range(0, 26).Select(_ => level += pace + (2 * Normal.Of(dice)))]);
    }

    [Fact]
    public void A_share_stays_between_none_and_all()
    {
        var rising = Enumerable.Range(0, 36).Select(t => Math.Min(0.998, 0.7 + 0.0095 * t)).ToArray();
        var o = SeriesOutlooks.Of([new("share", 12, 36, rising, Domain.Share)])[0];
        Assert.All(o.Mean.Concat(o.Lower95).Concat(o.Upper95), v => Assert.InRange(v, 0, 1));
        Assert.All(o.Mean.Zip(o.Lower80, o.Upper80), x => Assert.True(x.Second <= x.First && x.First <= x.Third));
    }

    [Fact]
    public void Counts_that_are_mostly_zero_are_smoothed_as_chance_and_size()
    {
        var dice = new Random(2);
        var sparse = Enumerable.Range(0, 60).Select(_ => dice.NextDouble() < 0.25 ? (double)dice.Next(1, 9) : 0).ToArray();
        var o = SeriesOutlooks.Of([new("sparse", 12, 12, sparse, Domain.Count)])[0];
        Assert.Contains(o.Families, f => f.Family == "tsb" && f.Weight > 0);
        Assert.InRange(o.Mean[0], 0.5, 2.5);
        Assert.All(o.Lower95, v => Assert.True(v >= 0));
    }

    [Fact]
    public void What_lies_before_a_definition_break_says_nothing()
    {
        var values = Walk(7, 60, 12).Values;
        var o = SeriesOutlooks.Of(
            [new("after", 12, 6, values[30..]), new("broken", 12, 6, [.. values.Take(30).Select(v => v * 40), .. values[30..]], Breaks: [12, 30])]);
        Assert.Equal(o[0].Mean, o[1].Mean);
    }

    [Fact]
    public void A_short_gap_is_filled_in_the_rhythm_and_a_long_one_starts_anew()
    {
        var values = (double[])Classics.Accidents.Clone();
        values[40] = values[41] = double.NaN;
        var filled = Mending.Usable(new("a", 12, 1, values));
        Assert.Equal(72, filled.Length);
        Assert.InRange(filled[41], 0.9 * Classics.Accidents[41], 1.1 * Classics.Accidents[41]);
        Array.Fill(values, double.NaN, 20, 8);
        Assert.Equal(44, Mending.Usable(new("b", 12, 1, values)).Length);
    }

    [Theory]
    [InlineData(new[] { 1.0, 2, 3 }, "too_short")]
    [InlineData(new[] { 1.0, 2, 3, 4, 5, double.NaN }, "last_missing")]
    public void Where_nothing_can_be_said_the_note_says_why(double[] values, string note)
    {
        var o = SeriesOutlooks.Of([new("none", 12, 12, values)])[0];
        Assert.Equal(("none", note), (o.Method, o.Note));
        Assert.Empty(o.Mean);
    }

    [Fact]
    public void The_last_value_of_a_constant_series_is_all_there_is_to_say()
    {
        var o = SeriesOutlooks.Of([new("flat", 12, 6, [.. Enumerable.Repeat(5.0, 30)])])[0];
        Assert.All(o.Mean.Concat(o.Lower95).Concat(o.Upper95), v => Assert.Equal(5, v));
    }

    [Theory]
    [InlineData(5, 33, 6.0, 5.0, 7.0)]
    [InlineData(10, 30, 1000.0)]
    public void A_series_that_hardly_ever_moved_widens_neither_its_own_intervals_nor_those_of_others_beyond_belief(double level, int still, params double[] then)
    {
        var jump = new GivenSeries("jump", 12, 6, [.. Enumerable.Repeat(level, still), .. then]);
        var ordinary = Enumerable.Range(0, 12).Select(k => Walk(k, 60, 12)).ToList();
        var (alone, among, without) = (SeriesOutlooks.Of([jump])[0], SeriesOutlooks.Of([.. ordinary, jump]), SeriesOutlooks.Of(ordinary));
        Assert.All(alone.Upper95.Concat(among[^1].Upper95), v => Assert.InRange(v, level, 10 * then.Max()));
        Assert.All(without.Zip(among), x => Assert.InRange((x.Second.Upper95[^1] - x.Second.Lower95[^1]) / (x.First.Upper95[^1] - x.First.Lower95[^1]), 0.7, 1.5));
    }

    [Theory]
    [InlineData(9)]
    [InlineData(14)]
    [InlineData(21)]
    [InlineData(26)]
    [InlineData(36)]
    public void Trials_of_any_history_look_far_enough_to_judge_a_good_part_of_the_way(int length)
    {
        var origins = RollingOrigin.Origins(length, 12, 12, 2);
        Assert.All(origins, o => Assert.InRange(o, Math.Min(14, length * 2 / 3), length - 1));
        Assert.True(length - origins[0] >= Math.Min(12, length / 3), $"{string.Join(' ', origins)} of {length}");
    }

    [Fact]
    public void A_history_of_two_years_and_two_months_has_intervals_that_widen_without_jumps()
    {
        var walks = Enumerable.Range(0, 60).Select(k => Walk(500 + k, 26, 12) with { Horizon = 24 });

        // Younger ones that went straight and then bent: what they missed is no measure of the others.
        var bent = Enumerable.Range(0, 2).Select(k => new GivenSeries($"bent {k}", 12, 24, [.. Enumerable.Range(0, 18).Select(t => 100 + t + (0.05 * Math.Sin(t + k)) + (9 * Math.Max(0, t - 14)))]));
        Assert.All(SeriesOutlooks.Of([.. walks, .. bent], OutlookOptions.City).Take(60), o =>
        {
            double[] width = [.. o.Upper95.Zip(o.Lower95, (u, l) => u - l)];
            Assert.All(width.Zip(width[1..]), w => Assert.InRange(w.Second / w.First, 0.85, 1.6));
            Assert.InRange(width[11] / width[0], 1.5, 8);
        });
    }

    /// <summary>Sixty that wander say that a year does not repeat; the one that repeats its own is followed by its rule all the same, and those that wander by the combination.</summary>
    [Fact]
    public void A_plain_rule_that_is_less_than_half_as_wrong_in_the_trials_is_followed_alone()
    {
        double Year(int t) => 100 + (20 * (t % 12 is 2 or 7 or 8 ? 1 : 0)) + (3 * (t * t % 12)) + (0.2 * Math.Sin(t * t));
        GivenSeries repeated = new("repeated", 12, 12, [.. Enumerable.Range(0, 30).Select(Year)]);
        var made = SeriesOutlooks.Of([repeated, .. Enumerable.Range(0, 60).Select(k => Walk(900 + k, 30, 12))], OutlookOptions.Frugal);
        var unruled = SeriesOutlooks.Of([repeated, .. Enumerable.Range(0, 60).Select(k => Walk(900 + k, 30, 12))], OutlookOptions.Frugal with { RuleAt = null });
        double Error(SeriesOutlook o) => o.Mean.Select((mean, h) => Math.Abs(mean - Year(30 + h))).Average();
        Assert.Equal(("seasonal_naive", "combination"), (made[0].Method, unruled[0].Method));
        Assert.True(Error(made[0]) < 0.5 && Error(unruled[0]) > 3 * Error(made[0]), $"{Error(made[0])} against {Error(unruled[0])}");
        Assert.True(made.Skip(1).Count(o => o.Method == "combination") >= 50, $"{made.Count(o => o.Method == "combination")} of 60 walks combined");
    }

    [Fact]
    public void The_simple_rules_are_tried_where_the_method_is()
    {
        // Two a month, from 12 and from 6 months before the end: no change is wrong by 13 and 7 on average, last year's values by a year's 24, the pace by nothing.
        var o = SeriesOutlooks.Of([new("ramp", 12, 60, [.. Enumerable.Range(0, 36).Select(t => 50 + (2.0 * t))])], OutlookOptions.Frugal)[0];
        Assert.All(new[] { (24, o.Backtest!.NaiveMae), (10, o.Backtest.StillMae), (0, o.Backtest.LineMae) }, e => Assert.Equal(e.Item1, e.Item2, 1e-9));
    }

    [Fact]
    public void The_probability_of_lying_below_fits_the_interval()
    {
        var o = SeriesOutlooks.Of([Walk(4, 60, 12)])[0];
        Assert.Equal(0.1, o.Below!(6, o.Lower80[5]), 0.03);
        Assert.Equal(0.9, o.Below(6, o.Upper80[5]), 0.03);
    }

    internal static GivenSeries Walk(int seed, int length, int frequency)
    {
        var dice = new Random(seed);
        var values = new double[length];
        values[0] = 100;
        for (var t = 1; t < length; t++)
        {
            values[t] = values[t - 1] + Normal.Of(dice);
        }

        return new($"walk {seed}", frequency, 6, values);
    }

    [Fact]
    public void Behind_the_steps_tried_no_year_moves_the_path_by_more_than_the_year_that_was_tried()
    {
        double[] Ahead(Func<int, double> path) => [.. Enumerable.Range(1, 60).Select(path)];
        (double[] Mean, double[] Deviation) Carry(Func<int, double> path)
        {
            var (mean, deviation) = (Ahead(path), Ahead(h => 0.1 * h * h));
            Carried.On(mean, deviation, path(0), 12);
            return (mean, deviation);
        }

        // A straight line goes on, seasons come back, a damped trend stays damped.
        Assert.All(Ahead(h => 135 + h + 9 * Math.Sin(h * Math.PI / 6)).Zip(Carry(h => 135 + h + 9 * Math.Sin(h * Math.PI / 6)).Mean), m => Assert.Equal(m.First, m.Second, 1e-9));
        Assert.All(Ahead(h => 145 - 10 * Math.Pow(0.9, h)).Zip(Carry(h => 145 - 10 * Math.Pow(0.9, h)).Mean), m => Assert.Equal(m.First, m.Second, 1e-9));

        // A parabola goes on without a step, each year by what the first moves: 12 + 0.1 × 12².
        var bent = Carry(h => 135 + h + 0.1 * h * h);
        Assert.Equal(135 + 5 * (12 + 14.4), bent.Mean[59], 1e-9);
        Assert.Equal(1.1, bent.Mean[12] - bent.Mean[11], 1e-9);
        Assert.Equal(5 * bent.Deviation[11], bent.Deviation[59], 1e-9);
    }
}
