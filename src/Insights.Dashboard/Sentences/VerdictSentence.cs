using Insights.Dashboard.Cards;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Sentences;

/// <summary>Why the verdict is what it is: the pace a year since the first month on record against the pace that the target asks for.</summary>
public static class VerdictSentence
{
    private const double Same = 1e-9;

    /// <summary>Null where a value that it rests on is missing or withheld.</summary>
    public static string? Say(Verdict? verdict, IReadOnlyList<Cell> series, Target? target, Card card, DateOnly month, Words words)
    {
        var since = series.FirstOrDefault(c => c.Value is not null || c.Masked);
        var now = series.FirstOrDefault(c => c.Month == month);
        if (verdict is not { RActual: { } actual, RRequired: { } required } || target?.Value is not { } goal || since?.Value is not { } start || now?.Value is not { } value)
        {
            return null;
        }

        var years = Months.Between(since.Month, now.Month) / 12.0;
        var byDifference = Math.Abs(((value - start) / years) - actual) < Same * Math.Max(1, Math.Abs(actual));
        double? Difference(double pace) => byDifference ? pace : card.Unit == Unit.Share ? start * (Math.Pow(1 + pace, years) - 1) / years : null;
        var (moved, asked) = (Difference(actual), Difference(required));
        // A pace that is behind must not read like the one asked for.
        var digits = moved != asked && Numbers.Percent(moved ?? actual) == Numbers.Percent(asked ?? required) ? 2 : 1;
        return words.Say(
            "verdict.why", words.Months.Long(since.Month), CellText.Show(since, card, words), Pace(moved, actual, digits, card, words),
            words.Months.Long(target.Month), CellText.Value(goal, card, words), Pace(asked, required, digits, card, words));
    }

    /// <summary>'+1.2 个百分点', '+3.1%' or '−12 人', with its sign. A share's pace is told in points also where it is measured as a part of the value: beside 60.8 % a +0.4 % would be read as points.</summary>
    /// <param name="difference">What the pace adds in a year, on average over the time looked at; null where it is told as a part of the value.</param>
    private static string Pace(double? difference, double part, int digits, Card card, Words words)
    {
        var sign = (difference ?? part) < 0 ? "−" : "+";
        return difference is not { } added ? $"{sign}{Numbers.Digits(Math.Abs(part) * 100, digits)}%"
            : card.Unit == Unit.Share ? words.Say("unit.points", sign + Numbers.Digits(Math.Abs(added) * 100, digits))
            : sign + CellText.Value(Math.Abs(added), card, words);
    }
}
