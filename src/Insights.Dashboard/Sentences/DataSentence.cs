using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Sentences;

/// <summary>Whether the numbers of this version may be used: what came, what was set aside, what the tests say, what nobody has explained.</summary>
public static class DataSentence
{
    /// <param name="open">Months that do not fit and that nobody has explained; null where that is not known.</param>
    public static string Say(IReadOnlyList<FeedRow> feeds, IReadOnlyList<FileRow> files, IReadOnlyList<TestRow> tests, int? open, Words words)
    {
        ArgumentNullException.ThrowIfNull(feeds);
        ArgumentNullException.ThrowIfNull(tests);
        ArgumentNullException.ThrowIfNull(words);
        var (failed, read, aside) = (tests.Count(t => !t.Passed), files.Sum(f => f.RowsRead), files.Sum(f => f.RowsQuarantined));
        var onTime = feeds.Count(f => f.Files > 0 && f.DaysLate <= 0);
        return Phrase.Sentence(
            words, failed > 0 ? words.Say("data.lead_failed", failed, tests.Count) : words["data.lead_sound"],
            onTime == feeds.Count ? words.Say("data.lead_on_time", feeds.Count) : words.Say("data.lead_late", feeds.Count - onTime, feeds.Count),
            read > 0 && aside > 0 ? words.Say("data.lead_aside", Numbers.Digits(1000.0 * aside / read, 1)) : null,
            open > 0 ? words.Say(words.Form("fresh.unexplained", open.Value), open.Value) : null);
    }
}
