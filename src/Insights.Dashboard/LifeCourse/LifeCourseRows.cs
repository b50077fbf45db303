using Insights.Dashboard.Cards;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.LifeCourse;

/// <summary>All rows that the page of public services shows, read in one go.</summary>
public sealed record LifeCourseRows(CellBook Cells, CellBook Around, Goals Goals, IReadOnlyList<Verdict> Verdicts)
{
    /// <summary>Life stages in their order; the words are stage.….</summary>
    public static readonly IReadOnlyList<string> Stages = ["0-6", "7-17", "18-59", "60+"];

    /// <summary>Measures of the towns' table, and of the map.</summary>
    public static readonly IReadOnlyList<string> Compared = ["rehab_coverage", "device_fit_rate", "work_registered", "needs_care_met", "activity_reach", "service_reach"];

    private static readonly string[] Own =
    [
        .. Compared, "needs_voiced", "needs_met", "needs_rehab_met", "needs_device_met", "needs_job_met", "care_met", "rehab_waiting", "rehab_days_waiting",
        "rehab_services_12m", "device_waiting", "child_rehab_served_rate", "new_jobs_12m", "employment_rate", "trained_12m", "startups_12m", "coach_placed_12m", "coach_caseload", "people_in_work", "retention_3m", "retention_6m", "retention_12m",
        "care_waiting", "care_days_waiting", "care_places", "care_occupancy", "care_unit_cost", "care_centre_progress", "care_centre_invested", "care_centre_days_late", "care_centre_places", "home_modified_rate", "home_modifications_12m", "facility_items_passed", "facilities_good", "rights_opened_12m", "rights_days",
        "participations_12m", "sport_reach", "pension_participation", "medical_participation", "covered", "coverage", "paid_yuan", "aided_people", "aid_yuan_12m", "charity_people", "funding_growth",
    ];

    /// <summary>The city's building projects; none below the city, which builds them.</summary>
    public IReadOnlyList<BuildingWork> Works { get; init; } = [];

    public static LifeCourseRows Read(View view)
    {
        var education = view.Cards.All.Where(c => c.Clause == "C14").Select(c => c.Id);
        return new(
            view.Version.CellsOf(view.Area.Code, [.. Own, .. education]), view.Version.CellsBelow(view.Places.City.Code, view.Month, [.. Compared]),
            new Goals(view.Version.Targets(view.Area.Code)), view.Version.Verdicts(view.Area.Code, view.Month))
        {
            Works = view.Area.Level == "city" ? view.Version.Construction(view.Month) : [],
        };
    }

    public Cell? Now(View view, string id, string dimension = "") => Cells.Find(id, view.Area.Code, view.Month, dimension);

    /// <summary>A year ago, to be set against the view's month like for like.</summary>
    public Cell? Year(View view, string id, string dimension = "") => Alike.Before(view, view.Cards[id], Now(view, id, dimension), Cells.Find(id, view.Area.Code, view.YearBefore, dimension));

    public bool Has(View view, string id, string kind) => Cells.Split(id, view.Area.Code, view.Month, kind).Count > 0;

    public Verdict? Verdict(string id) => Verdicts.FirstOrDefault(v => v.Id == id && v.Dimension.Length == 0);

    /// <summary>An indicator's classes in one month as bars: in their own order, or the largest first. Classes without anything are left out of the second.</summary>
    public IReadOnlyList<Bar> Bars(View view, string id, string kind, bool inOrder = false, string? tone = null)
    {
        var cells = Cells.Split(id, view.Area.Code, view.Month, kind).Where(c => c.Masked || c.Value is not null);
        var ordered = inOrder ? cells.OrderBy(c => c.Dimension, StringComparer.Ordinal) : cells.Where(c => c.Masked || c.Value > 0).OrderByDescending(c => c.Value ?? 0.5);
        return [.. ordered.Select(c => new Bar(view.Words.Code(kind, c.Dimension[(kind.Length + 1)..]), c.Value, CellText.Plain(c, view.Cards[id], view.Words), null, tone, c.Masked, c.Lower95, c.Upper95))];
    }
}
