using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Visits;

/// <summary>The order of visits as the page shows it: what is withheld in the version is withheld here.</summary>
public static class VisitRows
{
    private const double CityOrder = 0.05;

    public static double? CityFinds(View view) => view.Version.Visits().FirstOrDefault(v => v.Area == view.Places.City.Code)?.FindsPerHundred;

    public static TwinTable Doors(View view)
    {
        var rows = view.Version.Visits();
        var towns = rows.Where(r => view.Places.Find(r.Area)?.Level == "town").OrderByDescending(r => r.Doors ?? -1).ThenBy(r => r.Area, StringComparer.Ordinal);
        return new TwinTable(
            [view.Words["col.place"], view.Words["visits.col.doors"], view.Words["visits.col.finds"]],
            [.. rows.Where(r => r.Area == view.Places.City.Code).Concat(towns).Select(r => (IReadOnlyList<string>)
                [PlaceBook.Name(view.Places.Find(r.Area)!, view.Words), Whole(r.Doors), r.FindsPerHundred is { } f ? Numbers.Digits(f, 0) : r.Doors is null ? Numbers.Withheld : Numbers.None])]);
    }

    public static IReadOnlyList<Bar> Reasons(View view) =>
        [.. view.Version.VisitReasons().Take(10).Select(r => new Bar(view.Words.Code("visits.feature", r.Reason), r.Doors, Whole(r.Doors), Masked: r.Doors is null))];

    public static IReadOnlyList<Bar> Weights(View view) =>
        [.. view.Version.RiskImportances().Where(i => i.Share >= 0.01).Take(12).Select(i => new Bar(view.Words.Code("visits.feature", i.Feature), i.Share, Numbers.Percent(i.Share) + "%"))];

    /// <summary>Model beside rule, at each share, among everyone; and at the order's share among the unknown alone.</summary>
    public static IReadOnlyList<Bar> Proof(View view)
    {
        var words = view.Words;
        return [.. view.Version.RiskLifts()
            .Where(l => l.Lift is not null && (l.Scope == "all" ? l.Share is 0.01 or 0.05 or 0.10 : Math.Abs(l.Share - CityOrder) < 1e-9))
            .SelectMany(l => new[]
            {
                new Bar(words.Say("visits.first." + l.Scope, Numbers.Percent(l.Share)) + words["visits.by.model"], l.Lift, Numbers.Digits(l.Lift!.Value, 1), words["visits.times"]),
                new Bar(words.Say("visits.first." + l.Scope, Numbers.Percent(l.Share)) + words["visits.by.rule"], l.RuleLift, Numbers.Digits(l.RuleLift!.Value, 1), words["visits.times"], "quiet"),
            })];
    }

    public static TwinTable Calibration(View view) => new(
        [view.Words["visits.col.chance"], view.Words["visits.col.people"], view.Words["visits.col.expected"], view.Words["visits.col.found"]],
        [.. view.Version.RiskCalibrations().Where(b => b.Scope == "all").Select(b => (IReadOnlyList<string>)
            [$"{Share(b.BinFrom)}–{Share(b.BinTo)}", Numbers.Whole(b.People), Share(b.Expected), Share(b.Found)])]);

    /// <summary>
    /// The mean distance of expected and found that so few looks make where every probability is right: of each bin the mean absolute deviation of a share.
    /// At least: who is looked at in three months is counted as three.
    /// </summary>
    public static double ByChance(IReadOnlyCollection<RiskCalibration> bins) =>
        bins.Sum(b => Math.Sqrt(2 * b.People * b.Expected * (1 - b.Expected) / Math.PI)) / Math.Max(1, bins.Sum(b => b.People));

    public static TwinTable Fairness(View view) => new(
        [view.Words["visits.col.group"], view.Words["visits.col.people"], view.Words["visits.col.picked"], view.Words["visits.col.precision"], view.Words["visits.col.reached"], view.Words["visits.col.expected"], view.Words["visits.col.found"]],
        [.. view.Version.RiskFairness().Select(g => (IReadOnlyList<string>)
        [
            view.Words.Code("visits.dimension", g.Dimension) + " · " + view.Words.List(g.Value.Split('|').Select(v => view.Words.Code("visits.group." + g.Dimension, v))),
            Whole(g.People), Share(g.Picked), Share(g.Precision), Share(g.Reached), Share(g.Expected), Share(g.Found),
        ])]);

    private static string Whole(int? count) => count is { } c ? Numbers.Whole(c) : Numbers.Withheld;

    private static string Share(double? share) => share is { } s ? Numbers.Digits(100 * s, s < 0.1 ? 1 : 0) + "%" : Numbers.Withheld;
}
