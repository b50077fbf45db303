using System.Globalization;
using System.Text.RegularExpressions;
using Insights.Warehouse.Naming;

namespace Insights.Indicators.Cards;

/// <summary>The words that a card may use.</summary>
public static partial class Vocabulary
{
    /// <summary>The indicators of the national plan (国发〔2021〕10号) by their numbers.</summary>
    public static IReadOnlyList<string> PlanNumbers { get; } = [.. Enumerable.Range(1, 11).Select(n => n.ToString(CultureInfo.InvariantCulture))];

    public static IReadOnlyList<string> PlanKinds { get; } = ["binding", "expected"];

    public static IReadOnlyList<string> PlanConfidences { get; } = ["published", "general_knowledge"];

    public static IReadOnlyList<string> Levels { get; } = ["city", "town", "village"];

    /// <summary>Units of what is counted or added up: such a card has no denominator.</summary>
    public static IReadOnlyList<string> CountUnits { get; } = ["people", "yuan", "organisations", "tasks", "projects", "posts", "places", "cases", "participations", "services", "devices", "jobs", "courses"];

    /// <summary>Units of a ratio: such a card has one.</summary>
    public static IReadOnlyList<string> RatioUnits { get; } =
        ["percent", "per_hundred", "per_mille", "yuan_per_month", "yuan_per_head", "days", "score", "per_worker", "per_organisation", "index", "times"];

    public static IReadOnlyList<string> Units { get; } = [.. CountUnits, .. RatioUnits];

    public static IReadOnlyList<string> Directions { get; } = ["up", "down", "none"];

    public static IReadOnlyList<string> Intervals { get; } = ["none", "wilson", "linearised", "bootstrap", "stated"];

    /// <summary>Values that are no ratio of sums; all but <see cref="Estimate"/> are measures of a distribution by the names of <see cref="LivingStandard.LivingSample"/>.</summary>
    public static IReadOnlyList<string> Measures { get; } = ["gini", "s80s20", "rmpg", Estimate];

    /// <summary>A measure whose rows hold value and interval, one row a place and class.</summary>
    internal const string Estimate = "estimate";

    /// <summary>What a row of a source is about; only the rows of <see cref="Persons"/> stand for people.</summary>
    public static IReadOnlyList<string> RowUnits { get; } = ["person", "household", "organisation", "task", "project", "post", "budget_line", "dataset", "place", "case", "care_place", "facility"];

    public static IReadOnlyList<string> Persons { get; } = ["person", "household", "case"];

    public static IReadOnlyList<string> Disclosures { get; } = ["small_counts", "published", "none"];

    public static IReadOnlyList<string> Statuses { get; } = ["national", "draft"];

    public static IReadOnlyList<string> Paces { get; } = ["difference", "ratio"];

    /// <summary>C01 to C24 of the founding text.</summary>
    public static IReadOnlyList<string> Clauses => FoundingText.Clauses;

    public static IReadOnlyList<string> Feeds { get; } =
    [
        "certificates", "households", "finances", "roster", "payments", "applications", "deaths_moves", "exclusions", "survey",
        "rehab_services", "child_rehab", "assistive_devices", "employment", "job_support", "care_places", "care_placements", "home_modifications",
        "facility_audits", "rights_cases", "activities", "social_insurance", "aid_payments", "education", "health_register",
        "programme_amounts", "city_statistics", "places",
        "party_branches", "party_work", "reform_tasks", "service_requests", "organisations", "commissioners", "projects", "institution_assessments",
        "coordination_tasks", "data_sharing", "matches", "funding", "professionals", "construction",
    ];

    /// <summary>Lower is finer: whether <paramref name="level"/> is finer than <paramref name="limit"/>.</summary>
    public static bool IsFiner(string level, string limit) => Rank(level) > Rank(limit);

    internal static int Rank(string level) => level switch { "city" => 0, "town" => 1, _ => 2 };

    /// <summary>The names in an SQL expression that must be columns: words that are no keyword, no function and in no quotes.</summary>
    internal static IEnumerable<string> ColumnsIn(string sql) =>
        Name().Matches(Quoted().Replace(sql, "''")).Select(m => m.Value).Where(w => !Keywords.Contains(w.ToUpperInvariant())).Distinct(StringComparer.Ordinal);

    /// <summary>A condition that is true for a person as soon as it is for one of their programmes: flags, joined by OR at most.</summary>
    internal static bool IsPlain(string sql) => Plain().IsMatch(sql);

    [GeneratedRegex(@"^\w+( OR \w+)*$")]
    private static partial Regex Plain();

    [GeneratedRegex(@"'[^']*'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<![\w.])[A-Za-z_]\w*(?!\w|\s*\()")]
    private static partial Regex Name();

    private static readonly HashSet<string> Keywords =
    [
        "AND", "OR", "NOT", "IS", "NULL", "IN", "BETWEEN", "CASE", "WHEN", "THEN", "ELSE", "END", "TRUE", "FALSE", "LIKE", "AS", "VARCHAR", "INTEGER", "DOUBLE",
    ];
}
