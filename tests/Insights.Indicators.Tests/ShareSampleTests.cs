using Insights.Indicators.Cards;
using Insights.Indicators.LivingStandard;
using Insights.Indicators.Tests.Small;

namespace Insights.Indicators.Tests;

public class ShareSampleTests
{
    private static readonly string[] Names = ["food", "medical", "other"];

    [Fact]
    public void A_share_is_what_all_spend_on_the_class_over_all_that_they_spend()
    {
        var shares = new ShareSample([[300, 100, 100], [100, 300, 100]]).Shares(Names, 1, 20);
        Assert.Equal(Names, shares.Select(s => s.Name));
        Assert.Equal([0.4, 0.4, 0.2], shares.Select(s => s.Value));
    }

    [Fact]
    public void The_interval_of_a_share_holds_it_about_as_often_as_it_says()
    {
        // Those who spend more spend less of it on food: the share of the sums is 0.3 × ½ + 0.5 × ½ of two kinds of households, by what they spend.
        var truth = ((0.3 * 3000) + (0.5 * 1000)) / 4000;
        var held = Enumerable.Range(0, 150).Count(t =>
        {
            var dice = new Random(t);
            var rows = Enumerable.Range(0, 200).Select(_ =>
            {
                var (all, food) = dice.Next(2) == 0 ? (3000, 0.3) : (1000, 0.5);
                var own = food + ((dice.NextDouble() - 0.5) * 0.4);
                return new[] { all * own, all * (0.7 - (own / 2)), all * (0.3 - (own / 2)) };
            }).ToList();
            var share = new ShareSample(rows).Shares(Names, 7, 150)[0];
            return share.Lower <= truth && truth <= share.Upper;
        });

        Assert.InRange(held / 150.0, 0.88, 0.99);
    }

    [Fact]
    public void The_same_rows_and_seed_give_the_same_interval_and_another_seed_another()
    {
        var rows = Enumerable.Range(1, 40).Select(n => new[] { 100.0 + n, 50 + (n % 7), 10 }).ToList();
        Assert.Equal(new ShareSample(rows).Shares(Names, 3, 40), new ShareSample(rows).Shares(Names, 3, 40));
        Assert.NotEqual(new ShareSample(rows).Shares(Names, 3, 40), new ShareSample(rows).Shares(Names, 4, 40));
    }

    [Theory]
    [InlineData("interval: bootstrap", "interval: linearised", "the interval linearised is not one of a ratio. Write interval: bootstrap")]
    [InlineData("by: {spend: town}", "by: {spend: village}", "spend may not be published below the town.")]
    public void A_card_of_shares_by_columns_has_its_interval_drawn_and_no_village(string good, string bad, string expected)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "content", "indicators");
        var text = File.ReadAllText(Path.Combine(folder, "consumption_share.yaml"));
        Assert.Contains(good, text, StringComparison.Ordinal);
        var library = CardLibrary.Read(
            [("consumption_share.yaml", text.Replace(good, bad, StringComparison.Ordinal))],
            [.. Directory.EnumerateFiles(Path.Combine(folder, "sources"), "*.yaml").Select(f => (Path.GetFileName(f), File.ReadAllText(f)))]);
        Assert.Contains(library.Faults, f => f.ToString().Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Shares_add_up_to_one_and_are_masked_where_fewer_than_ten_households_keep_an_account()
    {
        var city = new SmallCity(3, 160);
        using var db = SmallCityDatabase.Open(city);
        var rows = SmallCityDatabase.Evaluate(db, city, 10, "household_month").Where(r => r.Id == "consumption_share").ToList();
        var cells = rows.GroupBy(r => (r.Area, r.Month)).ToList();
        Assert.All(cells, c => Assert.Equal(HouseholdRow.Classes.Select(name => "spend:" + name).Order(), c.Select(r => r.Dimension).Order()));
        Assert.All(cells.Where(c => c.All(r => r.Value is not null)), c => Assert.Equal(1, c.Sum(r => r.Value!.Value), 1e-12));
        var few = cells.Where(c => city.Households.Count(h => h.Month == c.Key.Month && h.Spending is not null && (c.Key.Area.Length == 6 || h.Town == c.Key.Area)) is > 0 and < 10).ToList();
        Assert.NotEmpty(few);
        Assert.All(few, c => Assert.All(c, r => Assert.True(r.Masked && r.Value is null && r.Numerator is null)));
        Assert.Contains(cells, c => c.All(r => r.Value is not null));
        Assert.DoesNotContain(rows, r => r.Level == "village");
    }
}
