using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Cards;

/// <summary>
/// A national target that has come due, held against the month's value: a local path for later years is what the verdict measures, but it must not hide what was to be reached already.
/// Nothing is said where the value is withheld.
/// </summary>
public sealed record NationalCheck(string Dimension, NationalTarget Target, bool IsMet)
{
    /// <summary>Of the whole and of every class that a target is set for.</summary>
    public static IReadOnlyList<NationalCheck> All(Card card, CellBook cells, View view)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(view);
        return card.National.Count == 0 ? [] : [.. cells.Cells.Where(c => c.Id == card.Id && c.Area == view.Area.Code && c.Month == view.Month).Select(c => Of(card, c, view.Area.Level)).OfType<NationalCheck>()];
    }

    /// <summary>In words, by indicator: those that are not met.</summary>
    /// <param name="wholes">The indicators' wholes; where a target is set for classes, those are read.</param>
    public static IReadOnlyDictionary<string, string> Missed(View view, CellBook wholes)
    {
        ArgumentNullException.ThrowIfNull(view);
        var missed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var card in view.Cards.All.Where(c => c.National.Count > 0))
        {
            var checks = All(card, card.National.Any(t => t.Pattern.Length > 0) ? view.Version.CellsOf(view.Area.Code, card.Id) : wholes, view);
            if (checks.Any(c => !c.IsMet))
            {
                missed[card.Id] = Say(checks, card, view.Words)!;
            }
        }

        return missed;
    }

    /// <summary>Null where none is due or the value is not known.</summary>
    public static NationalCheck? Of(Card card, Cell? cell, string level)
    {
        ArgumentNullException.ThrowIfNull(card);
        if (cell?.Value is not { } value || card.National.FirstOrDefault(t => t.Asks(level) && t.IsOf(cell.Dimension) && t.Due <= cell.Month) is not { } target)
        {
            return null;
        }

        var rising = card.HigherIsBetter != false;
        var bound = TargetBound.Of(target.Value, rising, card.IsCount, card.Unit == Unit.Share);
        return new(cell.Dimension, target, rising ? value >= bound : value <= bound);
    }

    /// <summary>A sentence of its own, to stand behind another; empty where nothing is due.</summary>
    public static string Sentence(Card card, CellBook cells, View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return Say(All(card, cells, view), card, view.Words) is { } told ? (view.Words.IsChinese ? "" : " ") + Phrase.Sentence(view.Words, told) : string.Empty;
    }

    /// <summary>'国家2025年 100%：3 项中 3 项未达到（数值待核）'; null where none is due.</summary>
    public static string? Say(IReadOnlyList<NationalCheck> checks, Card card, Words words)
    {
        ArgumentNullException.ThrowIfNull(checks);
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(words);
        if (checks.Count == 0)
        {
            return null;
        }

        var (missed, first) = (checks.Count(c => !c.IsMet), checks[0].Target);
        var goal = CellText.Value(first.Value, card, words).ToString();
        var told = words.Say(checks is [{ Dimension.Length: 0 }] or [_] ? missed > 0 ? "national.missed" : "national.met" : missed > 0 ? "national.parts_missed" : "national.parts_met", first.Due.Year, goal, checks.Count, missed);
        return first.IsUnsure ? words.Say("national.unsure", told) : told;
    }
}
