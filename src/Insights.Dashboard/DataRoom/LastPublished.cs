using Insights.Dashboard.Viewing;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.DataRoom;

/// <summary>How far a feed reaches that is due on no day: nobody can say that it is on time, only which year was the last to be published.</summary>
public static class LastPublished
{
    private const string Statistics = "city_statistics";

    public static bool IsIrregular(FeedRow feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        return feed is { Rhythm: "irregular", Due: null };
    }

    /// <summary>The last year of which it holds a published number of the city, none that is assumed: numbers of the city are held against those. Null where its rows have no year.</summary>
    public static string? Year(View view, FeedRow feed)
    {
        ArgumentNullException.ThrowIfNull(view);
        return feed?.Feed != Statistics ? null
            : view.Version.Statistics().Where(s => s.Area == view.Places.City.Code && s.Value is not null && s.Confidence != "assumption").Select(s => s.Period[..4]).Max(StringComparer.Ordinal);
    }

    /// <summary>The same in words: to which year it is published, else that no day is set for it.</summary>
    public static string Say(View view, FeedRow feed)
    {
        ArgumentNullException.ThrowIfNull(view);
        return Year(view, feed) is { } year ? view.Words.Say("data.published_to", year) : view.Words["data.no_due"];
    }
}
