using Insights.Indicators.LivingStandard;

namespace Insights.Indicators.Tests;

public class IncomeMeasuresTests
{
    [Fact]
    public void A_worked_case_of_five_incomes()
    {
        var m = IncomeMeasures.Of("all", [10, 2, 4, 8, 6], [1, 1, 1, 1, 1], line: 5);
        Assert.Equal((5, 6, 6), (m.N, m.Mean, m.Median));
        Assert.Equal(4.0 / 15, m.Gini!.Value, 12);
        Assert.Equal(3.6, m.Arpt, 12);
        Assert.Equal(0.2, m.Arpr, 12);
        Assert.Equal((3.6 - 2) / 3.6, m.Rmpg!.Value, 12);
        Assert.Equal([0.4, 0.16, 0.08], m.Fgt.Select(f => Math.Round(f!.Value, 12)));

        // The fifths end exactly between 2 and 4, and between 8 and 10.
        Assert.Equal(10.0 / 2, m.S80s20!.Value, 12);
    }

    /// <summary>Where no income parts the fifths, the rows at the edges count in part: of eleven incomes a fifth is 2.2.</summary>
    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(1, (200 + (1.2 * 100)) / (2.2 * 100))]
    [InlineData(2, (400 + (0.2 * 100)) / (2.2 * 100))]
    public void Fifths_of_one_income_are_parted_by_heads(int rich, double expected)
    {
        double[] incomes = [.. Enumerable.Repeat(100.0, 11 - rich), .. Enumerable.Repeat(200.0, rich)];
        Assert.Equal(expected, IncomeMeasures.Of("all", incomes, [.. incomes.Select(_ => 1.0)], null).S80s20!.Value, 12);
        Assert.Equal(expected, new LivingSample(incomes.Select(i => (i, 1.0))).Measure([], 1, 20).Single(m => m.Name == "s80s20").Value, 12);
    }

    /// <summary>Rows that are few, or share rounded incomes: each row five times over can be cut into fifths by heads, which is the second route.</summary>
    [Theory]
    [InlineData("30*1000 40*2000 30*3000", 3.0)]
    [InlineData("1*1 1*3", 3.0)]
    [InlineData("1*1 1*2 1*3", 3.0)]
    [InlineData("15*900 60*1500 25*4000", null)]
    [InlineData("40*1260 45*2000 15*5000", null)]
    public void Fifths_that_no_income_parts_are_never_less_than_one(string groups, double? expected)
    {
        double[] incomes = [.. groups.Split(' ').Select(g => g.Split('*')).SelectMany(g => Enumerable.Repeat(double.Parse(g[1], System.Globalization.CultureInfo.InvariantCulture), int.Parse(g[0], System.Globalization.CultureInfo.InvariantCulture)))];
        double[] heads = [.. incomes.Order().SelectMany(i => Enumerable.Repeat(i, 5))];
        var byHeads = heads[^incomes.Length..].Sum() / heads[..incomes.Length].Sum();

        Assert.Equal(expected ?? byHeads, byHeads, 12);
        Assert.Equal(byHeads, IncomeMeasures.Of("all", incomes, [.. incomes.Select(_ => 1.0)], null).S80s20!.Value, 12);
        Assert.Equal(byHeads, new LivingSample(incomes.Select(i => (i, 1.0))).Measure([], 1, 20).Single(m => m.Name == "s80s20").Value, 12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Weights_are_rows_that_stand_for_several_and_gini_is_the_mean_difference_of_all_pairs(int seed)
    {
        var dice = new Random(seed);
        var incomes = Enumerable.Range(0, 120).Select(_ => Math.Round(Math.Exp(8 + dice.NextDouble() * 2), 2)).ToArray();
        var weights = incomes.Select(_ => (double)dice.Next(0, 5)).ToArray();
        var repeated = incomes.Zip(weights).SelectMany(r => Enumerable.Repeat(r.First, (int)r.Second)).ToArray();
        var (weighted, plain) = (IncomeMeasures.Of("w", incomes, weights, 5000), IncomeMeasures.Of("r", repeated, [.. repeated.Select(_ => 1.0)], 5000));
        var pairs = repeated.Sum(a => repeated.Sum(b => Math.Abs(a - b))) / (2.0 * repeated.Length * repeated.Length * repeated.Average());
        Assert.Equal(pairs, plain.Gini!.Value, 9);
        foreach (var of in new Func<IncomeMeasures, double>[] { m => m.Mean, m => m.Median, m => m.S80s20!.Value, m => m.Arpr, m => m.Rmpg!.Value, m => m.Fgt[0]!.Value, m => m.Fgt[1]!.Value, m => m.Fgt[2]!.Value, m => m.SumWeights })
        {
            Assert.Equal(of(plain), of(weighted), 9);
        }

        var sorted = repeated.Order().ToArray();
        var median = sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
        Assert.Equal(median, weighted.Median, 9);
    }

    [Fact]
    public void The_interval_of_the_mean_holds_it_about_as_often_as_it_says()
    {
        var (held, tries) = (0, 200);
        for (var t = 0; t < tries; t++)
        {
            var dice = new Random(t);
            var incomes = Enumerable.Range(0, 150).Select(_ => -1000 * Math.Log(1 - dice.NextDouble())).ToArray();
            var m = IncomeMeasures.Of("all", incomes, [.. incomes.Select(_ => 1.0)], null);
            held += m.MeanLower <= 1000 && 1000 <= m.MeanUpper ? 1 : 0;
        }

        Assert.InRange((double)held / tries, 0.89, 0.99);
    }

    [Fact]
    public void The_same_table_gives_the_same_interval_and_nobody_is_an_error()
    {
        double[] incomes = [1, 2, 3, 4];
        Assert.Equal(IncomeMeasures.Of("a", incomes, [1, 1, 1, 1], null).MeanLower, IncomeMeasures.Of("b", incomes, [1, 1, 1, 1], null).MeanLower);
        Assert.Throws<ArgumentException>(() => IncomeMeasures.Of("none", [1], [0], null));
        Assert.Null(IncomeMeasures.Of("zero", [0, 0], [1, 1], null).Gini);
    }
}
