using Insights.Warehouse.Rows;

namespace Insights.Warehouse;

public sealed partial class PublishedVersion
{
    private const string CityLevel = "city";

    private ILookup<(string Id, DateOnly Month), Gap>? lacking;

    /// <summary>All months and dimensions of some indicators in one place.</summary>
    public CellBook CellsOf(string area, params string[] ids) =>
        Book(Rows<Cell>("cells_of_area", ("area", area), ("ids", string.Join(',', ids))));

    /// <summary>Every indicator as a whole in one place, over all months.</summary>
    public CellBook WholesOf(string area) => Book(Rows<Cell>("cells_whole", ("area", area)));

    /// <summary>One month of some indicators in every place below <paramref name="parent"/>.</summary>
    public CellBook CellsBelow(string parent, DateOnly month, params string[] ids) =>
        Book(Rows<Cell>("cells_of_children", ("parent", parent), ("month", month), ("ids", string.Join(',', ids))));

    /// <summary>Some indicators as a whole in every place below <paramref name="parent"/>, over all months.</summary>
    public CellBook SeriesBelow(string parent, params string[] ids) =>
        Book(Rows<Cell>("series_of_children", ("parent", parent), ("ids", string.Join(',', ids))));

    /// <summary>Indicators that have no value in a month because a feed, or one of its lists, was not delivered; none in a version published before that was looked at.</summary>
    public IReadOnlyList<Gap> Gaps()
    {
        var lists = Since<Gap>("mart_list_gap", "list_gaps");
        var told = lists.Select(g => (g.Id, g.Month, g.Feed)).ToHashSet();
        return [.. Since<Gap>("mart_gap", "gaps").Where(g => !told.Contains((g.Id, g.Month, g.Feed))), .. lists];
    }

    /// <summary>The cells, each without a value beside the reason where that is a feed; of a version that is not served those alone that tell nobody's number beside the served one.</summary>
    private CellBook Book(IReadOnlyList<Cell> cells)
    {
        cells = door.Current() is { } served && served.Name != Name ? Covered(cells, served) : cells;
        lacking ??= Gaps().ToLookup(g => (g.Id, g.Month));
        return new(lacking.Count == 0 ? cells : [.. cells.Select(c => c.Value is null && !c.Masked && lacking[(c.Id, c.Month)].FirstOrDefault(g => g.Takes(c.Dimension)) is { } gap ? c with { Lacking = gap } : c)]);
    }

    /// <summary>
    /// Two versions of one month differ by the few people whom a correction moved: set against each other they tell what each of them withholds, and below the city often who it is.
    /// So a past version tells the city alone, and nothing of it that is withheld in the served one.
    /// </summary>
    private static IReadOnlyList<Cell> Covered(IReadOnlyList<Cell> cells, PublishedVersion served)
    {
        var withheld = cells.Where(c => c.Level == CityLevel).Select(c => c.Area).Distinct()
            .SelectMany(area => served.Rows<Cell>("cells_of_area", ("area", area), ("ids", string.Join(',', cells.Select(c => c.Id).Distinct().Order(StringComparer.Ordinal)))))
            .Where(c => c.Masked).Select(c => (c.Area, c.Id, c.Month, c.Dimension)).ToHashSet();
        return [.. cells.Select(c => c.Level != CityLevel || withheld.Contains((c.Area, c.Id, c.Month, c.Dimension))
            ? c with { Numerator = null, Denominator = null, Value = null, Lower95 = null, Upper95 = null, Bound = null, Masked = true } : c)];
    }

    public IReadOnlyList<Target> Targets(string area) => Rows<Target>("targets", ("area", area));

    public IReadOnlyList<Verdict> Verdicts(string area, DateOnly month) => Rows<Verdict>("verdicts", ("area", area), ("month", month));

    public IReadOnlyList<Outlook> Outlooks(string area) => Rows<Outlook>("outlook", ("area", area));

    public IReadOnlyList<OutlookSummary> OutlookSummaries(string area) => Rows<OutlookSummary>("outlook_summary", ("area", area));

    /// <summary>People on no list, at the version's last month: all of a place, and in the city by category and age.</summary>
    public IReadOnlyList<UnseenRow> Unseen(string area) => Rows<UnseenRow>("unseen", ("area", area));

    public IReadOnlyList<CardRow> Cards() => Rows<CardRow>("cards");

    /// <summary>The living standard in depth; none in a version that is older than it.</summary>
    public IReadOnlyList<LivingMeasure> Living()
    {
        try
        {
            return Rows<LivingMeasure>("living");
        }
        catch (WarehouseFaultException)
        {
            return [];
        }
    }
}
