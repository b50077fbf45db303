using System.Globalization;
using Insights.Indicators.Cards;
using Insights.Indicators.Evaluation;

namespace Insights.Indicators.Systems;

/// <summary>
/// The systems' scores, from the published mart and its targets, so that a score tells no more than they do. An indicator's attainment is value ÷ target of the month's path
/// (target ÷ value where less is better), between 0 and 1; after the last milestone the last target stays. The score is 100 × the weighted mean of the attainments that are known,
/// and there is none where less than <see cref="LeastKnown"/> of the weight is.
/// </summary>
public static class SystemStatements
{
    /// <summary>Share of the weight that must be known for a score.</summary>
    public const double LeastKnown = 0.5;

    /// <summary>To be executed after those of <see cref="IndicatorEvaluation"/>, on the same connection; leaves meta_system, mart_system_part and mart_system_score for the city and its towns.</summary>
    public static IEnumerable<Statement> Of(SystemLibrary library, CardLibrary cards)
    {
        if (library.Faults.Count > 0)
        {
            throw new InvalidOperationException($"Systems with faults are not scored: {library.Faults[0]}");
        }

        var directions = cards.Cards.ToDictionary(c => c.Id, c => c.Direction, StringComparer.Ordinal);
        string Row(params object[] values) => $"({string.Join(", ", values.Select(v => v is string text ? CellStatements.Literal(text) : Convert.ToString(v, CultureInfo.InvariantCulture)))})";
        yield return new("meta_system", Table(
            "meta_system", "system VARCHAR, ordinal INTEGER, name_zh VARCHAR, name_en VARCHAR, clauses VARCHAR",
            library.Systems.Select(s => Row(s.Id, s.Order, s.Name.Zh, s.Name.En, string.Join(' ', s.Clauses)))));
        yield return new("systems: weights", Table(
            "ind_weight", "system VARCHAR, id VARCHAR, weight DOUBLE, up BOOLEAN",
            library.Systems.SelectMany(s => s.Weights.Select(w => Row(s.Id, w.Key, w.Value, directions[w.Key] == "up"))), temporary: true));
        yield return new("mart_system_part", Parts);
        yield return new("mart_system_score", Scores);
    }

    private static string Table(string name, string columns, IEnumerable<string> rows, bool temporary = false)
    {
        var all = string.Join(",\n", rows);
        return $"CREATE OR REPLACE {(temporary ? "TEMP " : "")}TABLE {name} ({columns});" + (all.Length == 0 ? "" : $"\nINSERT INTO {name} VALUES\n{all}");
    }

    private const string Parts = """
        CREATE OR REPLACE TABLE mart_system_part AS
        WITH cells AS (
          SELECT w.system, p.code AS area, p.level, m.month, w.id, w.weight, w.up, i.id IS NOT NULL AS kept, i.masked, i.value, g.id IS NOT NULL AS undelivered
          FROM ind_weight w CROSS JOIN ind_place p CROSS JOIN ind_month m
          LEFT JOIN mart_indicator i ON i.id = w.id AND i.area = p.code AND i.month = m.month AND i.dimension = ''
          LEFT JOIN (SELECT DISTINCT id, month FROM mart_gap) g ON g.id = w.id AND g.month = m.month
          WHERE p.level IN ('city', 'town')
        ),
        paths AS (
          SELECT id, area, month, target FROM mart_target WHERE dimension = '' AND target IS NOT NULL
        ),
        aimed AS (
          SELECT cells.*, paths.target FROM cells ASOF LEFT JOIN paths ON paths.id = cells.id AND paths.area = cells.area AND paths.month <= cells.month
        )
        SELECT system, area, level, month, id, weight, value, target,
               CASE WHEN value IS NULL OR target IS NULL THEN NULL
                    WHEN up THEN CASE WHEN value >= target THEN 1.0 WHEN target > 0 THEN greatest(0.0, value / target) ELSE 0.0 END
                    ELSE CASE WHEN value <= target THEN 1.0 WHEN value > 0 THEN greatest(0.0, target / value) ELSE 0.0 END END AS attained,
               CASE WHEN masked THEN 'withheld' WHEN undelivered THEN 'undelivered' WHEN value IS NULL THEN 'no_value' WHEN target IS NULL THEN 'no_target' END AS missing
        FROM aimed WHERE kept
        """;

    private static readonly string Scores = string.Create(CultureInfo.InvariantCulture, $"""
        CREATE OR REPLACE TABLE mart_system_score AS
        WITH added AS (
          SELECT system, area, any_value(level) AS level, month, sum(weight) AS weight, coalesce(sum(weight) FILTER (WHERE attained IS NOT NULL), 0) AS known,
                 sum(weight * attained) AS reached, count(*) FILTER (WHERE attained IS NULL) AS missing, count(*) AS indicators
          FROM mart_system_part GROUP BY system, area, month
        )
        SELECT system, area, level, month, CASE WHEN known >= {LeastKnown} * weight THEN 100 * reached / known END AS score, known / weight AS known_share, indicators, missing FROM added
        """);
}
