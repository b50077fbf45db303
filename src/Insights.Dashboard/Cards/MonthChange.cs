using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Cards;

/// <summary>
/// Why a month differs from the month before: what came in, what of the month before was put right since it was last published, which definition or rule is
/// another one; the rest is real. From the value told then, by the correction, to the month before as it stands now, and by the move to this month; where later lists complete months,
/// the move is from the month before as it was first told.
/// </summary>
/// <param name="Before">The month before, as this version has it.</param>
/// <param name="First">The month before such that the move is like for like: as it was first told; <paramref name="Before"/> itself where later lists change nothing, null where the two are completed to different degrees.</param>
/// <param name="Earlier">The newest earlier version that has the month before; null where there is none to compare with.</param>
/// <param name="Told">The month before, as the earlier version had it.</param>
/// <param name="Redefined">The card's own aggregate is another one than in the earlier version.</param>
/// <param name="Breaks">Changes of definition that keep the two months apart: in this month, or within those that its value adds up.</param>
/// <param name="NewRules">Programmes whose rule file is another one than in the earlier version, where the card is judged by rules.</param>
/// <param name="Files">Lists of the card's feeds that came since the earlier version; of this month where there is none.</param>
/// <param name="Rows">Their rows that landed.</param>
/// <param name="Withdrawn">Lists of the card's feeds that were withdrawn, read anew or taken up again since the earlier version was published.</param>
public sealed record MonthChange(
    Cell? Before, Cell? First, Cell? Now, string? Earlier, Cell? Told, bool Redefined, IReadOnlyList<(DateOnly Month, string Change)> Breaks, IReadOnlyList<Programme> NewRules, int Files, long Rows,
    IReadOnlyList<WithdrawnRow> Withdrawn)
{
    /// <summary>Sources whose rows are judged by the programmes' rules.</summary>
    private static readonly string[] Judged = ["person_state", "missed_flow", "missed_year"];

    private static readonly Unit[] Rates = [Unit.Share, Unit.PerThousand, Unit.PerHundred];

    /// <summary>From the month before to this one, as both are told; null where either is masked or missing.</summary>
    public double? Moved(Unit unit) => unit.Between(First?.Value, Now?.Value);

    /// <summary>Whether both months are told, and cannot be set against each other because later lists have completed them to different degrees.</summary>
    public bool IsUnsettled => First is null && Before?.Value is not null && Now?.Value is not null;

    /// <summary>What later lists have brought to the month before, as it is told; null where they are not known to have changed it.</summary>
    public double? Completed(Unit unit) => First is null || First == Before || unit.Between(First.Value, Before?.Value) is not ({ } moved and not 0) ? null : moved;

    /// <summary>What was put right in the month before, as it is told; null where either is masked or missing.</summary>
    public double? Corrected(Unit unit) => unit.Between(Told?.Value, Before?.Value);

    /// <summary>Whether the two months mean the same.</summary>
    public bool Comparable => !Redefined && Breaks.Count == 0 && NewRules.Count == 0;

    /// <summary>Whether numerator and denominator of both months are published, and say more than the value.</summary>
    public bool HasParts(Card card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return Rates.Contains(card.Unit) && Before is { Numerator: not null, Denominator: not null } && Now is { Numerator: not null, Denominator: not null };
    }

    /// <summary>Rates and points go up or down; people, money, days become more or fewer.</summary>
    public static string Word(Unit unit, bool up) => (Rates.Contains(unit) || unit is Unit.Score or Unit.Index or Unit.Times, up) switch
    {
        (true, true) => "change.up",
        (true, false) => "change.down",
        (false, true) => "change.more",
        (false, false) => "change.fewer",
    };

    public static MonthChange Of(View view, Card card, IReadOnlyList<Cell> series, WarehouseDoor door)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(card);
        Cell? At(IEnumerable<Cell> cells, DateOnly month) => cells.FirstOrDefault(c => c.Month == month);
        var earlier = Older(view, door);
        var feeds = card.Items("feeds");
        var since = earlier?.Files().Select(f => (int?)f.Load).Max();
        // What a dated feed covers is its last record's day, not the first of the month.
        var fresh = view.Version.Files().Where(f => feeds.Contains(f.Feed) && (since is { } load ? f.Load > load : f.Period is { } last && Months.Between(view.Month, last) == 0)).ToList();
        var known = earlier is null ? null : CardBook.Of(earlier).Find(card.Id);
        var rules = earlier?.Programmes().ToDictionary(p => p.Code, p => p.RuleHash, StringComparer.Ordinal);
        var dimension = series is [var any, ..] ? any.Dimension : string.Empty;
        var (now, before) = (At(series, view.Month), At(series, view.MonthBefore));
        return new(
            before, Alike.Settled(view, now, before), now, earlier?.Name, earlier is null ? null : At(earlier.CellsOf(view.Area.Code, card.Id).Series(card.Id, view.Area.Code, dimension), view.MonthBefore),
            known is not null && (known.Sql("numerator"), known.Sql("denominator")) != (card.Sql("numerator"), card.Sql("denominator")),
            card.Break(view.MonthBefore, view.Month) is { } changed ? [.. card.Breaks(view.Words).Where(b => b.Month == changed)] : [],
            rules is null || !Judged.Contains(card.Text("source", view.Words)) ? [] : [.. view.Programmes.Where(p => rules.TryGetValue(p.Code, out var hash) && hash != p.RuleHash)],
            fresh.Count, fresh.Sum(f => f.RowsLanded),
            earlier is null ? [] : [.. view.Version.Withdrawn().Where(w => feeds.Contains(w.Feed) && w.WithdrawnAt > earlier.About().PublishedAt)]);
    }

    private static PublishedVersion? Older(View view, WarehouseDoor door)
    {
        foreach (var name in door.Names().Where(n => string.CompareOrdinal(n, view.Version.Name) < 0))
        {
            try
            {
                var version = door.Open(name);
                if (version.Months().Contains(view.MonthBefore))
                {
                    return version;
                }
            }
            catch (WarehouseFaultException)
            {
                // A damaged old file, or one of before these relations, is no reason to show nothing.
            }
        }

        return null;
    }
}
