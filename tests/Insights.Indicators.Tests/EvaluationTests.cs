using Insights.Indicators.Tests.Small;

namespace Insights.Indicators.Tests;

public class EvaluationTests
{
    [Fact]
    public void Every_card_recounted_by_hand_equals_the_mart_before_masking_to_the_last_digit()
    {
        var city = new SmallCity(seed: 7, persons: 2000);
        using var connection = SmallCityDatabase.Open(city);
        var mart = SmallCityDatabase.Evaluate(connection, city, threshold: 1);
        var recount = new NaiveRecount(city);
        var scales = SmallCityDatabase.Library.Cards.ToDictionary(c => c.Id, c => c.Scale);
        var differences = new List<string>();
        var measures = SmallCityDatabase.Library.Cards.Where(c => c.Measure is not (null or "estimate")).ToDictionary(c => c.Id, c => c.Measure!);
        foreach (var row in mart.Where(r => !measures.ContainsKey(r.Id)))
        {
            Assert.False(row.Masked);
            if (row is { Id: "unseen", Value: null })
            {
                Assert.Equal(SmallCity.Untold, row.Area);
                continue;
            }

            var expected = recount.Of(row.Id, row.Area, row.Month, row.Dimension) ?? throw new InvalidOperationException($"{row.Id} {row.Dimension} is not recounted");
            var value = expected.Denominator is not { } d ? expected.Numerator : d == 0 ? (double?)null : scales[row.Id] * expected.Numerator / d;
            var published = row.Id is "income_city" or "unseen";
            if (row.Value != value || (!published && (row.Numerator != expected.Numerator || row.Denominator != expected.Denominator)))
            {
                differences.Add($"{row} instead of {expected} {value}");
            }
        }

        // Sums of fractions in another order: the same to twelve digits.
        foreach (var row in mart.Where(r => measures.ContainsKey(r.Id)))
        {
            var expected = recount.Measured(measures[row.Id], row.Area, row.Month);
            if (expected is null != row.Value is null || Math.Abs((expected - row.Value) ?? 0) > 1e-12 || row.Masked != (expected is null && city.Households.Any(h => h.Month == row.Month && h.Income is not null && row.Area == h.Town)))
            {
                differences.Add($"{row} instead of {expected}");
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {mart.Count}: {string.Join("\n", differences.Take(5))}");
        Assert.Equal(SmallCityDatabase.Library.Cards.Where(c => c.Source != "missed_year").Select(c => c.Id).Order(), mart.Select(r => r.Id).Distinct().Order());
    }

    [Fact]
    public void The_three_steps_of_a_programme_multiplied_are_its_coverage_and_without_an_application_on_record_none_has_a_value()
    {
        var city = new SmallCity(seed: 7, persons: 2000);
        using var connection = SmallCityDatabase.Open(city);
        var mart = SmallCityDatabase.Evaluate(connection, city, threshold: 1, "person_state").Where(r => r.Level == "city").ToDictionary(r => (r.Id, r.Month, r.Dimension), r => r.Value);
        foreach (var (programme, month) in SmallCity.Amounts.Keys.SelectMany(p => city.Months.Select(m => ($"programme:{p}", m))))
        {
            double?[] steps = [.. new[] { "applied_rate", "approved_rate", "paid_rate" }.Select(id => mart[(id, month, programme)])];
            if (programme == $"programme:{SmallCity.Unrecorded}")
            {
                Assert.All(steps, Assert.Null);
                continue;
            }

            Assert.Equal(mart[("coverage", month, programme)]!.Value, steps.Aggregate(1.0, (product, step) => product * step!.Value), 1e-12);
            Assert.All(steps, s => Assert.InRange(s!.Value, 0.8, 1));
        }
    }

    /// <summary>What would have to look to before the first month is missing and not zero.</summary>
    [Theory]
    [InlineData("missed_flow", 1)]
    [InlineData("missed_year", 12)]
    public void A_source_that_looks_back_has_values_from_the_first_month_that_it_can_tell_of_and_they_are_the_recounted(string source, int back)
    {
        var city = new SmallCity(seed: 7, persons: 300, months: 14);
        using var connection = SmallCityDatabase.Open(city);
        var mart = SmallCityDatabase.Evaluate(connection, city, threshold: 1, source);
        var recount = new NaiveRecount(city);
        Assert.Equal(city.Months.Skip(back), mart.Select(r => r.Month).Distinct().Order());
        Assert.All(mart, r => Assert.Equal(recount.Of(r.Id, r.Area, r.Month, r.Dimension)!.Value.Numerator, r.Value));
        Assert.True(mart.Sum(r => r.Value) > 50);
    }

    [Fact]
    public void All_places_and_months_have_a_row_so_that_a_zero_is_a_zero_and_an_empty_denominator_has_no_value()
    {
        var city = new SmallCity(seed: 3, persons: 40);
        using var connection = SmallCityDatabase.Open(city);
        var mart = SmallCityDatabase.Evaluate(connection, city, threshold: 1);
        foreach (var card in SmallCityDatabase.Library.Cards.Where(c => c.Total && c.Finest == "village"))
        {
            Assert.Equal(city.Places.Count * city.Months.Count, mart.Count(r => r.Id == card.Id && r.Dimension.Length == 0));
        }

        var empty = mart.First(r => r.Id == "coverage" && r.Denominator == 0);
        Assert.Null(empty.Value);
        Assert.False(empty.Masked);
        Assert.Contains(mart, r => r.Id == "missed" && r.Value == 0);
    }

    [Fact]
    public void The_same_rows_in_another_order_give_the_same_mart_to_the_last_digit()
    {
        var city = new SmallCity(seed: 11);
        using var connection = SmallCityDatabase.Open(city);
        var first = SmallCityDatabase.Evaluate(connection, city, threshold: 10).OrderBy(r => (r.Id, r.Area, r.Month, r.Dimension)).ToArray();
        foreach (var table in new[] { "mart_person_state", "mart_household_month", "mart_survey_person" })
        {
            connection.Execute($"CREATE OR REPLACE TABLE {table} AS SELECT * FROM {table} ORDER BY hash({(table == "mart_household_month" ? "household" : "person_id")}, month)");
        }

        var second = SmallCityDatabase.Evaluate(connection, city, threshold: 10).OrderBy(r => (r.Id, r.Area, r.Month, r.Dimension)).ToArray();
        Assert.Equal(first, second);
    }

    [Fact]
    public void The_linearised_interval_of_a_ratio_of_sums_agrees_with_a_poisson_bootstrap_over_households()
    {
        var city = new SmallCity(seed: 5, persons: 4000, months: 1);
        using var connection = SmallCityDatabase.Open(city);
        var mart = SmallCityDatabase.Evaluate(connection, city, threshold: 10);
        foreach (var id in new[] { "income_per_head", "living_ratio", "poverty_headcount" })
        {
            var row = mart.Single(r => r.Id == id && r.Level == "city" && r.Dimension.Length == 0);
            var homes = city.Households.Where(h => h.Income is not null).ToArray();
            var dice = new Random(1);
            var draws = new double[2000];
            for (var b = 0; b < draws.Length; b++)
            {
                double y = 0, x = 0;
                foreach (var home in homes)
                {
                    var weight = Poisson(dice);
                    y += weight * (id == "poverty_headcount" ? (home.PerHead < home.Line ? home.Members : 0) : home.Income!.Value);
                    x += weight * (id == "living_ratio" ? home.City!.Value * home.Members : home.Members);
                }

                draws[b] = y / x;
            }

            var mean = draws.Average();
            var deviation = Math.Sqrt(draws.Sum(d => (d - mean) * (d - mean)) / (draws.Length - 1));
            var stated = (row.Upper!.Value - row.Lower!.Value) / (2 * 1.959963984540054);
            // The bootstrap's own error at 2,000 draws is 1.6 %; four of them.
            Assert.InRange(stated / deviation, 0.936, 1.064);
        }
    }

    private static int Poisson(Random dice)
    {
        var product = dice.NextDouble();
        var count = 0;
        for (; product > Math.Exp(-1); count++)
        {
            product *= dice.NextDouble();
        }

        return count;
    }
}
