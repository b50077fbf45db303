namespace Insights.Indicators.Disclosure;

/// <summary>
/// What an outsider takes for granted. Where programmes overlap, one person may be in two parts of a rate's rest, and the parts add up to more than it; where that is rare (of the wrongly and the
/// unknowingly paid in a class one row in a hundred), who supposes that they add up is right. Where it is common (in a town one in four of the rows of coverage), the supposition tells nothing.
/// </summary>
internal sealed class Presumptions
{
    // So many in ten of the rows with a small part must obey before it counts as known.
    private const int InTen = 9;

    private readonly HashSet<(int Rate, int Depth, string Family)> held = [];

    /// <param name="rows">Of all months: of one month a class has too few to say how often.</param>
    public Presumptions(DisclosurePlan plan, IReadOnlyCollection<MaskRow> rows, int threshold)
    {
        for (var r = 0; r < plan.Rates.Count; r++)
        {
            var rate = plan.Rates[r];
            foreach (var kin in rows.Where(row => rate.Rest.Any(i => row.Counts[i] > 0)).GroupBy(row => (row.Depth, row.Family)))
            {
                // Where no part is small, the large ones tell: of amounts paid right, too low and too high they always add up.
                var (all, small) = (new Tally(), new Tally());
                foreach (var row in kin)
                {
                    var adds = AddsUp(rate, row);
                    all.Add(adds);
                    if (rate.Rest.Any(i => row.Counts[i] > 0 && row.Counts[i] < threshold))
                    {
                        small.Add(adds);
                    }
                }

                if ((small.Rows > 0 ? small : all).Mostly)
                {
                    held.Add((r, kin.Key.Depth, kin.Key.Family));
                }
            }
        }
    }

    /// <summary>The parts of the rest add up to it here, and who takes that for granted is nearly always right.</summary>
    public bool Holds(int rate, Rate of, MaskRow row) => held.Contains((rate, row.Depth, row.Family)) && AddsUp(of, row);

    private sealed class Tally
    {
        private int adding;

        public int Rows { get; private set; }

        public bool Mostly => 10 * adding >= InTen * Rows;

        public void Add(bool adds)
        {
            Rows++;
            adding += adds ? 1 : 0;
        }
    }

    private static bool AddsUp(Rate rate, MaskRow row) => row.Counts[rate.Denominator] - row.Counts[rate.Numerator] == rate.Rest.Sum(i => row.Counts[i]);
}
