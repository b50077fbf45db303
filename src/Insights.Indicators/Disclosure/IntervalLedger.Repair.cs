namespace Insights.Indicators.Disclosure;

internal sealed partial class IntervalLedger
{
    /// <summary>Withholds one number for each hidden one that is found; false when none is.</summary>
    /// <param name="loosened">Takes the numbers of which the outsider now knows less.</param>
    private bool Repair(HashSet<int> loosened)
    {
        var found = Enumerable.Range(0, value.Length).Where(i => hidden[i] && !known[i] && high[i] - low[i] < Width).ToArray();
        if (found.Length == 0)
        {
            return false;
        }

        // What was found from published numbers alone comes first: what follows from it may be mended with it.
        var roots = found.Where(i => FromKnown(i, lowReason[i]) && FromKnown(i, highReason[i])).ToArray();
        var withheld = new HashSet<int>();
        var changed = false;
        foreach (var i in roots.Length > 0 ? roots : found)
        {
            changed |= Withhold(i, withheld, loosened);
        }

        return changed;
    }

    private bool FromKnown(int unknown, int tie)
    {
        for (var m = tie < 0 ? 0 : starts[tie]; tie >= 0 && m < starts[tie + 1]; m++)
        {
            var i = terms[m].Unknown;
            if (i != unknown && !known[i] && hidden[i] && high[i] - low[i] < Width)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>From the number outward along the sums that narrowed it, to the first that still has a published member; true when something was withheld.</summary>
    private bool Withhold(int start, HashSet<int> withheld, HashSet<int> loosened)
    {
        var seen = new HashSet<int> { start };
        var walk = new Queue<int>([start]);
        while (walk.TryDequeue(out var i))
        {
            if (cap[i] > 0 && high[i] == cap[i] && highReason[i] < 0)
            {
                // What is told of its size gives it away: that is the cheapest to take back.
                cap[i] = 0;
                loosened.Add(i);
                return true;
            }

            var best = (Cost: Never, Unknown: -1);
            foreach (var tie in new[] { highReason[i], lowReason[i] }.Where(t => t >= 0))
            {
                for (var m = starts[tie]; m < starts[tie + 1]; m++)
                {
                    var (member, _, cost) = terms[m];
                    if (withheld.Contains(member))
                    {
                        // Loosened already in this round; whether that is enough shows in the next.
                        return true;
                    }

                    if (known[member] && value[member] > 0 && cost < best.Cost)
                    {
                        best = (cost, member);
                    }
                    else if (!known[member] && seen.Add(member))
                    {
                        walk.Enqueue(member);
                    }
                }
            }

            if (best.Unknown >= 0)
            {
                (known[best.Unknown], hidden[best.Unknown], nonzero[best.Unknown]) = (false, true, true);
                withheld.Add(best.Unknown);
                loosened.Add(best.Unknown);
                return true;
            }
        }

        return false;
    }
}
