using Insights.Forecasting.Smoothing;
using Insights.Forecasting.Theta;

namespace Insights.Forecasting.Tests;

public class SmoothingTests
{
    [Fact]
    public void The_air_passengers_get_the_published_likelihood_or_a_better_one()
    {
        // ets(AirPassengers) of R's forecast package: ETS(M,Ad,M), AIC 1395.166, AICc 1400.638; its simplex stops there, a longer search goes on.
        var fit = Ets.Select(Classics.Airline, 12, new EtsForm(Part.Multiplicative, Part.Additive, true, Part.Multiplicative))!;
        Assert.Equal("ETS(M,Ad,M)", fit.Form.ToString());
        Assert.Equal(18, fit.Parameters);
        Assert.InRange(fit.Aicc, 1390, 1400.7);
        var chosen = Ets.Select(Classics.Airline, 12)!;
        Assert.StartsWith("ETS(M,A", chosen.Form.ToString(), StringComparison.Ordinal);
        Assert.True(chosen.Aicc <= fit.Aicc);
        Assert.Equal(1400.638 - 1395.166, fit.Aicc - fit.Aic, 1e-3);
    }

    [Fact]
    public void A_filter_with_all_weight_on_the_last_value_repeats_it()
    {
        var filter = new EtsFilter(new(Part.Additive, Part.None, false, Part.None), [3, 5, 4], 1);
        // Errors 1 (from 2), 2, −1 at nearly full weight: 3·ln(6).
        Assert.Equal(3 * Math.Log(6), filter.Criterion([EtsFilter.Most, 2]), 2e-3);
        Assert.All(filter.Ahead(4), v => Assert.Equal(4, v, 2e-3));
    }

    [Theory]
    [InlineData(0.4, 0.2, 0.9)]
    [InlineData(0.9, 0.05, 0.98)]
    public void A_damped_trend_is_what_its_smoothed_components_say(double alpha, double beta, double phi)
    {
        // Second route: Gardner and McKenzie's recursions of level and trend, each a weighted mean of new and old.
        double[] values = [.. Classics.Accidents.Take(40)];
        var filter = new EtsFilter(new(Part.Additive, Part.Additive, true, Part.None), values, 1);
        var criterion = filter.Criterion([alpha, beta, phi, 9000, -20]);
        var (level, trend, square) = (9000.0, -20.0, 0.0);
        foreach (var value in values)
        {
            var expected = level + phi * trend;
            square += (value - expected) * (value - expected);
            var before = level;
            level = alpha * value + (1 - alpha) * expected;
            trend = beta / alpha * (level - before) + (1 - beta / alpha) * phi * trend;
        }

        Assert.Equal(values.Length * Math.Log(square), criterion, 1e-9);
        Assert.Equal(level + phi * trend, filter.Ahead(1)[0], 1e-6);
    }

    [Fact]
    public void The_echo_of_an_error_is_what_the_filter_makes_of_it()
    {
        // Second route: the same series with one added at its end; the paths must differ by the echoes.
        var form = new EtsForm(Part.Additive, Part.Additive, true, Part.Additive);
        double[] values = [.. Classics.Accidents.Take(48)], more = [.. values[..^1], values[^1] + 1];
        double[] point = [0.3, 0.1, 0.2, 0.9, 9000, -20, .. Enumerable.Range(0, 11).Select(s => 100.0 * (s - 5))];
        var (plain, raised) = (new EtsFilter(form, values, 12), new EtsFilter(form, more, 12));
        plain.Criterion(point);
        raised.Criterion(point);
        var echoes = plain.Echoes(25).ToArray();
        Assert.All(raised.Ahead(24).Zip(plain.Ahead(24)).Select((x, j) => (x, j)), x => Assert.Equal(echoes[x.j], x.x.First - x.x.Second, 1e-6));
    }

    [Fact]
    public void A_model_that_never_forgets_its_first_states_is_refused()
    {
        var form = new EtsForm(Part.Additive, Part.Additive, false, Part.None);
        Assert.True(new EtsFilter(form, [1, 2, 3], 1).Forgets([0.5, 0.1, 1, 0]));
        Assert.False(new EtsFilter(form, [1, 2, 3], 1).Forgets([0.5, 0.6, 1, 0]));
    }

    [Theory]
    [InlineData(1e-3, 0)]
    [InlineData(1e6, 0)]
    public void Another_unit_changes_nothing(double unit, double shift)
    {
        var families = new Families.IFamily[] { new Ets(), new DynamicTheta(), new ThetaLine(), new ComplexSmoothing(), new Arima.SeasonalArima(), Smoothed.DampedTrend };
        foreach (var family in families)
        {
            var (plain, scaled) = (family.Fit(Classics.Accidents, 12, 12), family.Fit([.. Classics.Accidents.Select(v => v * unit + shift)], 12, 12));
            Assert.All(plain.Mean.Zip(scaled.Mean), x => Assert.Equal(1, x.Second / unit / x.First, 5e-3));
            Assert.All(plain.Deviation.Zip(scaled.Deviation), x => Assert.Equal(1, x.Second / unit / x.First, 2e-2));
        }
    }

    [Fact]
    public void Theta_is_simple_smoothing_with_half_the_slope_as_drift()
    {
        // Hyndman and Billah 2003: steps of the path are half the least-squares slope.
        var values = Enumerable.Range(0, 40).Select(t => 10 + 0.5 * t + Math.Sin(t * t)).ToArray();
        var path = new ThetaLine().Fit(values, 1, 6).Mean;
        var (_, slope) = ThetaLine.Line(values);
        Assert.All(path.Skip(1).Zip(path, (b, a) => b - a), step => Assert.Equal(slope / 2, step, 1e-9));
    }

    [Fact]
    public void A_straight_line_is_carried_on_exactly_by_the_optimised_theta_models_and_smoothing()
    {
        var line = Enumerable.Range(0, 24).Select(t => 100 + 3.0 * t).ToArray();
        foreach (var family in new Families.IFamily[] { new DynamicTheta(), new DynamicTheta(moving: false), new Ets() })
        {
            Assert.All(family.Fit(line, 1, 5).Mean.Select((v, h) => (v, h)), x => Assert.Equal(100 + 3.0 * (24 + x.h), x.v, 1.5));
        }
    }
}
