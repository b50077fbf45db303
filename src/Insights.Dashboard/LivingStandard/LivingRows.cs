using Insights.Dashboard.Cards;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.LivingStandard;

/// <summary>All rows that the page of the living standard shows, read in one go.</summary>
/// <param name="City">The city's income per head, against which every place is held.</param>
public sealed record LivingRows(
    CellBook Cells, IReadOnlyList<Cell> City, CellBook Around, Goals Goals, IReadOnlyList<Verdict> Verdicts, IReadOnlyList<Outlook> Outlook, OutlookSummary? Summary,
    IReadOnlyList<Statistic> Statistics, double? DibaoLine)
{
    private static readonly string[] Own =
    [
        "living_ratio", "living_gap_yuan", "income_per_head", "income_city", "consumption_per_head", "poverty_headcount", "edge_headcount", "income_share",
        "income_band", "consumption_ratio", "consumption_gap_yuan", "consumption_share", "consumption_part",
    ];

    private static readonly string[] Compared = ["disposable_income_per_head", "living_ratio", "consumption_ratio", "disability_household_medical_share_urban", "disability_household_medical_share_rural"];

    public static LivingRows Read(View view)
    {
        var (version, area) = (view.Version, view.Area.Code);
        var latest = view.Month == view.Months[^1];
        return new LivingRows(
            version.CellsOf(area, Own), version.CellsOf(view.Places.City.Code, "income_city").Series("income_city", view.Places.City.Code), version.CellsBelow(PlaceTiles.ParentOf(view).Code, view.Month, "living_ratio", "living_gap_yuan"),
            new Goals(version.Targets(area)), version.Verdicts(area, view.Month),
            latest ? [.. version.Outlooks(area).Where(o => o.Id == "living_ratio" && o.Dimension.Length == 0)] : [],
            latest ? version.OutlookSummaries(area).FirstOrDefault(o => o.Id == "living_ratio" && o.Dimension.Length == 0) : null,
            [.. version.Statistics().Where(s => Compared.Contains(s.Name)).GroupBy(s => (s.Name, s.Area)).Select(g => g.MaxBy(s => s.Period, StringComparer.Ordinal)!)],
            version.Parameters().Where(p => p.Programme == "dibao" && p.Code is "standard" or "dibao_standard" && p.FromMonth <= view.Month).MaxBy(p => p.FromMonth)?.Value);
    }

    public Cell? Now(View view, string id) => Cells.Find(id, view.Area.Code, view.Month);

    /// <summary>A year ago, to be set against the view's month like for like.</summary>
    public Cell? Year(View view, string id) => Alike.Before(view, view.Cards[id], Now(view, id), Cells.Find(id, view.Area.Code, view.YearBefore));

    /// <summary>Where income comes from, largest first.</summary>
    public IReadOnlyList<Bar> Sources(View view) =>
    [
        .. Cells.Split("income_share", view.Area.Code, view.Month, "source").OrderByDescending(c => c.Value ?? -1).Select(c => new Bar(
            view.Words.Code("source", c.Dimension["source:".Length..]), c.Value, CellText.Plain(c, view.Cards["income_share"], view.Words), Masked: c.Masked, Low: c.Lower95, High: c.Upper95)),
    ];

    /// <summary>The ratio by type of household, with its interval.</summary>
    public IReadOnlyList<Bar> Households(View view) =>
    [
        .. Cells.Split("living_ratio", view.Area.Code, view.Month, "household").OrderBy(c => c.Dimension, StringComparer.Ordinal).Select(c => new Bar(
            view.Words.Code("household", c.Dimension["household:".Length..]), c.Value, CellText.Plain(c, view.Cards["living_ratio"], view.Words),
            c is { Lower95: { } low, Upper95: { } high } ? "±" + Numbers.Digits((high - low) * 50, 1) : string.Empty, "weak", c.Masked, c.Lower95, c.Upper95)),
    ];

    /// <summary>Bands of income per head, 500 yuan each, lowest first, up to the last that holds anyone.</summary>
    public IReadOnlyList<Band> Bands(View view) =>
    [
        .. Cells.Split("income_band", view.Area.Code, view.Month, "band")
            .Select(c => int.TryParse(c.Dimension["band:".Length..], out var number) ? new Band(number * Band.Width, c) : null).OfType<Band>().OrderBy(b => b.From),
    ];
}

/// <summary>People whose household's income per head lies from <paramref name="From"/> to <see cref="Width"/> yuan above.</summary>
public sealed record Band(double From, Cell Cell)
{
    /// <summary>Yuan a month; the source of the indicator cuts at the same steps (src/indicators/sources/household_month.yaml).</summary>
    public const double Width = 500;

    /// <summary>7,000 yuan and more stand in one: few households of a town live on that, and a hole in every town tells less than one wider band.</summary>
    public const double Last = 7000;

    /// <summary>Up to where the bands lie wholly below a line: a band that it cuts is none of those under it.</summary>
    public static double Edge(double line) => Math.Floor(line / Width) * Width;

    public string Name(Words words) => From >= Last
        ? words.Say("living.band_last", words.Numbers.Count(From)) : $"{words.Numbers.Count(From)}–{words.Numbers.Count(From + Width)}";
}
