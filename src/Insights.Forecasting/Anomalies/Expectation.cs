using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearRegression;
using MathNet.Numerics.Statistics;

namespace Insights.Forecasting.Anomalies;

/// <summary>
/// What a month should be, by several simple and robust ways of carrying on: a median of slopes (Theil–Sen) with or without a median profile of the calendar
/// months, the last value with the median step, the value of a year before with the median change over a year, and a line with the year's first two waves. Each way remembers how far off it has been one month ahead; the most faithful speaks.
/// </summary>
internal sealed class Expectation(AnomalyOptions options)
{
    // The most faithful of several ways is also the luckiest: its deviation is widened, the more the fewer its errors.
    private const double Few = 1.6;

    // Fewer errors than this give no deviation to measure by.
    private const int LeastErrors = 6;
    private static readonly Func<double[], double>[] Ways = [Line, Walk, LastYear, SeasonalLine, Waves];
    private readonly List<double>[] errors = [.. Ways.Select(_ => new List<double>())];

    /// <summary>Months that a way needs before it speaks.</summary>
    private static readonly int[] Needs = [8, 8, 13, 24, 17];

    /// <param name="past">Values before the month, transformed, gaps filled with what was expected; newest last.</param>
    /// <param name="floor">The deviation that chance alone gives (small counts), 0 for none.</param>
    /// <returns>Null where there is too little to go by; Way for <see cref="Learn"/>.</returns>
    public (double Mean, double Deviation, double[] Said)? Of(double[] past, double floor)
    {
        var tail = past[Math.Max(0, past.Length - options.Window)..];
        var said = Ways.Select((way, i) => tail.Length < Needs[i] ? double.NaN : way(tail)).ToArray();
        var known = Enumerable.Range(0, Ways.Length).Where(i => errors[i].Count >= LeastErrors && !double.IsNaN(said[i])).ToArray();
        if (known.Length == 0)
        {
            return past.Length < Needs.Min() ? null : (double.NaN, double.NaN, said);
        }

        var best = known.MinBy(i => Deviation(errors[i]));
        return (said[best], Math.Max(Deviation(errors[best]), floor), said);
    }

    public void Learn(double[] said, double value)
    {
        for (var i = 0; i < said.Length; i++)
        {
            if (!double.IsNaN(said[i]))
            {
                var most = errors[i].Count < LeastErrors ? double.PositiveInfinity : 3 * Deviation(errors[i]);
                errors[i].Add(Math.Clamp(value - said[i], -most, most));
            }
        }
    }

    /// <summary>Mean size of the errors without the largest tenth, set so that normal errors give their deviation (nearly as sure as the plain one, and deaf to stray months), a little wider where they are few.</summary>
    private static double Deviation(List<double> errors)
    {
        var sizes = errors.Skip(Math.Max(0, errors.Count - 30)).Select(Math.Abs).Order().ToArray();
        var kept = sizes.Length - Math.Max(1, sizes.Length / 10);
        var reach = Normal.InvCDF(0, 1, (1 + (kept / (double)sizes.Length)) / 2);
        var share = 2 * (Normal.PDF(0, 1, 0) - Normal.PDF(0, 1, reach)) * sizes.Length / kept;
        return sizes.Take(kept).Average() / share * (1 + (Few / sizes.Length));
    }

    private static double Line(double[] past) => Carry(past, 24);

    private static double LastYear(double[] past)
    {
        var changes = past.Skip(12).Zip(past, (now, before) => now - before).ToArray();
        return past[^12] + changes[Math.Max(0, changes.Length - 9)..].Median();
    }

    private static double Walk(double[] past)
    {
        var steps = past.Skip(1).Zip(past, (b, a) => b - a).ToArray();
        return past[^1] + steps.Median();
    }

    /// <summary>A smooth season: line, wave of the year, wave of the half year, by least squares drawn twice towards the middle of strays (Huber).</summary>
    private static double Waves(double[] past)
    {
        var rows = Enumerable.Range(0, past.Length).Select(i => Wave(i, past.Length)).ToArray();
        var weights = Enumerable.Repeat(1.0, past.Length).ToArray();
        double[] fit = [];
        for (var turn = 0; turn < 3; turn++)
        {
            fit = WeightedRegression.Weighted(rows, past, weights);
            var strays = rows.Select((row, i) => Math.Abs(past[i] - Dot(row, fit))).ToArray();
            var reach = 2 * strays.Median();
            weights = [.. strays.Select(s => s > reach && s > 0 ? reach / s : 1)];
        }

        return Dot(Wave(past.Length, past.Length), fit);
    }

    private static double[] Wave(int month, int count)
    {
        var turn = 2 * Math.PI * month / 12;
        return [1, (month - count) / 12.0, Math.Sin(turn), Math.Cos(turn), Math.Sin(2 * turn), Math.Cos(2 * turn)];
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double SeasonalLine(double[] past)
    {
        var slope = Slope(past[Math.Max(0, past.Length - 24)..]);
        var level = past.Select((v, i) => v - (slope * i)).Median();
        var left = past.Select((v, i) => v - level - (slope * i)).ToArray();
        double Profile(int month)
        {
            var same = left.Where((_, i) => i % 12 == month).ToArray();
            return same.Length < 2 ? 0 : same.Median() * same.Length / (same.Length + 0.7);
        }

        // A month's place in the year counts from the beginning of the tail: only the same distance matters.
        var profile = Enumerable.Range(0, 12).Select(Profile).ToArray();
        var plain = past.Select((v, i) => v - profile[i % 12]).ToArray();
        return Carry(plain, 24) + profile[past.Length % 12];
    }

    private static double Carry(double[] past, int window)
    {
        var tail = past[Math.Max(0, past.Length - window)..];
        var slope = Slope(tail);
        var level = tail.Select((v, i) => v - (slope * (i - tail.Length))).ToArray();

        // The line is anchored on the last year: a trend that bends is followed.
        return level.Skip(Math.Max(0, level.Length - 12)).Median();
    }

    private static double Slope(double[] values)
    {
        var slopes = new double[values.Length * (values.Length - 1) / 2];
        var at = 0;
        for (var i = 0; i < values.Length; i++)
        {
            for (var j = i + 1; j < values.Length; j++)
            {
                slopes[at++] = (values[j] - values[i]) / (j - i);
            }
        }

        return slopes.Median();
    }
}
