using Insights.Dashboard.BlindSpots;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Sentences;

/// <summary>Of the entitled, how many are covered and how many are missed.</summary>
public static class FunnelSentence
{
    public static string Say(BlindSpotRows rows, View view)
    {
        var words = view.Words;
        string Plain(string id) => CellText.Plain(rows.Now(view, id), view.Cards[id], words);
        return rows.Now(view, "entitled") is null or { Lacking: not null }
            ? words["say.nothing"]
            : Phrase.Sentence(words, words.Say("say.funnel", Plain("entitled"), Plain("covered"), Plain("missed")), words.Say("say.funnel_unknown", Plain("unknown")));
    }
}
