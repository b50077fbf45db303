using DuckDB.NET.Data;

namespace Insights.Indicators.Tests.Small;

/// <summary>Random rows of the relations on services to people, places of care and public places: some of the city alone, some of a town.</summary>
public sealed class SmallRegisters
{
    private static readonly Dictionary<string, string[]> Shapes = new()
    {
        ["mart_service_person"] =
        [
            "category one:1,2,3,4,5,6,7", "grade one:1,2,3,4", "age one:3,9,16,30,59,60,81", "sex text:female,male", "severe flag", "poor flag", "rehab_need flag", "rehab_met flag", "rehab_days maybe",
            "device_need flag", "device_met flag", "device_days maybe", "care_form word:residential,day,home", "care_days maybe", "working_age flag", "work flag", "work_form word:quota,concentrated,flexible", "home_done flag",
            "home_waiting flag", "culture flag", "sport flag", "aided flag", "charity flag", "pension_known flag", "pension flag", "medical_known flag", "medical flag", "reached flag",
            "surveyed flag", "voiced flag", "asked_rehab flag", "asked_device flag", "asked_job flag", "asked_care flag", "had_rehab flag", "had_device flag", "had_job flag", "had_care flag",
        ],
        ["mart_service_event"] =
        [
            "category one:1,2,3,4,5,6,7", "age one:3,9,16,30,59,60,81", "sex text:female,male",
            "event text:rehabilitation,device,work,training,startup,job_coach,home,rights,rights_opened,activity,aid,child,child_waiting,kept_3,kept_6,kept_12",
            "kind text:medical,wheelchair,quota,visual,bathroom,welfare,culture,medical_aid", "days maybe", "yuan money", "own_yuan money", "kept flag",
        ],
        ["mart_pupil"] =
        [
            "category one:1,2,3,4,5,6,7", "sex text:female,male", "school_age one:3,5,6,10,14,15,17,19", "holder flag", "enrolled flag",
            "school_stage word:preschool,compulsory,upper_secondary,vocational,higher", "placement word:ordinary,special_class,special_school,home", "assessed flag",
            "finished word:preschool,compulsory,senior", "work flag", "rehab flag",
        ],
        ["mart_care_place"] = ["form text:residential,day,home", "supply text:public,purchased,market", "unit_cost yuan", "taken flag"],
        ["mart_coach_case"] = ["coach text:1,2,3", "coaches one:0,1"],
        ["mart_facility"] = ["kind text:government,school,website", "items count", "passed part"],
    };

    public SmallRegisters(SmallCity city)
    {
        var dice = new Random(city.Persons.Count + 1);
        var towns = city.Places.Where(p => p.Level == "town").ToArray();
        foreach (var (relation, shape) in Shapes)
        {
            foreach (var month in city.Months)
            {
                for (var i = 0; i < 260; i++)
                {
                    var town = dice.Next(20) == 0 ? null : towns[dice.Next(towns.Length)].Code;
                    Rows.Add(new(relation, month, town, null, Values(shape, dice)));
                }
            }
        }
    }

    public List<BodyRow> Rows { get; } = [];

    public void Fill(DuckDBConnection connection)
    {
        foreach (var (relation, shape) in Shapes)
        {
            var columns = shape.Select(s => s.Split(' ')).Select(s => $"{s[0]} {TypeOf(s[1])}");
            connection.Execute($"CREATE TABLE {relation} (month DATE, town VARCHAR, village VARCHAR, {string.Join(", ", columns)})");
            SmallCityDatabase.Fill(
                connection, relation, Rows.Where(r => r.Relation == relation).Select(r => new object?[] { r.Month, r.Town, r.Village }.Concat(shape.Select(s => r.Values[s.Split(' ')[0]])).ToArray()));
        }
    }

    private static string TypeOf(string kind) => kind.Split(':')[0] switch
    {
        "text" or "word" => "VARCHAR",
        "flag" => "BOOLEAN",
        "yuan" or "money" => "DOUBLE",
        _ => "BIGINT",
    };

    private static Dictionary<string, object?> Values(string[] shape, Random dice)
    {
        var values = new Dictionary<string, object?>();
        var last = 0L;
        foreach (var (name, kind) in shape.Select(s => s.Split(' ')).Select(s => (s[0], s[1])))
        {
            var words = kind.Contains(':', StringComparison.Ordinal) ? kind[(kind.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(',') : [];
            values[name] = kind.Split(':')[0] switch
            {
                "flag" => dice.Next(3) > 0,
                "yuan" => Math.Round(dice.NextDouble() * 1e4, 2),
                "money" => dice.Next(4) == 0 ? null : Math.Round(dice.NextDouble() * 1e4, 2),
                "maybe" => dice.Next(2) == 0 ? null : (long)dice.Next(400),
                "count" => last = dice.Next(1, 60),
                "part" => (long)dice.Next(0, (int)last + 1),
                "one" => long.Parse(words[dice.Next(words.Length)], null),
                "word" => dice.Next(2) == 0 ? null : words[dice.Next(words.Length)],
                _ => words[dice.Next(words.Length)],
            };
        }

        return values;
    }
}
