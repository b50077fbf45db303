using System.Globalization;
using Insights.Indicators.Cards;

namespace Insights.Indicators.Evaluation;

/// <summary>
/// The one ratio template: source rows → aggregates by place, month and slice, with the place level as a parameter.
/// Every place × month × slice has a cell, so that a zero is a zero; but none in months before which the source would have to look.
/// </summary>
internal static class CellStatements
{
    /// <summary>
    /// Places with numbers: the city 0, then towns and villages. Each place also has a "rest", number −1−k, for persons known to be in k but in none of its children:
    /// it is never published, and disclosure control counts it as a child that everyone can find by subtraction.
    /// </summary>
    public static IEnumerable<Statement> Frame(EvaluationOptions options)
    {
        yield return new("indicator places", $"""
            CREATE OR REPLACE TEMP TABLE ind_place AS
            WITH numbered AS (
              SELECT code, parent, level, CASE level WHEN 'city' THEN 0 WHEN 'town' THEN 1 ELSE 2 END AS depth,
                     CAST(row_number() OVER (ORDER BY CASE level WHEN 'city' THEN 0 WHEN 'town' THEN 1 ELSE 2 END, code) - 1 AS INTEGER) AS place_no
              FROM dim_place WHERE level IN ('city', 'town', 'village')
            ),
            parented AS (
              SELECT n.place_no, p.place_no AS parent_no, n.depth, n.code, n.level FROM numbered n LEFT JOIN numbered p ON p.code = n.parent
            )
            SELECT * FROM parented
            UNION ALL
            SELECT -1 - place_no, place_no, depth + 1, NULL, 'rest' FROM parented WHERE depth < 2
            """);
        yield return new("indicator months", $"""
            CREATE OR REPLACE TEMP TABLE ind_month AS
            SELECT CAST(unnest(generate_series({Date(options.FirstMonth)}, {Date(options.AsOf)}, INTERVAL 1 MONTH)) AS DATE) AS month
            """);
    }

    public static IEnumerable<Statement> Of(SourcePlan plan, EvaluationOptions options)
    {
        yield return new($"{plan.Source.Name}: aggregates", $"CREATE OR REPLACE TEMP TABLE {plan.Fine} AS\n{string.Join("\nUNION ALL BY NAME\n", plan.Slices.Where(s => s != plan.Carried).Select(s => Fine(plan, s, options)))}");
        yield return new($"{plan.Source.Name}: slices", Slices(plan));
        yield return new($"{plan.Source.Name}: cells", Cells(plan, options));
    }

    internal static string Date(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"DATE '{day:yyyy-MM-dd}'");

    internal static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Fine(SourcePlan plan, Slice slice, EvaluationOptions options)
    {
        var counts = plan.Counts.Where(c => slice.Columns.Contains(c.Count)).ToArray();
        var values = plan.Sums.Where(s => slice.Dimension is null || slice.Columns.Contains(s.Sum)).Select(s => (s.Sum, s.Aggregate))
            .Concat(plan.Products.Where(p => slice.Columns.Contains(p.Sum)).Select(p => (p.Sum, p.Aggregate))).ToArray();
        var aggregates = counts.Select(c => (c.Count, c.Aggregate)).Concat(values).ToArray();
        var columns = string.Join(", ", aggregates.Select(a => $"{a.Item2} AS {a.Item1}"));
        var from = $"FROM {plan.Source.Relation} WHERE month BETWEEN {Date(options.FirstMonth)} AND {Date(options.AsOf)}";
        var whole = plan.Overlap is null ? "" : $" AND {plan.Overlap.Sql} = {Literal(plan.Overlap.Whole!)}";
        if (slice.Dimension is { } dimension)
        {
            var only = counts.Any(c => c.Condition == "true") ? "" : $" AND ({string.Join(" OR ", counts.Select(c => $"({c.Condition})"))})";
            var village = slice.Finest == "village" ? "village" : "CAST(NULL AS VARCHAR)";
            return $"""
                SELECT * REPLACE ({Literal(dimension.Name + ":")} || slice AS slice) FROM (
                  SELECT town, {village} AS village, month, {dimension.Sql} AS slice, {Literal(dimension.Name)} AS family, {columns}
                  {from}{whole}{only} GROUP BY ALL
                ) WHERE slice IS NOT NULL
                """;
        }

        if (plan.Overlap is not { } overlap)
        {
            return plan.Carried is { Dimension: { } carried } ? Carrying(plan.Carried, carried)
                : $"SELECT town, village, month, '' AS slice, '' AS family, {columns} {from} GROUP BY town, village, month";
        }

        // Persons of the whole are counted in its own row; its yuan are the classes' yuan added up.
        var wholeRow = $"slice = {Literal(overlap.Whole!)}";
        var folded = counts.Select(c => $"sum({c.Count}) FILTER (WHERE {wholeRow}) AS {c.Count}").Concat(values.Select(v => $"sum({v.Item1}) FILTER (WHERE NOT ({wholeRow})) AS {v.Item1}"));
        return Classed(overlap, plan.OverlapFinest, $"NOT ({wholeRow})", aggregates.Select(a => a.Item1), folded);

        string Carrying(Slice slice, SourceDimension carried) =>
            Classed(carried, slice.Finest, "slice IS NOT NULL", aggregates.Select(a => a.Item1).Where(slice.Columns.Contains), aggregates.Select(a => $"sum({a.Item1}) AS {a.Item1}"));

        string Classed(SourceDimension dimension, string finest, string isClass, IEnumerable<string> names, IEnumerable<string> whole) => $"""
            SELECT * FROM (
              WITH classes AS MATERIALIZED (SELECT town, village, month, {dimension.Sql} AS slice, {columns} {from} GROUP BY town, village, month, slice)
              SELECT town, {(finest == "village" ? "village" : "CAST(NULL AS VARCHAR)")} AS village, month, {Literal(dimension.Name + ":")} || slice AS slice,
                {string.Join(", ", names.Select(n => $"sum({n}) AS {n}"))}, {Literal(dimension.Name)} AS family
              FROM classes WHERE {isClass} GROUP BY ALL
              UNION ALL BY NAME
              SELECT town, village, month, '' AS slice, {string.Join(", ", whole)}, '' AS family FROM classes GROUP BY town, village, month
            )
            """;
    }

    private static string Slices(SourcePlan plan)
    {
        var rows = new List<string>();
        foreach (var slice in plan.Slices)
        {
            var depth = Vocabulary.Rank(slice.Finest);
            rows.Add(slice.Dimension is null ? $"SELECT '' AS slice, '' AS family, {depth} AS depth" : Values(slice.Dimension, depth));
            if (slice.Dimension is null && plan.Overlap is { } overlap)
            {
                rows.Add(Values(overlap, Vocabulary.Rank(plan.OverlapFinest)));
            }
        }

        return $"CREATE OR REPLACE TEMP TABLE {plan.Names} AS\n{string.Join("\nUNION ALL\n", rows.Where(r => r.Length > 0))}";

        string Values(SourceDimension dimension, int depth) =>
            $"SELECT DISTINCT slice, {Literal(dimension.Name)} AS family, {depth} AS depth FROM (SELECT slice FROM {plan.Fine} WHERE family = {Literal(dimension.Name)}"
            + string.Concat(dimension.Values.Select(v => $" UNION ALL SELECT {Literal($"{dimension.Name}:{v}")}")) + ")";
    }

    private static string Cells(SourcePlan plan, EvaluationOptions options)
    {
        var names = plan.Counts.Select(c => c.Count).Concat(plan.Sums.Select(s => s.Sum)).Concat(plan.Products.Select(p => p.Sum)).ToArray();
        return $"""
            CREATE OR REPLACE TEMP TABLE {plan.Cells} AS
            WITH placed AS (
              SELECT f.*, t.place_no AS town_no, v.place_no AS village_no
              FROM {plan.Fine} f
              LEFT JOIN ind_place t ON t.level = 'town' AND t.code = f.town
              LEFT JOIN ind_place v ON v.level = 'village' AND v.code = f.village AND v.parent_no = t.place_no
            ),
            rolled AS (
              SELECT CASE WHEN grouping(town_no) = 1 THEN 0
                          WHEN grouping(village_no) = 1 THEN coalesce(town_no, -1)
                          ELSE coalesce(village_no, -1 - town_no) END AS place_no,
                     month, slice, {string.Join(", ", names.Select(n => $"CAST(sum({n}) AS BIGINT) AS {n}"))}
              FROM placed
              GROUP BY GROUPING SETS ((month, slice), (month, slice, town_no), (month, slice, town_no, village_no))
            )
            SELECT row_number() OVER () AS cell, p.place_no, p.parent_no, p.depth, p.code, p.level, m.month, s.slice, s.family,
                   {string.Join(", ", names.Select(n => $"coalesce(r.{n}, 0) AS {n}"))}
            FROM ind_place p JOIN ind_month m ON m.month >= {Date(options.FirstMonth.AddMonths(plan.Source.LooksBack))} JOIN {plan.Names} s ON p.depth <= s.depth
            LEFT JOIN rolled r ON r.place_no = p.place_no AND r.month = m.month AND r.slice = s.slice
            """;
    }
}
