using Insights.Indicators.Cards;
using Insights.Indicators.Tests.Small;

namespace Insights.Indicators.Tests;

/// <summary>A feed that was not delivered takes the values away that hang on it, and no others.</summary>
public class GapTests
{
    [Fact]
    public void Cards_of_a_feed_not_delivered_have_no_value_in_that_month_anywhere_and_all_others_are_untouched()
    {
        var city = new SmallCity(seed: 9, persons: 300);
        using var connection = SmallCityDatabase.Open(city);
        var whole = SmallCityDatabase.Evaluate(connection, city, threshold: 10).ToDictionary(r => (r.Id, r.Area, r.Month, r.Dimension));
        connection.Execute($"INSERT INTO meta_feed_gap VALUES ('education', DATE '{city.Months[1]:yyyy-MM-dd}', DATE '2025-06-01'), ('roster', DATE '{city.Months[2]:yyyy-MM-dd}', NULL)");
        var mart = SmallCityDatabase.Evaluate(connection, city, threshold: 10);
        var cards = SmallCityDatabase.Library.Cards.ToDictionary(c => c.Id);
        var told = SmallCityDatabase.Library.Sources;
        Assert.Equal(whole.Count, mart.Count);
        var taken = 0;
        foreach (var row in mart)
        {
            var card = cards[row.Id];
            var lacking = (row.Month == city.Months[1] && card.Feeds.Contains("education")) || (row.Month == city.Months[2] && card.Feeds.Contains("roster") && !told[card.Source].Told.Contains("roster"));
            Assert.Equal(lacking ? row with { Numerator = null, Denominator = null, Value = null, Lower = null, Upper = null, Bound = null, Masked = false } : whole[(row.Id, row.Area, row.Month, row.Dimension)], row);
            taken += lacking ? 1 : 0;
        }

        Assert.True(taken > 100);
        Assert.Contains(mart, r => r.Id == "missed" && r.Month == city.Months[2] && r.Value is not null);
        var reasons = connection.Read("SELECT id, month, feed, since FROM mart_gap", r => (Id: r.GetString(0), Month: r.GetFieldValue<DateOnly>(1), Feed: r.GetString(2), Since: r.IsDBNull(3) ? (DateOnly?)null : r.GetFieldValue<DateOnly>(3)));
        Assert.Contains(("senior_transition", city.Months[1], "education", new DateOnly(2025, 6, 1)), reasons);
        Assert.Contains(("core_missed", city.Months[2], "roster", null), reasons);
        Assert.DoesNotContain(reasons, r => r.Id == "coverage");
    }

    [Fact]
    public void Every_card_names_its_feeds_and_a_source_only_feeds_that_there_are()
    {
        Assert.All(SmallCityDatabase.Library.Cards, c => Assert.NotEmpty(c.Feeds));
        var folder = Path.Combine(AppContext.BaseDirectory, "content", "indicators", "sources");
        var text = File.ReadAllText(Path.Combine(folder, "person_state.yaml"));
        Assert.Contains("told: [roster", text, StringComparison.Ordinal);
        var library = CardLibrary.Read([], [("person_state.yaml", text.Replace("told: [roster", "told: [rosters", StringComparison.Ordinal))]);
        Assert.Contains(library.Faults, f => f.ToString().Contains("'rosters' is no feed. Did you mean 'roster'?", StringComparison.Ordinal));
    }
}
