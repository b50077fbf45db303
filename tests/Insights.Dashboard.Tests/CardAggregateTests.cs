using System.Text.Json;
using Insights.Dashboard.Cards;

namespace Insights.Dashboard.Tests;

/// <summary>The SQL of a passport: of a class its own, never the whole's in its stead.</summary>
public class CardAggregateTests
{
    private const string Composition = """
        {"numerator": {"sql": "sum(income)"}, "denominator": {"sql": "sum(income)"}, "scale": 1,
         "aggregates": {"source:wage": {"numerator": "sum(round(income_wage, 2))", "denominator": "sum(round(income, 2))"}}}
        """;

    private const string Rate = """
        {"numerator": {"sql": "count(*) FILTER (WHERE missed)"}, "denominator": {"sql": "count(*)"}, "scale": 1000,
         "aggregates": {"": {"numerator": "count(*) FILTER (WHERE missed)", "denominator": "count(*)"},
           "programme:*": {"numerator": "count(*) FILTER (WHERE programme = '{value}' AND missed)", "denominator": "count(*) FILTER (WHERE programme = '{value}')"}}}
        """;

    [Fact]
    public void A_class_shows_its_own_ratio_and_a_whole_that_is_not_published_none()
    {
        Assert.Equal(("sum(round(income_wage, 2))", "sum(round(income, 2))"), Of(Composition).Aggregate("source:wage"));
        Assert.Null(Of(Composition).Aggregate(""));
        Assert.Null(Of(Composition).Aggregate("source:lottery"));
    }

    [Fact]
    public void A_class_that_the_data_name_takes_its_place_in_the_sql_and_a_rate_its_scale()
    {
        Assert.Equal(("1000 * count(*) FILTER (WHERE programme = 'dibao' AND missed)", "count(*) FILTER (WHERE programme = 'dibao')"), Of(Rate).Aggregate("programme:dibao"));
        Assert.Equal("count(*) FILTER (WHERE programme = 'o''clock')", Of(Rate).Aggregate("programme:o'clock")!.Value.Denominator);
        Assert.Equal("1000 * count(*) FILTER (WHERE missed)", Of(Rate).Aggregate("")!.Value.Numerator);
    }

    [Fact]
    public void A_version_that_is_older_has_the_definition_of_the_whole_and_nothing_of_a_class()
    {
        var old = Of("""{"numerator": {"sql": "count(*)"}}""");
        Assert.Equal(("count(*)", null), old.Aggregate(""));
        Assert.Null(old.Aggregate("programme:dibao"));
    }

    private static Card Of(string json) => new("card", JsonDocument.Parse(json).RootElement);
}
