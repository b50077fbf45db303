using System.Globalization;

namespace Insights.SampleCity.Tests;

/// <summary>Accounts of spending of a city of 3,000, whatever dirt there is in its files.</summary>
public sealed class SpendingTests(SmallCity city) : IClassFixture<SmallCity>
{
    [Fact]
    public void About_one_household_in_five_keeps_an_account_and_its_classes_add_up()
    {
        var accounts = Accounts();
        Assert.All(accounts, a => Assert.Equal(a.Consumption, a.Parts.Sum(), 1e-6));
        Assert.All(accounts, a => Assert.All(a.Parts, p => Assert.True(p >= 0)));
        var checkedHomes = Directory.GetFiles(city.Folder, "*家庭经济状况核对结果*.csv")
            .SelectMany(f => SmallCity.Csv(f, SmallCity.Gb18030)).Select(r => r[0]).Where(n => n.StartsWith("DG", StringComparison.Ordinal)).Distinct().Count();
        Assert.InRange(accounts.Select(a => a.Household).Distinct().Count() / (double)checkedHomes, 0.17, 0.23);
    }

    [Fact]
    public void Health_care_is_nearly_a_fifth_and_who_has_less_spends_more_of_it_on_food()
    {
        var accounts = Accounts();
        Assert.InRange(accounts.Sum(a => a.Parts[6]) / accounts.Sum(a => a.Consumption), 0.18, 0.19);
        var ordered = accounts.OrderBy(a => a.Consumption / a.Members).ToList();
        var third = ordered.Count / 3;
        double Food(IEnumerable<Account> of) => of.Sum(a => a.Parts[0]) / of.Sum(a => a.Consumption);
        Assert.True(Food(ordered.Take(third)) > Food(ordered.TakeLast(third)) + 0.02, $"{Food(ordered.Take(third))} {Food(ordered.TakeLast(third))}");
    }

    [Fact]
    public void Slips_in_accounts_are_planted_in_a_small_city_too_and_named_in_the_list_of_faults()
    {
        var slips = city.Truth("faults.csv.gz").Where(f => f[6].StartsWith("account_", StringComparison.Ordinal)).ToList();
        Assert.Equal(["account_incomplete", "account_negative", "account_off"], slips.Select(f => f[6]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(slips, f => Assert.True(f[4] == "finances" && f[5].StartsWith("spend_", StringComparison.Ordinal) && f[7] == "0", string.Join(",", f)));
    }

    private List<Account> Accounts() =>
        [.. city.Truth("spending.csv.gz").Select(r => new Account(r[0], Number(r[2]), Number(r[3]), [.. r[4..].Select(Number)]))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Account(string Household, double Members, double Consumption, double[] Parts);
}
