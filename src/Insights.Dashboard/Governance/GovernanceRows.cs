using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Governance;

/// <summary>All rows that the page of governance and support shows, read in one go.</summary>
/// <param name="Place">The city or a town: villages have no numbers of their own here, their town's are shown.</param>
/// <param name="Towns">The chosen indicator in every town over all months.</param>
/// <param name="Unused">Places unused beside people waiting, by town.</param>
public sealed record GovernanceRows(
    Place Place, CellBook Cells, Goals Goals, IReadOnlyList<Verdict> Verdicts, IReadOnlyList<SystemRow> Systems, IReadOnlyList<SystemScore> Scores, IReadOnlyList<SystemPart> Parts,
    IReadOnlyList<SystemScore> TownScores, string Chosen, CellBook Towns, CellBook Unused)
{
    public static readonly string[] Party = ["party_standard_rate", "party_score", "party_tasks_done", "party_visits"];

    public static readonly string[] Organisations =
        ["reform_tasks_done", "request_in_time", "request_days", "special_associations", "association_members", "association_activities", "social_organisations"];

    public static readonly string[] Grassroots = ["village_associations", "village_standard", "commissioner_vacancy", "commissioner_visits", "commissioners_per_100"];

    public static readonly string[] Research = ["research_projects", "research_adopted", "bay_area_share", "technology_pilots", "technology_users", "technology_firms"];

    public static readonly string[] Coordination = ["coordination_on_time", "coordination_late", "shared_on_time", "shared_days_late", "shared_matched"];

    public static readonly string[] Supply = ["match_rate", "match_days", "unused_beside_waiting"];

    /// <summary>By service, the card of the days that those have waited who still wait; no register tells it of the others.</summary>
    public static readonly IReadOnlyDictionary<string, string> Waited =
        new Dictionary<string, string> { ["rehab"] = "rehab_days_waiting", ["device"] = "device_days_waiting", ["care"] = "care_days_waiting" };

    public static readonly string[] Funding = ["funding_budget", "funding_growth", "funding_used", "funding_per_holder"];

    public static readonly string[] Workforce =
    [
        "therapists_per_1000", "professional_vacancy", "professional_turnover", "professional_shortfall", "staff_on_time", "staff_case_quality", "staff_services", "staff_satisfaction",
    ];

    public static readonly string[] Industry = ["institutions_good", "institution_standards", "institution_complaints"];

    /// <summary>How many institutions there are, by the grade of their assessment.</summary>
    public const string Graded = "institutions";

    /// <summary>What the towns may be compared by; the first by default.</summary>
    public static readonly string[] Compared =
    [
        "village_associations", "village_standard", "commissioner_vacancy", "commissioner_visits", "staff_on_time", "staff_case_quality", "staff_satisfaction", "request_in_time", "match_rate", "unused_beside_waiting",
        "coordination_on_time", "funding_per_holder", "professional_vacancy",
    ];

    public static GovernanceRows Read(View view)
    {
        var version = view.Version;
        var place = view.Area.Level == "village" ? view.Places.Find(view.Area.Parent) ?? view.Area : view.Area;
        var chosen = TownsBlock.ChosenOf(view, Compared);
        var city = view.Places.City.Code;
        return new GovernanceRows(
            place, version.CellsOf(place.Code, [.. Party, .. Organisations, .. Grassroots, .. Research, .. Coordination, .. Supply, .. Waited.Values, .. Funding, .. Workforce, .. Industry, Graded]), new Goals(version.Targets(place.Code)),
            version.Verdicts(place.Code, view.Month), version.Systems(), version.SystemScores(place.Code), version.SystemParts(place.Code, view.Month),
            version.SystemScoresBelow(city, view.Month), chosen, version.SeriesBelow(city, chosen), version.CellsBelow(city, view.Month, "unused_beside_waiting"));
    }

    /// <summary>Those of the indicators that this place has.</summary>
    public IReadOnlyList<Aim> Aims(View view, params ReadOnlySpan<string> ids)
    {
        var aims = new List<Aim>();
        foreach (var id in ids)
        {
            if (Cells.Find(id, Place.Code, view.Month) is not null)
            {
                aims.Add(Aim.Of(id, view, Place.Code, Cells, Goals, Verdicts));
            }
        }

        return aims;
    }

    public IReadOnlyList<Cell> Split(View view, string id, string kind) => Cells.Split(id, Place.Code, view.Month, kind);

    public double? Score(string system, DateOnly month) => Scores.FirstOrDefault(s => s.System == system && s.Month == month)?.Score;
}
