using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.LivingStandard;

/// <summary>The living standard in depth: measured once a year, in the as-of month, for the whole city; it does not follow the page's place and month.</summary>
public sealed record DepthRows(IReadOnlyList<LivingMeasure> All)
{
    private static readonly string[] Shares = ["arpr", "rmpg"];

    private static readonly string[] Told =
    [
        "mean", "median", "gini", "s80s20", "arpr", "rmpg", "fgt0_dibao", "fgt1_dibao", "fgt2_dibao", "fgt0_dibao15", "fgt1_dibao15", "fgt2_dibao15", "fgt0_median60", "fgt1_median60", "fgt2_median60",
    ];

    public static DepthRows Read(View view) => new(view.Version.Living());

    /// <summary>The last month measured.</summary>
    public DateOnly Month => All.Max(m => m.Month);

    public LivingMeasure? Find(string measure, string area, string household = "", string scale = "per_head", int yearsBack = 0) =>
        All.FirstOrDefault(m => m.Measure == measure && m.Area == area && m.Household == household && m.Scale == scale && m.Month == Month.AddYears(-yearsBack));

    /// <summary>Types of household as mart_household_month has them, in their order; one with too few households has no measures.</summary>
    public static readonly IReadOnlyList<string> Types = ["size1", "size2", "size3", "size4plus"];

    private static readonly string[] Scales = ["equivalised", "oecd"];

    /// <summary>Columns of <see cref="Table"/> that hold the lower end of an interval.</summary>
    public static readonly int[] Lows = [2, 6, 9];

    /// <summary>Measure by measure: per head with interval and the year before, equivalised by both scales beside it.</summary>
    public TwinTable Table(View view)
    {
        var (words, city) = (view.Words, view.Places.City.Code);
        string[] ends = [words["leave.low"], words["leave.high"]];
        return new(
            [words["depth.measure"], words["depth.per_head"], .. ends, words["depth.year_before"], .. Scales.SelectMany(s => (string[])[words["depth." + s], .. ends])],
            [.. Told.Where(t => Find(t, city) is not null).Select(t => (IReadOnlyList<TwinCell>)
            [
                words["depth." + t], .. Ends(t, Find(t, city), words, "depth.lacks_interval"), Cell(t, Find(t, city, yearsBack: 1)?.Value, words["depth.lacks_year"]),
                .. Scales.SelectMany(s => Ends(t, Find(t, city, scale: s), words, Lacks(t))),
            ])]);
    }

    /// <summary>Share of the members whom the OECD scale takes as no child because nobody told their age; null where it is not told.</summary>
    public double? Unaged(string city) => Find("unaged", city, scale: "oecd")?.Value;

    private static string Lacks(string measure) => measure.StartsWith("fgt", StringComparison.Ordinal) ? "depth.lacks_line" : "depth.lacks_interval";

    /// <summary>Value, low and high; without them the word says why.</summary>
    private static IEnumerable<TwinCell> Ends(string measure, LivingMeasure? found, Words words, string lacks) =>
        new[] { found?.Value, found?.Lower95, found?.Upper95 }.Select(v => Cell(measure, v, words[lacks]));

    private static TwinCell Cell(string measure, double? value, string lacks) => value is not { } v || double.IsNaN(v) ? TwinCell.Lacking(lacks)
        : Shares.Contains(measure) || measure.StartsWith("fgt", StringComparison.Ordinal) ? new TwinCell(Numbers.Percent(v) + "%", v)
        : measure is "mean" or "median" ? new TwinCell(Numbers.Whole(v), v) : new TwinCell(Numbers.Digits(v, measure == "gini" ? 3 : 2), v, TwinCell.General);
}
