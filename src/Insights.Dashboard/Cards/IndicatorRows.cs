using Insights.Dashboard.Governance;
using Insights.Dashboard.Prospects;
using Insights.Dashboard.Viewing;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Cards;

/// <summary>All rows that the list of indicators shows, read in one go.</summary>
/// <param name="Ahead">Where each goes; empty in months before the last, to which no outlook belongs.</param>
/// <param name="National">National targets that have come due and are not met, in words.</param>
public sealed record IndicatorRows(
    CellBook Cells, Goals Goals, IReadOnlyList<Verdict> Verdicts, IReadOnlyDictionary<string, Prospect> Ahead, IReadOnlyDictionary<string, string> National)
{
    // What the speech is about before all else: social assistance and the living standard.
    private static readonly string[] Heart = ["C11", "C12"];

    /// <summary>Verdicts of what needs help first, the worst first.</summary>
    private static readonly string[] Urging = ["away", "still"];

    public static IndicatorRows Read(View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var cells = view.Version.WholesOf(view.Area.Code);
        return new(
            cells, new Goals(view.Version.Targets(view.Area.Code)), view.Version.Verdicts(view.Area.Code, view.Month),
            view.Month == view.Months[^1] ? Prospects.Prospects.Read(view).All.ToDictionary(p => p.Card.Id) : new Dictionary<string, Prospect>(), NationalCheck.Missed(view, cells));
    }

    public Verdict? Judged(string id) => Verdicts.FirstOrDefault(v => v.Id == id && v.Dimension.Length == 0);

    /// <summary>A year ago, to be set against the view's month like for like.</summary>
    public Cell? Year(Card card, View view)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(view);
        return Alike.Before(view, card, Cells.Find(card.Id, view.Area.Code, view.Month), Cells.Find(card.Id, view.Area.Code, view.YearBefore));
    }

    /// <summary>What speaks against a verdict, so that nobody is sent after what has turned since.</summary>
    public string? Doubt(Card card, View view)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(view);
        var summary = Ahead.GetValueOrDefault(card.Id) is { Summary: { } told, Ahead.Count: > 0 } ? told : null;
        return VerdictDoubt.Of(Judged(card.Id), summary, Cells.Find(card.Id, view.Area.Code, view.Month), Year(card, view), card);
    }

    /// <summary>What moves away from its target, then what stands still; of each the two promises first, what nothing speaks against, what the pages tell in large, then what is furthest from the month's target.</summary>
    public IReadOnlyList<Card> First(View view) =>
    [
        .. view.Cards.All.Select(c => (Card: c, Urge: Array.IndexOf(Urging, Judged(c.Id)?.Code ?? string.Empty)))
            .Where(c => c.Urge >= 0)
            .OrderBy(c => c.Urge).ThenBy(c => !Heart.Contains(c.Card.Clause)).ThenBy(c => Doubt(c.Card, view) is not null).ThenBy(c => view.Words.Find("stat." + c.Card.Id) is null)
            .ThenBy(c => Aim.Of(c.Card.Id, view, view.Area.Code, Cells, Goals, Verdicts).Attained ?? 1).ThenBy(c => c.Card.Id, StringComparer.Ordinal)
            .Select(c => c.Card),
    ];
}
