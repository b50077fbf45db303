using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.LivingStandard;

/// <summary>A type of household: income per head over the city's and the yuan that it lacks, both with the 95 % interval.</summary>
/// <param name="Ratio">Null where it is withheld.</param>
/// <param name="City">The city's income per head, taken as it is: the interval is that of the households.</param>
/// <param name="Households">Behind it, where that is told.</param>
public sealed record HomeType(string Name, double? Ratio, double? Low, double? High, double? City, bool Masked, int? Households)
{
    public double? Gap => City * (1 - Ratio);

    public double? GapLow => City * (1 - High);

    public double? GapHigh => City * (1 - Low);
}

/// <summary>Types of household by what they are told apart by. Sizes stand for every place and month; who lives in the household only for the city in the month of the depth.</summary>
public sealed record HouseholdRows(IReadOnlyList<(string By, IReadOnlyList<HomeType> Types)> Groups)
{
    private static readonly (string By, string[] Codes)[] Homes =
    [
        ("severity", ["severe", "moderate"]), ("youngest", ["holder_young", "holder_adult", "holder_old"]), ("who", ["several", "child"]),
    ];

    public static HouseholdRows Read(View view, LivingRows rows, DepthRows depth)
    {
        var (words, city) = (view.Words, rows.City.FirstOrDefault(c => c.Month == view.Month)?.Value);
        var sizes = rows.Cells.Split("living_ratio", view.Area.Code, view.Month, "household").OrderBy(c => c.Dimension, StringComparer.Ordinal)
            .Select(c => (Code: c.Dimension["household:".Length..], Cell: c)).ToList();
        var deep = view.Area.Level == "city" && depth.All.Count > 0 && depth.Month == view.Month;
        LivingMeasure? Mean(string code) => deep ? depth.Find("mean", view.Area.Code, code) : null;
        List<(string, IReadOnlyList<HomeType>)> groups = sizes.Count == 0 ? [] :
        [
            (words["living.by.size"], [.. sizes.Select(s => new HomeType(words.Code("household", s.Code), s.Cell.Value, s.Cell.Lower95, s.Cell.Upper95, city, s.Cell.Masked, Mean(s.Code)?.Households))]),
        ];
        groups.AddRange(Homes.Select(h => (words["living.by." + h.By], (IReadOnlyList<HomeType>)[.. h.Codes.Select(c => (Code: c, Mean: Mean(c))).Where(t => t.Mean is not null).Select(t =>
            new HomeType(words.Code("household", t.Code), t.Mean!.Value / city, t.Mean.Lower95 / city, t.Mean.Upper95 / city, city, false, t.Mean.Households))])).Where(g => city > 0 && g.Item2.Count > 0));
        return new(groups);
    }

    public bool Any => Groups.Count > 0;

    public IEnumerable<HomeType> All => Groups.SelectMany(g => g.Types);

    /// <summary>The ratio as a bar, the gap beside it.</summary>
    public static Bar Bar(HomeType type, Words words) => new(
        type.Name, type.Ratio, type.Masked ? Numbers.Withheld : type.Ratio is { } ratio ? Numbers.Percent(ratio) + "%" : Numbers.None,
        type.Gap is { } gap ? words.Say(gap >= 0 ? "living.short" : "living.beyond", words.Numbers.Count(Math.Abs(gap))) : string.Empty, "weak", type.Masked, type.Low, type.High);

    public TwinTable Table(View view)
    {
        var words = view.Words;
        TwinCell Percent(double? share) => share is { } v ? new TwinCell(Numbers.Percent(v) + "%", v) : Numbers.None;
        TwinCell Yuan(double? yuan) => yuan is { } v ? new TwinCell(Numbers.Whole(v), v) : Numbers.None;
        return new(
            [
                words["living.type"], view.Cards["living_ratio"].Title(words), words["leave.low"], words["leave.high"],
                view.Cards["living_gap_yuan"].Title(words), words["leave.low"], words["leave.high"], words["depth.household_count"],
            ],
            [.. Groups.SelectMany(g => g.Types.Select(t => (IReadOnlyList<TwinCell>)
            [
                words.Say("living.type_by", g.By, t.Name), t.Masked ? Numbers.Withheld : Percent(t.Ratio), Percent(t.Low), Percent(t.High), Yuan(t.Gap), Yuan(t.GapLow), Yuan(t.GapHigh),
                t.Households is { } n ? new TwinCell(words.Numbers.Count(n), n) : TwinCell.Lacking(words["living.lacks_households"]),
            ]))]);
    }
}
