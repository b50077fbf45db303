using Insights.Indicators.Tests.Attack;
using Insights.Indicators.Tests.Small;

namespace Insights.Indicators.Tests;

public class DisclosureTests
{
    [Theory]
    [InlineData(400, false)]
    [InlineData(1500, false)]
    [InlineData(6000, false)]
    [InlineData(1500, true)]
    [InlineData(6000, true)]
    public void Patient_subtraction_over_the_published_mart_finds_no_masked_count(int persons, bool someUnclassed)
    {
        var masked = 0;
        var found = new List<string>();
        for (var seed = 1; seed <= 4; seed++)
        {
            var city = new SmallCity(seed, persons, months: 2, placeless: 0);
            using var connection = SmallCityDatabase.Open(city);
            if (someUnclassed)
            {
                // As of people who are paid and have no certificate (any more).
                using var command = connection.CreateCommand();
                command.CommandText = "UPDATE mart_person_state SET category = NULL, grade = NULL, sex = NULL, age = NULL WHERE person_id % 29 = 0";
                command.ExecuteNonQuery();
            }

            var open = SmallCityDatabase.Evaluate(connection, city, threshold: 1, source: "person_state");
            var mart = SmallCityDatabase.Evaluate(connection, city, threshold: 10, source: "person_state");
            foreach (var month in city.Months)
            {
                var outsider = new PublishedStates(city, mart, month, open, someUnclassed);
                outsider.System.Narrow();
                masked += outsider.Masked.Count;
                found.AddRange(outsider.Masked.Where(n => outsider.System.Of(n) is var (low, high) && low >= high).Select(n => $"seed {seed} {month}: {n} = {outsider.System.Of(n)}"));
            }
        }

        Assert.True(masked > 1000);
        Assert.True(found.Count == 0, $"{found.Count} of {masked}:\n{string.Join("\n", found.Take(12))}");
    }

    [Fact]
    public void The_same_subtraction_finds_hundreds_where_only_small_numbers_are_masked()
    {
        var city = new SmallCity(1, 1500, months: 1, placeless: 0);
        using var connection = SmallCityDatabase.Open(city);
        var open = SmallCityDatabase.Evaluate(connection, city, threshold: 1, source: "person_state");
        var naive = open.Select(r =>
        {
            static bool Small(double? number) => number is > 0 and < 10;
            var (n, d) = (Small(r.Numerator), Small(r.Denominator));
            return n || d ? r with { Numerator = n ? null : r.Numerator, Denominator = d ? null : r.Denominator, Value = null, Masked = true } : r;
        });
        var outsider = new PublishedStates(city, naive, city.Months[0], open);
        outsider.System.Narrow();
        Assert.True(outsider.Masked.Count(n => outsider.System.Of(n) is var (low, high) && low >= high) > 100);
    }

    [Fact]
    public void No_count_numerator_denominator_or_rest_under_ten_is_published_zeros_are_and_every_bound_is_true()
    {
        var city = new SmallCity(9, 2500, months: 2);
        using var connection = SmallCityDatabase.Open(city);
        var open = SmallCityDatabase.Evaluate(connection, city, threshold: 1).ToDictionary(r => (r.Id, r.Area, r.Month, r.Dimension));
        var mart = SmallCityDatabase.Evaluate(connection, city, threshold: 10);
        var cards = SmallCityDatabase.Library.Cards.ToDictionary(c => c.Id);
        Assert.Equal(open.Count, mart.Count);
        var bounds = 0;
        foreach (var row in mart)
        {
            var (card, truth) = (cards[row.Id], open[(row.Id, row.Area, row.Month, row.Dimension)]);
            if (card.Numerator.Count is not null && card.Denominator?.Sum is null && card.Disclosure != "none")
            {
                Assert.True(row.Numerator is null or 0 or >= 10, row.ToString());
                Assert.True(row.Denominator is null or 0 or >= 10, row.ToString());
                Assert.True(row.Numerator is null || row.Denominator is null || row.Denominator - row.Numerator is 0 or >= 10, row.ToString());
                Assert.True(truth.Numerator != 0 || row.Numerator == 0 || row.Id is "missed_flow" or "missed_year" || row.Id == "precision", $"{row} {truth}");
            }

            if (row.Bound is { } bound)
            {
                bounds++;
                Assert.True(row.Value is null && (card.Direction == "up" ? truth.Value >= bound : truth.Value <= bound), $"{row} {truth}");
            }

            Assert.True(!row.Masked || (row.Value is null && row.Lower is null && row.Upper is null), row.ToString());
        }

        Assert.True(bounds > 50);
    }

    [Fact]
    public void A_mean_over_fewer_than_ten_households_is_masked_and_so_is_a_second_village_of_its_town()
    {
        var city = new SmallCity(21, 700, months: 1, placeless: 0);
        using var connection = SmallCityDatabase.Open(city);
        var mart = SmallCityDatabase.Evaluate(connection, city, threshold: 10).Where(r => r.Id == "income_per_head" && r.Dimension.Length == 0).ToDictionary(r => r.Area);
        int Homes(string area) => city.Households.Count(h => h.Income is not null && (area.Length == 12 ? h.Village == area : h.Town == area));
        var masked = city.Places.Where(p => p.Level == "village" && Homes(p.Code) is > 0 and < 10).ToArray();
        Assert.NotEmpty(masked);
        foreach (var (village, town, _) in masked)
        {
            Assert.True(mart[village].Masked && mart[village].Numerator is null);
            Assert.True(mart[town!].Masked || city.Places.Count(p => p.Parent == town && mart[p.Code].Masked) > 1);
        }
    }

    [Fact]
    public void Few_persons_without_a_village_cannot_be_found_by_subtracting_the_villages_from_the_town()
    {
        var city = new SmallCity(33, 1500, months: 1, placeless: 0.01);
        using var connection = SmallCityDatabase.Open(city);
        var holders = SmallCityDatabase.Evaluate(connection, city, threshold: 10, source: "person_month").Where(r => r.Id == "holders").ToDictionary(r => r.Area);
        foreach (var (place, _, _) in city.Places.Where(p => p.Level != "village"))
        {
            var children = city.Places.Where(p => p.Parent == place).Select(p => holders[p.Code]).ToArray();
            Assert.True(holders[place].Masked || children.Any(c => c.Masked) || holders[place].Value - children.Sum(c => c.Value) is 0 or >= 10);
        }
    }
}
