using DuckDB.NET.Data;
using Insights.Forecasting.Risk;

namespace Insights.Etl.Evaluate;

/// <summary>The cases of the risk ranking as the models made them: one row per person and looked-at month, features in the order of <see cref="RiskFeatures"/>.</summary>
public static class RiskCases
{
    /// <summary>The models it is read from.</summary>
    public static readonly string[] Reads = ["int_risk_trait", "int_risk_record", "int_risk_outcome"];

    private static readonly string[] Dimensions = ["category", "grade", "age_band", "sex", "place"];

    public static List<RiskCase> Read(DuckDBConnection db)
    {
        using var command = db.CreateCommand();
        command.CommandText =
            $"""
            SELECT
              trait.person_id, trait.month, trait.role, outcome.found, record.unknown_months::INTEGER,
              trait.category::VARCHAR AS category, trait.grade::VARCHAR AS grade,
              CASE WHEN trait.age < 18 THEN '0-17' WHEN trait.age < 60 THEN '18-59' WHEN trait.age < 75 THEN '60-74' ELSE '75+' END AS age_band,
              trait.sex, coalesce(place.kind, 'other') AS place,
              {string.Join(", ", RiskFeatures.Names.Select(n => $"coalesce({n}::FLOAT, 'nan'::FLOAT)"))}
            FROM int_risk_trait AS trait
            JOIN int_risk_record AS record USING (person_id, month)
            LEFT JOIN int_risk_outcome AS outcome USING (person_id, month)
            LEFT JOIN dim_place AS place ON place.code = trait.town
            ORDER BY trait.person_id, trait.month
            """;
        using var reader = command.ExecuteReader();
        var cases = new List<RiskCase>();
        var met = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        while (reader.Read())
        {
            var features = new float[RiskFeatures.Names.Count];
            for (var i = 0; i < features.Length; i++)
            {
                features[i] = reader.GetFloat(5 + Dimensions.Length + i);
            }

            cases.Add(new RiskCase(
                reader.GetInt64(0), reader.GetFieldValue<DateOnly>(1), Enum.Parse<RiskRole>(reader.GetString(2), ignoreCase: true),
                reader.IsDBNull(3) ? null : reader.GetBoolean(3), reader.GetInt32(4), features, Groups(reader, met)));
        }

        return cases;
    }

    /// <summary>People of the same groups share one dictionary: there are some hundred of them, not two hundred thousand.</summary>
    private static IReadOnlyDictionary<string, string> Groups(DuckDBDataReader reader, Dictionary<string, IReadOnlyDictionary<string, string>> met)
    {
        var values = Dimensions.Select((_, i) => reader.GetString(5 + i)).ToArray();
        var key = string.Join('|', values);
        if (!met.TryGetValue(key, out var groups))
        {
            met[key] = groups = Dimensions.Zip(values).ToDictionary(p => p.First, p => p.Second);
        }

        return groups;
    }
}
