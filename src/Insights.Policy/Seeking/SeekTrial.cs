using Insights.Policy.Rules;
using Insights.Policy.Simulation;

namespace Insights.Policy.Seeking;

/// <summary>Plans tried over the whole population, each once.</summary>
internal sealed class SeekTrial(WhatIf whatIf, IReadOnlyList<SeekLever> levers)
{
    private readonly Dictionary<long, SeekPoint> known = [];

    /// <summary>In the order in which they were tried.</summary>
    public List<SeekPoint> Points { get; } = [];

    public SeekPoint Try(IReadOnlyList<int> at)
    {
        // Up to three levers of at most 2^20 values each make one key.
        var key = at.Aggregate(0L, (sum, index) => (sum << 20) + index);
        if (!known.TryGetValue(key, out var point))
        {
            known[key] = point = SeekPoint.Of(at, whatIf.Run(Reform(levers, at, whatIf.Book)));
            Points.Add(point);
        }

        return point;
    }

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

            foreach (var programme in lever.Subject.Length > 0 ? [lever.Subject] : book.Programmes.Select(p => p.Id))
            {
                (lever.Kind == SeekLeverKind.Reach ? reach : take)[programme] = (double)value;
            }
        }

        return new(values) { TakeUp = take, Reach = reach };
    }
}
