using Insights.Dashboard.Overview;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Sentences;

/// <summary>How the month changed, and the largest reason each way.</summary>
public static class FlowSentence
{
    public static string Say(OverviewRows rows, View view)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(view);
        return Say(rows.Flow, view.Words, Alike.Refused(view, view.Cards["missed"], rows.Now(view, "missed"), rows.At(view, "missed", view.MonthBefore)));
    }

    /// <param name="refused">Why the two months are not compared; what moved the one to the other is told all the same.</param>
    public static string Say(IReadOnlyList<FlowStep> steps, Words words, string? refused = null)
    {
        if (steps.Count < 2)
        {
            return Phrase.Sentence(words, words["say.flow_masked"]);
        }

        var change = steps[^1].To - steps[0].To;
        return Phrase.Sentence(
            words,
            refused ?? (change == 0 ? words["say.flow_same"] : words.Say(change > 0 ? "say.flow_more" : "say.flow_fewer", words.Numbers.Count(Math.Abs(change)))),
            Largest(steps, "fewer", words),
            Largest(steps, "more", words));
    }

    private static string? Largest(IReadOnlyList<FlowStep> steps, string kind, Words words) =>
        steps.Where(s => s.Kind == kind && s.Change is not null).MaxBy(s => Math.Abs(s.Change!.Value)) is { } step
            ? words.Say("say.flow_" + kind + "_most", char.ToLowerInvariant(step.Name[0]) + step.Name[1..], words.Numbers.Count(Math.Abs(step.Change!.Value)))
            : null;
}
