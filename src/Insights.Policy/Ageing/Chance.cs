namespace Insights.Policy.Ageing;

/// <summary>What may befall a person in a year; each has dice of its own, so that one more death moves no renewal.</summary>
internal enum Event
{
    Death = 1,
    Move,
    Renewal,
    Lapse,
    Return,
    Donor,
    Milestone,
    Count,
    Growth,
    Receipt,
}

/// <summary>
/// Dice without state: the same seed, draw, year, event and person give the same number, whatever the plan and in whatever order they are asked.
/// Two plans therefore meet the same people (common random numbers), and their difference is the plan's own.
/// </summary>
internal readonly struct Chance(int seed, int draw, int year)
{
    private readonly ulong key = Mix(Mix(Mix((ulong)(uint)seed) + (ulong)(uint)draw) + (ulong)(uint)year);

    /// <summary>From 0 up to, not including, 1.</summary>
    public double Of(Event what, int person, int turn = 0) => (Mix(Mix(key + (ulong)what * 977 + (ulong)(uint)turn * 131_071) + (ulong)(uint)person) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Standard normal (Box–Muller).</summary>
    public double Normal(Event what, int turn) =>
        Math.Sqrt(-2 * Math.Log(1 - Of(what, 1, turn))) * Math.Cos(2 * Math.PI * Of(what, 2, turn));

    // SplitMix64 (Steele, Lea, Flood 2014): passes the usual batteries and needs no state.
    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

/// <summary>
/// What holds for a whole draw: how many standard errors its rates lie off the estimate. Draws come in pairs with opposite signs (antithetic), so that few of them
/// already lie evenly about the middle one, draw 0, which is at the estimate.
/// </summary>
internal readonly struct Luck(int seed, int draw)
{
    private readonly Chance dice = new(seed, (draw + 1) / 2, 0);
    private readonly int sign = draw == 0 ? 0 : draw % 2 == 0 ? -1 : 1;

    public double Of(Event what, int turn) => sign == 0 ? 0 : sign * dice.Normal(what, turn);
}
