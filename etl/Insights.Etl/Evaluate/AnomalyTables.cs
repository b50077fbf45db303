using DuckDB.NET.Data;
using Insights.Forecasting.Anomalies;
using Insights.Indicators.Evaluation;

namespace Insights.Etl.Evaluate;

/// <summary>
/// Months that do not fit, in what arrived (rows, money, empty cells, turned-back rows, by feed) and in the published indicators of city and towns (what is
/// masked is not looked into). mart_anomaly has an entry for each; a steward closes it with a cause, and it is open again when its value changes.
/// </summary>
public sealed class AnomalyTables(DuckDBConnection db)
{
    /// <summary>Entries older than this are history: nobody can find their cause.</summary>
    private const int MonthsShown = 12;

    // Fewer months than this in a feed (yearly or quarterly ones) are no series.
    private const int LeastMonths = 15;

    // An indicator counted in tens moves by chance alone.
    private const double LeastCount = 30;

    public void Make()
    {
        db.Execute(
            """
            CREATE TABLE mart_anomaly (key VARCHAR, source VARCHAR, subject VARCHAR, detail VARCHAR, area VARCHAR, month DATE, kind VARCHAR,
              value DOUBLE, expected DOUBLE, lower DOUBLE, upper DOUBLE, score DOUBLE, findable DOUBLE)
            """);
        db.Execute("CREATE TABLE mart_anomaly_watch (source VARCHAR, subject VARCHAR, series BIGINT, months BIGINT, alarms BIGINT, findable DOUBLE)");
        var months = Months();
        Watch("rows", AnomalyScale.Amount, months, Arrived("rows"));
        Watch("turned_back", AnomalyScale.Share, months, Arrived("turned_back"));
        Watch("money", AnomalyScale.Amount, months, MoneySql);
        Watch("empty", AnomalyScale.Share, months, EmptySql());
        Watch("indicator", AnomalyScale.Amount, months, IndicatorSql("value >= 1.5 OR value = 0", $"max(value) >= {LeastCount}"));
        Watch("indicator", AnomalyScale.Share, months, IndicatorSql("value BETWEEN 0 AND 1 AND denominator IS NOT NULL", $"max(value) <= 1 AND min(denominator) >= {LeastCount}"));
    }

    private const string MoneySql =
        """
        SELECT programme AS subject, '' AS detail, '' AS area, pay_month AS month, sum(amount)::DOUBLE AS value, count(*)::DOUBLE AS whole
        FROM landed_payments WHERE kind <> 'recovery' GROUP BY ALL
        """;

    private static string Arrived(string what) =>
        $"""
        SELECT feed AS subject, '' AS detail, '' AS area, date_trunc('month', period)::DATE AS month,
          {(what == "rows" ? "sum(rows_read - rows_identical)::DOUBLE" : "sum(rows_quarantined) / nullif(sum(rows_read), 0)::DOUBLE")} AS value,
          sum(rows_read)::DOUBLE AS whole
        FROM meta_file WHERE period IS NOT NULL GROUP BY ALL
        """;

    /// <summary>Cells that are empty, by feed and column; only columns that are empty now and then.</summary>
    private string EmptySql()
    {
        var parts = new List<string>();
        foreach (var feed in Texts("SELECT substr(view_name, 8) FROM duckdb_views() WHERE starts_with(view_name, 'landed_') ORDER BY view_name"))
        {
            var columns = Texts($"SELECT column_name FROM duckdb_columns() WHERE table_name = 'landed_{feed}' AND NOT starts_with(column_name, '_') ORDER BY column_index");
            if (columns.Count > 0)
            {
                var counts = string.Join(", ", columns.Select(c => $"count(*) - count(\"{c}\") AS \"{c}\""));
                parts.Add(
                    $"SELECT '{feed}' AS subject, _file, total, detail, empty FROM (SELECT _file, count(*) AS total, {counts} FROM landed_{feed} GROUP BY _file) UNPIVOT (empty FOR detail IN ({string.Join(", ", columns.Select(c => $"\"{c}\""))}))");
            }
        }

        return
            $"""
            SELECT subject, detail, '' AS area, month, empty / total::DOUBLE AS value, total::DOUBLE AS whole
            FROM (
              SELECT arrived.subject, arrived.detail, date_trunc('month', file.period)::DATE AS month, sum(arrived.empty) AS empty, sum(arrived.total) AS total
              FROM ({string.Join(" UNION ALL ", parts)}) AS arrived
              JOIN meta_file AS file ON file.file = arrived._file AND file.feed = arrived.subject
              WHERE file.period IS NOT NULL
              GROUP BY ALL
            )
            QUALIFY sum(empty) OVER (PARTITION BY subject, detail) > 0
            """;
    }

    private List<string> Texts(string sql)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    private static string IndicatorSql(string fits, string series) =>
        $"""
        SELECT id AS subject, '' AS detail, area, month, value, CASE WHEN value BETWEEN 0 AND 1 THEN denominator END AS whole
        FROM (
          SELECT id, area, month, coalesce(alike.value, indicator.value) AS value, denominator
          FROM mart_indicator AS indicator LEFT JOIN ({FirstToldStatements.Alike}) AS alike USING (id, area, dimension, month)
          WHERE dimension = '' AND level IN ('city', 'town') AND indicator.value IS NOT NULL
        )
        WINDOW own AS (PARTITION BY id, area)
        QUALIFY bool_and({fits}) OVER own AND {series.Replace("(value)", "(value) OVER own", StringComparison.Ordinal).Replace("(denominator)", "(denominator) OVER own", StringComparison.Ordinal)}
        """;

    private List<DateOnly> Months()
    {
        using var command = db.CreateCommand();
        command.CommandText = "SELECT month FROM dim_month ORDER BY month";
        using var reader = command.ExecuteReader();
        var months = new List<DateOnly>();
        while (reader.Read())
        {
            months.Add(reader.GetFieldValue<DateOnly>(0));
        }

        return months;
    }

    /// <summary>Enough months, and a value of its own in most of them: a figure given once a year, or nearly always the same, has no month that could fit or not.</summary>
    private static bool IsMonthly(double?[] values)
    {
        var known = values.OfType<double>().ToArray();
        return known.Length >= LeastMonths && known.Zip(known.Skip(1)).Count(p => p.First != p.Second) >= 0.7 * (known.Length - 1);
    }

    private void Watch(string source, AnomalyScale scale, List<DateOnly> months, string sql)
    {
        var place = months.Select((m, i) => (m, i)).ToDictionary(x => x.m, x => x.i);
        var all = new Dictionary<(string Subject, string Detail, string Area), (double?[] Values, double?[] Wholes)>();
        using (var command = db.CreateCommand())
        {
            command.CommandText = $"SELECT subject::VARCHAR, detail::VARCHAR, area::VARCHAR, month, value, whole FROM ({sql}) WHERE value IS NOT NULL ORDER BY 1, 2, 3, 4";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                if (place.TryGetValue(reader.GetFieldValue<DateOnly>(3), out var at))
                {
                    var key = (reader.GetString(0), reader.GetString(1), reader.GetString(2));
                    var (values, wholes) = all.TryGetValue(key, out var known) ? known : all[key] = (new double?[months.Count], new double?[months.Count]);
                    values[at] = reader.GetDouble(4);
                    wholes[at] = reader.IsDBNull(5) ? null : reader.GetDouble(5);
                }
            }
        }

        // What has too few months stands there too, with no series: a reader should know what nobody watches.
        var watch = all.Keys.Select(k => k.Subject).Distinct().ToDictionary(s => s, _ => (Series: 0L, Months: 0L, Alarms: 0L, Findable: new List<double>()), StringComparer.Ordinal);
        using var rows = db.CreateAppender("mart_anomaly");
        foreach (var ((subject, detail, area), (values, wholes)) in all.Where(s => IsMonthly(s.Value.Values)))
        {
            var report = AnomalySearch.Of(values, scale, wholes);
            var known = watch[subject];
            known.Findable.AddRange(double.IsNaN(report.Findable) ? [] : [report.Findable]);
            watch[subject] = (known.Series + (report.Tested > 0 ? 1 : 0), known.Months + report.Tested, known.Alarms + report.Anomalies.Count, known.Findable);
            foreach (var found in report.Anomalies.Where(a => a.Month >= months.Count - MonthsShown))
            {
                rows.CreateRow().AppendValue($"{source}/{subject}/{detail}/{area}/{months[found.Month]:yyyy-MM}").AppendValue(source).AppendValue(subject).AppendValue(detail).AppendValue(area)
                    .AppendValue(months[found.Month]).AppendValue(found.Kind).AppendValue(found.Value).AppendValue(found.Expected)
                    .AppendValue(found.Lower).AppendValue(found.Upper).AppendValue(found.Score).AppendValue(report.Findable).EndRow();
            }
        }

        rows.Dispose();
        using var watches = db.CreateAppender("mart_anomaly_watch");
        foreach (var (subject, w) in watch)
        {
            double? middle = w.Findable.Count > 0 ? w.Findable.Order().ElementAt(w.Findable.Count / 2) : null;
            watches.CreateRow().AppendValue(source).AppendValue(subject).AppendValue(w.Series).AppendValue(w.Months).AppendValue(w.Alarms).AppendValue(middle).EndRow();
        }
    }
}
