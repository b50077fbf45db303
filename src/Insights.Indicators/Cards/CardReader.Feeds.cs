namespace Insights.Indicators.Cards;

/// <summary>The lists that a card is made from.</summary>
internal static partial class CardReader
{
    private static IReadOnlyList<string> ReadFeeds(ContentMap map)
    {
        var feeds = map.Texts("feeds", required: true);
        foreach (var feed in feeds.Where(f => !Vocabulary.Feeds.Contains(f)))
        {
            map.Fault(map.LineOf("feeds"), $"'{feed}' is no feed", Spelling.Remedy(feed, Vocabulary.Feeds));
        }

        return feeds;
    }

    private static IReadOnlyList<string> ReadTold(ContentMap map)
    {
        var (told, feeds) = (map.Texts("told", required: false), map.Texts("feeds", required: false));
        foreach (var feed in told.Where(f => !feeds.Contains(f)))
        {
            map.Fault(map.LineOf("told"), $"'{feed}' is not among the card's feeds", Spelling.Remedy(feed, feeds));
        }

        return told;
    }
}
