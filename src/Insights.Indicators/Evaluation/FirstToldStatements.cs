using System.Globalization;
using Insights.Indicators.Cards;

namespace Insights.Indicators.Evaluation;

/// <summary>
/// mart_first_told (id, dimension, month, value): the city's values as the month's own lists told them, where later lists have changed them since. Back pay completes a month for long
/// and the newest has had none: set against last month as it is known now, coverage falls in every month in which it stands still.
/// The people between the two are rounded to tens, so that no small number can be told from two publications of a month; where they are no ten, there is no row.
/// </summary>
public static class FirstToldStatements
{
    /// <summary>
    /// Published values of city and towns (id, area, dimension, month, value) as first told, for what is carried on or held against its past: a town's by the city's change, so that
    /// nothing is told of a town that its published values do not tell.
    /// </summary>
    public const string Alike = """
        SELECT here.id, here.area, here.dimension, here.month,
          CASE WHEN here.level = 'city' THEN told.value WHEN here.denominator IS NULL THEN here.value * told.value / city.value ELSE greatest(0, here.value + told.value - city.value) END AS value
        FROM mart_first_told AS told
        JOIN mart_indicator AS city ON city.id = told.id AND city.dimension = told.dimension AND city.month = told.month AND city.level = 'city' AND city.value > 0
        JOIN mart_indicator AS here ON here.id = told.id AND here.dimension = told.dimension AND here.month = told.month AND here.level IN ('city', 'town') AND here.value IS NOT NULL
        """;

    internal static IEnumerable<Statement> Of(CardLibrary library, EvaluationOptions options)
    {
        var made = library.Sources.Values.Where(s => s.FirstTold is not null).SelectMany(s => library.Cards.Where(c => c.Source == s.Name).SelectMany(c => Cells(c, s).Select(cell => (Source: s, Cell: cell))));
        yield return new("mart_first_told", "CREATE OR REPLACE TABLE mart_first_told (id VARCHAR, dimension VARCHAR, month DATE, value DOUBLE)");
        foreach (var source in made.GroupBy(m => m.Source))
        {
            yield return new($"{source.Key.Name}: as first told", $"""
                INSERT INTO mart_first_told
                WITH moved AS (
                  SELECT id, dimension, month, any_value(scale) AS scale, CAST(round(sum(CASE WHEN first THEN numerator ELSE -numerator END), -1) AS BIGINT) AS numerator,
                    CAST(round(sum(CASE WHEN first THEN denominator ELSE -denominator END), -1) AS BIGINT) AS denominator
                  FROM (
                    SELECT month, first, unnest([{string.Join(",\n", source.Select(m => m.Cell))}], recursive := true)
                    FROM {source.Key.FirstTold!.Relation}
                    WHERE month BETWEEN {CellStatements.Date(options.FirstMonth)} AND {CellStatements.Date(options.AsOf)}
                    GROUP BY month, first
                  )
                  GROUP BY id, dimension, month
                )
                SELECT id, dimension, month, CASE WHEN m.denominator IS NULL THEN greatest(0, m.value + moved.numerator)
                  ELSE moved.scale * greatest(0, m.numerator + moved.numerator) / nullif(m.denominator + moved.denominator, 0) END AS value
                FROM moved JOIN mart_indicator AS m USING (id, dimension, month)
                WHERE m.level = 'city' AND m.value IS NOT NULL AND (moved.numerator <> 0 OR moved.denominator <> 0)
                """);
        }
    }

    /// <summary>A counted card's aggregates for the whole and for each class that the relation knows.</summary>
    private static IEnumerable<string> Cells(Card card, Source source)
    {
        var known = source.FirstTold!.Columns;
        var quantities = new[] { card.Numerator, card.Denominator }.OfType<Quantity>().ToList();
        if (card.Measure is not null || quantities.Exists(q => !q.IsCounted || q.People is not null) || quantities.Select(q => q.Rows).Append(card.Where ?? "").SelectMany(Vocabulary.ColumnsIn).Except(known).Any())
        {
            yield break;
        }

        foreach (var (dimension, aggregate) in CardAggregates.Of(card, source))
        {
            var split = dimension.Length == 0 ? null : source.Dimensions[dimension[..dimension.IndexOf(':', StringComparison.Ordinal)]];
            if (split is not null && (split.Kind != "overlap" || Vocabulary.ColumnsIn(split.Sql!).Except(known).Any()))
            {
                continue;
            }

            foreach (var value in split?.Values ?? [""])
            {
                string Of(string sql) => sql.Replace(CardAggregates.Value, value, StringComparison.Ordinal);
                yield return string.Create(CultureInfo.InvariantCulture, $"{{id: {CellStatements.Literal(card.Id)}, scale: {card.Scale}::DOUBLE, dimension: {CellStatements.Literal(split is null ? "" : $"{split.Name}:{value}")}, numerator: {Of(aggregate.Numerator)}, denominator: {(aggregate.Denominator is { } under ? Of(under) : "0")}}}");
            }
        }
    }
}
