using Insights.Dashboard.Cards;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Viewing;

/// <summary>How a cell reads on a page: the value in its unit, the sign of the withheld for a masked number, the safe bound for a masked rate that has one, a dash for no value, and a word where a feed was not delivered.</summary>
public static class CellText
{
    /// <summary>Value and unit apart.</summary>
    public static Shown Show(Cell? cell, Card card, Words words)
    {
        if (cell is null)
        {
            return new Shown(Numbers.None, string.Empty);
        }

        if (Bound(cell, card) is { } bound)
        {
            var told = Value(Safe(bound, card), card, words);
            return told with { Text = BoundSign(card) + " " + told.Text };
        }

        if (cell.Masked || (cell.Value is null && cell.Bound is not null))
        {
            return new Shown(Numbers.Withheld, string.Empty);
        }

        return cell.Value is { } value ? Value(value, card, words) : new Shown(cell.Lacking is null ? Numbers.None : words["undelivered"], string.Empty);
    }

    /// <summary>Value and unit in one piece; people without their unit, as a table's heading says it.</summary>
    public static string Plain(Cell? cell, Card card, Words words)
    {
        var shown = Show(cell, card, words);
        return card.Unit == Unit.People ? shown.Text : shown.ToString();
    }

    /// <summary>The same as a table's cell, with the number behind it; none where it is masked: of a bound what is read.</summary>
    public static TwinCell Twin(Cell? cell, Card card, Words words) =>
        new(Plain(cell, card, words), cell is { Masked: false } ? cell.Value : null, Format(card.Unit));

    /// <summary>What a withheld rate is at least or at most; null where the value is told, or nothing may be said of it.</summary>
    public static double? Bound(Cell? cell, Card card) => cell is { Bound: { } bound } && (cell.Masked || cell.Value is null) && !card.IsCount ? bound : null;

    /// <summary>A bare value as a table's cell.</summary>
    public static TwinCell Twin(double value, Card card, Words words)
    {
        var shown = Value(value, card, words);
        return new(card.Unit == Unit.People ? shown.Text : shown.ToString(), value, Format(card.Unit));
    }

    /// <summary>A bare value in the unit of its card: of a rate by hundred or by head, what is counted and in how long, where the words name it.</summary>
    public static Shown Value(double value, Card card, Words words) => Named(Value(value, card.Unit, words), card, words);

    public static Shown Value(double value, Unit unit, Words words) => unit switch
    {
        Unit.Share => new Shown(Numbers.Percent(value), "%"),
        Unit.PerThousand => new Shown(Numbers.Digits(value, value is > 0 and < 10 ? 1 : 0), "‰"),
        Unit.Yuan => words.Numbers.Yuan(value),
        Unit.YuanPerMonth => words.Numbers.Yuan(value) is var yuan ? yuan with { Unit = words.Say("unit.a_month", yuan.Unit) } : default,
        Unit.YuanPerHead => words.Numbers.Yuan(value) is var yuan ? yuan with { Unit = words.Say("unit.a_head", yuan.Unit) } : default,
        Unit.Days or Unit.Score or Unit.PerHundred or Unit.PerWorker or Unit.PerOrganisation => new Shown(Numbers.Digits(value, value == 0 ? 0 : 1), words["unit." + unit]),
        Unit.Index => new Shown(Numbers.Digits(value, 3), string.Empty),
        Unit.Times => new Shown(Numbers.Digits(value, 2), words["unit.Times"]),
        Unit.People => new Shown(words.Numbers.Count(value), words[words.Form("unit.people", Told(value))]),
        _ => new Shown(words.Numbers.Count(value), words[words.Form("unit." + unit, Told(value))]),
    };

    /// <summary>As it is told: what reads as one takes the word of one.</summary>
    private static double Told(double count) => Math.Round(count, MidpointRounding.AwayFromZero);

    /// <summary>A change in the unit of the value, without its name: percentage points for shares.</summary>
    public static string Change(double change, Unit unit, Words words) => unit switch
    {
        Unit.Share => Numbers.Digits(Math.Abs(change) * 100, 1),
        Unit.PerThousand or Unit.Days or Unit.Score or Unit.PerHundred or Unit.PerWorker or Unit.PerOrganisation => Numbers.Digits(Math.Abs(change), 1),
        Unit.Index => Numbers.Digits(Math.Abs(change), 3),
        Unit.Times => Numbers.Digits(Math.Abs(change), 2),
        Unit.Yuan or Unit.YuanPerMonth or Unit.YuanPerHead => words.Numbers.Yuan(Math.Abs(change)).ToString(),
        _ => words.Numbers.Count(Math.Abs(change)),
    };

    /// <summary>A change with its unit: 0.3 个百分点, 54 人. Where values stand in per cent, a bare 0.3 would be read as a part of them.</summary>
    public static string Moved(double change, Card card, Words words) => card.Unit switch
    {
        Unit.Share => words.Say("unit.points", Change(change, card.Unit, words)),
        Unit.Yuan or Unit.YuanPerMonth or Unit.YuanPerHead or Unit.Index => Change(change, card.Unit, words),
        _ => (Value(Math.Abs(change), card, words) with { Text = Change(change, card.Unit, words) }).ToString(),
    };

    /// <summary>A share that should rise is at least its bound, a rate that should fall at most.</summary>
    public static bool IsLeast(Card card) => card.HigherIsBetter != false && card.Unit != Unit.PerThousand;

    private static Shown Named(Shown shown, Card card, Words words) => words.Find($"unit.{card.Unit}.{card.Id}") is { } own ? shown with { Unit = own } : shown;

    /// <summary>A bound at the last digit that is told, rounded to the side on which it stays true.</summary>
    private static double Safe(double bound, Card card)
    {
        double? step = card.Unit switch { Unit.Share => 0.001, Unit.PerThousand => bound is > 0 and < 10 ? 0.1 : 1, _ => null };
        return step is not { } digit ? bound : (IsLeast(card) ? Math.Floor((bound / digit) + 1e-9) : Math.Ceiling((bound / digit) - 1e-9)) * digit;
    }

    private static string BoundSign(Card card) => IsLeast(card) ? "≥" : "≤";

    private static string Format(Unit unit) => unit switch
    {
        Unit.Share => TwinCell.Share,
        Unit.PerThousand => TwinCell.Tenths,
        Unit.Yuan or Unit.YuanPerMonth or Unit.People => TwinCell.Whole,
        _ => TwinCell.General,
    };
}
