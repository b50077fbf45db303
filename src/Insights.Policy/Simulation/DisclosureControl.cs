namespace Insights.Policy.Simulation;

/// <summary>
/// What may be shown of a what-if. A masked number of the published indicators stays masked here; what follows from a reform is shown in tens, and not at
/// all below ten, since two reforms that differ by one person could else be subtracted. Where fewer than ten persons are touched at all, nothing of the reform is shown.
/// <para>Not protected: many reforms close to each other, compared patiently at the edges of the rounding; and the cost of one programme as what the whole cost leaves over, to a few persons' amounts.</para>
/// </summary>
public static class DisclosureControl
{
    /// <summary>Counts below it are not shown; counts of a reform are shown in its multiples.</summary>
    public const int Threshold = 10;

    private const double YuanStep = 1000;

    /// <summary>Whether so few are touched, or let in by one of its groups, that nothing of the reform may be shown.</summary>
    public static bool IsTooSmall(SimulationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.LetsInFew || result.Winners + result.Losers is > 0 and < Threshold;
    }

    /// <summary>A count that follows from a reform: in tens; null (withheld) from 1 to 9.</summary>
    public static double? Count(double count) => count is > 0.5 and < Threshold ? null : Math.Round(count / Threshold) * Threshold;

    /// <summary>Yuan that follow from a reform, in thousands; null where the persons behind it are withheld.</summary>
    public static double? Yuan(double yuan, double persons) => Count(persons) is null ? null : Math.Round(yuan / YuanStep) * YuanStep;

    /// <summary>Those whose help does not change: what remains of the population beside the winners and losers as they are shown, so that the three add up; null where one of them is withheld.</summary>
    public static double? Unchanged(SimulationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Population - Count(result.Winners) - Count(result.Losers);
    }

    /// <summary>What several payers pay, in thousands of yuan, adding up to the total as it is shown: what rounding leaves goes to the one who pays most.</summary>
    /// <param name="persons">Persons behind it; all are null where these are withheld.</param>
    public static IReadOnlyList<double?> Parts(IReadOnlyList<double> yuan, double total, double persons)
    {
        ArgumentNullException.ThrowIfNull(yuan);
        List<double?> parts = [.. yuan.Select(y => Yuan(y, persons))];
        if (Yuan(total, persons) is { } whole && parts.Count > 0)
        {
            var most = Enumerable.Range(0, yuan.Count).MaxBy(i => Math.Abs(yuan[i]));
            parts[most] += whole - parts.Sum();
        }

        return parts;
    }

    /// <summary>A rate that follows from a reform, in thousandths; null where the persons that it leaves out are withheld.</summary>
    public static double? Share(double? share, double leftOut) => Count(leftOut) is null || share is not { } s ? null : Math.Round(s, 3);

    /// <summary>
    /// Recipients of one side of a programme, in tens; withheld also where those entitled who neither receive it nor are missed (in process, declined) are so few that the entitled less
    /// the others would tell them, as they are withheld in the published indicators.
    /// </summary>
    public static double? Recipients(ProgrammeOutcome side)
    {
        ArgumentNullException.ThrowIfNull(side);
        return Count(side.Entitled - side.Recipients - side.Missed) is null ? null : Count(side.Recipients);
    }

    /// <summary>Coverage of one side of a programme, where those left out, in one way or another, are not so few that it would tell them.</summary>
    public static double? Coverage(ProgrammeOutcome side) => Recipients(side) is null ? null : Share(side.Coverage, side.Missed);

    /// <summary>Precision likewise: left out are those paid without being entitled.</summary>
    public static double? Precision(ProgrammeOutcome side)
    {
        ArgumentNullException.ThrowIfNull(side);
        return Share(side.Precision, side.Paid - side.Recipients);
    }

    /// <summary>What one side of a programme costs, in thousands of yuan; null where its recipients are withheld, whose number it would tell.</summary>
    public static double? Cost(ProgrammeOutcome side) => Recipients(side) is { } persons ? Yuan(side.CostYuan, persons) : null;

    /// <summary>
    /// Winners, losers and yuan of the classes of one division. Each count is withheld by itself; where just one class is withheld, the next smallest goes with it,
    /// so that the whole less the others does not give it away. Yuan are withheld where either count is.
    /// </summary>
    public static IReadOnlyList<(GroupResult Group, double? Winners, double? Losers, double? Yuan)> Groups(IEnumerable<GroupResult> groups)
    {
        var all = groups.ToList();
        var (winners, losers) = (Hidden(all, g => g.Winners), Hidden(all, g => g.Losers));
        return [.. all.Select(g => (
            g,
            winners.Contains(g.Key) ? null : Count(g.Winners),
            losers.Contains(g.Key) ? null : Count(g.Losers),
            winners.Contains(g.Key) || losers.Contains(g.Key) ? null : Yuan(g.Yuan, g.Winners + g.Losers)))];
    }

    /// <summary>Persons of each class of a division, in tens; null below ten. Where the classes hold everyone they add up to the population: what rounding leaves goes to the largest.</summary>
    public static IReadOnlyList<double?> Persons(IReadOnlyList<GroupResult> groups, long population)
    {
        ArgumentNullException.ThrowIfNull(groups);
        List<double?> persons = [.. groups.Select(g => Count(g.Persons))];
        if (groups.Sum(g => g.Persons) == population)
        {
            var most = Enumerable.Range(0, groups.Count).MaxBy(i => groups[i].Persons);
            persons[most] += population - persons.Sum();
        }

        return persons;
    }

    /// <summary>
    /// Who remains under a plan, in tens, class by class and adding up to the whole as it is shown (what rounding leaves goes to the largest class); null below ten. Where just one class
    /// is withheld, the next smallest goes with it. Untold only where there is anybody.
    /// </summary>
    public static (double? Total, IReadOnlyList<(RemainingClass Class, double? Persons)> Classes) Remaining(Remaining remaining)
    {
        ArgumentNullException.ThrowIfNull(remaining);
        var classes = remaining.Classes.Where(c => c.Class != RemainingClass.Untold || c.Persons > 0).ToList();
        var told = Parted([.. classes.Select(c => c.Persons)], remaining.Total);
        return (Count(remaining.Total), [.. classes.Select((c, i) => (c.Class, told[i]))]);
    }

    /// <summary>Classes that make up a whole, as <see cref="Remaining"/> tells them.</summary>
    public static IReadOnlyList<double?> Parted(IReadOnlyList<double> persons, double total)
    {
        ArgumentNullException.ThrowIfNull(persons);
        List<double?> told = [.. persons.Select(Count)];
        if (told.Count(t => t is null) == 1 && Enumerable.Range(0, told.Count).Where(i => told[i] > 0).OrderBy(i => told[i]).ToList() is [var next, ..])
        {
            told[next] = null;
        }
        else if (told.TrueForAll(t => t is not null))
        {
            told[Enumerable.Range(0, told.Count).MaxBy(i => persons[i])] += Count(total) - told.Sum();
        }

        return told;
    }

    private static HashSet<string> Hidden(List<GroupResult> groups, Func<GroupResult, long> count)
    {
        var hidden = groups.Where(g => Count(count(g)) is null).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        if (hidden.Count == 1 && groups.Where(g => !hidden.Contains(g.Key) && count(g) > 0).MinBy(count) is { } next)
        {
            hidden.Add(next.Key);
        }

        return hidden;
    }
}
