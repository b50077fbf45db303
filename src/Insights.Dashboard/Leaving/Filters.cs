using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Leaving;

/// <summary>Under which filters a view stands and how fresh its numbers are: on the first sheet of a workbook, under a picture, in the foot of a printed page.</summary>
public static class Filters
{
    /// <summary>Name and value of each filter and of the numbers' freshness, in the page's order.</summary>
    /// <param name="chosen">What the page, or the one block that leaves, is narrowed to.</param>
    public static IReadOnlyList<(string Name, string Value)> Of(View view, IReadOnlyList<string> chosen)
    {
        ArgumentNullException.ThrowIfNull(view);
        var words = view.Words;
        var feeds = view.Version.Feeds();
        var late = feeds.Where(f => f.DaysLate > 0).OrderByDescending(f => f.DaysLate).ToList();
        return
        [
            (words["leave.place"], $"{view.AreaName} {view.Area.Code}"),
            (words["leave.month"], words.Months.Long(view.Month)),
            .. Standing(view, chosen) is { Count: > 0 } standing ? [(words[view.IsByProgramme ? "leave.programme" : "leave.chosen"], string.Join(" · ", standing))] : Array.Empty<(string, string)>(),
            .. view.Asked.Rest.Where(r => r.Key != "block").OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => (words.Code("leave.filter", r.Key), Said(r.Key, r.Value, view))),
            (words["leave.version"], words.Say(view.IsPast ? "leave.version_past" : "leave.version_text", view.About.Version, words.Months.Time(view.About.PublishedAt))),
            (words["leave.until"], words.Months.Date(Months.LastDay(view.About.AsOf))),
            (words["leave.feeds"], words.Say("fresh.feeds", feeds.Count, feeds.Count(f => f.Files > 0)) + (view.IsPast ? string.Empty : words["list.comma"])
                + (view.IsPast ? string.Empty : late.Count == 0 ? words["fresh.on_time"] : words.List(late.Select(f => words.Say(words.Form("fresh.late", f.DaysLate), words.Of(f.TitleZh, f.TitleEn), f.DaysLate))))),
            (words["leave.masking"], words["foot.masking"]),
        ];
    }

    /// <summary>What the address says, as the page calls it.</summary>
    private static string Said(string name, string value, View view) => name switch
    {
        "clause" => $"{value} {view.Words.Code("clause", value)}",
        "verdict" => view.Words.Code("verdict", value),
        "show" => view.Words.Find("outlook.show_" + value) ?? value,
        "feed" => view.Version.Feeds().FirstOrDefault(f => f.Feed == value) is { } feed ? view.Words.Of(feed.TitleZh, feed.TitleEn) : value,
        _ => view.Cards.Find(value)?.Title(view.Words) ?? value,
    };

    /// <summary>The same in two lines.</summary>
    public static IReadOnlyList<string> Foot(View view, IReadOnlyList<string> chosen)
    {
        ArgumentNullException.ThrowIfNull(view);
        var words = view.Words;
        var late = view.Version.Feeds().Count(f => f.DaysLate > 0);
        return
        [
            string.Join(" · ", [view.AreaName, words.Months.Long(view.Month), .. Standing(view, chosen)]),
            string.Join(" · ", words.Say("fresh.until", words.Months.Date(Months.LastDay(view.About.AsOf))), words.Say(view.IsPast ? "leave.version_past" : "leave.version_text", view.About.Version, words.Months.Time(view.About.PublishedAt)),
                view.IsPast ? words["leave.masked_short"] : $"{(late == 0 ? words["fresh.on_time"] : words.Say(words.Form("leave.late", late), late))} · {words["leave.masked_short"]}"),
        ];
    }

    /// <summary>What is chosen; where the page could be of one programme and is of none, that it is of all.</summary>
    private static IReadOnlyList<string> Standing(View view, IReadOnlyList<string> chosen) => chosen.Count == 0 && view.IsByProgramme ? [view.Words["leave.all_programmes"]] : chosen;
}
