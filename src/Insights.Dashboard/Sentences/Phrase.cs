using Insights.Dashboard.Cards;
using Insights.Dashboard.LivingStandard;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Sentences;

/// <summary>Clauses that several sentences share, and how clauses become a sentence.</summary>
public static class Phrase
{
    /// <summary>Clauses that say something, parted by the language's semicolon, ended by its full stop.</summary>
    public static string Sentence(Words words, params ReadOnlySpan<string?> clauses)
    {
        var said = new List<string>();
        foreach (var clause in clauses)
        {
            if (!string.IsNullOrEmpty(clause))
            {
                said.Add(clause);
            }
        }

        if (said.Count == 0)
        {
            return words["say.nothing"];
        }

        var text = string.Join(words["list.semicolon"], said) + words["list.stop"];
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    /// <summary>A common noun as it stands within a sentence; at the sentence's beginning it gets its capital back.</summary>
    public static string Within(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>'应助未助 1,284 人': what and how much, masked as on the page.</summary>
    public static string Level(string name, Cell? cell, Card card, Words words) => words.Say("say.level", name, CellText.Show(cell, card, words));

    /// <summary>
    /// The change since an earlier month, like for like; where the two cannot be compared the reason instead, and where it is decided by a figure that is assumed, with that word.
    /// Null where either end is missing or masked.
    /// </summary>
    public static string? Change(View view, Card card, Cell? now, Cell? before, string over)
    {
        var change = Change(now, Alike.Before(view, card, now, before), card, view.Words, over);
        return string.IsNullOrEmpty(change) ? Alike.Refused(view, card, now, before) : Assumed(view, card, change);
    }

    /// <summary>A change with the word that it is decided by a figure that is assumed and not counted, where it is.</summary>
    public static string Assumed(View view, Card card, string change) => CityAverage.Told(view, card.Id) is null ? change : view.Words.Say("say.by_assumption", change);

    /// <summary>'一年下降 12%', or in points for a share; null where either end is missing or masked.</summary>
    public static string? Change(Cell? now, Cell? before, Card card, Words words, string over)
    {
        if (now?.Value is not { } end || before?.Value is not { } start)
        {
            return null;
        }

        if (card.Unit == Unit.Share)
        {
            var points = card.Unit.Between(start, end)!.Value;
            return points == 0 ? words.Say("say.same", over) : words.Say(points > 0 ? "say.up_points" : "say.down_points", over, CellText.Change(points, card.Unit, words));
        }

        // As both are told: who works it out from the numbers that stand on the page finds the same.
        var (from, change) = (card.Unit.Told(start), card.Unit.Between(start, end)!.Value);
        if (from == 0 || Math.Abs(change / from) < 0.005 || CellText.Show(now, card, words) == CellText.Show(before, card, words))
        {
            return change == 0 || from != 0 ? words.Say("say.same", over) : null;
        }

        return words.Say(change > 0 ? "say.up" : "say.down", over, Numbers.Digits(Math.Abs(change / from) * 100, 0));
    }

    /// <summary>A value that is told otherwise than the page shows it of its month, with the word that it is as first told.</summary>
    public static string FirstTold(Shown told, Shown published, Words words) => told == published ? told.ToString() : words.Say("say.first_told", told);

    /// <summary>'三年' / 'three years', or months where it is no whole number of years.</summary>
    public static string Span(DateOnly from, DateOnly to, Words words)
    {
        var months = Months.Between(from, to);
        return months % 12 == 0 && words.Find($"span.years.{months / 12}") is { } years ? years : words.Say("span.months", months);
    }
}
