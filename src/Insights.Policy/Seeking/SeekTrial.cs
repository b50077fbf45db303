using Insights.Policy.Rules;
using Insights.Policy.Simulation;

namespace Insights.Policy.Seeking;

/// <summary>Plans tried over the whole population, each once.</summary>
internal sealed class SeekTrial(WhatIf whatIf, IReadOnlyList<SeekLever> levers)
{
    private readonly Dictionary<long, SeekPoint> known = [];

    /// <summary>In the order in which they were tried.</summary>
    public List<SeekPoint> Points { get; } = [];

    public SeekPoint Try(IReadOnlyList<int> at) => TryAll([at], int.MaxValue)[0];

    /// <summary>Judges plans side by side, so many new ones at most; the first that would be one more ends the list. The order, and with it every answer, is that of one after the other.</summary>
    public IReadOnlyList<SeekPoint> TryAll(IEnumerable<IReadOnlyList<int>> plans, int most)
    {
        var (asked, fresh) = (new List<long>(), new Dictionary<long, IReadOnlyList<int>>());
        foreach (var at in plans)
        {
            var key = Key(at);
            if (!known.ContainsKey(key) && !fresh.ContainsKey(key))
            {
                if (fresh.Count >= most)
                {
                    break;
                }

                fresh[key] = at;
            }

            asked.Add(key);
        }

        var points = new SeekPoint[fresh.Count];
        var list = fresh.Values.ToArray();
        if (list.Length == 1)
        {
            points[0] = Judge(list[0]);
        }
        else
        {
            Parallel.For(0, list.Length, i => points[i] = Judge(list[i]));
        }

        foreach (var point in points)
        {
            known[Key(point.At)] = point;
            Points.Add(point);
        }

        return [.. asked.Select(key => known[key])];
    }

    private SeekPoint Judge(IReadOnlyList<int> at) => SeekPoint.Of(at, whatIf.Outline(Reform(levers, at, whatIf.Book)));

    // Up to three levers of at most 2^20 values each make one key.
    private static long Key(IReadOnlyList<int> at) => at.Aggregate(0L, (sum, index) => (sum << 20) + index);

    /// <summary>The reform that levers make; a lever that stands where the law stands changes nothing.</summary>
    public static Reform Reform(IReadOnlyList<SeekLever> levers, IReadOnlyList<int> at, RuleBook book)
    {
        var (values, take, reach) = (new Dictionary<string, decimal>(StringComparer.Ordinal), new Dictionary<string, double>(StringComparer.Ordinal), new Dictionary<string, double>(StringComparer.Ordinal));
        for (var i = 0; i < levers.Count; i++)
        {
            var lever = levers[i];
            if (at[i] == lever.Law || lever.Values[at[i]] is not { } value)
            {
                continue;
            }

            if (lever.Kind == SeekLeverKind.Parameter)
            {
                values[lever.Subject] = value;
                continue;
            }

            var (shares, all) = lever.Kind == SeekLeverKind.Reach ? (reach, book.Recorded) : (take, book.Programmes);
            foreach (var programme in lever.Subject.Length > 0 ? [lever.Subject] : all.Select(p => p.Id))
            {
                shares[programme] = (double)value;
            }
        }

        return new(values) { TakeUp = take, Reach = reach };
    }
}
