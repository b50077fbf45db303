using Insights.Dashboard.Cards;
using Insights.Dashboard.Viewing;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.LifeCourse;

/// <summary>Yuan of twelve months and of the twelve before; null where a month of them is withheld or missing.</summary>
/// <param name="Masked">Whether what is missing is withheld.</param>
public sealed record LayerMoney(double? Now, double? Before, bool Masked)
{
    public static LayerMoney Of(IReadOnlyList<Cell?> now, IReadOnlyList<Cell?> before) => new(Add(now), Add(before), now.Concat(before).Any(c => c?.Masked == true));

    public static LayerMoney operator +(LayerMoney one, LayerMoney other) => new(one.Now + other.Now, one.Before + other.Before, one.Masked || other.Masked);

    /// <summary>Whether the money of a layer holds: what was paid against the year before.</summary>
    public double? Ratio => Now is { } now && Before is > 0 and var before ? now / before : null;

    private static double? Add(IReadOnlyList<Cell?> cells) => cells.Aggregate((double?)0, (sum, cell) => sum + cell?.Value);
}

/// <summary>One way of protection within a layer.</summary>
/// <param name="Card">Whose number of people it is; its page is a click away.</param>
/// <param name="Money">Null where no register knows it.</param>
/// <param name="Reach">Of those who should have it, how many do; null where nobody has said who should.</param>
public sealed record Layer(string Name, Card Card, Cell? Counted, LayerMoney? Money, Cell? Reach)
{
    /// <summary>Of a share the number behind it.</summary>
    public double? People => Counted?.Denominator is null ? Counted?.Value : Counted.Numerator;
}

/// <summary>The layers of protection, from what people pay in for to what others give.</summary>
public static class Layers
{
    public static readonly IReadOnlyList<string> Order = ["insurance", "assistance", "welfare", "charity"];

    private const int Year = 12;

    // The two subsidies are welfare; what a law of assistance pays is assistance.
    private static readonly string[] Welfare = ["living_subsidy", "care_subsidy"];

    public static IReadOnlyList<(string Layer, IReadOnlyList<Layer> Ways)> Of(LifeCourseRows rows, View view)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(view);
        return
        [
            ("insurance", [Insured("pension_participation", rows, view), Insured("medical_participation", rows, view)]),
            ("assistance",
            [
                .. view.Programmes.Where(p => !Welfare.Contains(p.Code)).Select(p => Paid(p, rows, view)),
                new(view.Words["layers.aid"], view.Cards["aided_people"], rows.Now(view, "aided_people"), Aid("medical_aid", rows, view) + Aid("temporary_aid", rows, view), null),
            ]),
            ("welfare", [.. view.Programmes.Where(p => Welfare.Contains(p.Code)).Select(p => Paid(p, rows, view))]),
            ("charity", [new(view.Words.Code("aid", "charity"), view.Cards["charity_people"], rows.Now(view, "charity_people"), Aid("charity", rows, view), null)]),
        ];
    }

    /// <summary>A layer's money; null where one of its ways is withheld: what is left would tell it.</summary>
    public static LayerMoney Sum(IReadOnlyList<Layer> ways) => ways.Select(w => w.Money ?? new(null, null, false)).Aggregate((one, other) => one + other);

    private static Layer Insured(string id, LifeCourseRows rows, View view)
    {
        var cell = rows.Now(view, id);
        return new(view.Words["services.row." + id], view.Cards[id], cell, null, cell);
    }

    private static Layer Paid(Programme programme, LifeCourseRows rows, View view)
    {
        var dimension = "programme:" + programme.Code;
        IReadOnlyList<Cell?> Months(DateOnly last) => [.. Enumerable.Range(0, Year).Select(n => rows.Cells.Find("paid_yuan", view.Area.Code, last.AddMonths(-n), dimension))];
        return new(
            view.ProgrammeShort(programme), view.Cards["covered"], rows.Now(view, "covered", dimension), LayerMoney.Of(Months(view.Month), Months(view.YearBefore)), rows.Now(view, "coverage", dimension));
    }

    private static LayerMoney Aid(string kind, LifeCourseRows rows, View view) =>
        LayerMoney.Of([rows.Now(view, "aid_yuan_12m", "aid:" + kind)], [rows.Year(view, "aid_yuan_12m", "aid:" + kind)]);
}
