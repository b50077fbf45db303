using System.Globalization;
using Insights.Forecasting.Unseen;

namespace Insights.Benchmarks;

/// <summary>Lists drawn from people whose number is known: how often the 95 % intervals hold it, for lists that depend on each other more or less.</summary>
public static class HiddenAccount
{
    const int People = 3_000, Draws = 500;

    public static void Print()
    {
        foreach (var (lists, pull) in new[] { (3, 0.0), (3, 0.15), (3, 0.35), (4, 0.2) })
        {
            var (ofModel, averaged, made) = (0, 0, 0);
            Parallel.For(0, Draws, draw =>
            {
                var counts = Drawn(new Random(20261124 + draw), lists, pull);
                var model = new ListModel(pull > 0 ? [3] : []);
                var (lower, upper) = MultipleSystems.Profile(model, lists, counts, MultipleSystems.Fit(model, lists, counts)!.Estimate);
                if (lower <= People && People <= upper) Interlocked.Increment(ref ofModel);
                var told = MultipleSystems.Estimate(lists, counts);
                Interlocked.Increment(ref made);
                if (told.Lower95 <= People && People <= told.Upper95) Interlocked.Increment(ref averaged);
            });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"hidden: {lists} lists, being on the first adds {pull:0.00} to the second: 95 % intervals hold {People:N0} in {ofModel / (double)Draws:0.0%} (model known), {averaged / (double)made:0.0%} (over all models) of {Draws} draws"));
        }
    }

    static double[] Drawn(Random dice, int lists, double pull)
    {
        var counts = new double[1 << lists];
        for (var person = 0; person < People; person++)
        {
            var first = dice.NextDouble() < 0.4;
            var cell = (first ? 1 : 0) + (dice.NextDouble() < (first ? 0.3 + pull : 0.3) ? 2 : 0);
            for (var list = 2; list < lists; list++) cell += dice.NextDouble() < 0.35 ? 1 << list : 0;
            counts[cell]++;
        }

        counts[0] = 0;
        return counts;
    }
}
