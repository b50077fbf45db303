namespace Insights.Forecasting.Anomalies;

/// <summary>
/// What a month should be, by several simple and robust ways of carrying on: a median of slopes (Theil–Sen) with or without a median profile of the calendar
/// months, the last value with the median step, the value of a year before with the median change over a year, and a line with the year's first two waves. Each way remembers how far off it has been one month ahead; the most faithful speaks.
/// </summary>
internal sealed class Expectation(AnomalyOptions options)
{
    private const int Year = 12, TwoYears = 24;

    // Changes over a year that the value of the year before is moved by, the last so many.
    private const int Changes = 9;

    // A calendar month's median counts in full only where there are many of it.
    private const double FewOfAMonth = 0.7;

    // In the order line, walk, last year, seasonal line, waves: months that a way needs before it speaks.
    private static readonly int[] Needs = [8, 8, Year + 1, TwoYears, 17];
    private readonly Faith[] faith = [.. Needs.Select(_ => new Faith())];
    private readonly double[] work = new double[Math.Max(TwoYears * (TwoYears - 1) / 2, 3 * options.Window)];
    private readonly double[] plain = new double[options.Window];

    /// <param name="past">Values before the month, transformed, gaps filled with what was expected; newest last.</param>
    /// <param name="floor">The deviation that chance alone gives (small counts), 0 for none.</param>
    /// <returns>Null where there is too little to go by; Said for <see cref="Learn"/>.</returns>
    public (double Mean, double Deviation, double[] Said)? Of(ReadOnlySpan<double> past, double floor)
    {
        if (past.Length < Needs.Min())
        {
            return null;
        }

        var said = Say(past[Math.Max(0, past.Length - options.Window)..]);
        var best = -1;
        for (var i = 0; i < said.Length; i++)
        {
            best = faith[i].Count >= Faith.Least && !double.IsNaN(said[i]) && (best < 0 || faith[i].Deviation < faith[best].Deviation) ? i : best;
        }

        return best < 0 ? (double.NaN, double.NaN, said) : (said[best], Math.Max(faith[best].Deviation, floor), said);
    }

    public void Learn(double[] said, double value)
    {
        for (var i = 0; i < said.Length; i++)
        {
            if (!double.IsNaN(said[i]))
            {
                faith[i].Learn(value - said[i]);
            }
        }
    }

    /// <summary>What each way says; NaN where it has too few months.</summary>
    private double[] Say(ReadOnlySpan<double> tail)
    {
        // The line and the seasonal line are begun with the same slope.
        var slope = Medians.Slope(Last(tail, TwoYears), work);
        return
        [
            Carried(Last(tail, TwoYears), slope),
            Walk(tail),
            tail.Length < Needs[2] ? double.NaN : LastYear(tail),
            tail.Length < Needs[3] ? double.NaN : SeasonalLine(tail, slope),
            tail.Length < Needs[4] ? double.NaN : Waves.Next(tail, work),
        ];
    }

    private static ReadOnlySpan<double> Last(ReadOnlySpan<double> past, int months) => past[Math.Max(0, past.Length - months)..];

    /// <summary>The line of a slope, anchored on the last year: a trend that bends is followed.</summary>
    private double Carried(ReadOnlySpan<double> tail, double slope)
    {
        var from = Math.Max(0, tail.Length - Year);
        for (var i = from; i < tail.Length; i++)
        {
            work[i - from] = tail[i] - (slope * (i - tail.Length));
        }

        return Medians.InPlace(work.AsSpan(0, tail.Length - from));
    }

    private double Walk(ReadOnlySpan<double> past)
    {
        for (var i = 1; i < past.Length; i++)
        {
            work[i - 1] = past[i] - past[i - 1];
        }

        return past[^1] + Medians.InPlace(work.AsSpan(0, past.Length - 1));
    }

    private double LastYear(ReadOnlySpan<double> past)
    {
        var count = Math.Min(Changes, past.Length - Year);
        for (var i = 0; i < count; i++)
        {
            work[i] = past[^(i + 1)] - past[^(i + 1 + Year)];
        }

        return past[^Year] + Medians.InPlace(work.AsSpan(0, count));
    }

    /// <summary>A month's place in the year counts from the beginning of the tail: only the same distance matters.</summary>
    private double SeasonalLine(ReadOnlySpan<double> past, double slope)
    {
        for (var i = 0; i < past.Length; i++)
        {
            plain[i] = work[i] = past[i] - (slope * i);
        }

        var level = Medians.InPlace(work.AsSpan(0, past.Length));
        Span<double> profile = stackalloc double[Year];
        for (var month = 0; month < Year; month++)
        {
            var same = 0;
            for (var i = month; i < past.Length; i += Year)
            {
                work[same++] = plain[i] - level;
            }

            profile[month] = same < 2 ? 0 : Medians.InPlace(work.AsSpan(0, same)) * same / (same + FewOfAMonth);
        }

        for (var i = 0; i < past.Length; i++)
        {
            plain[i] = past[i] - profile[i % Year];
        }

        var tail = Last(plain.AsSpan(0, past.Length), TwoYears);
        return Carried(tail, Medians.Slope(tail, work)) + profile[past.Length % Year];
    }
}
