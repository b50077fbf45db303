using Insights.Indicators.Cards;
using Insights.Indicators.LivingStandard;
using Insights.Indicators.Tests.Small;

namespace Insights.Indicators.Tests;

/// <summary>Cards whose value is no ratio of sums.</summary>
public class MeasureTests
{
    [Fact]
    public void A_small_towns_distribution_is_withheld_and_its_poor_are_held_against_the_citys_threshold()
    {
        var city = new SmallCity(seed: 4, persons: 260);
        using var connection = SmallCityDatabase.Open(city);
        var mart = SmallCityDatabase.Evaluate(connection, city, threshold: 10, source: "household_month").Where(r => r.Id is "gini" or "relative_median_gap" && r.Level == "town").ToArray();

        var households = mart.ToLookup(r => r.Masked, r => city.Households.Count(h => h.Month == r.Month && h.Town == r.Area && h.Income is not null));
        Assert.Contains(mart, r => r.Id == "gini" && r.Masked);
        Assert.Contains(mart, r => r.Id == "gini" && r.Value is > 0 and < 1);
        Assert.All(households[false], n => Assert.True(n >= 30));
        Assert.All(mart.Where(r => r.Id == "relative_median_gap" && r.Value is not null), r =>
            Assert.True(city.Households.Count(h => h.Month == r.Month && h.Town == r.Area && h.PerHead < city.RiskLine(r.Month)) >= 10));
    }

    [Fact]
    public void Households_below_a_line_are_counted_without_those_on_it()
    {
        var sample = new LivingSample([(300, 1), (100, 2), (200, 1), (200, 3), (200, 1)]);

        Assert.Equal([0, 0, 1, 1, 4, 4, 5], [.. new[] { 50.0, 100, 150, 200, 250, 300, 301 }.Select(sample.Below)]);
    }

    [Fact]
    public void An_estimate_is_given_with_its_interval_for_the_last_month_and_by_class()
    {
        var city = new SmallCity(seed: 2, persons: 60);
        using var connection = SmallCityDatabase.Open(city);
        var rows = SmallCityDatabase.Evaluate(connection, city, threshold: 10, source: "unseen");

        Assert.All(rows, r => Assert.Equal(city.Months[^1], r.Month));
        Assert.Equal(city.Unseen.Select(u => (u.Area, u.Class, u.Value, u.Lower, u.Upper)).Order(), rows.Select(r => (r.Area, r.Dimension.Replace("stage:", "age:", StringComparison.Ordinal), r.Value, r.Lower, r.Upper)).Order());
    }

    [Theory]
    [InlineData("gini.yaml", "measure: gini", "measure: ginny", "'ginny' is no measure. Did you mean 'gini'?")]
    [InlineData("gini.yaml", "interval: bootstrap", "interval: linearised", "the interval linearised is not one of the measure gini. Write interval: bootstrap, or leave it out.")]
    [InlineData("gini.yaml", "  sum: 'members'\n", "  sum: 'members'\n  of: 'income > 0'\n", "gini is measured over the rows of where, with a value and a weight of each.")]
    [InlineData("gini.yaml", "finest: town\n", "finest: town\nby: {household: town}\n", "gini is measured over the rows of where, with a value and a weight of each.")]
    [InlineData("unseen.yaml", "  sum: unseen\n", "  sum: estimate\n", "an estimate is a column of its source with an interval beside it.")]
    [InlineData("poverty_gap.yaml", "interval: linearised", "interval: bootstrap", "the interval bootstrap is not one of a ratio. Write interval: linearised, or leave it out.")]
    public void A_measure_without_what_it_is_made_of_is_refused_with_a_remedy(string file, string good, string bad, string expected)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "content", "indicators");
        var text = File.ReadAllText(Path.Combine(folder, file));
        Assert.Contains(good, text, StringComparison.Ordinal);
        var library = CardLibrary.Read(
            [(file, text.Replace(good, bad, StringComparison.Ordinal))], [.. Directory.EnumerateFiles(Path.Combine(folder, "sources"), "*.yaml").Select(f => (Path.GetFileName(f), File.ReadAllText(f)))]);

        Assert.Contains(library.Faults, f => f.ToString().Contains(expected, StringComparison.Ordinal));
    }
}
