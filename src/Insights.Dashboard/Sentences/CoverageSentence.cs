using Insights.Dashboard.BlindSpots;
using Insights.Dashboard.Viewing;

namespace Insights.Dashboard.Sentences;

/// <summary>Coverage, precision and unknown in one breath, with the year's change of coverage.</summary>
public static class CoverageSentence
{
    public static string Say(BlindSpotRows rows, View view)
    {
        var words = view.Words;
        string Plain(string id) => CellText.Plain(rows.Now(view, id), view.Cards[id], words);
        var (card, before) = (view.Cards["coverage"], rows.Cells.Find("coverage", view.Area.Code, view.YearBefore, view.Dimension));
        return rows.Now(view, "coverage") is not { } now
            ? words["say.nothing"]
            : Phrase.Sentence(
                words, words.Say("say.coverage", Plain("coverage"), Plain("precision"), Plain("unknown")),
                Alike.Refused(view, card, now, before) ?? (Phrase.Change(view, card, now, before, words["span.years.1"]) is { } change ? words.Say("say.coverage_year", change) : null));
    }
}
