using Insights.Dashboard.Cards;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Sentences;

/// <summary>Level, the year's change, the extreme since the beginning, and the distance to the next target.</summary>
public static class SeriesSentence
{
    /// <param name="name">What the series is of, where that is a class and not the card's whole.</param>
    public static string Say(IReadOnlyList<Cell> series, Target? target, Card card, View view, string? name = null)
    {
        var words = view.Words;
        if (series.FirstOrDefault(c => c.Month == view.Month) is not { } now)
        {
            return words["say.nothing"];
        }

        // An extreme is a comparison too: of the months that go with this one, and as they go with it.
        var known = series.Where(c => c.Month <= view.Month && c.Value is not null).Select(c => c.Month == now.Month ? c : Alike.Before(view, card, now, c)).OfType<Cell>().ToList();
        var published = series.ToDictionary(c => c.Month, c => CellText.Show(c, card, words));
        return Phrase.Sentence(
            words, Phrase.Level(name ?? card.Title(words), now, card, words),
            Phrase.Change(view, card, now, series.FirstOrDefault(c => c.Month == view.YearBefore), words["span.years.1"]),
            known.Count > 6 ? Extreme(known, [.. series.Where(c => c.Month <= view.Month && c.Value is null && (c.Masked || c.Bound is not null))], now, published, card, view) : null, Distance(now, target, card, view));
    }

    private static string? Extreme(List<Cell> known, List<Cell> withheld, Cell now, Dictionary<DateOnly, Shown> published, Card card, View view)
    {
        var (low, high) = (known.MinBy(c => c.Value)!, known.MaxBy(c => c.Value)!);
        if (low.Value == high.Value)
        {
            return null;
        }

        // The extreme that does not read as the present value; the highest where neither does. None that a withheld month may lie beyond.
        var (cell, word) = new[] { (Cell: high, Word: "say.highest_was"), (Cell: low, Word: "say.lowest_was") }
            .FirstOrDefault(e => CellText.Show(e.Cell, card, view.Words) != CellText.Show(now, card, view.Words) && !withheld.Exists(c => MayPass(c, e.Cell.Value!.Value, e.Cell == high, card)));
        return cell is null ? null : view.Words.Say(word, view.Words.Months.Long(cell.Month), Phrase.FirstTold(CellText.Show(cell, card, view.Words), published[cell.Month], view.Words));
    }

    private static bool MayPass(Cell withheld, double extreme, bool upward, Card card) =>
        CellText.Bound(withheld, card) is not { } bound || CellText.IsLeast(card) == upward || (upward ? bound > extreme : bound < extreme);

    private static string? Distance(Cell now, Target? target, Card card, View view)
    {
        if (target?.Value is not { } goal || now.Value is not { } value)
        {
            return null;
        }

        var reached = card.HigherIsBetter switch { true => value >= goal, false => value <= goal, null => false };
        var text = CellText.Value(goal, card, view.Words);
        return reached ? view.Words.Say("say.target_reached", view.Words.Months.Long(target.Month), text) : view.Words.Say("say.target_left", view.Words.Months.Long(target.Month), text);
    }
}
