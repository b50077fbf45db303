using Insights.Indicators.LivingStandard;

namespace Insights.Indicators.Tests;

public class LivingSampleTests
{
    private static readonly (string, double)[] Lines = [("dibao", 900), ("dibao15", 1350)];

    public static TheoryData<int, bool> Samples() => new(from seed in Enumerable.Range(1, 8) from ties in new[] { true, false } select (seed, ties));

    /// <summary>The definitions as the Commission's regulation and the laeken vignette write them, by sets and sums, without a thought for speed. Round incomes make ties, whole weights make shares that end exactly on a row.</summary>
    [Theory]
    [MemberData(nameof(Samples))]
    public void Eurostats_definitions_written_naively_give_the_same(int seed, bool ties)
    {
        var dice = new Random(seed);
        var rows = Enumerable.Range(0, 60 + seed).Select(_ => (X: ties ? dice.Next(1, 25) * 200.0 : Math.Exp(6 + (dice.NextDouble() * 3)), W: ties ? dice.Next(1, 6) : (dice.NextDouble() * 5) + 0.1)).ToList();
        var all = rows.Sum(r => r.W);
        double Quantile(IReadOnlyList<(double X, double W)> of, double p)
        {
            // q = the mean of x(j) and x(j+1) where the weights up to j are p of the whole, else the x(j+1) whose weights pass it.
            var (whole, sorted) = (of.Sum(r => r.W), of.OrderBy(r => r.X).ToList());
            double Upto(int j) => sorted.Take(j).Sum(r => r.W);
            var j = Enumerable.Range(0, sorted.Count).Last(k => Upto(k) <= (p * whole) + (1e-12 * whole));
            return j > 0 && Math.Abs(Upto(j) - (p * whole)) <= 1e-12 * whole ? (sorted[j - 1].X + sorted[j].X) / 2 : sorted[j].X;
        }

        var (median, low, high) = (Quantile(rows, 0.5), Quantile(rows, 0.2), Quantile(rows, 0.8));
        var threshold = 0.6 * median;
        var poor = rows.Where(r => r.X < threshold).ToList();
        var pairs = rows.Sum(a => rows.Sum(b => a.W * b.W * Math.Abs(a.X - b.X))) / (2 * all * rows.Sum(r => r.W * r.X));
        var expected = new Dictionary<string, double>
        {
            ["mean"] = rows.Sum(r => r.W * r.X) / all, ["median"] = median, ["p10"] = Quantile(rows, 0.1), ["p90"] = Quantile(rows, 0.9),
            ["s80s20"] = rows.Where(r => r.X > high).Sum(r => r.W * r.X) / rows.Where(r => r.X <= low).Sum(r => r.W * r.X),
            ["arpr"] = poor.Sum(r => r.W) / all, ["rmpg"] = poor.Count == 0 ? double.NaN : (threshold - Quantile(poor, 0.5)) / threshold, ["gini"] = pairs,
            ["fgt0_dibao"] = rows.Where(r => r.X < 900).Sum(r => r.W) / all, ["fgt1_dibao15"] = rows.Where(r => r.X < 1350).Sum(r => r.W * (1350 - r.X) / 1350) / all,
            ["fgt2_median60"] = poor.Sum(r => r.W * Math.Pow((threshold - r.X) / threshold, 2)) / all,
        };
        var measured = new LivingSample(rows).Measure([.. Lines, ("median60", threshold)], 1, 20).ToDictionary(m => m.Name, m => m.Value);
        var command = IncomeMeasures.Of("all", [.. rows.Select(r => r.X)], [.. rows.Select(r => r.W)], 900);

        Assert.All(expected, e => Assert.Equal(e.Value, measured[e.Key], 1e-9));
        Assert.Equal(command.Mean, measured["mean"], 1e-9);
        Assert.Equal(command.Median, measured["median"], 1e-9);
        Assert.Equal(command.Gini!.Value, measured["gini"], 1e-9);
        Assert.Equal(command.S80s20!.Value, measured["s80s20"], 1e-9);
        Assert.Equal(command.Arpr, measured["arpr"], 1e-9);
        Assert.Equal(command.Fgt[0]!.Value, measured["fgt0_dibao"], 1e-9);
        Assert.Equal(command.Rmpg ?? double.NaN, measured["rmpg"], 1e-9);
    }

    [Fact]
    public void The_interval_of_the_gini_holds_it_about_as_often_as_it_says()
    {
        // Exponential incomes have a Gini of one half.
        var held = Enumerable.Range(0, 120).Count(t =>
        {
            var dice = new Random(t);
            var gini = new LivingSample(Enumerable.Range(0, 300).Select(_ => (-1000 * Math.Log(1 - dice.NextDouble()), 1.0))).Measure([], 7, 150).Single(m => m.Name == "gini");
            return gini.Lower <= 0.5 && 0.5 <= gini.Upper;
        });

        Assert.InRange(held / 120.0, 0.87, 1);
    }

    [Fact]
    public void The_same_sample_and_seed_give_the_same_interval()
    {
        var rows = Enumerable.Range(1, 50).Select(n => (n * 100.0, (n % 4) + 1.0)).ToList();

        Assert.Equal(new LivingSample(rows).Measure(Lines, 3, 40), new LivingSample(rows).Measure(Lines, 3, 40));
    }
}
