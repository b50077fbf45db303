using DuckDB.NET.Data;
using Insights.Forecasting.Risk;

namespace Insights.Etl.Evaluate;

/// <summary>The cases of the risk ranking as the models made them: one row per person and looked-at month, features in the order of <see cref="RiskFeatures"/>.</summary>
public static class RiskCases
{
    private static readonly string[] Dimensions = ["category", "grade", "age_band", "sex", "place"];

    private const int FirstFeature = 7;

    /// <summary>Numbers and one text a row: words of two hundred thousand rows are dear to read one by one.</summary>
    private static string Roles => $"CASE trait.role {string.Join(' ', Enum.GetValues<RiskRole>().Select(r => $"WHEN '{r.ToString().ToLowerInvariant()}' THEN {(int)r}"))} END";

    public static List<RiskCase> Read(DuckDBConnection db)
    {
        using var command = db.CreateCommand();
        command.CommandText =
            $"""
            WITH identity AS (SELECT person_id, ('0x' || substr(md5(id18), 1, 15))::BIGINT AS lot FROM dim_person_identity)
            SELECT
              trait.person_id, trait.month, {Roles}, outcome.found, record.unknown_months::INTEGER, identity.lot,
              trait.category::VARCHAR || '|' || trait.grade::VARCHAR || '|'
                || CASE WHEN trait.age < 18 THEN '0-17' WHEN trait.age < 60 THEN '18-59' WHEN trait.age < 75 THEN '60-74' ELSE '75+' END || '|'
                || trait.sex || '|' || coalesce(place.kind, 'other') AS groups,
              {string.Join(", ", RiskFeatures.Names.Select(n => $"coalesce({n}::FLOAT, 'nan'::FLOAT)"))}
            FROM int_risk_trait AS trait
            JOIN identity USING (person_id)
            JOIN int_risk_record AS record USING (person_id, month)
            LEFT JOIN int_risk_outcome AS outcome USING (person_id, month)
            LEFT JOIN dim_place AS place ON place.code = trait.town
            ORDER BY identity.lot, trait.month
            """;
        using var reader = command.ExecuteReader();
        var cases = new List<RiskCase>();
        var met = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        while (reader.Read())
        {
            var features = new float[RiskFeatures.Names.Count];
            for (var i = 0; i < features.Length; i++)
            {
                features[i] = reader.GetFloat(FirstFeature + i);
            }

            cases.Add(new RiskCase(
                reader.GetInt64(0), reader.GetFieldValue<DateOnly>(1), (RiskRole)reader.GetInt32(2),
                reader.IsDBNull(3) ? null : reader.GetBoolean(3), reader.GetInt32(4), features, Groups(reader.GetString(6), met)) { Lot = reader.GetInt64(5) });
        }

        return cases;
    }

    /// <summary>People of the same groups share one dictionary: there are some hundred of them, not two hundred thousand.</summary>
    private static IReadOnlyDictionary<string, string> Groups(string key, Dictionary<string, IReadOnlyDictionary<string, string>> met)
    {
        if (!met.TryGetValue(key, out var groups))
        {
            met[key] = groups = Dimensions.Zip(key.Split('|')).ToDictionary(p => p.First, p => p.Second);
        }

        return groups;
    }
}
