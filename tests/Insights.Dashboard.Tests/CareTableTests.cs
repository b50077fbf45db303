using Bunit;

namespace Insights.Dashboard.Tests;

/// <summary>Care by form and supply, where a house or a town holds more people than it has places.</summary>
public sealed class CareTableTests
{
    [Theory]
    [InlineData("zh-CN", "104.0%超员")]
    [InlineData("en", "104.0%over full")]
    public void More_people_than_places_is_told_in_number_word_and_colour_and_the_bar_ends_at_its_length(string language, string told)
    {
        using var home = FixtureHome.Make();
        home.Execute("""
            INSERT INTO meta_indicator SELECT id, '{"clause":"C16","unit":"' || unit || '","direction":"none","name":{"zh":"' || id || '","en":"' || id || '"},"feeds":[]}'
              FROM (VALUES ('care_places', 'places'), ('care_occupancy', 'percent')) AS t(id, unit);
            INSERT INTO mart_indicator SELECT id, '441900', 'city', DATE '2026-10-01', dimension, value, NULL, value, NULL, NULL, NULL, false
              FROM (VALUES ('care_places', '', 100.0), ('care_occupancy', '', 0.9), ('care_places', 'care_form:day', 50.0), ('care_occupancy', 'care_form:day', 1.04)) AS t(id, dimension, value);
            """);
        using var door = home.Door();
        using var context = PageRendering.Context(door, language, "/services");
        var uses = PageRendering.Render(context, "/services").FindAll("section[aria-labelledby=care-head] td.use");

        Assert.Equal(2, uses.Count);
        Assert.Equal(told, uses[0].TextContent);
        Assert.Equal("width:100%", uses[0].QuerySelector("i.over")!.GetAttribute("style"));
        Assert.NotNull(uses[0].QuerySelector("b.behind"));
        Assert.Null(uses[1].QuerySelector(".over, .behind, small"));
    }
}
