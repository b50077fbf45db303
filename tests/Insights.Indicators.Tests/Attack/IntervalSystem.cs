namespace Insights.Indicators.Tests.Attack;

/// <summary>Whole-number unknowns with linear bounds, narrowed against each other until nothing changes: what patient subtraction can find.</summary>
public sealed class IntervalSystem
{
    private const double Far = 1e9;
    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);
    private readonly List<double> low = [];
    private readonly List<double> high = [];
    private readonly List<((int Unknown, double Factor)[] Terms, double Least, double Most)> bounds = [];

    public IEnumerable<string> Names => names.Keys;

    public int Unknown(string name)
    {
        if (!names.TryGetValue(name, out var index))
        {
            names[name] = index = low.Count;
            low.Add(0);
            high.Add(Far);
        }

        return index;
    }

    public void Between(string name, double least, double most)
    {
        var index = Unknown(name);
        low[index] = Math.Max(low[index], least);
        high[index] = Math.Min(high[index], most);
    }

    /// <summary>least ≤ Σ factor × unknown ≤ most.</summary>
    public void Sum(IEnumerable<(string Name, double Factor)> terms, double least = 0, double most = 0) =>
        bounds.Add(([.. terms.Select(t => (Unknown(t.Name), t.Factor))], least, most));

    public void AtMost(string small, params string[] large) => Sum([(small, 1), .. large.Select(l => (l, -1.0))], -Far, 0);

    public (double Low, double High) Of(string name) => (low[Unknown(name)], high[Unknown(name)]);

    public void Narrow()
    {
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (terms, least, most) in bounds)
            {
                var sumLow = terms.Sum(t => t.Factor > 0 ? t.Factor * low[t.Unknown] : t.Factor * high[t.Unknown]);
                var sumHigh = terms.Sum(t => t.Factor > 0 ? t.Factor * high[t.Unknown] : t.Factor * low[t.Unknown]);
                foreach (var (unknown, factor) in terms)
                {
                    var restLow = sumLow - (factor > 0 ? factor * low[unknown] : factor * high[unknown]);
                    var restHigh = sumHigh - (factor > 0 ? factor * high[unknown] : factor * low[unknown]);
                    var (a, b) = ((least - restHigh) / factor, (most - restLow) / factor);
                    var newLow = Math.Ceiling(Math.Min(a, b) - 1e-6);
                    var newHigh = Math.Floor(Math.Max(a, b) + 1e-6);
                    if (newLow > low[unknown] || newHigh < high[unknown])
                    {
                        (low[unknown], high[unknown]) = (Math.Max(low[unknown], newLow), Math.Min(high[unknown], newHigh));
                        changed = true;
                        sumLow = terms.Sum(t => t.Factor > 0 ? t.Factor * low[t.Unknown] : t.Factor * high[t.Unknown]);
                        sumHigh = terms.Sum(t => t.Factor > 0 ? t.Factor * high[t.Unknown] : t.Factor * low[t.Unknown]);
                    }
                }
            }
        }
    }
}
