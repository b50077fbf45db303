using Insights.Dashboard.BlindSpots;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Sentences;

/// <summary>How many cases are older than a year; in the record's first year, that nobody can tell.</summary>
public static class AgeSentence
{
    public static string Say(BlindSpotRows rows, View view)
    {
        var words = view.Words;
        var cells = rows.Cells.Split("missed", view.Area.Code, view.Month, "age");
        var old = cells.FirstOrDefault(c => c.Dimension == "age:13+");
        var whole = BlindSpotRows.Whole(rows.Cells, view) ?? 0;
        return old is null
            ? (cells.Count == 0 ? string.Empty : Phrase.Sentence(words, words["say.parts_masked"]))
            : old.Lacking is not null ? words["say.nothing"]
            : AgeClass.IsCut(view) ? words.Say("say.age_cut", words.Months.Long(view.Months[0]))
            : Phrase.Sentence(words, old.Value is { } count && whole > 0
                ? words.Say("say.age_old", words.Numbers.Count(count), Numbers.Percent(count / whole, 0))
                : words.Say("say.age_old_masked", CellText.Show(old, view.Cards["missed"], words)));
    }
}
