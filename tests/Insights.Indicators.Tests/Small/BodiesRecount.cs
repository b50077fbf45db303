namespace Insights.Indicators.Tests.Small;

/// <summary>The second route of the cards on organisations, staff, money and tasks: each written out once more over the rows in memory.</summary>
public sealed class BodiesRecount(SmallCity city)
{
    private static readonly Func<BodyRow, double> One = _ => 1;

    private sealed record Recipe(string Relation, Func<BodyRow, bool> Where, Func<BodyRow, double> Numerator, Func<BodyRow, double>? Denominator);

    private static readonly Dictionary<string, Recipe> Recipes = new()
    {
        ["party_standard_rate"] = Of("mart_party_branch", Flag("standard"), One),
        ["party_score"] = Of("mart_party_branch", r => r.N("score"), One),
        ["party_tasks_done"] = Of("mart_party_work", r => r.N("tasks_done"), r => r.N("tasks_due")),
        ["party_visits"] = Of("mart_place_month", r => r.N("party_visits"), r => r.N("holders")),
        ["reform_tasks_done"] = Of("mart_task_month", Flag("done"), One, Kind("reform")),
        ["request_days"] = Of("mart_request_month", r => r.N("days"), One),
        ["request_in_time"] = Of("mart_request_month", Flag("in_time"), One),
        ["requests_voiced"] = Of("mart_place_month", r => r.N("requests"), r => r.N("holders")),
        ["service_wait_days"] = Of("mart_request_month", r => r.N("days"), One, r => r.Text("matter") is "rehab" or "employment" or "care" or "accessibility"),
        ["special_associations"] = Of("mart_organisation", Flag("working"), One, Kind("special_association")),
        ["social_organisations"] = Of("mart_organisation", r => r.Is("working") && r.N("activities") > 0 ? 1 : 0, null, Kind("social_organisation")),
        ["association_activities"] = Of("mart_organisation", r => r.Is("working") ? r.N("activities") : 0, Flag("working"), Kind("special_association")),
        ["association_members"] = Of("mart_place_month", r => r.N("members"), r => r.N("holders")),
        ["village_associations"] = Of("mart_organisation", Flag("working"), One, Kind("village_association")),
        ["village_standard"] = Of("mart_organisation", Flag("standard"), One, Kind("village_association")),
        ["commissioners_per_100"] = Of("mart_place_month", r => r.N("commissioners"), r => r.N("holders")),
        ["commissioner_vacancy"] = Of("mart_commissioner", r => r.N("posts") - r.N("filled"), r => r.N("posts")),
        ["commissioner_visits"] = Of("mart_place_month", r => r.N("commissioner_visits"), r => r.N("holders")),
        ["research_projects"] = Of("mart_project", Flag("running"), null, Kind("research")),
        ["research_adopted"] = Of("mart_project", Flag("adopted"), One, r => r.Text("kind") == "research" && r.Is("concluded")),
        ["bay_area_share"] = Of("mart_project", Flag("bay_area"), One, r => r.Is("running")),
        ["technology_pilots"] = Of("mart_project", Flag("running"), null, Kind("technology")),
        ["technology_users"] = Of("mart_project", r => r.N("users"), null, Kind("technology")),
        ["technology_firms"] = Of("mart_project", r => r.Is("running") ? r.N("firms") : 0, null, Kind("technology")),
        ["care_centre_progress"] = Of("mart_construction", r => r.N("built_yuan"), r => r.N("planned_yuan"), Kind("care_centre")),
        ["care_centre_invested"] = Of("mart_construction", r => r.N("invested_yuan"), r => r.N("planned_yuan"), Kind("care_centre")),
        ["care_centre_days_late"] = Of("mart_construction", r => r.N("days_late"), One, Kind("care_centre")),
        ["care_centre_places"] = Of("mart_construction", r => r.N("places"), null, r => r.Text("kind") == "care_centre" && r.Text("milestone") != "in_use"),
        ["institutions"] = Of("mart_institution", One, null),
        ["institutions_good"] = Of("mart_institution", Flag("good"), Flag("assessed")),
        ["institution_standards"] = Of("mart_institution", r => r.N("standards_met"), r => r.N("standards_due")),
        ["institution_complaints"] = Of("mart_institution", r => r.N("complaints"), r => r.N("clients")),
        ["coordination_on_time"] = Of("mart_task_month", Flag("on_time"), One, Kind("coordination")),
        ["coordination_late"] = Of("mart_task_month", r => r.Is("done") ? 0 : 1, null, Kind("coordination")),
        ["shared_on_time"] = Of("mart_data_share", Flag("on_time"), One),
        ["shared_days_late"] = Of("mart_data_share", r => r.N("days_late"), One),
        ["shared_matched"] = Of("mart_data_share", r => r.N("matched"), r => r.N("records")),
        ["match_rate"] = Of("mart_match", r => r.N("matched"), r => r.N("asked")),
        ["match_days"] = Of("mart_match", r => r.N("days"), r => r.N("matched")),
        ["unused_beside_waiting"] = Of("mart_match", r => r.N("unused_beside"), null),
        ["funding_budget"] = Of("mart_funding", r => r.N("budget"), null),
        ["funding_growth"] = Of("mart_funding", r => r.N("budget_compared") - r.N("budget_before"), r => r.N("budget_before"), r => r.Has("budget_before")),
        ["funding_used"] = Of("mart_funding", r => r.N("spent_year"), r => r.N("budget"), r => r.Has("spent_year")),
        ["funding_per_holder"] = Of("mart_place_month", r => r.N("spent_year"), r => r.N("holders")),
        ["therapists_per_1000"] = Of("mart_professional", r => r.N("filled"), r => r.N("in_need"), r => r.Is("therapist")),
        ["professional_vacancy"] = Of("mart_professional", r => r.N("posts") - r.N("filled"), r => r.N("posts")),
        ["professional_turnover"] = Of("mart_professional", r => r.N("leavers_year"), r => r.N("filled_year"), r => r.Has("filled_year")),
        ["professional_shortfall"] = Of("mart_professional", r => r.N("needed") - r.N("filled"), null),
        ["staff_on_time"] = Of("mart_commissioner", r => r.N("tasks_on_time"), r => r.N("tasks_due")),
        ["staff_case_quality"] = Of("mart_commissioner", r => r.N("cases_good"), r => r.N("cases_checked")),
        ["staff_services"] = Of("mart_commissioner", r => r.N("services"), r => r.N("filled")),
        ["staff_satisfaction"] = Of("mart_commissioner", r => r.N("satisfied"), r => r.N("asked")),
    };

    public static IEnumerable<string> Cards => Recipes.Keys;

    /// <summary>Numerator and denominator of one cell, or null for a card of other rooms.</summary>
    public (double Numerator, double? Denominator)? Of(string id, string area, DateOnly month, string dimension)
    {
        if (!Recipes.TryGetValue(id, out var recipe))
        {
            return null;
        }

        var (family, value) = dimension.IndexOf(':', StringComparison.Ordinal) is var at and >= 0 ? (dimension[..at], dimension[(at + 1)..]) : ("", "");
        var rows = city.Bodies.Rows.Where(r => r.Relation == recipe.Relation && r.Month == month && recipe.Where(r) && (area.Length == 6 || (area.Length == 9 ? r.Town : r.Village) == area)
            && (family.Length == 0 || r.Text(family switch { "institution_kind" => "kind", "institution_grade" => "grade", _ => family }) == value)).ToArray();
        return (Sum(rows, recipe.Numerator), recipe.Denominator is null ? null : Sum(rows, recipe.Denominator));
    }

    /// <summary>In whole hundredths, each row rounded, as the cards say.</summary>
    private static double Sum(BodyRow[] rows, Func<BodyRow, double> number) => rows.Sum(r => (long)Math.Round(100 * number(r), MidpointRounding.AwayFromZero)) / 100.0;

    private static Recipe Of(string relation, Func<BodyRow, double> numerator, Func<BodyRow, double>? denominator, Func<BodyRow, bool>? where = null) =>
        new(relation, where ?? (_ => true), numerator, denominator);

    private static Func<BodyRow, double> Flag(string column) => r => r.Is(column) ? 1 : 0;

    private static Func<BodyRow, bool> Kind(string kind) => r => r.Text("kind") == kind;
}
