using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.DataRoom;

/// <summary>What an anomaly is about, in the words and units of its own kind.</summary>
public static class AnomalyWords
{
    public static string Subject(AnomalyRow row, View view)
    {
        var words = view.Words;
        return row.Source switch
        {
            "indicator" => $"{view.Cards[row.Subject].Title(words)} · {(view.Places.Find(row.Area) is { } place ? PlaceBook.Name(place, words) : row.Area)}",
            "money" => words.Say("anomaly.source.money", view.Programmes.FirstOrDefault(p => p.Code == row.Subject) is { } programme ? view.ProgrammeName(programme) : row.Subject),
            _ => words.Say("anomaly.source." + row.Source, Feed(row.Subject, view), words.Code("column", row.Detail)),
        };
    }

    public static string Value(AnomalyRow row, double value, View view) => row.Source switch
    {
        "indicator" => CellText.Value(value, view.Cards[row.Subject], view.Words).ToString(),
        "turned_back" or "empty" => Numbers.Digits(100 * value, 1) + "%",
        "money" => view.Words.Numbers.Count(value),
        _ => Numbers.Whole(Math.Round(value)),
    };

    /// <summary>What one month alone may be; where this one lies within, it was not alone: two or three to one side together are what does not fit.</summary>
    public static string Range(AnomalyRow row, View view) =>
        Ends(row, view) + (row.Value >= row.Lower && row.Value <= row.Upper ? view.Words["anomaly.together"] : string.Empty);

    /// <summary>Both ends, their unit once where it is the same.</summary>
    private static string Ends(AnomalyRow row, View view)
    {
        if (row.Source != "indicator")
        {
            return Value(row, row.Lower, view) + "–" + Value(row, row.Upper, view);
        }

        var unit = view.Cards[row.Subject].Unit;
        var (low, high) = (CellText.Value(row.Lower, unit, view.Words), CellText.Value(row.Upper, unit, view.Words));
        return (low.Unit == high.Unit ? low.Text : low.ToString()) + "–" + high;
    }

    /// <summary>How small a lasting break would still be found in the rows and the money that arrive, and which feeds nobody can watch yet; empty where nothing is to be said.</summary>
    public static (string Findable, string Unwatched, string Feeds) Limits(IReadOnlyList<AnomalyWatch> watch, View view)
    {
        var words = view.Words;
        string? Break(string source) => watch.Where(w => w.Source == source).Select(w => w.Findable).OfType<double>().Order().ToList() is { Count: > 0 } known ? Numbers.Percent(known[known.Count / 2], 0) : null;
        var feeds = watch.Where(w => w.Source == "rows").ToList();
        var unwatched = feeds.Where(w => w.Series == 0).Select(w => Feed(w.Subject, view)).Order(StringComparer.Ordinal).ToList();
        return (
            Break("rows") is { } rows && Break("money") is { } money ? words.Say("anomaly.findable", rows, money) : string.Empty,
            unwatched.Count == 0 ? string.Empty : words.Say("anomaly.unwatched", unwatched.Count, feeds.Count), words.List(unwatched));
    }

    private static string Feed(string feed, View view) =>
        view.Version.Feeds().FirstOrDefault(f => f.Feed == feed) is { } row ? view.Words.Of(row.TitleZh, row.TitleEn) : feed;
}
