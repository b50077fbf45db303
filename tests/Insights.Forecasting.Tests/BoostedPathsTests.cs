using Insights.Forecasting.Backtest;
using Insights.Forecasting.Outlooks;
using Insights.Forecasting.Series;
using Insights.Forecasting.Smoothing;
using Insights.Forecasting.Theta;

namespace Insights.Forecasting.Tests;

/// <summary>The model over all series on series of a known process: it counts where there is something that one series alone can't tell, and nowhere else.</summary>
public class BoostedPathsTests
{
    private const string Boosted = "boosted_trees";
    private static readonly OutlookOptions Quick = new() { Combined = [new ThetaLine(), Smoothed.DampedTrend], Trials = 2 };

    [Fact]
    public void What_all_series_have_in_common_is_learned_and_lessens_the_error()
    {
        var full = Enumerable.Range(0, 150).Select(k => Fading(k, 42)).ToList();
        var series = full.Select(s => s with { Values = s.Values[..36] }).ToList();
        var (with, without) = (SeriesOutlooks.Of(series, Quick), SeriesOutlooks.Of(series, Quick with { Boosted = null }));
        double Error(IReadOnlyList<SeriesOutlook> made) => made.Zip(full).Average(x => Score.Mase(x.Second.Values[36..], x.First.Mean, 1));
        Assert.All(with, o => Assert.True(o.Families.Single(f => f.Family == Boosted).Weight > 0.3));
        Assert.True(Error(with) < 0.93 * Error(without), $"{Error(with)} with, {Error(without)} without");
        Assert.All(with, o => Assert.Equal(1, o.Families.Sum(f => f.Weight), 9));
    }

    [Fact]
    public void Where_nothing_can_be_learned_it_counts_nothing()
    {
        var made = SeriesOutlooks.Of([.. Enumerable.Range(0, 120).Select(k => SeriesOutlooksTests.Walk(5000 + k, 36, 1))], Quick);
        Assert.All(made, o => Assert.Equal(0, o.Families.Single(f => f.Family == Boosted).Weight));
        Assert.All(made, o => Assert.NotNull(o.Families.Single(f => f.Family == Boosted).Mase));
    }

    [Fact]
    public void What_came_after_the_first_trial_does_not_reach_what_is_said_there()
    {
        IReadOnlyList<SeriesOutlook> After(double shock) => SeriesOutlooks.Of(
            [.. Enumerable.Range(0, 60).Select(k => Fading(k, 36)).Select((s, k) => k == 0 ? s : s with { Values = [.. s.Values[..30], .. s.Values[30..].Select(v => v + shock)] })], Quick);
        var (calm, shaken) = (After(0)[0], After(25)[0]);
        double? Error(SeriesOutlook o) => o.Families.Single(f => f.Family == Boosted).Mase;
        Assert.NotNull(Error(calm));
        Assert.Equal(Error(calm), Error(shaken));
        Assert.NotEqual(calm.Families.Single(f => f.Family == Boosted).Mean, shaken.Families.Single(f => f.Family == Boosted).Mean);
    }

    [Fact]
    public void Few_series_teach_nothing_and_the_same_series_teach_the_same()
    {
        var few = SeriesOutlooks.Of([.. Enumerable.Range(0, 20).Select(k => Fading(k, 36))], Quick);
        Assert.DoesNotContain(few, o => o.Families.Any(f => f.Family == Boosted));
        var many = Enumerable.Range(0, 60).Select(k => Fading(k, 36)).ToList();
        Assert.All(SeriesOutlooks.Of(many, Quick).Zip(SeriesOutlooks.Of(many, Quick)), x => Assert.Equal(x.First.Mean, x.Second.Mean));
    }

    [Theory]
    [InlineData(4, 40, 8)]
    [InlineData(12, 84, 18)]
    public void Series_by_quarter_and_month_are_learned_from_too(int frequency, int length, int horizon)
    {
        var made = SeriesOutlooks.Of([.. Enumerable.Range(0, 50).Select(k => Fading(k, length) with { Frequency = frequency, Horizon = horizon })], Quick);
        Assert.All(made, o => Assert.Contains(o.Families, f => f.Family == Boosted && f.Mean.All(double.IsFinite)));
    }

    [Fact]
    public void A_price_that_falls_is_not_carried_through_zero_but_its_interval_may_come_near()
    {
        double[] falling = [.. Enumerable.Range(0, 24).Select(t => 100 - (4.1 * t) + (t % 3))];
        SeriesOutlook Of(double keeps) => SeriesOutlooks.Of([new("price", 1, 12, falling)], new() { KeepsAbove = keeps })[0];
        Assert.InRange(Of(0.5).Mean[^1], falling.Min() / 2, falling.Min());
        Assert.True(Of(0.5).Lower95[^1] < falling.Min() / 2);
        Assert.True(Of(0).Mean[^1] < falling.Min() / 2);
        Assert.Equal(new Keeping(0), Keeping.Of(new("people", 12, 1, falling, Domain.Count), new()));
    }

    /// <summary>A level that hardly moves, and blows that fade by half a step: too rare for one series to learn them from.</summary>
    private static GivenSeries Fading(int seed, int length)
    {
        var dice = new Random(seed);
        var (level, blow) = (100.0, 0.0);
        return new($"fading {seed}", 1, 6, [.. Enumerable.Range(0, length).Select(_ =>
        {
            level += 0.3 * Normal.Of(dice);
            blow = (0.5 * blow) + (dice.NextDouble() < 0.12 ? 12 * Normal.Of(dice) : 0);
            return level + blow + (0.3 * Normal.Of(dice));
        })]);
    }
}
