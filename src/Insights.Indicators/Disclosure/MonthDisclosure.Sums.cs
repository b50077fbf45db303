using System.Runtime.InteropServices;

namespace Insights.Indicators.Disclosure;

/// <summary>The sums that cells obey among each other: places and the place around them, classes and their whole, yuan and heads.</summary>
internal sealed partial class MonthDisclosure
{
    private void Sum(MaskRow? total, MaskRow[] parts)
    {
        if (total is null)
        {
            return;
        }

        for (var c = 0; c < total.Counts.Length; c++)
        {
            if (total.Unknowns[c] >= 0)
            {
                terms.Clear();
                var whole = 0L;
                foreach (var part in SmallestFirst(parts, c))
                {
                    whole += part.Counts[c];
                    terms.Add((part.Unknowns[c], -1, part.IsRest ? IntervalLedger.Never : part.Counts[c]));
                }

                terms.Add((total.Unknowns[c], 1, Total));
                Tie(0, whole == total.Counts[c] ? 0 : int.MaxValue);
            }
        }

        for (var r = 0; r < plan.Rates.Count; r++)
        {
            var denominator = plan.Rates[r].Denominator;
            if (total.Rests[r] >= 0)
            {
                // Never published themselves; where one is found, its neighbours are loosened in this order: the smallest part first, the whole last.
                terms.Clear();
                var whole = 0L;
                foreach (var part in SmallestFirst(parts, denominator))
                {
                    whole += part.Counts[denominator];
                    terms.Add((part.Rests[r], -1, IntervalLedger.Never));
                }

                terms.Add((total.Rests[r], 1, IntervalLedger.Never));
                if (whole == total.Counts[denominator])
                {
                    Tie(0, 0);
                }
            }
        }
    }

    /// <summary>The rows that count somebody in the column, or of which nobody knows whether they do, by how many; equal ones in the order in which they stand.</summary>
    private IEnumerable<MaskRow> SmallestFirst(MaskRow[] rows, int column)
    {
        order = order.Length < rows.Length ? new long[rows.Length] : order;
        var n = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i].Unknowns[column] >= 0)
            {
                order[n++] = ((long)rows[i].Counts[column] << 32) | (uint)i;
            }
        }

        Array.Sort(order, 0, n);
        for (var i = 0; i < n; i++)
        {
            yield return rows[(int)(uint)order[i]];
        }
    }

    private void Classes(MaskRow? whole, MaskRow[] classes, string kind)
    {
        if (whole is null)
        {
            return;
        }

        if (kind == "partition")
        {
            // Only what is counted in the classes: the others are zero there.
            for (var c = 0; c < whole.Counts.Length; c++)
            {
                if (whole.Unknowns[c] >= 0 && Gather(whole, classes, c) is > 0 and var counted)
                {
                    terms[0] = counted == whole.Counts[c] ? terms[0] : (Classed(whole, c, counted), 1, IntervalLedger.Never);
                    Tie(0, 0);
                }
            }
        }
        else if (kind == "overlap")
        {
            for (var s = 0; s < plan.Yuan.Count; s++)
            {
                Yuan(whole, classes, s);
            }

            // Whoever is counted in the whole is counted in one of the classes at least, whatever is counted.
            for (var c = 0; c < whole.Counts.Length; c++)
            {
                if (whole.Unknowns[c] >= 0 && Gather(whole, classes, c) >= whole.Counts[c])
                {
                    Tie(-int.MaxValue, 0);
                }
            }

            foreach (var c in plan.Unions.Where(c => whole.Unknowns[c] >= 0))
            {
                foreach (var part in classes.Where(k => k.Unknowns[c] >= 0))
                {
                    ledger.Tie([(whole.Unknowns[c], 1, Total), (part.Unknowns[c], -1, part.Counts[c])], 0, int.MaxValue);
                }
            }
        }
    }

    /// <summary>
    /// Who is in a class at all: of those without a certificate nobody says sex, category or grade. Never published, but the splits by each add up to the same, and one that is told whole tells it.
    /// </summary>
    private int Classed(MaskRow whole, int column, long counted)
    {
        if (!classed.TryGetValue((whole.Place, column, counted), out var number))
        {
            classed[(whole.Place, column, counted)] = number = ledger.Add(counted, isKnown: false, isHidden: false, isNonzero: true, most: 0);
            ledger.Tie([(whole.Unknowns[column], 1, Total), (number, -1, IntervalLedger.Never)], 0, int.MaxValue);
        }

        return number;
    }

    /// <summary>The terms of whole − classes; returns what the classes count together.</summary>
    private long Gather(MaskRow whole, MaskRow[] classes, int column)
    {
        terms.Clear();
        terms.Add((whole.Unknowns[column], 1, Total));
        var counted = 0L;
        foreach (var part in classes)
        {
            counted += part.Counts[column];
            terms.Add((part.Unknowns[column], -1, part.Counts[column]));
        }

        return counted;
    }

    /// <summary>
    /// The whole's yuan, as they are given beside a withheld class, are about the heads of each class times its mean amount, which is public.
    /// Where that helps to find a head count, the yuan are withheld first.
    /// </summary>
    private void Yuan(MaskRow whole, MaskRow[] classes, int sum)
    {
        var column = plan.Yuan[sum].Column;
        var yuan = whole.Sums[sum] / 100;
        if (yuan >= YuanFloor)
        {
            var given = (yuan + YuanStep / 2) / YuanStep * YuanStep;
            whole.Yuan[sum] = ledger.Add(given, isKnown: true, isHidden: false, isNonzero: true, most: 0);
            var heads = classes.Where(k => k.Unknowns[column] >= 0).Select(k => (k.Unknowns[column], (int)(k.Sums[sum] / 100 / k.Counts[column]), k.Counts[column])).ToArray();
            var off = heads.Sum(h => (long)h.Item2 * h.Item3) - given;
            var slack = Math.Max(YuanStep / 2, Math.Abs(off));
            ledger.Tie([(whole.Yuan[sum], -1, 5), .. heads.Where(h => h.Item2 > 0)], -slack, slack);
        }
    }

    /// <summary>least ≤ the gathered terms ≤ most.</summary>
    private void Tie(long least, long most) => ledger.Tie(CollectionsMarshal.AsSpan(terms), least, most);
}
