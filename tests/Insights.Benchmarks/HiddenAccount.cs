using System.Diagnostics;
using System.Globalization;
using Insights.Forecasting.Tests;

namespace Insights.Benchmarks;

/// <summary>Lists drawn from people whose number is known: how often the 95 % intervals hold it, for lists that depend on each other more or less, and how wide they are.</summary>
public static class HiddenAccount
{
    const int Draws = 2_000, Seed = 20261127;

    static readonly double[] Three = [0.4, 0.35, 0.3], Four = [0.4, 0.35, 0.3, 0.25], Five = [0.4, 0.35, 0.3, 0.25, 0.2];
    static readonly double[] FewThree = [0.2, 0.15, 0.25], FewFour = [0.15, 0.2, 0.25, 0.3];

    static readonly ListDesign[] Designs =
    [
        .. new[] { "", "12:0.2", "12:0.35", "12:0.5", "12:0.8", "12:1", "12:2", "12:-0.5", "12:-1", "12:0.4 13:0.3" }.Select(o => new ListDesign(3_000, Three, o)),
        new(2_000, FewThree, "12:0.3"), new(2_000, FewThree, "12:2"), new(500, Three, "12:1"), new(2_000, [0.6, 0.5, 0.45], "12:0.4"),
        new(20_000, Three, "12:0.2"), new(50_000, FewThree, "12:0.5"),
        .. new[] { "", "12:0.2", "12:0.5", "12:1", "12:2", "12:-0.5", "12:0.3 34:0.3", "12:0.2 13:0.2 14:0.2 23:0.2 24:0.2 34:0.2", "12:0.3 123:0.3", "12:0.3 123:0.5", "123:-0.3", "12:0.5 123:1", "12:0.3 123:0.3 124:0.3" }
            .Select(o => new ListDesign(3_000, Four, o)),
        new(1_000, Four, "12:0.5"), new(1_000, Four, "12:0.5 123:0.5"), new(10_000, FewFour, "12:0.5 34:0.3"), new(30_000, Four, "12:0.3"), new(30_000, Four, "12:0.3 123:0.2"),
        .. new[] { "", "12:0.3", "12:0.8 34:0.4", "123:0.4 345:0.4" }.Select(o => new ListDesign(5_000, Five, o)),
    ];

    public static void Print()
    {
        foreach (var design in Designs)
        {
            var watch = Stopwatch.StartNew();
            var (held, width) = design.Judged(Draws, Seed);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"hidden: {design.Lists} lists of {design.People,6:N0} people ({string.Join(' ', design.Shares.Select(s => $"{s:0%}"))}), log odds {(design.Odds.Length > 0 ? design.Odds : "none")}: 95 % intervals hold them in {held:0.0%} of {Draws} draws, {width:0.00} of the unseen wide; {watch.Elapsed.TotalSeconds:0} s"));
        }
    }
}
