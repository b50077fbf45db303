using Insights.Forecasting.Trends;

namespace Insights.Forecasting.Tests;

public class TrendToZeroTests
{
    private static readonly DateOnly Last = new(2026, 10, 1);

    [Fact]
    public void A_straight_fall_reaches_zero_in_the_month_where_it_crosses_half_a_person()
    {
        // 36 months from 500 down by 10 a month: 150 now, so 14.95 months to 0.5.
        var outlook = TrendToZero.Of([.. Enumerable.Range(0, 36).Select(m => 500.0 - 10 * m)], Last);
        Assert.Equal(Last.AddMonths(15), outlook.Reaches);
        Assert.Equal(outlook.Reaches, outlook.ReachesUpper);
        Assert.Equal("trend", outlook.Note);
        Assert.Equal(36, outlook.Path.Count);
        Assert.Equal(140, outlook.Path[0].Mean, 6);
        Assert.Equal(0, outlook.Path[^1].Mean);
        Assert.True(outlook.Backtest!.Mae < 1e-6);
    }

    [Fact]
    public void The_interval_holds_about_its_share_of_what_comes_and_never_goes_below_zero()
    {
        var dice = new Random(8);
        int hits = 0, series = 400;
        for (var s = 0; s < series; s++)
        {
            double stray = 0;
            var values = new double[48];
            for (var m = 0; m < values.Length; m++)
            {
                stray = 0.5 * stray + 12 * Normal(dice);
                values[m] = Math.Max(0, Math.Round(700 - 9 * m + stray));
            }

            var outlook = TrendToZero.Of(values[..36], Last);
            Assert.All(outlook.Path, p => Assert.True(p.Lower >= 0 && p.Lower <= p.Mean && p.Mean <= p.Upper));
            hits += values[47] >= outlook.Path[11].Lower && values[47] <= outlook.Path[11].Upper ? 1 : 0;
        }

        Assert.InRange(hits / (double)series, 0.74, 0.95);
    }

    [Fact]
    public void The_date_of_zero_has_an_interval_and_a_probability_in_time()
    {
        var dice = new Random(2);
        double[] values = [.. Enumerable.Range(0, 36).Select(m => 460 - 9 * m + 15 * Normal(dice))];
        var outlook = TrendToZero.Of(values, Last, new() { DueMonth = new(2027, 12, 1) });
        Assert.True(outlook.ReachesLower < outlook.Reaches && (outlook.ReachesUpper is null || outlook.Reaches < outlook.ReachesUpper));
        var sooner = TrendToZero.Of(values, Last, new() { DueMonth = new(2027, 6, 1) });
        Assert.InRange(outlook.ProbabilityInTime!.Value, 0.01, 0.99);
        Assert.True(sooner.ProbabilityInTime < outlook.ProbabilityInTime);
    }

    [Fact]
    public void A_few_wild_months_make_the_median_of_slopes_the_better_method()
    {
        double[] values = [.. Enumerable.Range(0, 36).Select(m => 400.0 - 5 * m + (m % 9 == 4 ? 150 : 0) + (m % 2))];
        var outlook = TrendToZero.Of(values, Last);
        Assert.Equal("theil_sen", outlook.Method);
        Assert.Equal(400 - 5 * 36, outlook.Path[0].Mean, 0.5 * 10);
    }

    [Fact]
    public void Too_little_history_says_so_and_what_does_not_fall_has_no_date()
    {
        var short11 = TrendToZero.Of([.. Enumerable.Repeat(5.0, 11)], Last);
        Assert.Equal(("too_short", "none", 0), (short11.Note, short11.Method, short11.Path.Count));
        var flat = TrendToZero.Of([.. Enumerable.Range(0, 36).Select(m => 100.0 + m % 3)], Last);
        Assert.Null(flat.Reaches);
        Assert.Equal("not_falling", TrendToZero.Of([.. Enumerable.Range(0, 36).Select(m => 100.0 + m)], Last).Note);
        var slow = TrendToZero.Of([.. Enumerable.Range(0, 36).Select(m => 1000.0 - m)], Last);
        Assert.Equal(("beyond_horizon", (DateOnly?)null), (slow.Note, slow.Reaches));
        var zero = TrendToZero.Of([.. Enumerable.Range(0, 36).Select(m => Math.Max(0, 20.0 - m))], Last);
        Assert.Equal(("at_zero", (DateOnly?)Last), (zero.Note, zero.Reaches));
    }

    [Fact]
    public void Masked_months_are_never_guessed()
    {
        double?[] history = [.. Enumerable.Range(0, 36).Select(m => (double?)(300 - 4.0 * m))];
        history[10] = null;
        Assert.Equal(TrendToZero.Of([.. history[11..].Select(v => v!.Value)], Last).Reaches, TrendToZero.OfPublished(history, Last).Reaches);
        history[^1] = null;
        Assert.Equal("masked", TrendToZero.OfPublished(history, Last).Note);
    }

    [Fact]
    public void The_same_history_gives_the_same_outlook() =>
        Assert.Equivalent(TrendToZero.Of([.. Enumerable.Range(0, 36).Select(m => 300 - 4.0 * m + m % 5)], Last), TrendToZero.Of([.. Enumerable.Range(0, 36).Select(m => 300 - 4.0 * m + m % 5)], Last));

    private static double Normal(Random dice) => Math.Sqrt(-2 * Math.Log(1 - dice.NextDouble())) * Math.Cos(2 * Math.PI * dice.NextDouble());
}
