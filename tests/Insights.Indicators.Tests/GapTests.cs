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
        Assert.Equal(whole.Count, mart.Count);
        var taken = 0;
        foreach (var row in mart)
        {
            var card = cards[row.Id];
            var lacking = (row.Month == city.Months[1] && card.Feeds.Contains("education")) || (row.Month == city.Months[2] && card.Feeds.Contains("roster") && !card.Told.Contains("roster"));
            Assert.Equal(lacking ? row with { Numerator = null, Denominator = null, Value = null, Lower = null, Upper = null, Bound = null, Masked = false } : whole[(row.Id, row.Area, row.Month, row.Dimension)], row);
            taken += lacking ? 1 : 0;
        }

        Assert.True(taken > 100);
        // Who is poor is not known: a count of the missed would say that nobody is, the count of those of whom it is not known stands.
        Assert.Contains(mart, r => r.Id == "unknown" && r.Month == city.Months[2] && r.Value is not null);
        Assert.DoesNotContain(mart, r => r.Id == "missed" && r.Month == city.Months[2] && r.Value is not null);
        var reasons = connection.Read("SELECT id, month, feed, since FROM mart_gap", r => (Id: r.GetString(0), Month: r.GetFieldValue<DateOnly>(1), Feed: r.GetString(2), Since: r.IsDBNull(3) ? (DateOnly?)null : r.GetFieldValue<DateOnly>(3)));
        Assert.Contains(("senior_transition", city.Months[1], "education", new DateOnly(2025, 6, 1)), reasons);
        Assert.Contains(("core_missed", city.Months[2], "roster", null), reasons);
        Assert.Contains(("coverage", city.Months[2], "roster", null), reasons);
        Assert.DoesNotContain(reasons, r => r.Id == "unknown");
    }

    [Fact]
    public void A_programmes_list_not_delivered_takes_its_class_and_the_whole_away_and_leaves_the_other_programmes()
    {
        var city = new SmallCity(seed: 9, persons: 300);
        using var connection = SmallCityDatabase.Open(city);
        var whole = SmallCityDatabase.Evaluate(connection, city, threshold: 10).ToDictionary(r => (r.Id, r.Area, r.Month, r.Dimension));
        var month = city.Months[1];
        connection.Execute($"INSERT INTO fct_undelivered_list VALUES ('payments', 'programme:care_subsidy', DATE '{month:yyyy-MM-dd}', DATE '2025-06-01')");
        var cards = SmallCityDatabase.Library.Cards.ToDictionary(c => c.Id);
        var (taken, kept) = (0, 0);
        foreach (var row in SmallCityDatabase.Evaluate(connection, city, threshold: 10))
        {
            var hangs = row.Month == month && cards[row.Id].Feeds.Contains("payments");
            var other = row.Dimension.StartsWith("programme:", StringComparison.Ordinal) && row.Dimension != "programme:care_subsidy";
            var before = whole[(row.Id, row.Area, row.Month, row.Dimension)];
            Assert.Equal(hangs && !other ? row with { Numerator = null, Denominator = null, Value = null, Lower = null, Upper = null, Bound = null, Masked = false } : before, row);
            taken += hangs && !other && before.Value is not null ? 1 : 0;
            kept += hangs && other && before.Value is not null ? 1 : 0;
        }

        Assert.True(taken > 20 && kept > 20, $"{taken} taken, {kept} kept");
        Assert.Contains(("coverage", month, "payments"), connection.Read("SELECT id, month, feed FROM mart_gap", r => (r.GetString(0), r.GetFieldValue<DateOnly>(1), r.GetString(2))));
        Assert.Equal([("programme:care_subsidy", month)], connection.Read("SELECT DISTINCT dimension, month FROM mart_list_gap", r => (r.GetString(0), r.GetFieldValue<DateOnly>(1))));
    }

    [Fact]
    public void Every_card_names_its_feeds_and_is_told_of_those_alone()
    {
        Assert.All(SmallCityDatabase.Library.Cards, c => Assert.NotEmpty(c.Feeds));
        var folder = Path.Combine(AppContext.BaseDirectory, "content", "indicators");
        (string, string) File(string path) => (Path.GetFileName(path), System.IO.File.ReadAllText(Path.Combine(folder, path)));
        var card = File("unknown.yaml");
        Assert.Contains("told: [roster", card.Item2, StringComparison.Ordinal);
        var library = CardLibrary.Read([(card.Item1, card.Item2.Replace("told: [roster", "told: [rosters", StringComparison.Ordinal))], [File("sources/person_state.yaml")]);
        Assert.Contains(library.Faults, f => f.ToString().Contains("'rosters' is not among the card's feeds. Did you mean 'roster'?", StringComparison.Ordinal));
    }
}
