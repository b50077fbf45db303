using DuckDB.NET.Data;
using Insights.Forecasting.Trends;

namespace Insights.Etl.Evaluate;

/// <summary>The outlook of missed people in the city and its towns, from published values alone: where one is masked there is no outlook.</summary>
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
            var outlook = history is null ? null : TrendToZero.Of(history);
            var row = summaries.CreateRow().AppendValue(Indicator).AppendValue(area).AppendValue("");
            if (outlook is null)
            {
                row.AppendValue("none").AppendNullValue().AppendNullValue().AppendNullValue().AppendNullValue().AppendNullValue().AppendNullValue()
                    .AppendValue(history is null ? "masked" : "short").EndRow();
                continue;
            }

            foreach (var p in outlook.Points)
            {
                points.CreateRow().AppendValue(Indicator).AppendValue(area).AppendValue("").AppendValue(asOf.AddMonths(p.Ahead))
                    .AppendValue(p.Mean).AppendValue(p.Lower80).AppendValue(p.Upper80).EndRow();
            }

            var ahead = ((zeroBy.Year - asOf.Year) * 12) + zeroBy.Month - asOf.Month;
            row.AppendValue(outlook.Method).AppendValue(Month(outlook.Reaches)).AppendValue(Month(outlook.ReachesEarly)).AppendValue(Month(outlook.ReachesLate))
                .AppendValue(outlook.BacktestMae).AppendValue(outlook.BacktestHits)
                .AppendValue(ahead < 1 ? null : (double?)outlook.ProbabilityOfZero(ahead))
                .AppendValue(outlook.Reaches is null ? "not_falling" : "trend").EndRow();
        }
    }

    private DateOnly? Month(int? ahead) => ahead is { } months ? asOf.AddMonths(months) : null;

    /// <summary>Place → monthly values, or null where one of them is masked.</summary>
    private List<(string Area, double[]? Values)> Histories()
    {
        using var command = db.CreateCommand();
        command.CommandText =
            $"""
            SELECT area, count(*) = count(value) AS whole, string_agg(coalesce(value, 0)::VARCHAR, ' ' ORDER BY month) AS path
            FROM mart_indicator WHERE id = '{Indicator}' AND dimension = '' AND level IN ('city', 'town')
            GROUP BY area ORDER BY area
            """;
        using var reader = command.ExecuteReader();
        var found = new List<(string, double[]?)>();
        while (reader.Read())
        {
            found.Add((
                reader.GetString(0),
                reader.GetBoolean(1)
                    ? [.. reader.GetString(2).Split(' ').Select(v => double.Parse(v, System.Globalization.CultureInfo.InvariantCulture))]
                    : null));
        }

        return found;
    }
}
