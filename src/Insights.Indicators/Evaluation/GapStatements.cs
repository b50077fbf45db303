using Insights.Indicators.Cards;

namespace Insights.Indicators.Evaluation;

/// <summary>
/// A wrong number is worse than a missing one: where one of a card's feeds has not been delivered for a month, the card has no value in it, at no place and in no class,
/// and mart_gap says which feed and when it last came. What the rows of a source tell as unknown themselves (see <see cref="Source.Told"/>) is no such lack.
/// </summary>
internal static class GapStatements
{
    public static IEnumerable<Statement> Of(CardLibrary library)
    {
        var pairs = library.Cards.SelectMany(c => c.Feeds.Except(library.Sources[c.Source].Told).Select(f => $"({CellStatements.Literal(c.Id)}, {CellStatements.Literal(f)})")).ToArray();
        yield return new("feeds not delivered", $"""
            CREATE TABLE IF NOT EXISTS meta_feed_gap (feed VARCHAR, month DATE, since DATE);
            CREATE OR REPLACE TABLE mart_gap AS
            SELECT needed.id, gap.month, gap.feed, gap.since
            FROM (VALUES {string.Join(", ", pairs.DefaultIfEmpty("(NULL, NULL)"))}) AS needed (id, feed)
            JOIN meta_feed_gap AS gap USING (feed)
            ORDER BY needed.id, gap.month, gap.since NULLS FIRST, gap.feed
            """);
        yield return new("values not delivered", """
            UPDATE mart_indicator
            SET numerator = NULL, denominator = NULL, value = NULL, lower95 = NULL, upper95 = NULL, bound = NULL, masked = FALSE
            FROM (SELECT DISTINCT id, month FROM mart_gap) AS gap
            WHERE gap.id = mart_indicator.id AND gap.month = mart_indicator.month
            """);
    }
}
