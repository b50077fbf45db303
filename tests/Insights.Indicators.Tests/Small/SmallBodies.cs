using DuckDB.NET.Data;

namespace Insights.Indicators.Tests.Small;

/// <summary>A row of one of the relations on organisations, staff, money and tasks.</summary>
public sealed record BodyRow(string Relation, DateOnly Month, string? Town, string? Village, IReadOnlyDictionary<string, object?> Values)
{
    public double N(string column) => Convert.ToDouble(Values[column], null);

    public bool Is(string column) => (bool)Values[column]!;

    public bool Has(string column) => Values[column] is not null;

    public string? Text(string column) => (string?)Values[column];
}

/// <summary>Random rows of those relations over the places and months of a little city: some of the city alone, some of a town, some of a village.</summary>
public sealed class SmallBodies
{
    private static readonly Dictionary<string, string[]> Shapes = new()
    {
        ["mart_party_branch"] = ["branch text", "unit_kind text", "score count", "standard flag"],
        ["mart_party_work"] = ["branch text", "tasks_due count", "tasks_done part", "home_visits count"],
        ["mart_task_month"] = ["kind text", "task_no text", "department text", "done flag", "on_time flag"],
        ["mart_request_month"] = ["request_no text", "matter text", "days count", "in_time flag", "satisfied flag"],
        ["mart_organisation"] = ["org_no text", "kind text", "field text", "working flag", "standard flag", "members count", "activities count"],
        ["mart_commissioner"] =
        [
            "posts count", "filled part", "home_visits count", "tasks_due count", "tasks_on_time part", "cases_checked count", "cases_good part", "services count", "asked count", "satisfied part",
        ],
        ["mart_project"] = ["project_no text", "kind text", "bay_area flag", "running flag", "concluded flag", "adopted flag", "users count", "firms count"],
        ["mart_institution"] = ["institution_no text", "kind text", "grade text", "assessed flag", "good flag", "standards_due count", "standards_met part", "clients count", "complaints part"],
        ["mart_data_share"] = ["dataset text", "department text", "on_time flag", "days_late count", "records count", "matched part"],
        ["mart_match"] = ["service text", "asked count", "matched part", "days count", "waiting count", "unused count", "unused_beside count"],
        ["mart_funding"] = ["unit text", "money_source text", "money_use text", "budget yuan", "spent yuan", "budget_before maybe", "budget_compared yuan", "spent_year maybe"],
        ["mart_professional"] = ["profession text", "therapist flag", "posts count", "filled part", "needed count", "in_need count", "leavers_year count", "filled_year maybe"],
        ["mart_place_month"] = ["holders count", "members count", "party_visits count", "commissioners count", "commissioner_visits count", "requests count", "spent_year yuan"],
        ["mart_construction"] = ["kind text", "places count", "planned_yuan yuan", "invested_yuan yuan", "built_yuan yuan", "milestone text", "days_late count"],
    };

    // Words that the cards ask for, so that every card and class meets some rows.
    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["mart_task_month.kind"] = ["reform", "coordination"], ["mart_organisation.kind"] = ["village_association", "special_association", "social_organisation"],
        ["mart_project.kind"] = ["research", "technology"], ["mart_construction.kind"] = ["care_centre", "other"], ["milestone"] = ["structure", "in_use"], ["mart_institution.kind"] = ["rehabilitation", "care", "day_centre"], ["mart_institution.grade"] = ["a", "b", "c", "d", "none"], ["unit_kind"] = ["federation", "town", "social"],
        ["department"] = ["civil_affairs", "education", "town"], ["matter"] = ["rehab", "care", "certificate"], ["field"] = ["blind", "deaf"], ["service"] = ["rehab", "care", "device"],
        ["money_source"] = ["city", "town", "lottery"], ["money_use"] = ["rehab", "care"], ["profession"] = ["physiotherapist", "carer"],
    };

    public SmallBodies(SmallCity city)
    {
        var dice = new Random(city.Persons.Count);
        var towns = city.Places.Where(p => p.Level == "town").ToArray();
        foreach (var (relation, shape) in Shapes)
        {
            foreach (var month in city.Months)
            {
                for (var i = 0; i < 25; i++)
                {
                    var town = dice.Next(6) == 0 ? null : towns[dice.Next(towns.Length)].Code;
                    var villages = city.Places.Where(p => p.Parent == town && p.Level == "village").ToArray();
                    Rows.Add(new(relation, month, town, town is null || dice.Next(3) == 0 ? null : villages[dice.Next(villages.Length)].Code, Values(relation, shape, dice)));
                }
            }
        }
    }

    public List<BodyRow> Rows { get; } = [];

    public void Fill(DuckDBConnection connection)
    {
        foreach (var (relation, shape) in Shapes)
        {
            var columns = shape.Select(s => s.Split(' ')).Select(s => $"{s[0]} {(s[1] switch { "text" => "VARCHAR", "flag" => "BOOLEAN", "yuan" or "maybe" => "DOUBLE", _ => "BIGINT" })}");
            connection.Execute($"CREATE TABLE {relation} (month DATE, town VARCHAR, village VARCHAR, {string.Join(", ", columns)})");
            SmallCityDatabase.Fill(
                connection, relation, Rows.Where(r => r.Relation == relation).Select(r => new object?[] { r.Month, r.Town, r.Village }.Concat(shape.Select(s => r.Values[s.Split(' ')[0]])).ToArray()));
        }
    }

    private static Dictionary<string, object?> Values(string relation, string[] shape, Random dice)
    {
        var values = new Dictionary<string, object?>();
        var last = 0L;
        foreach (var (name, kind) in shape.Select(s => s.Split(' ')).Select(s => (s[0], s[1])))
        {
            values[name] = kind switch
            {
                "flag" => dice.Next(3) > 0,
                "yuan" => Math.Round(dice.NextDouble() * 1e6, 2),
                "maybe" => dice.Next(5) == 0 ? null : Math.Round(dice.NextDouble() * 1e6, 2),
                "count" => last = dice.Next(4) == 0 ? 0 : dice.Next(1, 60),
                "part" => (long)dice.Next(0, (int)last + 1),
                _ => Words.GetValueOrDefault($"{relation}.{name}") is { } own ? own[dice.Next(own.Length)] : Words.GetValueOrDefault(name) is { } some ? some[dice.Next(some.Length)] : $"no {dice.Next(99)}",
            };
        }

        return values;
    }
}
