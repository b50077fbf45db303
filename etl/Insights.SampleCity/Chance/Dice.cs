namespace Insights.SampleCity.Chance;

/// <summary>
/// Our own seeded stream (SplitMix64, Steele, Lea and Flood 2014). We chose our own because System.Random does not promise the same
/// numbers in the next runtime, and one stream a household because households are lived in parallel.
/// </summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>The stream of one thing of a kind, independent of every other stream of the seed.</summary>
    public static Dice Of(int seed, int kind, long index) =>
        new(Mix(Mix(((ulong)(uint)seed << 20) + (ulong)kind) + ((ulong)index * 0xD1B54A32D192ED03UL)));

    /// <summary>A stream of its own that leaves this one as it was: what is added to a life changes nothing else in it.</summary>
    public Dice Apart() => new(Mix(~state));

    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15UL;
        return Mix(state);
    }

    /// <summary>0 ≤ number &lt; 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>0 ≤ number &lt; <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)(uint)limit) >> 32);

    /// <summary>Both ends included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    public double Between(double low, double high) => low + (Unit() * (high - low));

    public bool Chance(double probability) => Unit() < probability;

    /// <summary>Mean 0, deviation 1, within ±6: twelve uniforms, so that no library's logarithm decides a byte.</summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
        {
            sum += Unit();
        }

        return sum;
    }

    /// <summary>An index drawn by weights that sum to about 1; the last takes the remainder.</summary>
    public int Pick(ReadOnlySpan<double> weights)
    {
        var at = Unit();
        for (var i = 0; i < weights.Length - 1; i++)
        {
            at -= weights[i];
            if (at < 0)
            {
                return i;
            }
        }

        return weights.Length - 1;
    }

    public T One<T>(T[] among) => among[Below(among.Length)];
}
