namespace Insights.Policy.Tests;

/// <summary>The five programmes said a second time in plain C#, by another hand than the rule files: three-valued by the C# operators on bool?.</summary>
internal static class NaiveRules
{
    public static (bool? Entitled, double? Due) Judge(string programme, DateOnly month, Dictionary<string, object?> f)
    {
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

        switch (programme)
        {
            case "living_subsidy":
                return (here & Is("cert_valid") & (roster is null ? null : roster is "dibao" or "edge" or "tekun" or "dibao_single") & !Is("excl_orphan"), Living(month.Year));
            case "care_subsidy":
                return (here & Is("cert_valid") & (AtMost(grade, 2) | (Is("mental") & AtMost(grade, 4))) & !Is("excl_work_injury") & !Is("excl_retired")
                    & (roster is null ? null : roster != "tekun") & Less(Number("elderly_care"), Care(month.Year)), Care(month.Year));
            case "tekun":
                return (here & tekun, (string?)f["care_level"] switch { null => null, "full" => (1.6 * s) + 1200, "half" => (1.6 * s) + 600, _ => 1.6 * s });
            case "dibao":
                return (here & Less(income, line) & Is("property_ok") & !tekun, line is null || income is null ? null : Math.Ceiling(Math.Round(line.Value - income.Value, 4)));
            default:
                return month.Year < 2023 ? (false, null)
                    : (here & (age is null ? null : age >= 18) & Is("cert_valid") & severe & !Less(income, line) & Less(income, 1.5 * line) & Is("property_ok"), Single(month.Year));
        }
    }

    private static double Standard(int year) => year switch { 2022 => 1080, 2023 => 1100, 2024 => 1150, 2025 => 1200, _ => 1260 };

    private static double Living(int year) => year switch { 2022 => 188, 2023 => 195, 2024 => 202, 2025 => 209, _ => 217 };

    private static double Care(int year) => year switch { 2022 => 252, 2023 => 261, 2024 => 270, 2025 => 280, _ => 290 };

    private static double Single(int year) => year switch { 2023 => 600, 2024 => 630, 2025 => 660, _ => 690 };
}
