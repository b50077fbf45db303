using System.Globalization;
using Insights.Indicators.Cards;
using Insights.Indicators.Evaluation;

namespace Insights.Indicators.Systems;

/// <summary>
/// The systems' scores, from the published mart and its targets, so that a score tells no more than they do. An indicator's attainment is the share, between 0 and 1, of the way from
/// its floor to its aim, the last milestone of its path: (value − floor) ÷ (aim − floor). The floor stands on the card; without one it is zero, so that the attainment is value ÷ aim, or
/// aim ÷ value where less is better; where less is better and the aim is zero it is the first published value of the place. The path's straight line to the aim is no measure here: it begins
/// at the first value and would praise everyone for standing still. The score is 100 × the weighted mean of the attainments that are known, and there is none where less than
/// <see cref="LeastKnown"/> of the weight is. A town's share of fewer than <see cref="LeastBodies"/> branches, tasks, posts is no measure of the town: one of them moves it from nothing to all.
/// </summary>
public static class SystemStatements
{
    /// <summary>Share of the weight that must be known for a score.</summary>
    public const double LeastKnown = 0.5;

    /// <summary>Of fewer than this a town's share is not scored.</summary>
    public const int LeastBodies = 5;

    /// <summary>To be executed after those of <see cref="IndicatorEvaluation"/>, on the same connection; leaves meta_system, mart_system_part and mart_system_score for the city and its towns.</summary>
    public static IEnumerable<Statement> Of(SystemLibrary library, CardLibrary cards)
    {
        if (library.Faults.Count > 0)
        {
            throw new InvalidOperationException($"Systems with faults are not scored: {library.Faults[0]}");
        }

        var byId = cards.Cards.ToDictionary(c => c.Id, StringComparer.Ordinal);
        string Row(params object[] values) => $"({string.Join(", ", values.Select(v => v is "NULL" ? "NULL" : v is string text ? CellStatements.Literal(text) : Convert.ToString(v, CultureInfo.InvariantCulture)))})";
        yield return new("meta_system", Table(
            "meta_system", "system VARCHAR, ordinal INTEGER, name_zh VARCHAR, name_en VARCHAR, clauses VARCHAR",
            library.Systems.Select(s => Row(s.Id, s.Order, s.Name.Zh, s.Name.En, string.Join(' ', s.Clauses)))));
        yield return new("systems: weights", Table(
            "ind_weight", "system VARCHAR, id VARCHAR, weight DOUBLE, up BOOLEAN, floor DOUBLE",
            library.Systems.SelectMany(s => s.Weights.Select(w => Row(s.Id, w.Key, w.Value, byId[w.Key].Direction == "up", (object?)byId[w.Key].Targets?.Floor?.Value ?? "NULL"))), temporary: true));
        yield return new("mart_system_part", Parts);
        yield return new("mart_system_score", Scores);
    }

    private static string Table(string name, string columns, IEnumerable<string> rows, bool temporary = false)
    {
        var all = string.Join(",\n", rows);
        return $"CREATE OR REPLACE {(temporary ? "TEMP " : "")}TABLE {name} ({columns});" + (all.Length == 0 ? "" : $"\nINSERT INTO {name} VALUES\n{all}");
    }

    private static readonly string Parts = string.Create(CultureInfo.InvariantCulture, $"""
        CREATE OR REPLACE TABLE mart_system_part AS
        WITH cells AS (
          SELECT w.system, p.code AS area, p.level, m.month, w.id, w.weight, w.up, w.floor, i.id IS NOT NULL AS kept, i.masked, i.value, p.level = 'town' AND i.denominator < {LeastBodies} AS few, g.id IS NOT NULL AS undelivered
          FROM ind_weight w CROSS JOIN ind_place p CROSS JOIN ind_month m
          LEFT JOIN mart_indicator i ON i.id = w.id AND i.area = p.code AND i.month = m.month AND i.dimension = ''
          LEFT JOIN (SELECT DISTINCT id, month FROM mart_gap) g ON g.id = w.id AND g.month = m.month
          WHERE p.level IN ('city', 'town')
        ),
        aims AS (
          SELECT id, area, arg_max(target, month) AS target FROM mart_target WHERE dimension = '' AND target IS NOT NULL GROUP BY id, area
        ),
        firsts AS (
          SELECT id, area, arg_min(value, month) AS value FROM mart_indicator
          WHERE dimension = '' AND value IS NOT NULL AND id IN (SELECT id FROM ind_weight) GROUP BY id, area
        ),
        aimed AS (
          SELECT cells.*, aims.target, coalesce(cells.floor, CASE WHEN NOT cells.up AND aims.target = 0 THEN firsts.value END) AS zero
          FROM cells
          LEFT JOIN aims ON aims.id = cells.id AND aims.area = cells.area
          LEFT JOIN firsts ON firsts.id = cells.id AND firsts.area = cells.area
        )
        SELECT system, area, level, month, id, weight, value, target,
               CASE WHEN value IS NULL OR target IS NULL OR few THEN NULL
                    WHEN CASE WHEN up THEN value >= target ELSE value <= target END THEN 1.0
                    WHEN zero IS NOT NULL THEN CASE WHEN zero = target THEN 0.0 ELSE greatest(0.0, (value - zero) / (target - zero)) END
                    WHEN up THEN CASE WHEN target > 0 THEN greatest(0.0, value / target) ELSE 0.0 END
                    ELSE CASE WHEN value > 0 THEN greatest(0.0, target / value) ELSE 0.0 END END AS attained,
               CASE WHEN masked THEN 'withheld' WHEN undelivered THEN 'undelivered' WHEN value IS NULL THEN 'no_value' WHEN target IS NULL THEN 'no_target' WHEN few THEN 'too_few' END AS missing
        FROM aimed WHERE kept
        """);

    // Added up in one order, so that the same data give the same score to the last digit.
    private static readonly string Scores = string.Create(CultureInfo.InvariantCulture, $"""
        CREATE OR REPLACE TABLE mart_system_score AS
        WITH added AS (
          SELECT system, area, any_value(level) AS level, month, sum(weight ORDER BY id) AS weight, coalesce(sum(weight ORDER BY id) FILTER (WHERE attained IS NOT NULL), 0) AS known,
                 sum(weight * attained ORDER BY id) AS reached, count(*) FILTER (WHERE attained IS NULL) AS missing, count(*) AS indicators
          FROM mart_system_part GROUP BY system, area, month
        )
        SELECT system, area, level, month, CASE WHEN known >= {LeastKnown} * weight THEN 100 * reached / known END AS score, known / weight AS known_share, indicators, missing FROM added
        """);
}
