using Insights.Dashboard.Cards;
using Insights.Dashboard.Charts;
using Insights.Dashboard.Governance;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Unseen;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Overview;

/// <summary>All rows that the overview shows, read in one go.</summary>
public sealed record OverviewRows(
    CellBook Cells, CellBook Around, Goals Goals, IReadOnlyList<Verdict> Verdicts, PathRows Path, IReadOnlyList<FlowStep> Flow, UnseenRows Unseen, IReadOnlyList<SystemStanding> Systems)
{
    private static readonly string[] Own =
    [
        "entitled", "covered", "missed", "missed_rate", "coverage", "precision", "unknown", "living_ratio", "living_gap_yuan", "missed_flow", "core_missed",
    ];

    private static readonly string[] Paired = ["coverage", "precision"];

    public static OverviewRows Read(View view)
    {
        var version = view.Version;
        var area = view.Area.Code;
        var cells = version.CellsOf(area, Own);
        var goals = new Goals(version.Targets(area));
        var latest = view.Month == view.Months[^1];
        var path = new PathRows(
            cells.Series("missed", area), cells.Series("unknown", area),
            goals.Path("missed"),
            latest ? [.. version.Outlooks(area).Where(o => o.Id == "missed" && o.Dimension.Length == 0)] : [],
            latest ? version.OutlookSummaries(area).FirstOrDefault(o => o.Id == "missed" && o.Dimension.Length == 0) : null,
            view.Month)
        {
            Unjudged = latest ? version.OutlookSummaries(area).FirstOrDefault(o => o.Id == "unknown" && o.Dimension.Length == 0) : null,
        }.Compared(view);
        return new OverviewRows(
            cells, version.CellsBelow(PlaceTiles.ParentOf(view).Code, view.Month, "missed", "missed_rate", "entitled"), goals,
            version.Verdicts(area, view.Month), path, FlowSteps.Of(cells, area, view.Month, view.Words, latest ? path.FirstTold.FirstOrDefault(c => c.Month == view.MonthBefore)?.Value : null), UnseenRows.Read(view), SystemStanding.Read(view));
    }

    public Cell? Now(View view, string id, string dimension = "") => Cells.Find(id, view.Area.Code, view.Month, dimension);

    public Cell? At(View view, string id, DateOnly month, string dimension = "") => Cells.Find(id, view.Area.Code, month, dimension);

    /// <summary>An earlier month to be set against the view's, like for like.</summary>
    public Cell? Before(View view, string id, DateOnly month, string dimension = "") => Alike.Before(view, view.Cards[id], Now(view, id, dimension), At(view, id, month, dimension));

    /// <summary>The next milestone from the month on, of the programme or of all.</summary>
    public Target? NextTarget(string id, DateOnly month, string dimension = "") => Goals.Next(id, month, dimension) ?? Goals.Next(id, month);

    /// <summary>The month of the programmes' next milestones of coverage, where it is one for all whose coverage is told.</summary>
    public DateOnly? ProgrammeGoal(View view) =>
        view.Programmes.Select(p => "programme:" + p.Code).Where(d => Now(view, "coverage", d)?.Value is not null)
            .Select(d => NextTarget("coverage", view.Month, d)?.Month).OfType<DateOnly>().Distinct().ToList() is [var month] ? month : null;

    /// <summary>The next milestones of coverage and precision, each with its own year: they need not fall together. Null without any.</summary>
    public string? Pair(View view)
    {
        var words = view.Words;
        var said = Paired.Select(id => (Id: id, Target: Goals.Next(id, view.Month))).Where(t => t.Target?.Value is not null)
            .Select(t => words.Say("kpi.target_of", words["short." + t.Id], CellText.Value(t.Target!.Value!.Value, view.Cards[t.Id], words), t.Target.Month.Year)).ToList();
        return said.Count == 0 ? null : words.Say("kpi.targets", string.Join(words["list.semicolon"], said));
    }

    /// <summary>What the nation asked of the programmes' coverage by now.</summary>
    public IReadOnlyList<NationalCheck> National(View view) =>
        [.. view.Programmes.Select(p => NationalCheck.Of(view.Cards["coverage"], Now(view, "coverage", "programme:" + p.Code), view.Area.Level)).OfType<NationalCheck>()];

    public string? Verdict(string id, string dimension = "") => Verdicts.FirstOrDefault(v => v.Id == id && v.Dimension == dimension)?.Code;
}
