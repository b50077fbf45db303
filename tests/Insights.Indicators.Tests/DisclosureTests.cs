using Insights.Indicators.Tests.Attack;
using Insights.Indicators.Tests.Small;

namespace Insights.Indicators.Tests;

public class DisclosureTests
{
    [Theory]
    [InlineData(400)]
    [InlineData(1500)]
    [InlineData(6000)]
    public void Patient_subtraction_over_the_published_mart_finds_no_masked_count(int persons)
    {
        var masked = 0;
        var found = new List<string>();
        for (var seed = 1; seed <= 4; seed++)
        {
            var city = new SmallCity(seed, persons, months: 2, placeless: 0);
            using var connection = SmallCityDatabase.Open(city);
            var mart = SmallCityDatabase.Evaluate(connection, city, threshold: 10, source: "person_state");
            foreach (var month in city.Months)
            {
                var outsider = new PublishedStates(city, mart, month);
                outsider.System.Narrow();
                masked += outsider.Masked.Count;
                found.AddRange(outsider.Masked.Where(n => outsider.System.Of(n) is var (low, high) && low >= high).Select(n => $"seed {seed} {month}: {n} = {outsider.System.Of(n)}"));
            }
        }

        Assert.True(masked > 1000);
        Assert.True(found.Count == 0, $"{found.Count} of {masked}:\n{string.Join("\n", found.Take(12))}");
    }
}
