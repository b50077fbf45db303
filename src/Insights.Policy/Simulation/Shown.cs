namespace Insights.Policy.Simulation;

/// <summary>
/// What may be shown of a what-if. A masked number of the published indicators stays masked here; what follows from a reform is shown in tens, and not at
/// all below ten, since two reforms that differ by one person could else be subtracted. Where fewer than ten persons are touched at all, nothing of the reform is shown.
/// <para>Not protected: many reforms close to each other, compared patiently at the edges of the rounding.</para>
/// </summary>
public static class Shown
{
    /// <summary>Counts below it are not shown; counts of a reform are shown in its multiples.</summary>
    public const int Threshold = 10;

    private const double YuanStep = 1000;

    /// <summary>Whether so few are touched that nothing of the reform may be shown.</summary>
    public static bool IsTooSmall(SimulationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Winners + result.Losers is > 0 and < Threshold;
    }

    /// <summary>A count that follows from a reform: in tens; null (withheld) from 1 to 9.</summary>
    public static double? Count(double count) => count is > 0.5 and < Threshold ? null : Math.Round(count / Threshold) * Threshold;

    /// <summary>Yuan that follow from a reform, in thousands; null where the persons behind it are withheld.</summary>
    public static double? Yuan(double yuan, double persons) => Count(persons) is null ? null : Math.Round(yuan / YuanStep) * YuanStep;

    /// <summary>Winners, losers and yuan of the classes of one division; where just one class is withheld, the next smallest is withheld with it.</summary>
    public static IReadOnlyList<(GroupResult Group, double? Winners, double? Losers, double? Yuan)> Groups(IEnumerable<GroupResult> groups)
    {
        var all = groups.Select(g => (Group: g, Winners: Count(g.Winners), Losers: Count(g.Losers))).ToList();
        var hidden = all.Where(g => g.Winners is null || g.Losers is null).Select(g => g.Group.Key).ToHashSet(StringComparer.Ordinal);
        if (hidden.Count == 1 && all.Where(g => !hidden.Contains(g.Group.Key) && g.Group.Winners + g.Group.Losers > 0).MinBy(g => g.Group.Winners + g.Group.Losers) is { Group: { } next })
        {
            hidden.Add(next.Key);
        }

        return [.. all.Select(g => hidden.Contains(g.Group.Key) ? (g.Group, null, null, null) : (g.Group, g.Winners, g.Losers, Yuan(g.Group.Yuan, g.Group.Winners + g.Group.Losers)))];
    }
}
