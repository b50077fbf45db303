namespace Insights.Indicators.Disclosure;

/// <summary>
/// What an outsider can work out from published whole numbers: unknowns between bounds, narrowed against every sum that ties them together, and the
/// repair that withholds one more number where an unknown that must stay hidden is known to within <see cref="Width"/>.
/// </summary>
internal sealed partial class IntervalLedger
{
    /// <summary>Least distance between the lowest and the highest value that the outsider must leave open for a hidden number: three values are possible.</summary>
    public const int Width = 2;

    private readonly List<Entry> entries = [];
    private readonly List<int> sumStarts = [0];
    private readonly List<(int Unknown, int Factor, int Cost)> members = [];
    private readonly List<(long Least, long Most)> limits = [];

    // What was entered, side by side from the moment that no more is added: the bounds are narrowed millions of times.
    private long[] value = [];
    private bool[] known = [];
    private bool[] hidden = [];
    private bool[] nonzero = [];
    private int[] cap = [];
    private int[] starts = [];
    private long[] low = [];
    private long[] high = [];
    private int[] lowReason = [];
    private int[] highReason = [];
    private int[] touchStarts = [];
    private int[] touching = [];
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
        entries.Add(new(number, isKnown, isHidden, isNonzero, most));
        return entries.Count - 1;
    }

    /// <summary>Whether the number is withheld (and not merely unpublished), once the ledger is closed.</summary>
    public bool MustHide(int unknown) => hidden[unknown] && !known[unknown];

    /// <summary>Whether the outsider may be told that the number is under the threshold, once the ledger is closed.</summary>
    public bool IsCapped(int unknown) => cap[unknown] > 0;

    /// <summary>least ≤ Σ factor × number ≤ most; a published member with a lower cost is withheld first where one must be. A term under 0 is a number that is not there, which is zero.</summary>
    /// <remarks>A sum that the numbers themselves do not obey is no knowledge, and narrowing by it would never end: it is left out.</remarks>
    public void Tie(ReadOnlySpan<(int Unknown, int Factor, int Cost)> terms, long least = 0, long most = 0)
    {
        var sum = 0L;
        foreach (var (unknown, factor, _) in terms)
        {
            sum += unknown < 0 ? 0 : factor * entries[unknown].Number;
        }

        if (sum < least || sum > most)
        {
            return;
        }

        foreach (var term in terms)
        {
            if (term.Unknown >= 0)
            {
                members.Add(term);
            }
        }

        sumStarts.Add(members.Count);
        limits.Add((least, most));
    }

    /// <summary>Withholds numbers until nothing hidden can be found.</summary>
    public void Close()
    {
        Index();
        Narrow([.. Enumerable.Range(0, limits.Count).Where(HasUnknown)], Enumerable.Range(0, value.Length));
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
        (value, cap, starts) = ([.. entries.Select(e => e.Number)], [.. entries.Select(e => e.Most)], [.. sumStarts]);
        (known, hidden, nonzero) = ([.. entries.Select(e => e.IsKnown)], [.. entries.Select(e => e.IsHidden)], [.. entries.Select(e => e.IsNonzero)]);
        touchStarts = new int[value.Length + 1];
        foreach (var (unknown, _, _) in members)
        {
            touchStarts[unknown + 1]++;
        }

        for (var i = 0; i < value.Length; i++)
        {
            touchStarts[i + 1] += touchStarts[i];
        }

        touching = new int[members.Count];
        var next = touchStarts[..^1];
        for (var tie = 0; tie < limits.Count; tie++)
        {
            for (var m = starts[tie]; m < starts[tie + 1]; m++)
            {
                touching[next[members[m].Unknown]++] = tie;
            }
        }

        terms = [.. members];
        (queued, sumSeen, numberSeen) = (new bool[limits.Count], new int[limits.Count], new int[value.Length]);
        (low, high, lowReason, highReason) = (new long[value.Length], new long[value.Length], new int[value.Length], new int[value.Length]);
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
            foreach (var tie in Touching(numbers[next]))
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

    /// <summary>The sums that the number is a member of.</summary>
    private ReadOnlySpan<int> Touching(int unknown) => touching.AsSpan(touchStarts[unknown], touchStarts[unknown + 1] - touchStarts[unknown]);

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

    private readonly record struct Entry(long Number, bool IsKnown, bool IsHidden, bool IsNonzero, int Most);
}
