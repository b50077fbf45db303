namespace Insights.Indicators.Disclosure;

/// <summary>All cells of one source and month written into a ledger with every sum that the published numbers obey, and closed.</summary>
internal sealed partial class MonthDisclosure(DisclosurePlan plan, int threshold, Presumptions presumed)
{
    // A total is dearer than any of its parts.
    private const int Total = 1_000_000;

    /// <summary>Yuan of the whole beside a withheld class are given in full steps, and not at all below the floor.</summary>
    public const int YuanStep = 10_000;

    private const int YuanFloor = 100_000;

    private readonly IntervalLedger ledger = new();
    private readonly Dictionary<(int Place, string Slice), MaskRow> index = [];
    private readonly Dictionary<(int Place, int Column, long Counted), int> classed = [];
    private readonly int[] one = new int[plan.Counts.Count];
    private readonly List<(int Unknown, int Factor, int Cost)> terms = [];
    private long[] order = [];
    private Dictionary<int, MaskRow[]> classesOf = [];

    public void Close(IReadOnlyList<MaskRow> rows)
    {
        if (threshold <= 1)
        {
            return;
        }

        foreach (var row in rows)
        {
            index[(row.Place, row.Slice)] = row;
        }

        foreach (var row in rows)
        {
            Enter(row);
        }

        foreach (var row in rows)
        {
            Rates(row);
        }

        foreach (var children in rows.Where(r => r.Parent is not null).GroupBy(r => (r.Parent!.Value, r.Slice)))
        {
            Sum(index.GetValueOrDefault(children.Key), [.. children]);
        }

        foreach (var classes in rows.Where(r => r.Family.Length > 0).GroupBy(r => (r.Place, r.Family)))
        {
            Classes(index.GetValueOrDefault((classes.Key.Place, "")), [.. classes], plan.KindOf(classes.Key.Family));
        }

        classesOf = rows.Where(r => r.Family.Length > 0 && r.Family == plan.Source.Overlap?.Name).GroupBy(r => r.Place).ToDictionary(g => g.Key, g => g.ToArray());
        ledger.Close();
        foreach (var row in rows)
        {
            Note(row);
        }

        foreach (var flows in rows.Where(r => r.Family.Length > 0 && plan.KindOf(r.Family) == "flow").GroupBy(r => (r.Place, r.Family)))
        {
            WithholdZeros([.. flows]);
        }
    }

    private bool IsSmall(int count) => count > 0 && count < threshold;

    private void Enter(MaskRow row)
    {
        // Columns that are equal by their meaning are one number: who has one has the other, and both are withheld together.
        var twins = row.Family.Length > 0 && row.Family == plan.Source.Overlap?.Name ? plan.Twins : [];
        for (var c = 0; c < one.Length; c++)
        {
            one[c] = c;
        }

        foreach (var (column, twin) in twins)
        {
            one[column] = row.Counts[column] == row.Counts[twin] ? twin : column;
        }

        var finest = plan.Finest(row.Family);
        for (var first = 0; first < one.Length; first++)
        {
            var number = one[first];
            if (twins.Count > 0 && Array.IndexOf(one, number) < first)
            {
                continue;
            }

            var (published, told) = (false, false);
            var end = twins.Count > 0 ? one.Length : first + 1;
            for (var c = first; c < end; c++)
            {
                published |= one[c] == number && !row.IsRest && row.Depth <= finest[c];
                told |= one[c] == number && plan.IsTold(c);
            }

            var count = row.Counts[number];
            var most = published && told && IsSmall(count) ? threshold - 1 : 0;
            var unknown = count == 0 && (published || row.IsRest || !plan.IsPart(number) || IsNobody(row, number)) ? -1 : ledger.Add(count, (published || row.IsRest) && !IsSmall(count), IsSmall(count), published, most);
            for (var c = first; c < end; c++)
            {
                row.Unknowns[c] = one[c] == number ? unknown : row.Unknowns[c];
            }
        }
    }

    /// <summary>
    /// A zero that is published stays a zero; one that is not is known to nobody, and what is withheld beside it hides behind it. But where the place around it or the whole of its class has nobody, it has
    /// nobody either.
    /// </summary>
    private bool IsNobody(MaskRow row, int column) =>
        (row.Parent is { } parent && index.GetValueOrDefault((parent, row.Slice))?.Counts[column] is null or 0) || (row.Family.Length > 0 && index.GetValueOrDefault((row.Place, ""))?.Counts[column] is null or 0);

    /// <summary>Within a row: the rest of each rate, and its parts.</summary>
    private void Rates(MaskRow row)
    {
        row.Rests = new int[plan.Rates.Count];
        var finest = plan.Finest(row.Family);
        // In a class of the overlapping dimension, as where nothing overlaps, a person is in one part alone.
        var alone = plan.Source.Overlap is not { } overlap || row.Family == overlap.Name;
        for (var r = 0; r < plan.Rates.Count; r++)
        {
            var rate = plan.Rates[r];
            var rest = row.Counts[rate.Denominator] - row.Counts[rate.Numerator];
            row.Rests[r] = -1;
            if (row.Unknowns[rate.Denominator] < 0 || rest < 0)
            {
                continue;
            }

            var told = rate.CapsRest && IsSmall(rest) && !row.IsRest && row.Depth <= finest[rate.Numerator];
            row.Rests[r] = ledger.Add(rest, false, IsSmall(rest), false, told ? threshold - 1 : 0);
            var whole = (row.Unknowns[rate.Denominator], 1, rate.GivesWay[1]);
            var part = (row.Unknowns[rate.Numerator], -1, rate.GivesWay[0]);
            ledger.Tie([whole, part, (row.Rests[r], -1, IntervalLedger.Never)]);
            if (rate.Rest.Count == 0)
            {
                continue;
            }

            terms.Clear();
            terms.AddRange([whole, part]);
            for (var i = 0; i < rate.Rest.Count; i++)
            {
                terms.Add((row.Unknowns[rate.Rest[i]], -1, rate.GivesWay[i + 2]));
            }

            if (alone || presumed.Holds(r, rate, row))
            {
                Tie(0, 0);
                Unpublished(row, rate, finest);
                continue;
            }

            // In the whole of overlapping classes one person may be in several parts.
            Tie(-row.Counts.Sum(), 0);
            // A part that overlaps the numerator too (missed in one programme, in process in another) says nothing of the rest; tied to it
            // all the same, the bounds would contradict each other and climb without end.
            for (var i = 0; i < rate.Rest.Count; i++)
            {
                if (row.Unknowns[rate.Rest[i]] is var other and >= 0 && row.Counts[rate.Rest[i]] <= rest)
                {
                    ledger.Tie([whole, part, (other, -1, rate.GivesWay[i + 2])], 0, int.MaxValue);
                }
            }
        }
    }

    /// <summary>Parts of the rest that are published apart nowhere here are found together, as what the others leave: that is a number of people too.</summary>
    private void Unpublished(MaskRow row, Rate rate, int[] finest)
    {
        int[] apart = row.IsRest ? [] : [.. rate.Rest.Where(c => row.Depth > finest[c])];
        var together = apart.Sum(c => row.Counts[c]);
        if (apart.Length < 2 || !IsSmall(together))
        {
            return;
        }

        var number = ledger.Add(together, isKnown: false, isHidden: true, isNonzero: false, most: 0);
        terms.RemoveAll(t => apart.Any(c => row.Unknowns[c] == t.Unknown));
        terms.Add((number, -1, IntervalLedger.Never));
        Tie(0, 0);
    }

    private void Note(MaskRow row)
    {
        for (var c = 0; c < row.Counts.Length; c++)
        {
            var unknown = row.Unknowns[c];
            if (unknown >= 0 && ledger.MustHide(unknown))
            {
                row.Masks |= 1L << c;
            }
        }

        for (var s = 0; s < plan.Yuan.Count && row.Family.Length == 0; s++)
        {
            var beside = classesOf.GetValueOrDefault(row.Place)?.Any(k => k.Unknowns[plan.Yuan[s].Column] is var u and >= 0 && ledger.MustHide(u)) == true;
            if (beside)
            {
                row.Bounds |= (row.Yuan[s] < 0 || ledger.MustHide(row.Yuan[s]) ? 2L : 1L) << (plan.Rates.Count + 2 * s);
            }
        }

        for (var r = 0; r < plan.Rates.Count; r++)
        {
            var told = plan.Rates[r].CapsRest ? row.Rests[r] : row.Unknowns[plan.Rates[r].Numerator];
            if (told >= 0 && ledger.IsCapped(told))
            {
                row.Bounds |= 1L << r;
            }
        }
    }

    /// <summary>
    /// The totals of two months give the net flow away, and visible zeros would leave one flow unknown: where any is withheld, three are,
    /// a zero among them if need be.
    /// </summary>
    private static void WithholdZeros(MaskRow[] flows)
    {
        for (var c = 0; c < flows[0].Counts.Length; c++)
        {
            var bit = 1L << c;
            var withheld = flows.Count(f => (f.Masks & bit) != 0);
            foreach (var flow in flows.Where(f => (f.Masks & bit) == 0).OrderBy(f => f.Counts[c]).ThenBy(f => f.Slice, StringComparer.Ordinal).Take(withheld == 0 ? 0 : Math.Max(0, 3 - withheld)))
            {
                flow.Masks |= bit;
            }
        }
    }
}
