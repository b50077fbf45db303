using Insights.Dashboard.Cards;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Viewing;

/// <summary>
/// What speaks against a verdict. The verdict is the pace since the base; the outlook's chance to be at the final target in time rests on what came lately. Where one says the opposite of the
/// other (a good verdict and less than an even chance, a bad one and at least that), a fixed phrase says so beside the verdict, by the pace of the last twelve months. The verdict stays.
/// </summary>
public static class VerdictDoubt
{
    private const double Even = 0.5;

    // From this share of the required pace on a verdict is on track (Insights.Indicators, Verdict.OnTrack).
    private const double OnTrack = 0.95;

    /// <summary>slowing, unlikely, may_slip, final_unlikely, quicker or hopeful: the words of 'doubt.'; null where they agree or no chance is known.</summary>
    public static string? Of(Verdict? verdict, OutlookSummary? ahead, Cell? now, Cell? year, Card card)
    {
        ArgumentNullException.ThrowIfNull(card);
        if (ahead?.ProbabilityInTime is not { } chance)
        {
            return null;
        }

        return verdict?.Code switch
        {
            "on_track" when chance < Even => IsQuick(verdict, now, year, card) == false ? "slowing" : "unlikely",
            "reached" when chance < Even => ahead.Note == "at_target" ? "may_slip" : "final_unlikely",
            "slow" or "still" or "away" when chance >= Even => IsQuick(verdict, now, year, card) == true ? "quicker" : "hopeful",
            _ => null,
        };
    }

    /// <summary>The same as one sentence's clause, with the final target, its month and the chance: a verdict and a chance side by side are two opposite facts. Null where they agree.</summary>
    public static string? Say(string? doubt, OutlookSummary? ahead, Card card, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return doubt is null || ahead is not { ProbabilityInTime: { } chance, Target: { } target, Due: { } due } ? null
            : words.Say("doubt.say." + doubt, CellText.Value(target, card, words), words.Months.Long(due), Numbers.Chance(chance));
    }

    /// <summary>Whether the last twelve months alone were as quick as the target asks; null where that is not known.</summary>
    private static bool? IsQuick(Verdict verdict, Cell? now, Cell? year, Card card)
    {
        if (verdict.RRequired is not { } required || required == 0 || now?.Value is not { } value || year?.Value is not { } before)
        {
            return null;
        }

        var moved = card.PacesByRatio && value > 0 && before > 0 ? (value / before) - 1 : value - before;
        return moved / required >= OnTrack;
    }
}
