using Insights.Dashboard.Cards;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.LivingStandard;

/// <summary>A source of income: its share here and among all residents of the nation.</summary>
/// <param name="Code">wage, transfer, or rest: business and property, which the nation's figures at hand do not part.</param>
/// <param name="Low">Lower end of the share's 95 % interval, with <paramref name="High"/>; null where none is told, as of the rest, a sum of two shares.</param>
public sealed record Earned(string Code, string Name, double Share, double Nation, double? Low = null, double? High = null)
{
    /// <summary>Share here less the nation's, as both are told.</summary>
    public double Apart => Unit.Share.Between(Nation, Share)!.Value;
}

/// <summary>The composition of income. The city publishes none, so that the nation's shares of wages and of transfers stand beside it, and what they leave beside business and property.</summary>
/// <param name="Sources">The published cells, largest first; empty where the version or the place has none.</param>
/// <param name="Parts">Empty where a share is missing on either side: a share of a part is none of the whole.</param>
/// <param name="Published">The nation's two shares of one year; empty where no year has both.</param>
public sealed record EarningRows(IReadOnlyList<Bar> Sources, IReadOnlyList<(string Name, Cell Cell)> Cells, IReadOnlyList<Earned> Parts, IReadOnlyList<Statistic> Published)
{
    private const string Nation = "100000";

    private const string Wage = "disposable_income_wage_share";

    private const string Transfer = "disposable_income_transfer_share";

    /// <summary>What the nation's wages and transfers leave.</summary>
    private static readonly string[] Rest = ["business", "property"];

    public static EarningRows Read(View view, LivingRows rows)
    {
        var words = view.Words;
        var cells = rows.Cells.Split("income_share", view.Area.Code, view.Month, "source").ToDictionary(c => c.Dimension["source:".Length..], StringComparer.Ordinal);
        var published = view.Version.Statistics().Where(s => s.Area == Nation && s.Value is not null && s.Name is Wage or Transfer).GroupBy(s => s.Period)
            .OrderByDescending(y => y.Key, StringComparer.Ordinal).Select(y => new[] { Wage, Transfer }.Select(n => y.FirstOrDefault(s => s.Name == n)).OfType<Statistic>().ToList()).FirstOrDefault(y => y.Count == 2) ?? [];
        double? Own(string code) => cells.GetValueOrDefault(code)?.Value;
        IReadOnlyList<Earned> parts = [];
        Earned Part(string code, double own, double nation) => new(code, words.Code("source", code), own, nation, cells[code].Lower95, cells[code].Upper95);
        if (published is [var wage, var transfer] && Own("wage") is { } w && Own("transfer") is { } t && Rest.All(r => Own(r) is not null))
        {
            var (nationWage, nationTransfer) = (Share(wage), Share(transfer));
            parts =
            [
                Part("wage", w, nationWage), Part("transfer", t, nationTransfer),
                new("rest", words["living.source_rest"], Rest.Sum(r => Own(r)!.Value), 1 - nationWage - nationTransfer),
            ];
        }

        return new(rows.Sources(view), [.. cells.OrderByDescending(c => c.Value.Value ?? -1).Select(c => (words.Code("source", c.Key), c.Value))], parts, published);
    }

    /// <summary>The year of the nation's shares, or null where nothing is compared.</summary>
    public string? Year => Parts.Count > 0 ? Published[0].Period : null;

    /// <summary>The source whose share differs most from the nation's.</summary>
    public Earned? Farthest => Parts.MaxBy(p => Math.Abs(p.Apart));

    public TwinTable Table(View view)
    {
        var words = view.Words;
        TwinCell End(double? end) => SpendingRows.Percent(end, words["living.lacks_source_interval"]);
        return new(
            [words["col.source_of"], words["col.share"], words["leave.low"], words["leave.high"], words.Say("living.spend_nation", Year!), words["living.spend_points"]],
            [
                .. Parts.Select(p => (IReadOnlyList<TwinCell>)[p.Name, Percent(p.Share), End(p.Low), End(p.High), Percent(p.Nation), new TwinCell(SpendingRows.Signed(p.Apart), p.Apart * 100, TwinCell.Tenths)]),
                .. Cells.Where(c => Rest.Contains(c.Cell.Dimension["source:".Length..])).Select(c => (IReadOnlyList<TwinCell>)
                    [words.Say("living.source_within", c.Name), Percent(c.Cell.Value!.Value), End(c.Cell.Lower95), End(c.Cell.Upper95), TwinCell.Lacking(words["living.lacks_split"]), TwinCell.Lacking(words["living.lacks_split"])]),
            ]);
    }

    private static double Share(Statistic statistic) => statistic.Unit is "percent" or "%" ? statistic.Value!.Value / 100 : statistic.Value!.Value;

    private static TwinCell Percent(double share) => new(Numbers.Percent(share) + "%", share);
}
