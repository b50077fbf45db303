namespace Insights.Policy.Tests;

/// <summary>The programmes said a second time in plain C#, by another hand than the rule files: three-valued by the C# operators on bool?.</summary>
internal static class NaiveRules
{
    public static (bool? Entitled, double? Due) Judge(string programme, DateOnly month, Dictionary<string, object?> f, IReadOnlyDictionary<string, decimal>? decided = null)
    {
        // Nothing is in force before 2019.
        if (month.Year < 2019)
        {
            return (false, null);
        }

        bool? Is(string column) => (bool?)f[column];
        double? Number(string column) => f[column] is { } value ? Convert.ToDouble(value) : null;
        var (grade, age, category) = (Number("grade"), Number("age"), Number("category"));
        var roster = (string?)f["roster_kind"];
        var s = Standard(month.Year);
        var line = s * Number("hh_members");
        var income = Number("hh_income");

        bool? Less(double? a, double? b) => a is null || b is null ? null : Math.Round(a.Value - b.Value, 4) < 0;
        bool? AtMost(double? a, double b) => a is null ? null : a <= b;
        bool? Equal(double? a, double b) => a is null ? null : a == b;

        var severe = AtMost(grade, 2) | (Is("mental") & Equal(grade, 3));
        var noAbility = (age is null ? (bool?)null : age >= 60) | (age is null ? null : age < 18) | (Is("mental") & AtMost(grade, 3))
            | (Equal(category, 4) & AtMost(grade, 2)) | (Equal(category, 1) & Equal(grade, 1));
        var tekun = Equal(Number("hh_members"), 1) & noAbility & !Is("supporter") & Less(income, line) & Is("property_ok");
        var here = Is("alive") & Is("in_hukou");

        // The law knows no gradual exit from dibao until the city decides on one.
        double Decided(string value, double law) => decided is not null && decided.TryGetValue(value, out var given) ? (double)given : law;
        var before = s * Number("prior_members");
        var lasts = Decided("dibao_exit_months", 0);
        var exit = lasts >= 1 & (Number("check_months") is { } since ? since < lasts : (bool?)null)
            & Less(Number("prior_income"), before) & !Less(income, line) & Less(income, 1.5 * line);

        var low = roster is null ? (bool?)null : roster is "dibao" or "edge" or "tekun" or "dibao_single";
        var holds = here & Is("cert_valid");
        var working = age is null ? (bool?)null : age is >= 16 and <= 59;
        bool? Word(string column, string word) => f[column] is string held ? held == word : null;
        (bool?, double?) Care(string form, bool? also, double usual, double poor) =>
            (holds & working & (Is("mental") | (Equal(category, 4) & AtMost(grade, 2))) & Word("care_form", form) & also, low is null ? null : low.Value ? poor : usual);

        switch (programme)
        {
            case "medical_aid":
                var cost = Number("medical_cost");
                // Since 2021 households whose medical cost eats 60 % of their income (7.2 months of twelve) are aided too, if they live below the residents' average.
                var average = month.Year switch { 2021 => 4708, 2022 => 5175, 2023 => 5308, 2024 => 5550, _ => 5750 } * Number("hh_members");
                var hardship = Is("means_checked") & Less(income, average) & Is("property_ok")
                    & (cost is null || income is null ? null : Math.Round(cost.Value - 7.2 * income.Value, 4) > 0);
                return (here & (month.Year < 2021 ? low : low | hardship) & (cost is null ? null : cost > 2000),
                    roster is null || cost is null ? null : Math.Min(60000, (cost.Value - 2000) * (roster is "dibao" or "tekun" or "dibao_single" ? 0.8 : 0.7)));
            case "temporary_aid":
                return (Is("alive") & (Is("in_hukou") | Decided("temporary_residents", 0) >= 1) & Is("emergency") & Less(income, 1.5 * line), 3 * line);
            case "pension_proxy":
                return (holds & severe & working & !Word("pension_kind", "employee"), 180);
            case "medical_ins_proxy":
                return (holds & (severe | low) & !Word("medical_kind", "employee"), month.Year switch { 2019 => 250, 2020 => 280, 2021 => 320, 2022 => 350, 2023 => 380, _ => 400 });
            case "child_rehab":
                return (holds & AtMost(Number("age_august"), month.Year < 2024 ? 6 : 17) & Is("needs_rehab"), low is null ? null : low.Value ? 18000 : 15000);
            case "assistive_device":
                return (holds & Is("needs_device") & (Number("device_years") is { } years ? years >= 3 : null), low is null ? null : low.Value ? 2000 : 1400);
            case "care_residential":
                return Care("residential", !Word("roster_kind", "tekun"), 1500, 2000);
            case "care_day":
                return Care("day", !Word("roster_kind", "tekun"), 800, 1000);
            case "care_home":
                return Care("home", true, 400, 500);
            case "home_modification":
                return (holds & severe & low & Is("own_dwelling") & !Is("home_modified"), 8000);
            case "education_aid":
                return (holds & !Word("study_stage", "none"), (string?)f["study_stage"] switch { "preschool" or "upper_secondary" => 3000, "compulsory" => 1000, _ => 10000 });
            case "fuel_subsidy":
                return (holds & Equal(category, 4) & (age is null ? null : age >= 18) & Is("motor_wheelchair"), 260);
            case "job_support":
                bool? young = (string?)f["sex"] is not { } sex || age is null ? null : age <= (sex == "female" ? Decided("job_women_to", 54) : Decided("job_men_to", 59));
                return (holds & (age is null ? null : age >= 16) & young & !Is("employed") & Is("needs_job"), 3000);
            case "living_subsidy":
                return (here & Is("cert_valid") & (roster is null ? null : roster is "dibao" or "edge" or "tekun" or "dibao_single") & !Is("excl_orphan"), Living(month.Year));
            case "care_subsidy":
                return (here & Is("cert_valid") & (AtMost(grade, 2) | (Is("mental") & AtMost(grade, 4))) & !Is("excl_work_injury") & !Is("excl_retired")
                    & (roster is null ? null : roster != "tekun") & Less(Number("elderly_care"), CareAmount(month.Year)), CareAmount(month.Year));
            case "tekun":
                return (here & tekun, (string?)f["care_level"] switch { null => null, "full" => (1.6 * s) + 1200, "half" => (1.6 * s) + 600, _ => 1.6 * s });
            case "dibao":
                return (here & (Less(income, line) | exit) & Is("property_ok") & !tekun, line is null || income is null ? null
                    : line.Value - income.Value > 0 ? Number("extra_members") is { } extra ? Math.Ceiling(Math.Round(line.Value - income.Value + (Decided("dibao_extra_share", 0) * s * extra), 4)) : null
                    : Number("prior_income") is { } former && before is { } old ? Math.Ceiling(Math.Round(Decided("dibao_exit_share", 1) * (old - former), 4)) : null);
            default:
                return month.Year < 2023 ? (false, null)
                    : (here & (age is null ? null : age >= 18) & Is("cert_valid") & severe & !Less(income, line) & !exit & Less(income, 1.5 * line) & Is("property_ok"), Single(month.Year));
        }
    }

    private static double Standard(int year) => year switch { 2019 => 1000, 2020 => 1030, 2021 => 1060, 2022 => 1080, 2023 => 1100, 2024 => 1150, 2025 => 1200, _ => 1260 };

    private static double Living(int year) => year switch { 2019 => 165, 2020 => 175, 2021 => 181, 2022 => 188, 2023 => 195, 2024 => 202, 2025 => 209, _ => 217 };

    private static double CareAmount(int year) => year switch { 2019 => 220, 2020 => 235, 2021 => 243, 2022 => 252, 2023 => 261, 2024 => 270, 2025 => 280, _ => 290 };

    private static double Single(int year) => year switch { 2023 => 600, 2024 => 630, 2025 => 660, _ => 690 };
}
