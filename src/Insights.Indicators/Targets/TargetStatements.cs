using System.Globalization;
using Insights.Indicators.Cards;
using Insights.Indicators.Evaluation;

namespace Insights.Indicators.Targets;

/// <summary>
/// Target paths and verdicts from the published mart, so that a verdict tells no more than the values do.
/// One path holds for each indicator, place and dimension: a place's own before the general one, a draft (which the user sets) before a national one.
/// The path runs straight from the first published value through the milestones; where there is none it has the milestones alone. A place that began beyond its first milestone is asked to hold it:
/// a path that led back to it would ask for things to get worse.
/// </summary>
internal static class TargetStatements
{
    public static IEnumerable<Statement> Of(IReadOnlyList<Card> cards)
    {
        yield return new("targets: milestones", Milestones([.. cards.Where(c => c.Targets is not null)]));
        yield return new("mart_target", Paths);
        yield return new("mart_verdict", Verdicts);
    }

    private static string Milestones(IReadOnlyList<Card> cards)
    {
        var rows = new List<string>();
        foreach (var card in cards)
        {
            foreach (var path in card.Targets!.Paths)
            {
                rows.AddRange(from dimension in path.Dimensions from milestone in path.Milestones select string.Join(", ",
                    CellStatements.Literal(card.Id), CellStatements.Literal(dimension), path.Place is null ? "NULL" : CellStatements.Literal(path.Place),
                    Vocabulary.Rank(path.Finest).ToString(CultureInfo.InvariantCulture), CellStatements.Literal(path.Status), CellStatements.Literal(path.Source.Zh), CellStatements.Literal(path.Source.En),
                    CellStatements.Date(milestone.Month), milestone.Value.ToString("R", CultureInfo.InvariantCulture) + "::DOUBLE",
                    card.Direction == "up" ? "TRUE" : "FALSE", Verdict.ByRatio(card) ? "TRUE" : "FALSE"));
            }
        }

        const string empty = "NULL::VARCHAR, NULL::VARCHAR, NULL::VARCHAR, NULL::INTEGER, NULL::VARCHAR, NULL::VARCHAR, NULL::VARCHAR, NULL::DATE, NULL::DOUBLE, NULL::BOOLEAN, NULL::BOOLEAN";
        return $"""
            CREATE OR REPLACE TEMP TABLE ind_milestone AS
            WITH written(id, pattern, place, depth, status, source, source_en, month, target, up, by_ratio) AS (
              SELECT {empty} WHERE FALSE{string.Concat(rows.Select(r => $"\n  UNION ALL SELECT {r}"))}
            ),
            cells AS (
              SELECT id, area, dimension, CASE any_value(level) WHEN 'city' THEN 0 WHEN 'town' THEN 1 ELSE 2 END AS depth,
                     min(month) FILTER (WHERE value IS NOT NULL) AS base_month, arg_min(value, month) FILTER (WHERE value IS NOT NULL) AS base
              FROM mart_indicator WHERE id IN (SELECT id FROM written) GROUP BY id, area, dimension
            )
            SELECT c.id, c.area, c.dimension, c.base_month, c.base, w.month, w.target, w.status, w.source, w.source_en, w.up, w.by_ratio
            FROM cells c JOIN written w ON w.id = c.id AND (w.pattern = c.dimension OR (ends_with(w.pattern, '*') AND starts_with(c.dimension, rtrim(w.pattern, '*'))))
              AND coalesce(w.place = c.area, c.depth <= w.depth)
            WHERE c.base_month IS NULL OR w.month > c.base_month
            QUALIFY dense_rank() OVER (PARTITION BY c.id, c.area, c.dimension ORDER BY w.place IS NULL, w.status <> 'draft', w.source) = 1
            """;
    }

    private const string Paths = """
        CREATE OR REPLACE TABLE mart_target AS
        WITH points AS (
          SELECT id, area, dimension, month, target, status, source, source_en FROM ind_milestone
          UNION ALL
          SELECT id, area, dimension, base_month, CASE WHEN up THEN least(base, arg_min(target, month)) ELSE greatest(base, arg_min(target, month)) END, NULL, NULL, NULL
          FROM ind_milestone WHERE base_month IS NOT NULL GROUP BY id, area, dimension, base_month, base, up
        ),
        legs AS (
          SELECT *, lag(month) OVER key AS since, lag(target) OVER key AS start FROM points
          WINDOW key AS (PARTITION BY id, area, dimension ORDER BY month)
        )
        SELECT id, area, step AS month, dimension,
               CASE WHEN since IS NULL THEN target ELSE start + (target - start) * date_diff('month', since, step) / date_diff('month', since, month) END AS target,
               status, source, source_en
        FROM (SELECT *, CAST(unnest(generate_series(coalesce(since + INTERVAL 1 MONTH, month), month, INTERVAL 1 MONTH)) AS DATE) AS step FROM legs WHERE status IS NOT NULL)
        """;

    // Whether a target is reached is asked of the value itself; its pace, where later lists complete a month, of months that were told alike. What the pace was reckoned from and how stands beside it:
    // a page that guessed it from the values would tell people as per cent.
    private static readonly string Verdicts = string.Create(CultureInfo.InvariantCulture, $"""
        CREATE OR REPLACE TABLE mart_verdict AS
        WITH alike AS ({FirstToldStatements.Alike}),
        due AS (
          SELECT *, lag(month) OVER key AS since, lead(month) OVER key AS later FROM ind_milestone
          WINDOW key AS (PARTITION BY id, area, dimension ORDER BY month)
        ),
        spans AS (
          SELECT m.id, m.area, m.dimension, m.month, m.value, coalesce(n.value, m.value) AS told, t.target, t.base_month, coalesce(b.value, t.base) AS base, t.up, m.month > t.month AS late,
                 t.by_ratio AND t.base > 0 AND m.value > 0 AND t.target > 0 AS ratio,
                 date_diff('month', t.base_month, m.month) / 12.0::DOUBLE AS elapsed, date_diff('month', t.base_month, t.month) / 12.0::DOUBLE AS whole
          FROM mart_indicator m
          JOIN due t ON t.id = m.id AND t.area = m.area AND t.dimension = m.dimension
            AND (t.since IS NULL OR m.month > t.since) AND (t.later IS NULL OR m.month <= t.month)
          LEFT JOIN alike n ON n.id = m.id AND n.area = m.area AND n.dimension = m.dimension AND n.month = m.month
          LEFT JOIN alike b ON b.id = m.id AND b.area = m.area AND b.dimension = m.dimension AND b.month = t.base_month
          WHERE m.id IN (SELECT id FROM ind_milestone)
        ),
        paces AS (
          SELECT *, value IS NOT NULL AND CASE WHEN up THEN value >= target ELSE value <= target END AS reached,
                 value IS NOT NULL AND base IS NOT NULL AND elapsed * 12 >= {Verdict.LeastMonths} AND whole > 0 AS known,
                 CASE WHEN known THEN CASE WHEN ratio THEN pow(told / base, 1 / elapsed) - 1 ELSE (told - base) / elapsed END END AS r_actual,
                 CASE WHEN known THEN CASE WHEN CASE WHEN up THEN base >= target ELSE base <= target END THEN 0
                      WHEN ratio THEN pow(target / base, 1 / whole) - 1 ELSE (target - base) / whole END END AS r_required
          FROM spans
        )
        SELECT id, area, month, dimension,
               CASE WHEN value IS NULL THEN 'no_data' WHEN reached THEN 'reached' WHEN NOT known THEN 'no_data'
                    WHEN r_required = 0 THEN 'away'
                    WHEN r_actual / r_required >= {Verdict.OnTrack} THEN CASE WHEN late THEN 'slow' ELSE 'on_track' END
                    WHEN r_actual / r_required >= {Verdict.Still} THEN 'slow'
                    WHEN r_actual / r_required > -{Verdict.Still} THEN 'still' ELSE 'away' END AS verdict,
               r_actual, r_required, CASE WHEN known THEN base_month END AS base_month, CASE WHEN known THEN base END AS base, CASE WHEN known THEN ratio END AS by_ratio
        FROM paces
        """);
}
