using Insights.Dashboard.Cards;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.LivingStandard;

/// <summary>What is spent on one class: its share of consumption and the yuan a head and month, here and among all residents of the nation.</summary>
/// <param name="Nation">Null where the nation's figures are not published as a whole.</param>
/// <param name="NationYuan">A head and month.</param>
public sealed record Spent(string Code, string Name, Cell Share, Cell? Yuan, double? Nation, double? NationYuan)
{
    /// <summary>Share here less the nation's, as both are told.</summary>
    public double? Apart => Unit.Share.Between(Nation, Share.Value);
}

/// <summary>The composition of consumption over the households that keep an account, largest class first. The city publishes none, so that the nation's stands beside it.</summary>
/// <param name="Parts">Empty where the version or the place has none.</param>
/// <param name="Published">The nation's figures of one year, one a class; empty where one is missing, since a share of a part is none of the whole.</param>
/// <param name="Households">That keep an account, where it is told: in the last month, for the city and its towns.</param>
public sealed record SpendingRows(IReadOnlyList<Spent> Parts, IReadOnlyList<Statistic> Published, int? Households)
{
    private const string Nation = "100000";

    private const string PerHead = "consumption_per_head_";

    public static SpendingRows Read(View view, LivingRows rows, DepthRows depth)
    {
        var cells = rows.Cells.Split("consumption_share", view.Area.Code, view.Month, "spend");
        var codes = cells.Select(c => c.Dimension["spend:".Length..]).ToList();
        var years = view.Version.Statistics().Where(s => s.Area == Nation && s.Value is not null && s.Name.StartsWith(PerHead, StringComparison.Ordinal)).GroupBy(s => s.Period).OrderByDescending(y => y.Key, StringComparer.Ordinal);
        var published = years.Select(y => codes.Select(c => y.FirstOrDefault(s => s.Name == PerHead + c)).OfType<Statistic>().ToList()).FirstOrDefault(y => y.Count == codes.Count) ?? [];
        var all = published.Sum(s => s.Value!.Value);
        return new(
            [
                .. cells.Zip(codes, (cell, code) => (cell, code, of: published.FirstOrDefault(s => s.Name == PerHead + code)?.Value)).OrderByDescending(p => p.cell.Value ?? p.of ?? 0).Select(p => new Spent(
                    p.code, view.Words.Code("spend", p.code), p.cell, rows.Cells.Find("consumption_part", view.Area.Code, view.Month, "spend:" + p.code), p.of / all, p.of / 12)),
            ],
            published,
            depth.All.FirstOrDefault(m => m.Measure == "spend_food" && m.Area == view.Area.Code && m.Month == view.Month)?.Households);
    }

    public bool Shown => Parts.Any(p => p.Share.Value is not null);

    public bool Masked => Parts.Any(p => p.Share.Masked);

    public Spent? Find(string code) => Parts.FirstOrDefault(p => p.Code == code);

    /// <summary>The year of the nation's figures, or null.</summary>
    public string? Year => Published.Count > 0 ? Published[0].Period : null;

    public TwinTable Table(View view)
    {
        var (words, compared) = (view.Words, Year is not null);
        return new(
            [
                words["col.spend"], words["col.share"], words["leave.low"], words["leave.high"], words["living.spend_yuan"],
                .. compared ? new[] { words.Say("living.spend_nation", Year!), words["living.spend_points"], words.Say("living.spend_nation_yuan", Year!) } : [],
            ],
            [.. Parts.Select(p => (IReadOnlyList<TwinCell>)
            [
                p.Name, CellText.Twin(p.Share, view.Cards["consumption_share"], words), Percent(p.Share.Lower95, words["living.lacks_interval"]), Percent(p.Share.Upper95, words["living.lacks_interval"]),
                Yuan(p.Yuan is { Masked: false } own ? own.Value : null, words["living.lacks_yuan"]),
                .. compared ? new[] { Percent(p.Nation, words["living.lacks_nation"]), Points(p.Apart, words["living.lacks_nation"]), Yuan(p.NationYuan, words["living.lacks_nation"]) } : [],
            ])]);
    }

    /// <summary>+3.3: points of a hundred.</summary>
    public static string Signed(double apart) => (Math.Round(apart * 100, 1) > 0 ? "+" : string.Empty) + Numbers.Digits(apart * 100, 1);

    internal static TwinCell Percent(double? share, string lacks) => share is { } value ? new TwinCell(Numbers.Percent(value) + "%", value) : TwinCell.Lacking(lacks);

    private static TwinCell Points(double? apart, string lacks) => apart is { } value ? new TwinCell(Signed(value), value * 100, TwinCell.Tenths) : TwinCell.Lacking(lacks);

    private static TwinCell Yuan(double? yuan, string lacks) => yuan is { } value ? new TwinCell(Numbers.Whole(value), value) : TwinCell.Lacking(lacks);
}
