using System.Text.Json;

namespace Insights.SampleCity.Tests;

/// <summary>Shares of a city of 3,000: tolerances are about three standard errors of a share at that size.</summary>
public sealed class CityTests(SmallCity city) : IClassFixture<SmallCity>
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    [Fact]
    public void Every_id_of_the_truth_is_valid_unique_to_a_person_and_of_the_unassigned_area()
    {
        var ids = city.Truth("states.csv.gz").Select(r => r[0]).Distinct().ToList();
        Assert.NotEmpty(ids);
        Assert.All(ids, id =>
        {
            Assert.StartsWith("999900", id, StringComparison.Ordinal);
            Assert.Equal("10X98765432"[Enumerable.Range(0, 17).Sum(i => (id[i] - '0') * Weights[i]) % 11], id[17]);
        });
    }

    [Fact]
    public void Household_members_do_not_share_an_id()
    {
        var folder = Directory.CreateTempSubdirectory("sample-city-clean-").FullName;
        try
        {
            SmallCity.Write(folder, SmallCity.Options() with { Dirt = 0 });
            var rows = SmallCity.Csv(Directory.GetFiles(folder, "*家庭成员信息(全量).csv").Single()).Skip(1).ToList();
            Assert.InRange(rows.Count, SmallCity.Persons * 2, SmallCity.Persons * 5);
            Assert.Equal(rows.Count, rows.Select(r => r[1]).Distinct().Count());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_low_income_shares_lie_near_their_targets()
    {
        var last = Months()[^1];
        var holders = last.GetProperty("holders").GetDouble();
        Assert.InRange(holders / SmallCity.Persons, 0.93, 1.05);
        Assert.InRange(Receiving(last, "dibao") / holders, 0.10 - 0.025, 0.10 + 0.025);
        Assert.InRange(Receiving(last, "tekun") / holders, 0.015 - 0.009, 0.015 + 0.009);
        Assert.InRange(Receiving(last, "care_subsidy") / holders, 0.48, 0.60);
    }

    [Fact]
    public void Household_income_a_head_is_about_sixty_percent_of_the_city()
    {
        Assert.All(Months(), month => Assert.InRange(month.GetProperty("income_ratio").GetDouble(), 0.56, 0.64));
    }

    [Fact]
    public void Fewer_people_are_missed_at_the_end_than_at_the_beginning()
    {
        var missed = Months().Select(m => m.GetProperty("missed_people").GetInt32()).ToList();
        Assert.True(missed[^3..].Average() < 0.75 * missed[..3].Average(), string.Join(" ", missed));
        Assert.InRange(missed[0] / (double)SmallCity.Persons, 0.015, 0.06);
    }

    [Fact]
    public void Every_state_occurs()
    {
        var states = city.Truth("states.csv.gz").Select(r => r[4]).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["blind_spot", "covered", "declined", "in_process", "unknown", "unknown_paid", "wrongly_paid"], states);
    }

    private List<JsonElement> Months() =>
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(city.Folder, "truth", "summary.json"))).RootElement.GetProperty("months").EnumerateArray()];

    private static double Receiving(JsonElement month, string programme) => month.GetProperty(programme).GetProperty("covered").GetDouble();
}
