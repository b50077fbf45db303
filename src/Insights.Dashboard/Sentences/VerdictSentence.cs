using Insights.Dashboard.Cards;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Sentences;

/// <summary>Why the verdict is what it is: the pace a year since the first month on record against the pace that the target asks for, from the base and by the method that the verdict was reckoned with.</summary>
public static class VerdictSentence
{
    // Of fewer than so many things a year a whole number says too little.
    private const double Few = 10;

    // More digits after the point than so many beyond the usual are no longer read.
    private const int MoreDigits = 2;

    /// <summary>Null where a value that it rests on is missing or withheld, or the version does not tell from what the pace was reckoned.</summary>
    public static string? Say(Verdict? verdict, IReadOnlyList<Cell> series, Target? target, Card card, Words words)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(words);
        if (verdict is not { RActual: { } actual, RRequired: { } required, BaseMonth: { } since, Base: { } start, ByRatio: { } byRatio } || target?.Value is not { } goal
            || series.FirstOrDefault(c => c.Month == since) is not { Value: not null } first || series.FirstOrDefault(c => c.Month == verdict.Month)?.Value is null)
        {
            return null;
        }

        // A share's rate of growth is told as the points that it adds in a year, on average over the time looked at: beside 60.8 % a +0.4 % would be read as points.
        var years = Months.Between(since, verdict.Month) / 12.0;
        double Points(double pace) => byRatio && card.Unit == Unit.Share ? start * (Math.Pow(1 + pace, years) - 1) / years : pace;
        var (moved, asked) = Paces(Points(actual), Points(required), byRatio && card.Unit != Unit.Share, card, words);
        return words.Say(
            required == 0 ? "verdict.why_held" : "verdict.why", words.Months.Long(since), Phrase.FirstTold(CellText.Value(start, card, words), CellText.Show(first, card, words), words), moved,
            words.Months.Long(target.Month), CellText.Value(goal, card, words), asked);
    }

    /// <summary>Both paces with as many digits as it takes that what moves does not read as nothing, and a pace that is behind not like the one asked for.</summary>
    private static (string Moved, string Asked) Paces(double moved, double asked, bool growth, Card card, Words words)
    {
        var usual = growth ? 1 : card.Unit switch
        {
            Unit.Share or Unit.PerThousand or Unit.Days or Unit.Score or Unit.PerHundred or Unit.PerWorker or Unit.PerOrganisation => 1,
            Unit.Times => 2,
            Unit.Index => 3,
            _ => Math.Min(Math.Abs(moved), Math.Abs(asked)) < Few ? 1 : 0,
        };
        for (var digits = usual; ; digits++)
        {
            var said = (Moved: Pace(moved, digits, growth, card, words), Asked: Pace(asked, digits, growth, card, words));
            if (digits == usual + MoreDigits || !(Vanishes(moved, digits) || Vanishes(asked, digits) || (moved != asked && said.Moved == said.Asked)))
            {
                return said;
            }
        }

        bool Vanishes(double pace, int digits) => pace != 0 && Math.Abs(pace) * (growth || card.Unit == Unit.Share ? 100 : 1) < 0.5 * Math.Pow(10, -digits);
    }

    /// <summary>'+1.2 个百分点', '+3.1%' or '−12 人', with its sign; nought without one.</summary>
    private static string Pace(double pace, int digits, bool growth, Card card, Words words)
    {
        var (sign, size) = (pace < 0 ? "−" : pace > 0 ? "+" : string.Empty, Math.Abs(pace));
        return growth ? $"{sign}{Numbers.Percent(size, digits)}%"
            : card.Unit == Unit.Share ? words.Say("unit.points", sign + Numbers.Percent(size, digits))
            // A number with a decimal takes the word of many.
            : sign + (digits > 0 && size < 1000 ? CellText.Value(Few, card, words) with { Text = Numbers.Digits(size, digits) } : CellText.Value(size, card, words));
    }
}
