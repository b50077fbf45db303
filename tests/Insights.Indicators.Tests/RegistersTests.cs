using Insights.Indicators.Tests.Small;

namespace Insights.Indicators.Tests;

/// <summary>Cards on services to people: every clause has its numbers, the national plan's indicators their dated targets, and small numbers stay hidden.</summary>
public class RegistersTests
{
    [Theory]
    [InlineData("C08")]
    [InlineData("C09")]
    [InlineData("C10")]
    [InlineData("C13")]
    [InlineData("C14")]
    [InlineData("C15")]
    [InlineData("C16")]
    [InlineData("C18")]
    [InlineData("C19")]
    public void The_clause_has_two_cards_or_more(string clause) =>
        Assert.True(SmallCityDatabase.Library.Cards.Count(c => c.Clause == clause) >= 2, clause);

    [Theory]
    [InlineData("rehab_coverage", 0.85)]
    [InlineData("device_fit_rate", 0.85)]
    [InlineData("pension_participation", 0.90)]
    [InlineData("medical_participation", 0.95)]
    [InlineData("compulsory_enrolment", 0.97)]
    public void The_national_plan_is_on_the_card_with_its_date_and_how_far_it_is_trusted(string id, double value)
    {
        var path = SmallCityDatabase.Library.Cards.Single(c => c.Id == id).Targets!.Paths.Single(p => p.Status == "national");
        var milestone = Assert.Single(path.Milestones);
        Assert.Equal((new DateOnly(2025, 12, 1), value), (milestone.Month, milestone.Value));
        Assert.Contains("to be confirmed", path.Source.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_of_the_eleven_indicators_of_the_national_plan_stands_on_one_card_with_its_kind_and_how_far_it_is_trusted()
    {
        var plan = SmallCityDatabase.Library.Cards.SelectMany(c => c.NationalPlan).OrderBy(p => p.Number).ToList();
        Assert.Equal(Enumerable.Range(1, 11), plan.Select(p => p.Number));
        // 国发〔2021〕10号: six binding (dibao, both subsidies, rehabilitation, devices, homes), five expected.
        Assert.Equal([3, 4, 5, 9, 10, 11], plan.Where(p => p.Kind == "binding").Select(p => p.Number));
        Assert.All(plan, p => Assert.True(p.Asked.Zh.Length > 0 && p.Asked.En.Contains("20", StringComparison.Ordinal) || p.Number == 1, p.Asked.En));
    }

    [Fact]
    public void Fewer_than_ten_people_cases_or_taken_places_are_masked_and_public_places_are_not()
    {
        var city = new SmallCity(seed: 4, persons: 60);
        using var connection = SmallCityDatabase.Open(city);
        var cards = SmallCityDatabase.Library.Cards.ToDictionary(c => c.Id);
        var mart = SmallCityDatabase.Evaluate(connection, city, threshold: 10).Where(r => RegistersRecount.Cards.Contains(r.Id)).ToArray();
        Assert.All(mart.Where(r => IsPublic(r.Id)), r => Assert.False(r.Masked));
        Assert.All(
            mart.Where(r => !IsPublic(r.Id) && cards[r.Id].Numerator.Count is not null),
            r => Assert.True(r.Numerator is null or 0 or >= 10, r.ToString()));
        Assert.Contains(mart, r => r.Id == "care_waiting" && r.Masked);
        Assert.Contains(mart, r => r.Id == "care_occupancy" && r.Masked);
        Assert.Contains(mart, r => r.Id == "startups_12m" && r.Masked);

        // How many places of care there are and what they cost is public; how many people are in them is not, where they are few.
        static bool IsPublic(string id) => id.StartsWith("facilit", StringComparison.Ordinal) || id is "care_places" or "care_unit_cost";
    }
}
