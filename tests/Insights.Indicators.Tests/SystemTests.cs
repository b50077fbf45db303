using Insights.Indicators.Cards;
using Insights.Indicators.Systems;
using Insights.Indicators.Tests.Small;

namespace Insights.Indicators.Tests;

/// <summary>The four systems' scores against a naive recount, and the faults of their files.</summary>
public class SystemTests
{
    private static readonly (string File, string Text)[] Files =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "content", "indicators", "systems"), "*.yaml").Select(f => (Path.GetFileName(f), File.ReadAllText(f)))];

    private sealed record Part(string System, string Area, DateOnly Month, string Id, double Weight, double? Value, double? Target, double? Attained, string? Missing);

    [Fact]
    public void The_four_systems_are_without_fault_and_hold_all_clauses_once()
    {
        var library = SystemLibrary.Read(Files, SmallCityDatabase.Library);
        Assert.Empty(library.Faults);
        Assert.Equal(["party", "governance", "two_systems", "support"], library.Systems.Select(s => s.Id));
        Assert.Equal(Vocabulary.Clauses, library.Systems.SelectMany(s => s.Clauses).Order());
    }

    [Fact]
    public void Every_score_is_the_weighted_mean_of_what_is_known_recounted_from_the_published_values_and_targets()
    {
        var library = SystemLibrary.Read(Files, SmallCityDatabase.Library);
        var city = new SmallCity(seed: 8, persons: 900, months: 4);
        using var connection = SmallCityDatabase.Open(city);
        var mart = SmallCityDatabase.Evaluate(connection, city, threshold: 10).Where(r => r.Dimension.Length == 0).ToDictionary(r => (r.Id, r.Area, r.Month));
        foreach (var statement in SystemStatements.Of(library, SmallCityDatabase.Library))
        {
            statement.Execute(connection);
        }

        var targets = connection.Read("SELECT id, area, month, target FROM mart_target WHERE dimension = ''", r => (Id: r.GetString(0), Area: r.GetString(1), Month: r.GetFieldValue<DateOnly>(2), Target: r.GetDouble(3)))
            .ToLookup(t => (t.Id, t.Area));
        var parts = connection.Read("SELECT system, area, month, id, weight, value, target, attained, missing FROM mart_system_part", r => new Part(
            r.GetString(0), r.GetString(1), r.GetFieldValue<DateOnly>(2), r.GetString(3), r.GetDouble(4), SmallCityDatabase.Number(r, 5), SmallCityDatabase.Number(r, 6), SmallCityDatabase.Number(r, 7), r.IsDBNull(8) ? null : r.GetString(8)))
            .ToDictionary(p => (p.System, p.Area, p.Month, p.Id));
        var scores = connection.Read("SELECT system, area, month, score FROM mart_system_score", r => (Key: (r.GetString(0), r.GetString(1), r.GetFieldValue<DateOnly>(2)), Score: SmallCityDatabase.Number(r, 3))).ToDictionary(s => s.Key, s => s.Score);
        var (scored, withheld) = (0, 0);
        foreach (var system in library.Systems)
        {
            foreach (var (area, _, level) in city.Places.Where(p => p.Level != "village"))
            {
                foreach (var month in city.Months)
                {
                    var (known, whole, reached) = (0.0, 0.0, 0.0);
                    foreach (var (id, weight) in system.Weights)
                    {
                        if (!mart.TryGetValue((id, area, month), out var row))
                        {
                            Assert.False(parts.ContainsKey((system.Id, area, month, id)));
                            Assert.Equal("town", level);
                            continue;
                        }

                        whole += weight;
                        var path = targets[(id, area)].Where(t => t.Month <= month).OrderBy(t => t.Month).ToList();
                        var part = parts[(system.Id, area, month, id)];
                        Assert.Equal(row.Masked ? "withheld" : row.Value is null ? "no_value" : path.Count == 0 ? "no_target" : null, part.Missing);
                        withheld += row.Masked ? 1 : 0;
                        if (row.Value is { } value && path.Count > 0)
                        {
                            var up = SmallCityDatabase.Library.Cards.Single(c => c.Id == id).Direction == "up";
                            var goal = path[^1].Target;
                            var attained = up ? (value >= goal ? 1 : goal <= 0 ? 0 : value / goal) : value <= goal ? 1 : value <= 0 ? 0 : goal / value;
                            Assert.Equal(Math.Max(0, attained), part.Attained!.Value, 12);
                            (known, reached) = (known + weight, reached + (weight * Math.Max(0, attained)));
                        }
                    }

                    var score = known >= 0.5 * whole ? 100 * reached / known : (double?)null;
                    var found = scores.GetValueOrDefault((system.Id, area, month));
                    Assert.Equal(score is null, found is null);
                    Assert.Equal(score ?? 0, found ?? 0, 9);
                    scored += score is null ? 0 : 1;
                }
            }
        }

        Assert.True(scored > 20 && withheld > 5 && scores.Values.Any(s => s is null), $"{scored} scored, {withheld} withheld");
    }

    [Theory]
    [InlineData("party_score: 2", "party_scores: 2", "'party_scores' is no card. Did you mean 'party_score'?")]
    [InlineData("party_score: 2", "party_score: 0", "the weight of party_score must be a number above zero")]
    [InlineData("party_score: 2", "holders: 2", "the card holders hangs on C11, for which this system does not answer")]
    [InlineData("party_score: 2", "holders: 2", "the card holders has no target for the whole to be held against")]
    [InlineData("[C01, C02]", "[C01, C92]", "'C92' is no clause")]
    [InlineData("weights:", "weight:", "'weights' is missing")]
    public void A_bad_system_is_refused_with_file_line_and_remedy(string good, string bad, string expected)
    {
        var text = Files.Single(f => f.File == "party.yaml").Text;
        Assert.Contains(good, text, StringComparison.Ordinal);
        var faults = SystemLibrary.Read([("party.yaml", text.Replace(good, bad, StringComparison.Ordinal))], SmallCityDatabase.Library).Faults;
        Assert.Contains(faults, f => f.ToString().StartsWith("party.yaml:", StringComparison.Ordinal) && f.ToString().Contains(expected, StringComparison.Ordinal));
    }
}
