using System.Diagnostics;
using System.Globalization;
using Insights.Forecasting.Anomalies;
using Insights.Forecasting.Outlooks;
using Insights.Forecasting.Risk;
using Insights.Forecasting.Series;

namespace Insights.Benchmarks;

/// <summary>What looking ahead costs and how right it is: outlooks of 5,000 indicator series, risk ranking on the city's hold-out and on a million cases, planted breaks.</summary>
public static class ForesightAccount
{
    const int Series = 5_000, Cases = 1_000_000, Months = 36, Draws = 2_000;

    public static void Print(string? version)
    {
        if (version is not null) OfCity(version);
        else
        {
            using var city = new BenchmarkCity();
            OfCity(city.Version);
        }
        Million();
        Breaks();
    }

    static void OfCity(string version)
    {
        using var db = BenchmarkCity.Open($"{version};ACCESS_MODE=READ_ONLY");
        Outlooks(db);
        Card(db);
    }

    /// <summary>The published series of the city, as often as it takes to make 5,000, asked for five years as the pipeline asks for towns.</summary>
    static void Outlooks(DuckDB.NET.Data.DuckDBConnection db)
    {
        using var command = db.CreateCommand();
        command.CommandText =
            "SELECT id, area, list(coalesce(value, 'nan'::DOUBLE) ORDER BY month) FROM mart_indicator WHERE dimension = '' AND level IN ('city', 'town') AND NOT masked GROUP BY id, area ORDER BY id, area";
        var published = new List<GivenSeries>();
        using (var reader = command.ExecuteReader())
            while (reader.Read())
            {
                var values = reader.GetFieldValue<List<double>>(2).ToArray();
                var domain = values.All(v => double.IsNaN(v) || v is >= 0 and <= 1) ? Domain.Share : Domain.Count;
                published.Add(new($"{reader.GetString(0)} {reader.GetString(1)}", 12, 60, values, domain));
            }
        List<GivenSeries> asked = [.. Enumerable.Range(0, Series).Select(i => published[i % published.Count] with { Id = $"{i}" })];
        var made = Timed($"outlooks of {Series:N0} series ({published.Count:N0} published), towns' families", () => SeriesOutlooks.Of(asked, OutlookOptions.Frugal));
        var tested = made.Where(o => o.Backtest is not null).ToList();
        Say($"  {made.Count(o => o.Mean.Length > 0):N0} outlooks; back-test MAE below the naive rule's in {tested.Average(o => o.Backtest!.Mae <= o.Backtest.NaiveMae ? 1.0 : 0):0.0%} of {tested.Count:N0}");
    }

    /// <summary>The version's own model card: what the hold-out months said.</summary>
    static void Card(DuckDB.NET.Data.DuckDBConnection db)
    {
        using var command = db.CreateCommand();
        command.CommandText =
            """
            SELECT note, ranked, order_share, lift, rule_lift, gain_low, gain_high, calibration_error, unknown_calibration_error,
              (SELECT lift FROM mart_risk_lift WHERE scope = 'unknown' AND share = order_share), (SELECT rule_lift FROM mart_risk_lift WHERE scope = 'unknown' AND share = order_share)
            FROM mart_risk_card
            """;
        using var reader = command.ExecuteReader();
        reader.Read();
        string At(int column) => reader.IsDBNull(column) ? "none" : reader.GetDouble(column).ToString("0.0000", CultureInfo.InvariantCulture);
        Say($"risk: {reader.GetString(0)}, {reader.GetInt32(1):N0} ranked; top {At(2)}: lift {At(3)}, longest unknown first {At(4)}, gain {At(5)} to {At(6)}; among the unknown {At(9)} and {At(10)}; calibration error {At(7)}, among the unknown {At(8)}");
    }

    /// <summary>A million closed cases of random people, every one learned from: the time hangs on their number, not on what they say.</summary>
    static void Million()
    {
        var dice = new Random(1);
        var nothing = new Dictionary<string, string>();
        List<RiskCase> cases = [.. Enumerable.Range(0, Cases).Select(i =>
        {
            float[] features = [.. RiskFeatures.Names.Select((_, f) => (float)(f % 3 == 0 ? dice.Next(2) : 40 * dice.NextDouble()))];
            return new RiskCase(i, new(2025, 1, 1), RiskRole.Learn, dice.NextDouble() < (features[0] > 0 && features[1] > 30 ? 0.3 : 0.02), i % 5, features, nothing);
        })];
        Timed($"risk: a model learned from {Cases:N0} closed cases, none left out", () => RiskModel.Learn(cases, new() { OneInQuiet = 1 }));
    }

    /// <summary>Monthly series with season, trend and noise of 2 %: a break of 20 % planted in each of half of them.</summary>
    static void Breaks()
    {
        var (found, alarms, tested) = (0, 0, 0);
        for (var draw = 0; draw < Draws; draw++)
        {
            var dice = new Random(draw);
            double Normal() => Math.Sqrt(-2 * Math.Log(1 - dice.NextDouble())) * Math.Cos(2 * Math.PI * dice.NextDouble());
            var (season, trend, at) = (0.1 * dice.NextDouble(), 0.004 * (dice.NextDouble() - 0.5), 26 + (draw % 8));
            var factor = draw % 4 < 2 ? 1 : draw % 4 == 2 ? 1.2 : 0.8;
            double?[] series = [.. Enumerable.Range(0, Months).Select(m => (double?)(1e4 * Math.Exp((trend * m) + (season * Math.Sin(2 * Math.PI * (m + draw) / 12)) + (0.02 * Normal())) * (m >= at ? factor : 1)))];
            var report = AnomalySearch.Of(series, AnomalyScale.Amount, [.. series.Select(_ => (double?)1e6)]);
            if (factor == 1) (alarms, tested) = (alarms + report.Anomalies.Count, tested + report.Tested);
            else found += report.Anomalies.Any(a => a.Month >= at && a.Month <= at + 2 && Math.Sign(a.Score) == Math.Sign(factor - 1)) ? 1 : 0;
        }
        Say($"anomalies: {found:N0} of {Draws / 2:N0} planted breaks of 20 % found ({found / (Draws / 2.0):0.0%}); {alarms} false alarms in {tested:N0} series-months, one in {tested / Math.Max(1.0, alarms):N0}");
    }

    static T Timed<T>(string what, Func<T> work)
    {
        var (watch, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        var made = work();
        Say($"{what}: {watch.Elapsed.TotalSeconds:0.0} s, {(Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds:0.0} s of processor");
        return made;
    }

    static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
