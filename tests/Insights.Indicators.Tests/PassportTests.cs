using System.Text.Json;
using Insights.Indicators.Cards;
using Insights.Indicators.Tests.Small;

namespace Insights.Indicators.Tests;

/// <summary>The SQL that a passport shows is run as it stands: what an analyst would get is what was published, for the whole and for each class.</summary>
public class PassportTests
{
    [Fact]
    public void The_sql_of_every_card_and_class_run_over_its_rows_gives_the_published_value_to_the_digit()
    {
        var city = new SmallCity(seed: 5, persons: 1200);
        using var connection = SmallCityDatabase.Open(city);
        var month = city.Months[^1];
        var mart = SmallCityDatabase.Evaluate(connection, city, threshold: 1).Where(r => r.Month == month && (r.Level == "city" || r.Area == "441900002")).ToList();
        var cards = connection.Read("SELECT id, card FROM meta_indicator", r => (Id: r.GetString(0), Json: JsonDocument.Parse(r.GetString(1)).RootElement)).ToDictionary(c => c.Id, c => c.Json);
        var differences = new List<string>();
        var classes = 0;
        foreach (var row in mart)
        {
            var card = SmallCityDatabase.Library.Cards.Single(c => c.Id == row.Id);
            if (card.Measure is not null)
            {
                Assert.Empty(cards[row.Id].GetProperty("aggregates").EnumerateObject());
                continue;
            }

            var (numerator, denominator) = Shown(cards[row.Id], row.Dimension);
            var place = row.Level == "city" ? "" : $" AND town = '{row.Area}'";
            var found = connection.Read(
                $"SELECT CAST({numerator} AS DOUBLE), CAST({denominator ?? "NULL"} AS DOUBLE) FROM {SmallCityDatabase.Library.Sources[card.Source].Relation} WHERE month = DATE '{month:yyyy-MM-dd}'{place}",
                r => (Numerator: SmallCityDatabase.Number(r, 0) ?? 0, Denominator: SmallCityDatabase.Number(r, 1) ?? 0)).Single();
            var value = denominator is null ? found.Numerator : found.Denominator == 0 ? (double?)null : card.Scale * found.Numerator / found.Denominator;
            classes += row.Dimension.Length > 0 && value > 0 ? 1 : 0;
            if (row.Value is null != value is null || Math.Abs((row.Value - value) ?? 0) > 1e-9 * Math.Max(1, Math.Abs(value ?? 0)))
            {
                differences.Add($"{row.Id} {row.Area} {row.Dimension}: {numerator} ÷ {denominator} gives {value} instead of {row.Value}");
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {mart.Count}:\n{string.Join("\n", differences.Take(8))}");
        Assert.True(classes > 300, $"{classes} classes");
    }

    [Fact]
    public void A_class_of_a_composition_shows_its_own_column_and_a_card_without_a_total_shows_none()
    {
        var library = SmallCityDatabase.Library;
        var shown = CardAggregates.Of(library.Cards.Single(c => c.Id == "income_share"), library.Sources["household_month"]);
        Assert.Equal(["source:business", "source:property", "source:transfer", "source:wage"], shown.Keys);
        Assert.Equal("sum(round(income_wage, 2)) FILTER (WHERE income IS NOT NULL)", shown["source:wage"].Numerator);
        Assert.Equal("sum(round(income, 2)) FILTER (WHERE income IS NOT NULL)", shown["source:wage"].Denominator);
    }

    private static (string Numerator, string? Denominator) Shown(JsonElement card, string dimension)
    {
        var aggregates = card.GetProperty("aggregates");
        var cut = dimension.IndexOf(':', StringComparison.Ordinal);
        var found = aggregates.TryGetProperty(dimension, out var own) ? own : aggregates.GetProperty(dimension[..cut] + ":*");
        string Of(string quantity) => found.GetProperty(quantity).GetString()!.Replace("{value}", dimension[(cut + 1)..], StringComparison.Ordinal);
        return (Of("numerator"), found.GetProperty("denominator").ValueKind == JsonValueKind.Null ? null : Of("denominator"));
    }
}
