using Insights.Dashboard.Viewing;

namespace Insights.Dashboard.DataRoom;

/// <summary>What a list is called that has not come: its feed, and the programme where each has a list of its own.</summary>
public static class ListName
{
    /// <param name="list">Code of the programme; null or empty where the whole feed is meant.</param>
    public static string Of(string feed, string? list, View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var known = view.Version.Feeds().FirstOrDefault(f => f.Feed == feed);
        var name = known is null ? feed : view.Words.Of(known.TitleZh, known.TitleEn);
        return string.IsNullOrEmpty(list) ? name
            : view.Words.Say("undelivered.list", name, view.Programmes.FirstOrDefault(p => p.Code == list) is { } programme ? view.ProgrammeName(programme) : list);
    }
}
