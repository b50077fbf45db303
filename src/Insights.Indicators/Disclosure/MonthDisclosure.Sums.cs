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
                var whole = parts.Sum(p => p.Counts[c]) == total.Counts[c];
                ledger.Tie(Terms([.. parts.OrderBy(p => p.Counts[c]).Select(p => (p.Unknowns[c], -1, p.IsRest ? IntervalLedger.Never : p.Counts[c])), (total.Unknowns[c], 1, Total)]), 0, whole ? 0 : int.MaxValue);
            }
        }

        for (var r = 0; r < plan.Rates.Count; r++)
        {
            if (total.Rests[r] >= 0 && parts.Sum(p => p.Counts[plan.Rates[r].Denominator]) == total.Counts[plan.Rates[r].Denominator])
            {
                // Never published themselves; where one is found, its neighbours are loosened in this order: the smallest part first, the whole last.
                ledger.Tie(Terms([.. parts.OrderBy(p => p.Counts[plan.Rates[r].Denominator]).Select(p => (p.Rests[r], -1, IntervalLedger.Never)), (total.Rests[r], 1, IntervalLedger.Never)]));
            }
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
                if (whole.Unknowns[c] >= 0 && classes.Any(k => k.Counts[c] > 0))
                {
                    var complete = classes.Sum(k => k.Counts[c]) == whole.Counts[c];
                    ledger.Tie(Terms([(whole.Unknowns[c], 1, Total), .. classes.Select(k => (k.Unknowns[c], -1, k.Counts[c]))]), 0, complete ? 0 : int.MaxValue);
                }
            }
        }
        else if (kind == "overlap")
        {
            for (var s = 0; s < plan.Yuan.Count; s++)
            {
                Yuan(whole, classes, s);
            }

            foreach (var c in plan.Unions.Where(c => whole.Unknowns[c] >= 0))
            {
                ledger.Tie(Terms([(whole.Unknowns[c], 1, Total), .. classes.Select(k => (k.Unknowns[c], -1, k.Counts[c]))]), -int.MaxValue, 0);
                foreach (var part in classes.Where(k => k.Unknowns[c] >= 0))
                {
                    ledger.Tie(Terms((whole.Unknowns[c], 1, Total), (part.Unknowns[c], -1, part.Counts[c])), 0, int.MaxValue);
                }
            }
        }
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

    private static IEnumerable<(int Unknown, int Factor, int Cost)> Terms(params (int Unknown, int Factor, int Cost)[] terms) =>
        terms.Where(t => t.Unknown >= 0);
}
