using Insights.Forecasting.Anomalies;

namespace Insights.Forecasting.Tests;

/// <summary>
/// Series like those of a city (36 months; rows, yuan and rates with a trend, a season, ties between neighbouring months, now and then a stray value) with and
/// without a planted break: how many breaks are found, and how many alarms are false.
/// </summary>
public class AnomalySearchTests
{
    private const int Months = 36;
    private const int Draws = 400;

    public static TheoryData<string, double, double, double, double> Kinds => new()
    {
        // name, noise, season, trend a month, tie of neighbours
        { "pay list, even", 0.01, 0, 0.002, 0 },
        { "pay list, growing", 0.02, 0, 0.006, 0.3 },
        { "applications, seasonal", 0.025, 0.15, 0, 0 },
        { "money, seasonal", 0.02, 0.08, 0.004, 0.2 },
        { "stock that wanders", 0.012, 0, -0.01, 0.9 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_break_of_a_fifth_is_found_nineteen_times_in_twenty(string kind, double noise, double season, double trend, double tie)
    {
        var found = 0;
        for (var draw = 0; draw < Draws; draw++)
        {
            var series = Series(draw, noise, season, trend, tie, strays: false);
            // A season is known after two years of it.
            var at = (season > 0 ? 26 : 20) + (draw % 8);
            var factor = draw % 2 == 0 ? 1.2 : 0.8;
            for (var month = at; month < Months; month++)
            {
                series[month] *= factor;
            }

            found += AnomalySearch.Of(series, AnomalyScale.Amount, [.. series.Select(_ => (double?)1e6)]).Anomalies.Any(a => a.Month >= at && a.Month <= at + 2 && Math.Sign(a.Score) == Math.Sign(factor - 1)) ? 1 : 0;
        }

        Assert.True(found >= 0.95 * Draws, $"{kind}: {found} of {Draws} found");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_undisturbed_series_gives_at_most_one_alarm_in_two_hundred_months(string kind, double noise, double season, double trend, double tie)
    {
        var (alarms, tested) = (0, 0);
        for (var draw = 0; draw < Draws; draw++)
        {
            var report = AnomalySearch.Of(Series(1000 + draw, noise, season, trend, tie, strays: false), AnomalyScale.Amount, [.. Enumerable.Repeat((double?)1e6, Months)]);
            alarms += report.Anomalies.Count;
            tested += report.Tested;
        }

        Assert.True(tested > Draws * 15, $"{tested} tested");
        Assert.True(alarms <= tested / 200.0, $"{kind}: {alarms} alarms in {tested} months, one in {tested / Math.Max(1.0, alarms):0}");
    }

    [Fact]
    public void A_spike_is_one_alarm_and_a_shift_is_one_alarm()
    {
        var spike = Series(7, 0.01, 0, 0, 0, strays: false);
        spike[28] *= 1.4;
        var shift = Series(7, 0.01, 0, 0, 0, strays: false);
        for (var month = 28; month < Months; month++)
        {
            shift[month] *= 1.4;
        }

        var (one, other) = (Assert.Single(AnomalySearch.Of(spike, AnomalyScale.Amount).Anomalies), Assert.Single(AnomalySearch.Of(shift, AnomalyScale.Amount).Anomalies));
        Assert.Equal((28, "spike"), (one.Month, one.Kind));
        Assert.Equal((28, "shift"), (other.Month, other.Kind));
        Assert.True(one.Value > one.Upper && one.Expected < one.Upper && one.Expected > one.Lower);
    }

    [Fact]
    public void What_comes_later_does_not_change_an_earlier_answer()
    {
        var series = Series(9, 0.02, 0.1, 0, 0, strays: true);
        series[25] *= 1.5;
        var whole = AnomalySearch.Of(series, AnomalyScale.Amount).Anomalies.Where(a => a.Month <= 30).Select(a => (a.Month, a.Expected));
        var early = AnomalySearch.Of([.. series.Take(32)], AnomalyScale.Amount).Anomalies.Where(a => a.Month <= 30).Select(a => (a.Month, a.Expected));
        Assert.Equal(whole, early);
        Assert.Contains(25, whole.Select(a => a.Item1));
    }

    [Fact]
    public void Small_shares_of_small_wholes_move_by_chance_and_give_no_alarm()
    {
        var (alarms, tested) = (0, 0);
        for (var draw = 0; draw < Draws; draw++)
        {
            var shares = Enumerable.Range(0, Months).Select(m => (double?)(Enumerable.Range(0, 200).Count(i => Unit(draw, m * 1000 + i) < 0.02) / 200.0)).ToArray();
            var report = AnomalySearch.Of(shares, AnomalyScale.Share, [.. shares.Select(_ => (double?)200)]);
            (alarms, tested) = (alarms + report.Anomalies.Count, tested + report.Tested);
        }

        Assert.True(alarms <= tested / 200.0, $"{alarms} alarms in {tested} months");
    }

    [Fact]
    public void Masked_and_missing_months_are_passed_over_and_short_series_are_silent()
    {
        var series = Series(11, 0.02, 0, 0, 0, strays: false);
        (series[5], series[20], series[21]) = (null, null, null);
        Assert.Empty(AnomalySearch.Of(series, AnomalyScale.Amount).Anomalies);
        Assert.Equal(0, AnomalySearch.Of([.. series.Take(10)], AnomalyScale.Amount).Tested);
        Assert.Equal(0, AnomalySearch.Of([.. Enumerable.Repeat((double?)null, 36)], AnomalyScale.Amount).Tested);
    }

    private static double?[] Series(int draw, double noise, double season, double trend, double tie, bool strays)
    {
        var series = new double?[Months];
        var carried = 0.0;
        for (var month = 0; month < Months; month++)
        {
            carried = (tie * carried) + (noise * Normal(draw, month));
            var stray = strays && Unit(draw, 5000 + month) < 0.02 ? 0.5 : 0;
            series[month] = 10_000 * Math.Exp((trend * month) + (season * Math.Sin(2 * Math.PI * (month + draw) / 12)) + carried + stray);
        }

        return series;
    }

    private static double Normal(int draw, int month) => Math.Sqrt(-2 * Math.Log(1 - Unit(draw, 2 * month))) * Math.Cos(2 * Math.PI * Unit(draw, (2 * month) + 1));

    private static double Unit(int draw, int stream)
    {
        var x = ((ulong)(uint)draw * 0x9E3779B97F4A7C15UL) + ((ulong)(uint)stream * 0xD1B54A32D192ED03UL) + 0x5EED;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return ((x ^ (x >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
