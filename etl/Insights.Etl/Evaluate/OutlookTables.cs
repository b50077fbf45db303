using DuckDB.NET.Data;
using Insights.Forecasting.Trends;

namespace Insights.Etl.Evaluate;

/// <summary>The outlook of missed people in the city and its towns, from published values alone: what is masked is not looked into.</summary>
public sealed class OutlookTables(DuckDBConnection db, DateOnly asOf, DateOnly zeroBy)
{
    private const string Indicator = "missed";

    public void Make()
    {
        db.Execute("CREATE TABLE mart_outlook (id VARCHAR, area VARCHAR, dimension VARCHAR, month DATE, mean DOUBLE, lower80 DOUBLE, upper80 DOUBLE)");
        db.Execute(
            """
            CREATE TABLE mart_outlook_summary (id VARCHAR, area VARCHAR, dimension VARCHAR, method VARCHAR, reaches DATE, reaches_lower DATE,
              reaches_upper DATE, backtest_mae DOUBLE, backtest_hits DOUBLE, probability_in_time DOUBLE, note VARCHAR)
            """);
        using var points = db.CreateAppender("mart_outlook");
        using var summaries = db.CreateAppender("mart_outlook_summary");
        foreach (var (area, history) in Histories())
        {
            var outlook = TrendToZero.OfPublished(history, asOf, new TrendOptions { DueMonth = zeroBy });
            foreach (var p in outlook.Path)
            {
                points.CreateRow().AppendValue(Indicator).AppendValue(area).AppendValue("").AppendValue(p.Month)
                    .AppendValue(p.Mean).AppendValue(p.Lower).AppendValue(p.Upper).EndRow();
            }

            summaries.CreateRow().AppendValue(Indicator).AppendValue(area).AppendValue("").AppendValue(outlook.Method)
                .AppendValue(outlook.Reaches).AppendValue(outlook.ReachesLower).AppendValue(outlook.ReachesUpper)
                .AppendValue(outlook.Backtest?.Mae).AppendValue(outlook.Backtest?.IntervalHits).AppendValue(outlook.ProbabilityInTime).AppendValue(outlook.Note).EndRow();
        }
    }

    /// <summary>Place → published monthly values, oldest first; null where masked.</summary>
    private List<(string Area, double?[] Values)> Histories()
    {
        using var command = db.CreateCommand();
        command.CommandText =
            $"""
            SELECT area, value FROM mart_indicator
            WHERE id = '{Indicator}' AND dimension = '' AND level IN ('city', 'town')
            ORDER BY area, month
            """;
        using var reader = command.ExecuteReader();
        var found = new List<(string Area, double? Value)>();
        while (reader.Read())
        {
            found.Add((reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetDouble(1)));
        }

        return [.. found.GroupBy(f => f.Area).Select(g => (g.Key, g.Select(f => f.Value).ToArray()))];
    }
}
