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
        return words.Say(
            "verdict.why", words.Months.Long(since.Month), CellText.Show(since, card, words), Pace(actual, byDifference, card, words),
            words.Months.Long(target.Month), CellText.Value(goal, card.Unit, words), Pace(required, byDifference, card, words));
    }

    /// <summary>'+1.2 个百分点', '+3.1%' or '−12 人', with its sign.</summary>
    private static string Pace(double pace, bool byDifference, Card card, Words words)
    {
        var sign = pace < 0 ? "−" : "+";
        return !byDifference ? $"{sign}{Numbers.Digits(Math.Abs(pace) * 100, 1)}%"
            : card.Unit == Unit.Share ? words.Say("verdict.points", sign + Numbers.Digits(Math.Abs(pace) * 100, 1))
            : sign + CellText.Value(Math.Abs(pace), card.Unit, words);
    }
}
