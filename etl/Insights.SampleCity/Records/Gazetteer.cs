using Insights.SampleCity.Chance;

namespace Insights.SampleCity.Records;

/// <summary>A village of the town with that index; Base is the name without its kind, such as 岗贝.</summary>
internal sealed record Village(int Index, string Code, string Name, string Base, int Town);

internal sealed record Town(int Index, string Code, string Name, int Group, double Share, int FirstVillage, int Villages, string[] Aliases);

/// <summary>Towns and villages of places.csv with the share of holders each gets: 70 % by villages, 30 % by census (facts 7).</summary>
internal sealed class Gazetteer
{
    public static readonly string[] Groups = ["中心城区", "松山湖片区", "滨海湾片区", "东南临深片区", "水乡新城片区", "东部产业园片区"];

    private static readonly string[] Suffixes =
        ["社区居民委员会", "社区居委会", "社区", "居民委员会", "村民委员会", "村委会", "居委会", "村"];

    // Which cluster each town lies in: town planning lists, second-hand (facts 1.4).
    private static readonly string[] GroupTowns =
    [
        "003 004 005 006 129 101", "401 403 102 118 111 113 103 104", "402 404 119 121 122 123", "112 116 117 115 114",
        "124 125 126 127 128", "110 105 106 107 108 109",
    ];

    public Gazetteer(string folder)
    {
        var places = Read(Path.Combine(folder, "places.csv"), ["code", "name", "parent", "level", "pop_2020"]);
        var aliases = Read(Path.Combine(folder, "place_aliases.csv"), ["alias", "code"]).ToLookup(a => a[1], a => a[0]);
        var towns = places.Where(p => p[3] == "town").OrderBy(p => GroupOf(p[0])).ThenBy(p => p[0], StringComparer.Ordinal).ToList();
        var villages = places.Where(p => p[3] == "village").ToLookup(p => p[2]);
        var people = towns.Sum(t => Population(t[4]));
        var count = villages.Sum(v => v.Count());
        foreach (var town in towns)
        {
            var own = villages[town[0]].OrderBy(v => v[0], StringComparer.Ordinal).ToList();
            var share = (0.7 * own.Count / count) + (0.3 * Population(town[4]) / people);
            var others = aliases[town[0]].Where(a => a != town[1]).Order(StringComparer.Ordinal).ToArray();
            Towns.Add(new(Towns.Count, town[0], town[1], GroupOf(town[0]), share, Villages.Count, own.Count, others));
            foreach (var village in own)
            {
                Villages.Add(new(Villages.Count, village[0], village[1], BaseOf(village[1]), Towns.Count - 1));
            }
        }
    }

    public List<Town> Towns { get; } = [];

    public List<Village> Villages { get; } = [];

    /// <summary>A village of the town; some are twice or thrice as large as others, living quarters small.</summary>
    public int VillageOf(int town, Dice dice)
    {
        var home = Towns[town];
        while (true)
        {
            var village = home.FirstVillage + dice.Below(home.Villages);
            var size = Villages[village].Base.EndsWith("生活区", StringComparison.Ordinal) ? 0.15
                : 0.3 + (0.7 * (Dice.Mix((ulong)village * 77) % 1000 / 1000.0));
            if (home.Villages == 1 || dice.Chance(size))
            {
                return village;
            }
        }
    }

    private static string BaseOf(string name)
    {
        var suffix = Suffixes.FirstOrDefault(s => name.EndsWith(s, StringComparison.Ordinal) && name.Length > s.Length);
        return suffix is null ? name : name[..^suffix.Length];
    }

    private static int GroupOf(string code)
    {
        var group = Array.FindIndex(GroupTowns, towns => towns.Contains(code[6..], StringComparison.Ordinal));
        return group < 0 ? 5 : group;
    }

    private static double Population(string text) => double.TryParse(text, out var people) ? people : 0;

    private static List<string[]> Read(string path, string[] columns)
    {
        var lines = File.ReadAllLines(path);
        var header = lines[0].TrimStart('\uFEFF').Split(',');
        var at = columns.Select(c => Array.IndexOf(header, c)).ToArray();
        var missing = Array.IndexOf(at, -1);
        return missing >= 0
            ? throw new InvalidDataException($"{Path.GetFileName(path)} has no column '{columns[missing]}'.")
            : [.. lines.Skip(1).Where(l => l.Length > 0).Select(l => l.Split(',')).Select(c => at.Select(i => c[i]).ToArray())];
    }
}
