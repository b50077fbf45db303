using DuckDB.NET.Data;
using Insights.Forecasting.Unseen;

namespace Insights.Etl.Evaluate;

/// <summary>The third depth of blindness: people on no department's list, told from the overlap of five lists at the as-of month.</summary>
public sealed class UnseenTables(DuckDBConnection db)
{
    /// <summary>What it makes, the source of a card.</summary>
    public const string Made = "mart_unseen";

    /// <summary>Makes mart_unseen: one row per place and class. Counts of people are withheld where they are few; estimates have two figures.</summary>
    public void Make()
    {
        db.Execute(
            """
            CREATE TABLE mart_unseen (area VARCHAR, class VARCHAR, certified BIGINT, elsewhere BIGINT, observed BIGINT, unseen DOUBLE, unseen_lower95 DOUBLE,
              unseen_upper95 DOUBLE, estimate DOUBLE, lower95 DOUBLE, upper95 DOUBLE, model VARCHAR, note VARCHAR)
            """);
        if (db.Scalar<string?>("SELECT code FROM dim_place WHERE level = 'city'") is not { } city)
        {
            return;
        }

        using var rows = db.CreateAppender("mart_unseen");
        foreach (var row in new UnseenBook(city, Listed()).Rows())
        {
            var (seen, told) = (row.Certified + row.Elsewhere, row.Told);
            rows.CreateRow().AppendValue(row.Area).AppendValue(row.Class).AppendValue((long?)row.Certified).AppendValue((long?)row.Elsewhere).AppendValue((long?)seen)
                .AppendValue(told?.Unseen).AppendValue(told?.Lower).AppendValue(told?.Upper)
                .AppendValue(seen + told?.Unseen).AppendValue(seen + told?.Lower).AppendValue(seen + told?.Upper)
                .AppendValue(told?.Model).AppendValue(row.Note).EndRow();
        }
    }

    private List<ListedPeople> Listed()
    {
        using var command = db.CreateCommand();
        command.CommandText =
            """
            SELECT coalesce(town, ''), coalesce(category, 0)::INTEGER,
              CASE WHEN age < 7 THEN '0-6' WHEN age < 18 THEN '7-17' WHEN age < 60 THEN '18-59' ELSE '60+' END,
              (on_certificates::INTEGER + 2 * on_health::INTEGER + 4 * on_school::INTEGER + 8 * on_roster::INTEGER + 16 * on_survey::INTEGER)::INTEGER,
              count(*)
            FROM int_listed
            GROUP BY ALL
            ORDER BY ALL
            """;
        using var reader = command.ExecuteReader();
        var listed = new List<ListedPeople>();
        while (reader.Read())
        {
            listed.Add(new(reader.GetString(0), reader.GetInt32(1), reader.GetString(2), reader.GetInt32(3), reader.GetInt64(4)));
        }

        return listed;
    }
}
