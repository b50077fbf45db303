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
        var (scored, withheld, floors) = (0, 0, 0);
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
                        var path = targets[(id, area)].OrderBy(t => t.Month).ToList();
                        var part = parts[(system.Id, area, month, id)];
                        var few = level == "town" && row.Denominator < 5;
                        Assert.Equal(row.Masked ? "withheld" : row.Value is null ? "no_value" : path.Count == 0 ? "no_target" : few ? "too_few" : null, part.Missing);
                        withheld += row.Masked ? 1 : 0;
                        if (row.Value is { } value && path.Count > 0 && !few)
                        {
                            var card = SmallCityDatabase.Library.Cards.Single(c => c.Id == id);
                            var up = card.Direction == "up";
                            var goal = path[^1].Target;
                            var zero = card.Targets!.Floor?.Value ?? (!up && goal == 0 ? city.Months.Select(m => mart[(id, area, m)].Value).First(v => v is not null) : null);
                            var attained = (up ? value >= goal : value <= goal) ? 1
                                : zero is { } floor ? (floor == goal ? 0 : (value - floor) / (goal - floor))
                                : up ? (goal <= 0 ? 0 : value / goal) : value <= 0 ? 0 : goal / value;
                            floors += zero is null ? 0 : 1;
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

        Assert.True(scored > 20 && withheld > 5 && floors > 100 && scores.Values.Any(s => s is null), $"{scored} scored, {withheld} withheld");
    }

    [Fact]
    public void Where_an_indicator_begins_is_no_merit_standing_still_scores_the_same_for_good_and_falls_to_nothing_at_the_floor()
    {
        var library = SystemLibrary.Read(Files, SmallCityDatabase.Library);
        using var connection = new DuckDB.NET.Data.DuckDBConnection("Data Source=:memory:");
        connection.Open();
        connection.Execute("CREATE TABLE ind_place AS SELECT '441900' AS code, 'city' AS level; CREATE TABLE ind_month AS SELECT unnest([DATE '2026-01-01', DATE '2026-02-01']) AS month; CREATE TABLE mart_gap (id VARCHAR, month DATE)");
        connection.Execute("CREATE TABLE mart_indicator AS SELECT id, '441900' AS area, month, '' AS dimension, value, NULL::DOUBLE AS denominator, FALSE AS masked FROM (VALUES ('living_ratio', 0.6085), ('coverage', 0.9), ('missed', 80.0), ('activity_reach', 0.2)) v(id, value) CROSS JOIN ind_month");
        connection.Execute("UPDATE mart_indicator SET value = 60 WHERE id = 'missed' AND month = DATE '2026-02-01'");
        connection.Execute("CREATE TABLE mart_target AS SELECT id, '441900' AS area, '' AS dimension, month, target FROM (VALUES ('living_ratio', DATE '2026-02-01', 0.6085), ('living_ratio', DATE '2030-12-01', 0.65), ('coverage', DATE '2027-12-01', 0.995), ('missed', DATE '2027-12-01', 0), ('activity_reach', DATE '2027-12-01', 0.25)) v(id, month, target)");
        foreach (var statement in SystemStatements.Of(library, SmallCityDatabase.Library))
        {
            statement.Execute(connection);
        }

        var found = connection.Read("SELECT id, month, attained FROM mart_system_part", r => (Key: (r.GetString(0), r.GetFieldValue<DateOnly>(1).Month), SmallCityDatabase.Number(r, 2))).ToDictionary(p => p.Key, p => p.Item2);
        Assert.Equal(0.5, found[("living_ratio", 1)]!.Value, 9);
        Assert.Equal(0.5, found[("living_ratio", 2)]!.Value, 9);
        Assert.Equal(0, found[("coverage", 1)]!.Value, 9);
        Assert.Equal(0, found[("missed", 1)]!.Value, 9);
        Assert.Equal(0.25, found[("missed", 2)]!.Value, 9);
        Assert.Equal(0.8, found[("activity_reach", 1)]!.Value, 9);
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
