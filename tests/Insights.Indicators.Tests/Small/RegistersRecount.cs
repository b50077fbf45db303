namespace Insights.Indicators.Tests.Small;

/// <summary>The second route of the cards on services: each written out once more over the rows in memory.</summary>
public sealed class RegistersRecount(SmallCity city)
{
    private static readonly string[] Needs = ["rehab", "device", "job", "care"];
    private static readonly Func<BodyRow, double> One = _ => 1;

    private sealed record Recipe(string Relation, Func<BodyRow, bool> Where, Func<BodyRow, double> Numerator, Func<BodyRow, double>? Denominator);

    private static readonly Dictionary<string, Recipe> Recipes = new()
    {
        ["rehab_coverage"] = Share("rehab_met", r => r.Is("rehab_need")),
        ["rehab_waiting"] = Count(r => r.Has("rehab_days")),
        ["rehab_days_waiting"] = Person(r => r.N("rehab_days"), One, r => r.Has("rehab_days")),
        ["rehab_services_12m"] = Events("rehabilitation"),
        ["rehab_days_to_service"] = Event("rehabilitation", Days, One),
        ["device_fit_rate"] = Share("device_met", r => r.Is("device_need")),
        ["device_waiting"] = Count(r => r.Has("device_days")),
        ["device_days_waiting"] = Person(r => r.N("device_days"), One, r => r.Has("device_days")),
        ["devices_12m"] = Events("device"),
        ["device_own_share"] = new("mart_service_event", r => r.Text("event") == "device" && r.Has("yuan") && r.Has("own_yuan"), r => r.N("own_yuan"), r => r.N("yuan")),
        ["child_rehab_children"] = Events("child"),
        ["child_rehab_waiting"] = Events("child_waiting"),
        ["child_rehab_served_rate"] = new("mart_service_event", r => r.Text("event") is "child" or "child_waiting", r => r.Text("event") == "child" ? 1 : 0, One),
        ["child_rehab_yuan"] = new("mart_service_event", r => r.Text("event") == "child", Yuan, null),
        ["work_registered"] = Share("work", r => r.Is("working_age")),
        ["new_jobs_12m"] = Events("work"),
        ["trained_12m"] = Events("training"),
        ["startups_12m"] = Events("startup"),
        ["coach_placed_12m"] = Events("job_coach"),
        ["people_in_work"] = Count(r => r.Is("work")),
        ["coach_caseload"] = new("mart_coach_case", Always, One, r => r.N("coaches")),
        ["retention_3m"] = Event("kept_3", r => r.Is("kept") ? 1 : 0, One),
        ["retention_6m"] = Event("kept_6", r => r.Is("kept") ? 1 : 0, One),
        ["retention_12m"] = Event("kept_12", r => r.Is("kept") ? 1 : 0, One),
        ["care_people"] = Count(r => r.Has("care_form")),
        ["care_waiting"] = Count(r => r.Has("care_days")),
        ["care_met"] = Person(r => r.Has("care_form") ? 1 : 0, One, r => r.Has("care_form") || r.Has("care_days")),
        ["care_days_waiting"] = Person(r => r.N("care_days"), One, r => r.Has("care_days")),
        ["care_places"] = new("mart_care_place", Always, One, null),
        ["care_occupancy"] = new("mart_care_place", Always, r => r.Is("taken") ? 1 : 0, One),
        ["care_unit_cost"] = new("mart_care_place", Always, r => r.N("unit_cost"), One),
        ["home_modified_rate"] = Share("home_done", r => r.Is("poor") && r.Is("severe")),
        ["home_modifications_12m"] = Events("home"),
        ["home_waiting"] = Count(r => r.Is("home_waiting")),
        ["facility_items_passed"] = new("mart_facility", Always, r => r.N("passed"), r => r.N("items")),
        ["facilities_good"] = new("mart_facility", Always, r => 10 * r.N("passed") >= 9 * r.N("items") ? 1 : 0, One),
        ["rights_opened_12m"] = Events("rights_opened"),
        ["rights_days"] = Event("rights", Days, One),
        ["activity_reach"] = Person(r => r.Is("culture") || r.Is("sport") ? 1 : 0, One, Always),
        ["sport_reach"] = Share("sport", Always),
        ["participations_12m"] = Events("activity"),
        ["pension_participation"] = Share("pension", r => r.N("age") >= 16 && r.Is("pension_known")),
        ["medical_participation"] = Share("medical", r => r.Is("medical_known")),
        ["aided_people"] = Count(r => r.Is("aided")),
        ["charity_people"] = Count(r => r.Is("charity")),
        ["aid_yuan_12m"] = new("mart_service_event", r => r.Text("event") == "aid", Yuan, null),
        ["service_reach"] = Share("reached", Always),
        ["service_reach_severe"] = Share("reached", r => r.Is("severe")),
        ["service_reach_poor"] = Share("reached", r => r.Is("poor")),
        ["needs_voiced"] = Share("voiced", r => r.Is("surveyed")),
        ["needs_met"] = Person(r => Needs.All(n => !r.Is("asked_" + n) || r.Is("had_" + n)) ? 1 : 0, One, r => Needs.Any(n => r.Is("asked_" + n))),
        ["needs_rehab_met"] = Share("had_rehab", r => r.Is("asked_rehab")),
        ["needs_device_met"] = Share("had_device", r => r.Is("asked_device")),
        ["needs_job_met"] = Share("had_job", r => r.Is("asked_job")),
        ["needs_care_met"] = Share("had_care", r => r.Is("asked_care")),
        ["compulsory_enrolment"] = Pupil(r => r.Is("enrolled") ? 1 : 0, One, r => Child(r, 6, 14)),
        ["children_out_of_school"] = Pupil(One, null, r => Child(r, 6, 14) && !r.Is("enrolled")),
        ["school_enrolment"] = Pupil(r => r.Is("enrolled") ? 1 : 0, One, r => Child(r, 3, 17)),
        ["inclusive_placement"] = Pupil(r => r.Text("placement") is "ordinary" or "special_class" ? 1 : 0, One, r => r.Is("enrolled")),
        ["school_entry"] = Pupil(r => r.Text("school_stage") == "compulsory" ? 1 : 0, One, r => r.Text("finished") == "preschool"),
        ["senior_transition"] = Pupil(r => r.Text("school_stage") is "upper_secondary" or "vocational" ? 1 : 0, One, r => r.Text("finished") == "compulsory"),
        ["higher_transition"] = Pupil(r => r.Text("school_stage") == "higher" ? 1 : 0, One, Left),
        ["senior_to_work"] = Pupil(One, null, r => Left(r) && r.Text("school_stage") != "higher" && r.Is("work")),
        ["senior_without"] = Pupil(One, null, r => Left(r) && r.Text("school_stage") != "higher" && !r.Is("work")),
        ["pupils_special_needs"] = Pupil(One, null, r => r.Is("enrolled")),
        ["pupils_special_school"] = Pupil(One, null, r => r.Is("enrolled") && r.Text("placement") == "special_school"),
        ["pupils_taught_at_home"] = Pupil(One, null, r => r.Is("enrolled") && r.Text("placement") == "home"),
        ["placement_assessed"] = Pupil(r => r.Is("assessed") ? 1 : 0, One, r => r.Is("enrolled")),
        ["school_with_rehab"] = Pupil(r => r.Is("rehab") ? 1 : 0, One, r => Child(r, 3, 17) && r.Is("enrolled")),
    };

    // Which event a class of the events' kinds belongs to; the others are classes of a column of their name.
    private static readonly Dictionary<string, string> KindsOf = new()
    {
        ["rehab_kind"] = "rehabilitation", ["device"] = "device", ["child_kind"] = "child", ["work_form"] = "work", ["home_part"] = "home", ["rights_kind"] = "rights_opened",
        ["activity"] = "activity", ["aid"] = "aid",
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
        var rows = city.Registers.Rows.Where(r => r.Relation == recipe.Relation && r.Month == month && recipe.Where(r) && (area.Length == 6 || (area.Length == 9 ? r.Town : r.Village) == area)
            && (family.Length == 0 || ClassOf(r, family) == value)).ToArray();
        return (Sum(rows, recipe.Numerator), recipe.Denominator is null ? null : Sum(rows, recipe.Denominator));
    }

    private static string? ClassOf(BodyRow row, string family) => family switch
    {
        "stage" when row.Relation == "mart_pupil" => row.N("school_age") switch { <= 6 => "0-6", <= 17 => "7-17", _ => null },
        "stage" => row.N("age") switch { <= 6 => "0-6", <= 17 => "7-17", <= 59 => "18-59", _ => "60+" },
        "adult_age" => row.N("age") switch { <= 15 => null, <= 29 => "16-29", <= 44 => "30-44", <= 59 => "45-59", _ => "60+" },
        "category" or "grade" => row.N(family).ToString(null, null),
        "care_form" when row.Relation == "mart_care_place" => row.Text("form"),
        "facility_kind" => row.Text("kind"),
        _ when row.Relation == "mart_service_event" && KindsOf.TryGetValue(family, out var of) => row.Text("event") == of ? row.Text("kind") : null,
        _ => row.Text(family),
    };

    private static bool Always(BodyRow row) => true;

    private static double Days(BodyRow row) => row.Has("days") ? row.N("days") : 0;

    private static double Yuan(BodyRow row) => row.Has("yuan") ? row.N("yuan") : 0;

    /// <summary>In whole hundredths, each row rounded, as the cards say.</summary>
    private static double Sum(BodyRow[] rows, Func<BodyRow, double> number) => rows.Sum(r => (long)Math.Round(100 * number(r), MidpointRounding.AwayFromZero)) / 100.0;

    private static Recipe Person(Func<BodyRow, double> numerator, Func<BodyRow, double>? denominator, Func<BodyRow, bool> where) => new("mart_service_person", where, numerator, denominator);

    private static Recipe Pupil(Func<BodyRow, double> numerator, Func<BodyRow, double>? denominator, Func<BodyRow, bool> where) => new("mart_pupil", where, numerator, denominator);

    private static bool Child(BodyRow row, int from, int to) => row.Is("holder") && row.N("school_age") >= from && row.N("school_age") <= to;

    private static bool Left(BodyRow row) => row.Is("holder") && row.Text("finished") == "senior";

    private static Recipe Share(string flag, Func<BodyRow, bool> where) => Person(r => r.Is(flag) ? 1 : 0, One, where);

    private static Recipe Count(Func<BodyRow, bool> where) => Person(One, null, where);

    private static Recipe Events(string name) => new("mart_service_event", r => r.Text("event") == name, One, null);

    private static Recipe Event(string name, Func<BodyRow, double> numerator, Func<BodyRow, double> denominator) => new("mart_service_event", r => r.Text("event") == name, numerator, denominator);
}
