namespace Insights.Indicators.Disclosure;

internal sealed partial class IntervalLedger
{
    private const int NarrowingsPerSum = 200;

    private const long Far = 1_000_000_000_000;

    /// <summary>Bounds of these numbers from what is said of them alone, then narrowed by these sums until nothing gets narrower.</summary>
    private void Narrow(IReadOnlyCollection<int> sums, IEnumerable<int> numbers)
    {
        foreach (var i in numbers)
        {
            (low[i], high[i]) = known[i] ? (value[i], value[i]) : (nonzero[i] ? 1 : 0, cap[i] > 0 ? cap[i] : Far);
            lowReason[i] = highReason[i] = -1;
        }

        var waiting = new Queue<int>(sums);
        foreach (var tie in waiting)
        {
            queued[tie] = true;
        }

        // Where bounds creep towards each other by ones, an outsider's patience ends as well.
        for (var left = NarrowingsPerSum * (long)sums.Count; waiting.TryDequeue(out var tie); left--)
        {
            queued[tie] = false;
            if (left > 0)
            {
                Narrow(tie, waiting);
            }
        }
    }

    private void Narrow(int tie, Queue<int> waiting)
    {
        long sumLow = 0, sumHigh = 0;
        for (var m = starts[tie]; m < starts[tie + 1]; m++)
        {
            var (i, factor, _) = terms[m];
            sumLow += factor * (factor > 0 ? low[i] : high[i]);
            sumHigh += factor * (factor > 0 ? high[i] : low[i]);
        }

        var (least, most) = limits[tie];
        for (var m = starts[tie]; m < starts[tie + 1]; m++)
        {
            var (i, factor, _) = terms[m];
            if (known[i])
            {
                continue;
            }

            // factor × number lies between these two, whatever the others are.
            var from = least - (sumHigh - factor * (factor > 0 ? high[i] : low[i]));
            var to = most - (sumLow - factor * (factor > 0 ? low[i] : high[i]));
            var (a, b) = factor > 0 ? (Ceiling(from, factor), Floor(to, factor)) : (Ceiling(-to, -factor), Floor(-from, -factor));
            var lower = a > low[i];
            var upper = b < high[i] && b < Far / 2;
            if (!lower && !upper)
            {
                continue;
            }

            // The sums are kept true while the members are walked through.
            sumLow -= factor * (factor > 0 ? low[i] : high[i]);
            sumHigh -= factor * (factor > 0 ? high[i] : low[i]);
            (low[i], lowReason[i]) = lower ? (a, tie) : (low[i], lowReason[i]);
            (high[i], highReason[i]) = upper ? (b, tie) : (high[i], highReason[i]);
            sumLow += factor * (factor > 0 ? low[i] : high[i]);
            sumHigh += factor * (factor > 0 ? high[i] : low[i]);
            foreach (var other in Touching(i))
            {
                if (!queued[other] && other != tie)
                {
                    queued[other] = true;
                    waiting.Enqueue(other);
                }
            }
        }
    }

    private static long Floor(long number, long by) => number >= 0 ? number / by : -((-number + by - 1) / by);

    private static long Ceiling(long number, long by) => -Floor(-number, by);
}
