using Insights.Indicators.Cards;

namespace Insights.Indicators.Evaluation;

/// <summary>
/// A wrong number is worse than a missing one: where one of a card's feeds has not been delivered for a month, the card has no value in it, at no place and in no class,
/// and mart_gap says which feed and when it last came. Where only one class's list has not (a programme's pay list), the other classes of that kind keep their values; the
/// whole has none, for a sum without a part is too small: mart_list_gap says which. A card that counts itself those of whom nothing is known (<see cref="Card.Told"/>) stands.
/// </summary>
internal static class GapStatements
{
    public static IEnumerable<Statement> Of(CardLibrary library)
    {
        var pairs = library.Cards.SelectMany(c => c.Feeds.Except(c.Told).Select(f => $"({CellStatements.Literal(c.Id)}, {CellStatements.Literal(f)})")).ToArray();
        yield return new("feeds and lists that are lacking", """
            CREATE TABLE IF NOT EXISTS meta_feed_gap (feed VARCHAR, month DATE, since DATE);
            CREATE TABLE IF NOT EXISTS fct_undelivered_list (feed VARCHAR, dimension VARCHAR, month DATE, since DATE);
            """);
        yield return new("feeds not delivered", $"""
            CREATE OR REPLACE TEMP TABLE ind_gap AS
            SELECT needed.id, gap.month, gap.feed, gap.dimension, gap.since
            FROM (VALUES {string.Join(", ", pairs.DefaultIfEmpty("(NULL, NULL)"))}) AS needed (id, feed)
            JOIN (SELECT feed, '' AS dimension, month, since FROM meta_feed_gap UNION ALL SELECT feed, dimension, month, since FROM fct_undelivered_list) AS gap USING (feed);
            CREATE OR REPLACE TABLE mart_gap AS
            SELECT id, month, feed, min(since) AS since FROM ind_gap GROUP BY id, month, feed ORDER BY id, month, since NULLS FIRST, feed;
            CREATE OR REPLACE TABLE mart_list_gap AS
            SELECT id, month, feed, dimension, since FROM ind_gap AS list
            WHERE dimension <> '' AND NOT EXISTS (FROM ind_gap AS whole WHERE whole.id = list.id AND whole.month = list.month AND whole.dimension = '')
            ORDER BY id, month, dimension
            """);
        yield return new("values not delivered", """
            UPDATE mart_indicator
            SET numerator = NULL, denominator = NULL, value = NULL, lower95 = NULL, upper95 = NULL, bound = NULL, masked = FALSE
            FROM (SELECT DISTINCT id, month, dimension FROM ind_gap) AS gap
            WHERE gap.id = mart_indicator.id AND gap.month = mart_indicator.month
              AND (gap.dimension IN ('', mart_indicator.dimension) OR split_part(gap.dimension, ':', 1) <> split_part(mart_indicator.dimension, ':', 1))
            """);
    }
}
