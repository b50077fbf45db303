using Insights.Forecasting.Unseen;

namespace Insights.Forecasting.Tests;

/// <summary>People on lists whose dependence is known: the lists' shares of all people, and the log odds by which being on some goes with being on others.</summary>
/// <param name="Odds">Lists as bits with their log odds, as "12:0.4 123:0.3"; empty for lists that do not depend on each other.</param>
public sealed record ListDesign(int People, double[] Shares, string Odds)
{
    private const int Fittings = 500;

    public int Lists => Shares.Length;

    /// <summary>How often the 95 % intervals of so many draws hold the number of people, and the median of their width in units of the people on no list.</summary>
    public (double Held, double Width) Judged(int draws, int seed)
    {
        var chances = Chances();
        var unseen = chances[0] * People;
        var widths = new double[draws];
        var held = 0;
        Parallel.For(0, draws, draw =>
        {
            var told = MultipleSystems.Estimate(Lists, Drawn(chances, new Random(seed + (31 * draw))));
            Interlocked.Add(ref held, told.Lower95 <= People && People <= told.Upper95 ? 1 : 0);
            widths[draw] = (told.Upper95 - told.Lower95) / unseen;
        });
        return (held / (double)draws, widths.Order().ElementAt(draws / 2));
    }

    /// <summary>Shares of the people by the set of their lists: the dependence given, the margins fitted to the lists' shares.</summary>
    private double[] Chances()
    {
        var terms = Odds.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => t.Split(':'))
            .Select(t => (Set: t[0].Sum(list => 1 << (list - '1')), LogOdds: double.Parse(t[1], System.Globalization.CultureInfo.InvariantCulture))).ToArray();
        var chances = Enumerable.Range(0, 1 << Lists).Select(cell => Math.Exp(terms.Where(t => (cell & t.Set) == t.Set).Sum(t => t.LogOdds))).ToArray();
        for (var round = 0; round < Fittings; round++)
        {
            for (var list = 0; list < Lists; list++)
            {
                bool On(int cell) => (cell >> list & 1) != 0;
                var (on, off) = (chances.Where((_, cell) => On(cell)).Sum(), chances.Where((_, cell) => !On(cell)).Sum());
                chances = [.. chances.Select((c, cell) => On(cell) ? c * Shares[list] / on : c * (1 - Shares[list]) / off)];
            }
        }

        return chances;
    }

    private double[] Drawn(double[] chances, Random dice)
    {
        var counts = new double[chances.Length];
        for (var person = 0; person < People; person++)
        {
            var (at, cell) = (dice.NextDouble(), 0);
            while (cell < chances.Length - 1 && at >= chances[cell])
            {
                at -= chances[cell++];
            }

            counts[cell]++;
        }

        counts[0] = 0;
        return counts;
    }
}
