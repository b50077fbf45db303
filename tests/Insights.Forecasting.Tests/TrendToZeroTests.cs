using Insights.Forecasting.Trends;

namespace Insights.Forecasting.Tests;

public sealed class TrendToZeroTests
{
    [Fact]
    public void A_straight_line_reaches_zero_when_arithmetic_says_so()
    {
        var history = Enumerable.Range(0, 24).Select(i => 300.0 - (10 * i)).ToArray();
        var outlook = TrendToZero.Of(history)!;
        Assert.Equal(7, outlook.Reaches);
        Assert.Equal(60, outlook.Points[0].Mean, 6);
        Assert.Equal(0, outlook.BacktestMae!.Value, 6);
        Assert.All(outlook.Points, p => Assert.True(p.Lower80 <= p.Mean && p.Mean <= p.Upper80 && p.Lower80 >= 0));
    }

    [Fact]
    public void A_rising_series_never_gets_there_and_says_so()
    {
        var outlook = TrendToZero.Of([.. Enumerable.Range(0, 24).Select(i => 100.0 + (3 * i))])!;
        Assert.Null(outlook.Reaches);
        Assert.True(outlook.ProbabilityOfZero(12) < 0.001);
    }

    [Fact]
    public void Eleven_months_are_not_enough() => Assert.Null(TrendToZero.Of([.. Enumerable.Repeat(5.0, 11)]));

    [Fact]
    public void One_wild_month_hardly_moves_the_line_that_wins_the_back_test()
    {
        var history = Enumerable.Range(0, 36).Select(i => 1000.0 - (20 * i)).ToArray();
        history[30] = 2000;
        var outlook = TrendToZero.Of(history)!;
        Assert.Equal("theil_sen", outlook.Method);
        Assert.InRange(outlook.Points[0].Mean, 275, 285);
    }

    [Fact]
    public void Four_in_five_intervals_hold_on_noisy_lines()
    {
        var dice = new Random(5);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - dice.NextDouble())) * Math.Cos(2 * Math.PI * dice.NextDouble());
        int held = 0, tries = 600;
        for (var t = 0; t < tries; t++)
        {
            var series = Enumerable.Range(0, 42).Select(i => 2000 - (12.0 * i) + (25 * Normal())).ToArray();
            var point = TrendToZero.Of(series[..36])!.Points[5];
            held += series[41] >= point.Lower80 && series[41] <= point.Upper80 ? 1 : 0;
        }

        Assert.InRange(held / (double)tries, 0.76, 0.92);
    }
}
