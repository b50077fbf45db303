using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Cards;

/// <summary>How the month before was made like for like with this one.</summary>
public enum LikeBy
{
    /// <summary>Later lists change neither: as the two stand.</summary>
    Itself,

    /// <summary>This version knows what the month's own lists told.</summary>
    FirstTold,

    /// <summary>Both months are still being completed: both as their own lists told them.</summary>
    BothFirstTold,
}

/// <summary>
/// Why a month differs from the month before, in parts that add up: from the month before as an earlier version told it, by what was put right in it or by another rule, to the month before
/// like for like; from there by the real move to this month. What later lists have brought to the month before stands beside: this month will be completed like that too.
/// </summary>
/// <param name="Before">The month before, as this version has it.</param>
/// <param name="Like">The month before such that the move to <paramref name="After"/> is like for like; null where the two are completed to different degrees and it may not be told how far.</param>
/// <param name="After">This month to be set against it: <paramref name="Now"/>, or as it was first told.</param>
/// <param name="Earlier">The newest earlier version that has the month before; null where there is none to compare with.</param>
/// <param name="Told">The month before, as the earlier version had it.</param>
/// <param name="Again">This month, where the earlier version had it already.</param>
/// <param name="Redefined">The card's own aggregate is another one than in the earlier version.</param>
/// <param name="Breaks">Changes of definition that keep the two months apart: in this month, or within those that its value adds up.</param>
/// <param name="NewRules">Programmes whose rule file is another one than in the earlier version, where the card is judged by rules.</param>
/// <param name="Standards">Amounts and limits of the rules that begin with this month, each after the one that it takes the place of.</param>
/// <param name="Files">Lists of the card's feeds that are of this month.</param>
/// <param name="Rows">Their rows that landed.</param>
/// <param name="Later">Lists of other months that came since the earlier version.</param>
/// <param name="Arrived">Whether any list of the card's feeds came since the earlier version.</param>
/// <param name="Withdrawn">Lists of the card's feeds that were withdrawn, read anew or taken up again since the earlier version was published.</param>
public sealed record MonthChange(
    Cell? Before, Cell? Like, Cell? Now, Cell? After, LikeBy By, string? Earlier, Cell? Told, Cell? Again, bool Redefined, IReadOnlyList<(DateOnly Month, string Change)> Breaks,
    IReadOnlyList<Programme> NewRules, IReadOnlyList<(Parameter Old, Parameter New)> Standards, int Files, long Rows, int Later, bool Arrived, IReadOnlyList<WithdrawnRow> Withdrawn)
{
    /// <summary>Half of the ten to which the people between a month as first told and as it is now are rounded.</summary>
    private const double Rounded = 5;

    private static readonly Unit[] Rates = [Unit.Share, Unit.PerThousand, Unit.PerHundred];

    /// <summary>The real move, from the month before to this one like for like; null where either is masked or missing.</summary>
    public double? Moved(Unit unit) => unit.Between(Like?.Value, After?.Value);

    /// <summary>Whether both months are told, and cannot be set against each other because later lists have completed them to different degrees.</summary>
    public bool IsUnsettled => Like is null && Before?.Value is not null && Now?.Value is not null;

    /// <summary>What later lists have brought to the month before, as it is told; null where they are not known to have changed it.</summary>
    public double? Completed(Unit unit) => By != LikeBy.FirstTold || unit.Between(Like?.Value, Before?.Value) is not ({ } moved and not 0) ? null : moved;

    /// <summary>The month before as it is to be set against what the earlier version told of it: which of its lists had come by then.</summary>
    public Cell? Mended => Again is null ? Like : Before;

    /// <summary>What was put right in the month before, or is another number under another rule; null where either is masked or missing.</summary>
    public double? Corrected(Unit unit) => unit.Between(Told?.Value, Mended?.Value);

    /// <summary>Whether the two months mean the same.</summary>
    public bool Comparable => Breaks.Count == 0;

    /// <summary>Whether the earlier version counted or judged in another way.</summary>
    public bool IsRejudged => Redefined || NewRules.Count > 0;

    /// <summary>What the difference to the number told then is of: a code of 'change.'.</summary>
    public string Cause => !IsRejudged ? "corrections" : Arrived || Withdrawn.Count > 0 ? "rejudged_and_corrections" : "rejudged";

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
        var lists = view.Version.Files().Where(f => feeds.Contains(f.Feed)).ToLookup(f => f.Period is { } last && Months.Between(view.Month, last) == 0);
        var known = earlier is null ? null : CardBook.Of(earlier).Find(card.Id);
        var rules = earlier?.Programmes().ToDictionary(p => p.Code, p => p.RuleHash, StringComparer.Ordinal);
        var dimension = series is [var any, ..] ? any.Dimension : string.Empty;
        var older = earlier?.CellsOf(view.Area.Code, card.Id).Series(card.Id, view.Area.Code, dimension);
        var (now, before, told) = (At(series, view.Month), At(series, view.MonthBefore), older is null ? null : At(older, view.MonthBefore));
        IReadOnlyList<Programme> newRules = rules is null || !card.IsJudged ? [] : [.. view.Programmes.Where(p => rules.TryGetValue(p.Code, out var hash) && hash != p.RuleHash)];
        var redefined = known is not null && (known.Sql("numerator"), known.Sql("denominator")) != (card.Sql("numerator"), card.Sql("denominator"));
        var (like, after, by) = LikeForLike(view, now, before);
        if (by == LikeBy.FirstTold && !redefined && newRules.Count == 0 && earlier?.Months()[^1] == view.MonthBefore && IsRounding(card, before, told, like))
        {
            like = told;
        }

        return new(
            before, like, now, after, by, earlier?.Name, told, older is null ? null : At(older, view.Month), redefined,
            card.Break(view.MonthBefore, view.Month) is { } changed ? [.. card.Breaks(view.Words).Where(b => b.Month == changed)] : [], newRules, card.IsJudged ? Standing(view) : [],
            lists[true].Count(), lists[true].Sum(f => f.RowsLanded), since is { } load ? lists[false].Count(f => f.Load > load) : 0, lists.SelectMany(l => l).Any(f => f.Load > since),
            earlier is null ? [] : [.. view.Version.Withdrawn().Where(w => feeds.Contains(w.Feed) && w.WithdrawnAt > earlier.About().PublishedAt)]);
    }

    /// <summary>
    /// Whether the month as it was published differs from the same computed anew by no more than rounding: the people whom later lists moved are known in tens. That is no correction, and what
    /// was published is what the reader has seen.
    /// </summary>
    private static bool IsRounding(Card card, Cell? before, Cell? told, Cell? like) =>
        told?.Value is { } then && like?.Value is { } anew && Math.Abs(then - anew) <= (before?.Denominator switch
        {
            null => Rounded,
            0 => 0,
            { } under => (before.Numerator is > 0 and var over && before.Value is { } value ? value * under / over : 1) * Rounded * (1 + Math.Abs((before.Numerator ?? 0) / under)) / under,
        });

    private static (Cell? Like, Cell? After, LikeBy By) LikeForLike(View view, Cell? now, Cell? before) =>
        Alike.Settled(view, now, before) is { } like ? (like, now, like == before ? LikeBy.Itself : LikeBy.FirstTold)
        : Alike.BothFirst(view, now, before) is var (last, here) ? (last, here, LikeBy.BothFirstTold)
        // Nobody in both months: that is the same, whatever still comes.
        : now?.Value == 0 && before?.Value == 0 ? (before, now, LikeBy.Itself)
        : (null, now, LikeBy.Itself);

    private static List<(Parameter Old, Parameter New)> Standing(View view) =>
        [.. view.Version.Parameters().GroupBy(p => (p.Programme, p.Code)).Select(g => (
                Old: g.Where(p => p.FromMonth < view.Month).MaxBy(p => p.FromMonth), New: g.FirstOrDefault(p => p.FromMonth == view.Month)))
            .Where(p => p is { Old.Value: { } old, New.Value: { } given } && old != given).Select(p => (p.Old!, p.New!))];

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
