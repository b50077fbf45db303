namespace Insights.Indicators.Disclosure;

/// <summary>
/// What an outsider can work out from published whole numbers: unknowns between bounds, narrowed against every sum that ties them together, and the
/// repair that withholds one more number where an unknown that must stay hidden is known to within <see cref="Width"/>.
/// </summary>
internal sealed partial class IntervalLedger
{
    /// <summary>Least distance between the lowest and the highest value that the outsider must leave open for a hidden number: three values are possible.</summary>
    public const int Width = 2;

    private const int NarrowingsPerSum = 200;

    private const long Far = 1_000_000_000_000;

    private readonly List<long> value = [];
    private readonly List<bool> known = [];
    private readonly List<bool> hidden = [];
    private readonly List<bool> nonzero = [];
    private readonly List<int> cap = [];
    private readonly List<int> starts = [0];
    private readonly List<(int Unknown, int Factor, int Cost)> members = [];
    private readonly List<(long Least, long Most)> limits = [];

    private long[] low = [];
    private long[] high = [];
    private int[] lowReason = [];
    private int[] highReason = [];
    private int[][] touching = [];
    private (int Unknown, int Factor, int Cost)[] terms = [];
    private bool[] queued = [];

    // By which walk a sum or number was last met: there are hundreds a month, and sets for each cost more than the walk.
    private int[] sumSeen = [];
    private int[] numberSeen = [];
    private int walks;

    /// <summary>Cost of a member that is never published by itself.</summary>
    public const int Never = int.MaxValue;

    /// <summary>Adds a number.</summary>
    /// <param name="isKnown">Published, so that everyone has it.</param>
    /// <param name="isHidden">Must not be found while it is not published.</param>
    /// <param name="isNonzero">The outsider knows that it is not zero when it is hidden.</param>
    /// <param name="most">The outsider is told that it is at most this; 0 where nothing is told.</param>
    public int Add(long number, bool isKnown, bool isHidden, bool isNonzero, int most)
    {
        value.Add(number);
        known.Add(isKnown);
        hidden.Add(isHidden);
        nonzero.Add(isNonzero);
        cap.Add(most);
        return value.Count - 1;
    }

    /// <summary>Whether the number is withheld (and not merely unpublished).</summary>
    public bool MustHide(int unknown) => hidden[unknown] && !known[unknown];

    /// <summary>Whether the outsider may be told that the number is under the threshold.</summary>
    public bool IsCapped(int unknown) => cap[unknown] > 0;

    /// <summary>least ≤ Σ factor × number ≤ most; a published member with a lower cost is withheld first where one must be.</summary>
    /// <remarks>A sum that the numbers themselves do not obey is no knowledge, and narrowing by it would never end: it is left out.</remarks>
    public void Tie(IEnumerable<(int Unknown, int Factor, int Cost)> terms, long least = 0, long most = 0)
    {
        (int Unknown, int Factor, int Cost)[] all = [.. terms];
        var sum = all.Sum(t => t.Factor * value[t.Unknown]);
        if (sum < least || sum > most)
        {
            return;
        }

        members.AddRange(all);
        starts.Add(members.Count);
        limits.Add((least, most));
    }

    /// <summary>Withholds numbers until nothing hidden can be found.</summary>
    public void Close()
    {
        Index();
        Narrow([.. Enumerable.Range(0, limits.Count).Where(HasUnknown)], Enumerable.Range(0, value.Count));
        var loosened = new HashSet<int>();
        while (Repair(loosened))
        {
            // What hangs together with a loosened number through numbers that are not published is narrowed anew; what the outsider knows of all else stays.
            var (sums, numbers) = Around(loosened);
            Narrow(sums, numbers);
            loosened.Clear();
        }
    }

    private void Index()
    {
        var counts = new int[value.Count];
        foreach (var (unknown, _, _) in members)
        {
            counts[unknown]++;
        }

        touching = [.. counts.Select(c => new int[c])];
        Array.Clear(counts);
        for (var tie = 0; tie < limits.Count; tie++)
        {
            for (var m = starts[tie]; m < starts[tie + 1]; m++)
            {
                var unknown = members[m].Unknown;
                touching[unknown][counts[unknown]++] = tie;
            }
        }

        terms = [.. members];
        (queued, sumSeen, numberSeen) = (new bool[limits.Count], new int[limits.Count], new int[value.Count]);
        (low, high, lowReason, highReason) = (new long[value.Count], new long[value.Count], new int[value.Count], new int[value.Count]);
    }

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

    /// <summary>The sums and numbers that hang together with these through numbers that are not published; the sums in their order, so that the same data are masked the same way.</summary>
    private (IReadOnlyCollection<int> Sums, IReadOnlyCollection<int> Numbers) Around(IReadOnlyCollection<int> start)
    {
        walks++;
        var sums = new List<int>();
        var numbers = new List<int>(start);
        foreach (var number in start)
        {
            numberSeen[number] = walks;
        }

        for (var next = 0; next < numbers.Count; next++)
        {
            foreach (var tie in touching[numbers[next]])
            {
                if (sumSeen[tie] == walks)
                {
                    continue;
                }

                sumSeen[tie] = walks;
                sums.Add(tie);
                for (var m = starts[tie]; m < starts[tie + 1]; m++)
                {
                    var member = terms[m].Unknown;
                    if (!known[member] && numberSeen[member] != walks)
                    {
                        numberSeen[member] = walks;
                        numbers.Add(member);
                    }
                }
            }
        }

        sums.Sort();
        return (sums, numbers);
    }

    private bool HasUnknown(int tie)
    {
        for (var m = starts[tie]; m < starts[tie + 1]; m++)
        {
            if (!known[terms[m].Unknown])
            {
                return true;
            }
        }

        return false;
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
            foreach (var other in touching[i])
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
