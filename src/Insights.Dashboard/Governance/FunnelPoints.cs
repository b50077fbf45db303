using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Governance;

/// <summary>A town in a funnel plot.</summary>
/// <param name="Size">The denominator.</param>
/// <param name="Outside">Beyond the 99.8 % limit of what chance alone would give a place of this size: −1 below, 1 above, 0 within.</param>
public sealed record FunnelPoint(Place Place, double Size, double Share, int Outside);

/// <summary>Small places against what chance gives them: a share of a few scatters more than a share of many, so that a bare league table would punish and praise by size.</summary>
/// <param name="Mean">The share of all towns together.</param>
/// <param name="Without">Towns whose share is withheld.</param>
public sealed record FunnelPoints(IReadOnlyList<FunnelPoint> Points, double Mean, double Largest, int Without)
{
    /// <summary>Towns whose numerator and denominator are published; null where the indicator is no share of counts.</summary>
    public static FunnelPoints? Of(GovernanceRows rows, View view)
    {
        if (view.Cards[rows.Chosen].Unit != Cards.Unit.Share)
        {
            return null;
        }

        var cells = view.Places.Below(view.Places.City).Select(p => (Place: p, Cell: rows.Towns.Find(rows.Chosen, p.Code, view.Month))).ToList();
        var known = cells.Where(c => c.Cell is { Numerator: not null, Denominator: > 0, Value: not null }).ToList();
        var whole = known.Sum(c => c.Cell!.Denominator!.Value);
        if (known.Count < 3)
        {
            return null;
        }

        var mean = known.Sum(c => c.Cell!.Numerator!.Value) / whole;
        return new(
            [.. known.Select(c => new FunnelPoint(c.Place, c.Cell!.Denominator!.Value, c.Cell.Value!.Value, Chance.Side(c.Cell.Value.Value, mean, c.Cell.Denominator.Value)))],
            mean, known.Max(c => c.Cell!.Denominator!.Value), cells.Count(c => c.Cell is { Masked: true }));
    }

    public string Say(View view)
    {
        var words = view.Words;
        string Names(int side) => words.List(Points.Where(p => p.Outside == side).OrderBy(p => side * -p.Share).Take(4).Select(p => $"{PlaceBook.ShortName(p.Place, words)} {Numbers.Percent(p.Share)}%"));
        return Sentences.Phrase.Sentence(
            words, words.Say("governance.funnel_mean", Numbers.Percent(Mean)),
            Points.Any(p => p.Outside < 0) ? words.Say("governance.funnel_below", Names(-1)) : null,
            Points.Any(p => p.Outside > 0) ? words.Say("governance.funnel_above", Names(1)) : null,
            Points.All(p => p.Outside == 0) ? words["governance.funnel_within"] : null,
            Without > 0 ? words.Say("say.masked", Without) : null);
    }
}
