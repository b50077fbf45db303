using DuckDB.NET.Data;
using Insights.Indicators.Evaluation;
using Insights.Indicators.Targets;
using Insights.Indicators.Tests.Small;

namespace Insights.Indicators.Tests;

public class TargetTests
{
    private static readonly DateOnly Start = new(2024, 1, 1);

    [Theory]
    [InlineData(1000, 500, 12, 0, 24, "on_track")] // half way after half the time
    [InlineData(1000, 620, 12, 0, 24, "slow")]
    [InlineData(1000, 990, 12, 0, 24, "still")]
    [InlineData(1000, 1010, 12, 0, 24, "still")]
    [InlineData(1000, 1200, 12, 0, 24, "away")]
    [InlineData(1000, 0, 12, 0, 24, "reached")]
    [InlineData(1000, 500, 5, 0, 24, "no_data")] // five months say nothing about a pace
    [InlineData(1000, 10, 30, 0, 24, "slow")] // late, however near
    public void A_number_to_be_lowered_is_judged_by_its_pace(double from, double now, int after, double target, int due, string expected) =>
        Assert.Equal(expected, Verdict.Judge(up: false, byRatio: false, Start, from, Start.AddMonths(after), now, Start.AddMonths(due), target).Code);

    [Fact]
    public void A_ratio_is_judged_by_growth_rates_and_what_fell_back_from_beyond_its_target_moves_away()
    {
        var verdict = Verdict.Judge(up: true, byRatio: true, Start, 0.60, Start.AddMonths(24), 0.61, Start.AddMonths(84), 0.65);
        Assert.Equal(Math.Pow(0.61 / 0.60, 0.5) - 1, verdict.Actual!.Value, 12);
        Assert.Equal(Math.Pow(0.65 / 0.60, 1 / 7.0) - 1, verdict.Required!.Value, 12);
        Assert.Equal("slow", verdict.Code);
        Assert.Equal("away", Verdict.Judge(up: true, byRatio: false, Start, 0.99, Start.AddMonths(12), 0.97, Start.AddMonths(24), 0.98).Code);
        Assert.Equal("no_data", Verdict.Judge(up: true, byRatio: false, Start, 0.9, Start.AddMonths(12), null, Start.AddMonths(24), 0.98).Code);
    }

    [Fact]
    public void The_verdicts_in_the_database_are_those_of_the_pure_function_for_every_cell()
    {
        using var connection = Mart(out var values);
        var library = SmallCityDatabase.Library;
        var cards = library.Cards.ToDictionary(c => c.Id);
        var milestones = new Dictionary<string, (DateOnly Month, double Value)[]>
        {
            ["missed"] = [(new(2027, 12, 1), 0)],
            ["coverage"] = [(new(2026, 12, 1), 0.97), (new(2027, 12, 1), 0.995)],
            ["living_ratio"] = [(new(2030, 12, 1), 0.65)],
        };
        var verdicts = connection.Read("SELECT * FROM mart_verdict", r => (Id: r.GetString(0), Area: r.GetString(1), Month: r.GetFieldValue<DateOnly>(2), Dimension: r.GetString(3),
            Code: r.GetString(4), Actual: SmallCityDatabase.Number(r, 5), Required: SmallCityDatabase.Number(r, 6), Since: r.IsDBNull(7) ? (DateOnly?)null : r.GetFieldValue<DateOnly>(7), Base: SmallCityDatabase.Number(r, 8), ByRatio: r.IsDBNull(9) ? (bool?)null : r.GetBoolean(9)));
        Assert.Equal(values.Count, verdicts.Count);
        foreach (var verdict in verdicts)
        {
            var series = values.Where(v => v.Key.Id == verdict.Id && v.Key.Area == verdict.Area && v.Key.Dimension == verdict.Dimension).OrderBy(v => v.Key.Month).ToArray();
            var first = series.FirstOrDefault(s => s.Value is not null);
            var steps = milestones[verdict.Id];
            var due = steps.FirstOrDefault(s => s.Month >= verdict.Month) is { Month.Year: > 1 } next ? next : steps[^1];
            var expected = Verdict.Judge(cards[verdict.Id].Direction == "up", cards[verdict.Id].Targets!.Pace == "ratio", first.Key.Month, first.Value, verdict.Month,
                values[(verdict.Id, verdict.Area, verdict.Month, verdict.Dimension)], due.Month, due.Value);
            Assert.Equal(expected.Code, verdict.Code);
            Assert.Equal(expected.Actual ?? 0, verdict.Actual ?? 0, 9);
            Assert.Equal(expected.Required ?? 0, verdict.Required ?? 0, 9);

            // What the paces were reckoned from and how gives them again.
            Assert.Equal(expected.Actual is null, verdict.Base is null);
            if (verdict is { Base: { } start, Since: { } since, ByRatio: { } ratio })
            {
                Assert.Equal((first.Key.Month, first.Value), (since, start));
                var years = (due.Month.DayNumber - since.DayNumber) / 365.25;
                var held = cards[verdict.Id].Direction == "up" ? start >= due.Value : start <= due.Value;
                Assert.Equal(held ? start : due.Value, ratio ? start * Math.Pow(1 + verdict.Required!.Value, years) : start + (years * verdict.Required!.Value), Math.Abs(start) * 0.01);
            }
        }

        Assert.Superset(new HashSet<string> { "on_track", "slow", "away", "no_data" }, verdicts.Select(v => v.Code).ToHashSet());
    }

    [Fact]
    public void A_target_path_is_one_straight_row_a_month_from_the_first_value_through_the_milestones()
    {
        using var connection = Mart(out var values);
        var rows = connection.Read("SELECT id, area, month, dimension, target, status FROM mart_target ORDER BY month",
            r => (Id: r.GetString(0), Area: r.GetString(1), Month: r.GetFieldValue<DateOnly>(2), Dimension: r.GetString(3), Target: r.GetDouble(4), Status: r.GetString(5)));
        Assert.Equal(rows.Count, rows.Select(r => (r.Id, r.Area, r.Month, r.Dimension)).Distinct().Count());
        var missed = rows.Where(r => r.Id == "missed" && r.Area == "441900").ToArray();
        var start = values[("missed", "441900", Start, "")]!.Value;
        Assert.Equal(47, missed.Length);
        Assert.Equal(start * 46 / 47, missed[0].Target, 9);
        Assert.Equal((new DateOnly(2027, 12, 1), 0.0), (missed[^1].Month, missed[^1].Target));
        var coverage = rows.Where(r => r.Id == "coverage" && r.Area == "441900").ToDictionary(r => r.Month);
        Assert.Equal(0.97, coverage[new(2026, 12, 1)].Target, 12);
        Assert.Equal((0.97 + 0.995) / 2, coverage[new(2027, 6, 1)].Target, 12);
        Assert.All(rows, r => Assert.Equal("draft", r.Status));
    }

    [Fact]
    public void A_place_that_began_beyond_its_target_is_asked_to_hold_it_and_no_path_runs_against_its_direction()
    {
        using var connection = Mart(out _);
        connection.Execute("UPDATE mart_indicator SET value = 0.985 - 0.001 * date_diff('month', DATE '2024-01-01', month) WHERE id = 'coverage' AND area = '441900001'");
        foreach (var statement in IndicatorEvaluation.Targets(SmallCityDatabase.Library))
        {
            statement.Execute(connection);
        }

        var path = connection.Read("SELECT month, target FROM mart_target WHERE id = 'coverage' AND area = '441900001' ORDER BY month", r => (Month: r.GetFieldValue<DateOnly>(0), Target: r.GetDouble(1)));
        Assert.All(path.Where(p => p.Month <= new DateOnly(2026, 12, 1)), p => Assert.Equal(0.97, p.Target, 12));
        Assert.Equal(0.995, path[^1].Target, 12);
        var verdicts = connection.Read("SELECT month, verdict, r_required FROM mart_verdict WHERE id = 'coverage' AND area = '441900001' AND month >= DATE '2024-07-01' ORDER BY month",
            r => (Month: r.GetFieldValue<DateOnly>(0), Code: r.GetString(1), Required: r.GetDouble(2)));
        Assert.All(verdicts, v => Assert.Equal(0, v.Required));
        Assert.Equal("reached", verdicts[0].Code);
        Assert.Equal("away", verdicts[^1].Code);
        Assert.Equal(("reached", 0.0), Verdict.Judge(up: false, byRatio: true, Start, 10, Start.AddMonths(30), 40, Start.AddMonths(48), 50) is var one ? (one.Code, one.Required!.Value) : default);

        var against = connection.Read("""
            SELECT count(*) FROM (SELECT id, target - lag(target) OVER (PARTITION BY id, area, dimension ORDER BY month) AS step FROM mart_target)
            WHERE CASE WHEN id = 'missed' THEN step > 1e-9 ELSE step < -1e-9 END
            """, r => r.GetInt64(0));
        Assert.Equal(0, against[0]);
    }

    private static DuckDBConnection Mart(out Dictionary<(string Id, string Area, DateOnly Month, string Dimension), double?> values)
    {
        var dice = new Random(4);
        values = [];
        var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        connection.Execute("CREATE TABLE mart_indicator (id VARCHAR, area VARCHAR, level VARCHAR, month DATE, dimension VARCHAR, value DOUBLE, denominator DOUBLE)");
        connection.Execute("CREATE TABLE mart_first_told (id VARCHAR, dimension VARCHAR, month DATE, value DOUBLE)");
        foreach (var (id, low, high) in new[] { ("missed", 5.0, 60.0), ("coverage", 0.9, 0.999), ("living_ratio", 0.5, 0.66) })
        {
            foreach (var area in new[] { "441900", "441900001", "441900002", "441900003" })
            {
                var slope = (dice.NextDouble() - 0.6) * (high - low) / 20;
                var level = (low + high) / 2;
                for (var m = 0; m < 30; m++)
                {
                    var value = area == "441900" || dice.NextDouble() > 0.2 ? Math.Max(0, level + (id == "missed" ? slope : -slope) * m) : (double?)null;
                    values[(id, area, Start.AddMonths(m), "")] = value;
                    connection.Execute($"INSERT INTO mart_indicator VALUES ('{id}', '{area}', '{(area.Length == 6 ? "city" : "town")}', DATE '{Start.AddMonths(m):yyyy-MM-dd}', '', {value?.ToString("R") ?? "NULL"}, NULL)");
                }
            }
        }

        foreach (var statement in IndicatorEvaluation.Targets(SmallCityDatabase.Library))
        {
            statement.Execute(connection);
        }

        return connection;
    }
}
