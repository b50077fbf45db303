using System.Globalization;

namespace Insights.SampleCity.Tests;

public sealed class TruthTests(SmallCity city) : IClassFixture<SmallCity>
{
    private static readonly string[] Paid = ["covered", "wrongly_paid", "unknown_paid"];
    private static readonly string[] Entitled = ["covered", "in_process", "declined", "blind_spot"];

    [Fact]
    public void Paid_states_have_money_and_only_they()
    {
        Assert.All(city.Truth("states.csv.gz"), row => Assert.Equal(Paid.Contains(row[4]), Money(row[6]) > 0));
    }

    [Fact]
    public void Entitled_states_have_an_amount_due_and_unknown_ones_none()
    {
        Assert.All(city.Truth("states.csv.gz"), row =>
        {
            Assert.Equal(row[4].StartsWith("unknown", StringComparison.Ordinal), row[5].Length == 0);
            Assert.Equal(Entitled.Contains(row[4]), row[5].Length > 0 && Money(row[5]) > 0);
        });
    }

    [Fact]
    public void Intervals_of_a_person_and_programme_do_not_overlap()
    {
        foreach (var group in city.Truth("states.csv.gz").GroupBy(r => (r[0], r[1])))
        {
            var last = "";
            foreach (var row in group)
            {
                Assert.True(string.CompareOrdinal(last, row[2]) < 0 && string.CompareOrdinal(row[2], row[3]) <= 0, string.Join(",", row));
                last = row[3];
            }
        }
    }

    [Fact]
    public void Nobody_receives_dibao_and_tekun_rightly_in_one_month()
    {
        var tekun = Cells("tekun", "covered");
        Assert.Empty(Cells("dibao", "covered").Intersect(tekun));
        Assert.NotEmpty(tekun);
    }

    /// <summary>The second route: the care pay lists read back from a clean city, summed by the months they pay for.</summary>
    [Fact]
    public void The_care_money_of_the_truth_is_the_money_of_the_pay_lists()
    {
        var folder = Directory.CreateTempSubdirectory("sample-city-lists-").FullName;
        try
        {
            SmallCity.Write(folder, SmallCity.Options() with { Dirt = 0, Seed = 5 });
            var listed = new Dictionary<(string, string), decimal>();
            foreach (var file in Directory.EnumerateFiles(folder, "*发放表(护理).csv"))
            {
                foreach (var row in SmallCity.Csv(file, SmallCity.Gb18030).Where(r => r.Length == 7 && char.IsAsciiDigit(r[0][0])))
                {
                    var months = Between(Digits(row[3]), Digits(row[4]));
                    foreach (var month in months)
                    {
                        listed[(row[2], month)] = listed.GetValueOrDefault((row[2], month)) + (Money(row[6]) / months.Count);
                    }
                }
            }

            var truth = SmallCity.Truth(folder, "states.csv.gz").Where(r => r[1] == "care_subsidy" && Money(r[6]) > 0).ToList();
            var sum = truth.SelectMany(r => Between(Digits(r[2]), Digits(r[3])).Select(m => ((r[0], m), Money(r[6])))).ToDictionary();
            Assert.NotEmpty(sum);
            Assert.All(sum, cell => Assert.Equal(cell.Value, listed[cell.Key]));
            var window = Digits(truth.Min(r => r[2])!);
            Assert.All(listed.Where(l => l.Value > 0 && string.CompareOrdinal(l.Key.Item2, window) >= 0), l => Assert.True(sum.ContainsKey(l.Key)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private HashSet<(string, string)> Cells(string programme, string state) =>
        [.. city.Truth("states.csv.gz").Where(r => r[1] == programme && r[4] == state)
            .SelectMany(r => Between(Digits(r[2]), Digits(r[3])).Select(m => (r[0], m)))];

    private static decimal Money(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Year and month of any form as six digits.</summary>
    private static string Digits(string month)
    {
        var parts = month.Split(['-', '.', '/', '年', '月'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 1 ? parts[0] : parts[0] + parts[1].PadLeft(2, '0');
    }

    private static List<string> Between(string from, string to)
    {
        var months = new List<string>();
        for (var at = Number(from); at <= Number(to); at++)
        {
            months.Add(string.Create(CultureInfo.InvariantCulture, $"{at / 12:0000}{(at % 12) + 1:00}"));
        }

        return months;
    }

    private static int Number(string month) =>
        (int.Parse(month.AsSpan(0, 4), CultureInfo.InvariantCulture) * 12) + int.Parse(month.AsSpan(4), CultureInfo.InvariantCulture) - 1;
}
