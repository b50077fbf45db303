using Insights.Dashboard.Cards;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Sentences;

/// <summary>An indicator's classes side by side: which stand out, how many reach the target, which moved most in a year.</summary>
public static class ClassSentence
{
    // Equals that are still read at a glance.
    private const int Named = 2;

    // Shares are told to a tenth of a per cent: what they add up to may be off by that for each of a few.
    private const double Off = 0.006;

    /// <param name="classes">The cells of the month, each with its name, as the bars show them.</param>
    /// <param name="cells">All cells of the indicator, for the whole and for the year before.</param>
    /// <param name="goal">The target of the whole, where the classes may be held against it.</param>
    public static string Say(IReadOnlyList<(string Name, Cell Cell)> classes, CellBook cells, Card card, View view, double? goal = null)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(view);
        var known = classes.Where(c => c.Cell.Value is not null).ToList();
        if (known.Count == 0)
        {
            return classes.Any(c => c.Cell.Masked) ? Phrase.Sentence(view.Words, view.Words["say.parts_masked"]) : string.Empty;
        }

        var first = known[0].Cell;
        return Phrase.Sentence(
            view.Words, [.. Standing(classes, known, cells.Find(card.Id, first.Area, first.Month)?.Value, card, view), card.Unit == Unit.Share ? Reached(known, goal, card, view) : null, Moved(known, cells, card, view)]);
    }

    private static IReadOnlyList<string?> Standing(IReadOnlyList<(string Name, Cell Cell)> classes, List<(string Name, Cell Cell)> known, double? whole, Card card, View view)
    {
        // Counts, and shares of one whole, are parts of it; other shares and rates stand beside one another. People may be in several classes: where the whole is not told, no share is worked out from their sum.
        if (card.IsCount || card.Unit == Unit.Yuan)
        {
            return PartsSentence.Clauses(Bars(classes, card, view), view.Words, whole ?? 0);
        }

        var all = known.Sum(c => c.Cell.Value!.Value);
        return card.Unit == Unit.Share && known.Count > 1 && known.Count == classes.Count && Math.Abs(all - 1) < Off ? PartsSentence.Clauses(Bars(classes, card, view), view.Words, all) : Spread(known, card, view);
    }

    private static IReadOnlyList<string?> Spread(List<(string Name, Cell Cell)> known, Card card, View view)
    {
        var words = view.Words;
        string Told(Cell cell) => CellText.Show(cell, card, words).ToString();
        if (known.Count == 1)
        {
            return [words.Say("say.class_only", known[0].Name, Told(known[0].Cell))];
        }

        var (high, low) = (known.MaxBy(c => c.Cell.Value), known.MinBy(c => c.Cell.Value));
        if (Told(high.Cell) == Told(low.Cell))
        {
            return [words.Say("say.classes_same", Told(high.Cell))];
        }

        string Names(Cell end) => known.Where(c => Told(c.Cell) == Told(end)).Select(c => c.Name).ToList() is { Count: <= Named } names ? words.List(names) : words.Say("say.classes_several", known.Count(c => Told(c.Cell) == Told(end)));
        return
        [
            words.Say("services.say.spread", Names(high.Cell), Told(high.Cell), Names(low.Cell), Told(low.Cell)),
            card.Unit == Unit.Share ? words.Say("services.say.points", CellText.Change(card.Unit.Between(low.Cell.Value, high.Cell.Value)!.Value, card.Unit, words)) : null,
        ];
    }

    private static string? Reached(List<(string Name, Cell Cell)> known, double? goal, Card card, View view)
    {
        if (goal is not { } aim || card.HigherIsBetter is not { } up || known.Count < 2)
        {
            return null;
        }

        var there = known.Count(c => up ? c.Cell.Value >= aim : c.Cell.Value <= aim);
        return view.Words.Say(there == 0 ? "say.classes_none_at" : "say.classes_at", there, known.Count, CellText.Value(aim, card, view.Words));
    }

    /// <summary>The class that moved most against the year before, like for like; null where fewer than two can be compared.</summary>
    private static string? Moved(List<(string Name, Cell Cell)> known, CellBook cells, Card card, View view)
    {
        var moves = known.Select(c => (c.Name, Change: card.Unit.Between(Alike.Before(view, card, c.Cell, cells.Find(card.Id, c.Cell.Area, view.YearBefore, c.Cell.Dimension))?.Value, c.Cell.Value))).Where(m => m.Change is not null).ToList();
        return moves.Count > 1 && moves.MaxBy(m => Math.Abs(m.Change!.Value)) is { Change: not 0 } most
            ? view.Words.Say("say.class_moved", most.Name, (most.Change > 0 ? "+" : "−") + CellText.Moved(most.Change!.Value, card, view.Words)) : null;
    }

    private static IReadOnlyList<Bar> Bars(IReadOnlyList<(string Name, Cell Cell)> classes, Card card, View view) =>
        [.. classes.Select(c => new Bar(c.Name, c.Cell.Value, CellText.Show(c.Cell, card, view.Words).ToString(), null, null, c.Cell.Masked))];
}
