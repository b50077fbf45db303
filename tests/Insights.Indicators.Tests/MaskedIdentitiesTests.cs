using Insights.Indicators.Tests.Small;

namespace Insights.Indicators.Tests;

/// <summary>
/// What the meaning of cards gives away, found without knowing it: wherever one published count is the sum of two others in every cell of a city laid open, the same three must not show two and withhold
/// a third that is small. So were those who wait found from those in care and from both together.
/// </summary>
public class MaskedIdentitiesTests
{
    // Small cities: of many people few are counts under ten.
    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    [InlineData(1200)]
    public void No_count_under_ten_follows_from_two_published_ones_of_which_it_is_the_sum_or_the_difference(int persons)
    {
        var city = new SmallCity(seed: 5, persons, months: 2);
        using var connection = SmallCityDatabase.Open(city);
        using (var command = connection.CreateCommand())
        {
            // Who is in care waits for none, and few wait.
            command.CommandText = "UPDATE mart_service_person SET care_days = NULL WHERE care_form IS NOT NULL OR rowid % 7 <> 0";
            command.ExecuteNonQuery();
        }

        var open = Columns(SmallCityDatabase.Evaluate(connection, city, threshold: 1));
        var told = Columns(SmallCityDatabase.Evaluate(connection, city, threshold: 10));
        var found = new List<string>();
        var identities = 0;
        foreach (var (whole, part, rest) in Identities(open))
        {
            identities++;
            foreach (var (cell, truth) in open[rest])
            {
                double? Told(string column) => told[column].GetValueOrDefault(cell);
                var (c, a, b) = (Told(whole), Told(part), Told(rest));
                var derived = truth is > 0 and < 10 && b is null && c is not null && a is not null;
                if (derived || (open[whole].GetValueOrDefault(cell) is > 0 and < 10 && c is null && a is not null && b is not null))
                {
                    found.Add($"{whole} = {part} + {rest} at {cell}: {c}, {a}, {b}");
                }
            }
        }

        Assert.True(identities >= 6, $"{identities} identities");
        Assert.True(found.Count == 0, $"{found.Count}:\n{string.Join("\n", found.Take(12))}");
    }

    /// <summary>Counts by column ('care_met/base' is its denominator) and cell; null where a count is withheld.</summary>
    private static Dictionary<string, Dictionary<string, double?>> Columns(IEnumerable<MartRow> mart)
    {
        var cards = SmallCityDatabase.Library.Cards.ToDictionary(c => c.Id);
        var columns = new Dictionary<string, Dictionary<string, double?>>(StringComparer.Ordinal);
        foreach (var row in mart.Where(r => r.Dimension.Length == 0 && cards[r.Id].Disclosure == "small_counts"))
        {
            void Add(string column, double? number) =>
                (columns.TryGetValue(column, out var cells) ? cells : columns[column] = new(StringComparer.Ordinal))[$"{row.Area} {row.Month:yyyy-MM}"] = number;
            var card = cards[row.Id];
            if (card.Numerator.IsCounted)
            {
                Add(row.Id, row.Numerator);
            }

            if (card.Denominator is { IsCounted: true })
            {
                Add(row.Id + "/base", row.Denominator);
            }
        }

        return columns;
    }

    /// <summary>Triples of one source of which the first is the sum of the other two in every cell, and neither is idle.</summary>
    private static IEnumerable<(string Whole, string Part, string Other)> Identities(Dictionary<string, Dictionary<string, double?>> open)
    {
        var sources = SmallCityDatabase.Library.Cards.ToDictionary(c => c.Id, c => c.Source);
        foreach (var kin in open.Keys.GroupBy(k => sources[k.Split('/')[0]]))
        {
            var names = kin.Where(k => open[k].Values.Count(v => v > 0) > 5).ToArray();
            foreach (var whole in names)
            {
                foreach (var part in names.Where(p => p != whole))
                {
                    foreach (var rest in names.Where(r => string.CompareOrdinal(r, part) > 0 && r != whole))
                    {
                        if (open[whole].All(c => open[part].TryGetValue(c.Key, out var a) && open[rest].TryGetValue(c.Key, out var b) && a + b == c.Value))
                        {
                            yield return (whole, part, rest);
                            yield return (whole, rest, part);
                        }
                    }
                }
            }
        }
    }
}
