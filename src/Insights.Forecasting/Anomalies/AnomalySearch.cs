using System.Runtime.InteropServices;

namespace Insights.Forecasting.Anomalies;

/// <summary>
/// Months of a series that do not fit what came before: seasonal, robust, told from the past alone, so that a month's answer never changes by what comes later
/// (only whether it was a spike or a lasting shift does). A found spike is forgotten; a found shift moves the past to the new level, and the search goes on.
/// </summary>
public static class AnomalySearch
{
    /// <param name="values">One a month without gaps in the calendar, oldest first; null where nothing is known or shown.</param>
    /// <param name="counts">For <see cref="AnomalyScale.Share"/> the whole of which it is a share, for an amount the number of things counted where it differs from the value; null for none.</param>
    public static AnomalyReport Of(IReadOnlyList<double?> values, AnomalyScale scale, IReadOnlyList<double?>? counts = null, AnomalyOptions? options = null)
    {
        options ??= new();
        var past = new List<double>();
        var found = new List<Anomaly>();
        var expectation = new Expectation(options);
        var recent = new Queue<double>();
        var (tested, spread, first) = (0, double.NaN, 0);
        while (first < values.Count && values[first] is null)
        {
            first++;
        }

        for (var month = first; month < values.Count; month++)
        {
            var known = values[month] is { } raw ? Scale.Into(raw, scale, counts?[month]) : (double?)null;
            var next = expectation.Of(CollectionsMarshal.AsSpan(past), Scale.Floor(values[month], scale, counts?[month]));
            if (next is not { } expected || known is not { } value)
            {
                past.Add(known ?? (past.Count > 0 ? past[^1] : 0));
                continue;
            }

            if (double.IsNaN(expected.Mean) || month - first < options.LeastMonths)
            {
                expectation.Learn(expected.Said, value);
                past.Add(value);
                continue;
            }

            tested++;
            spread = expected.Deviation;
            var off = value - expected.Mean;
            recent.Enqueue(off / expected.Deviation);
            var lasting = Lasting([.. recent.Reverse()], options);
            var least = scale == AnomalyScale.Level ? 0 : Math.Log(1 + options.LeastChange);
            if (Math.Abs(off) > least && (lasting > 0 || Math.Abs(off) > options.Threshold * expected.Deviation))
            {
                month = Alarm(month, off, expected.Mean, expected.Deviation, Math.Max(1, lasting));
                recent.Clear();
                continue;
            }

            if (recent.Count == 3)
            {
                recent.Dequeue();
            }

            expectation.Learn(expected.Said, value);
            past.Add(value);
        }

        return new(found, tested, Scale.Findable(spread, scale, options));

        // What came next decides: it stayed (a shift: the past is moved) or it went back (a spike: forgotten). Two months of it are read at once.
        int Alarm(int month, double off, double mean, double deviation, int lasted)
        {
            var reach = options.Threshold * deviation;
            Anomaly Said(string kind) => new(
                month, kind, values[month]!.Value, Scale.OutOf(mean, scale), Scale.OutOf(mean - reach, scale), Scale.OutOf(mean + reach, scale), off / deviation);
            if (month + 1 >= values.Count || values[month + 1] is not { } later)
            {
                found.Add(Said("new"));
                past.Add(mean);
                return month;
            }

            var after = Scale.Into(later, scale, counts?[month + 1]) - mean;
            if (after * off > 0 && Math.Abs(after) > Math.Abs(off) / 2)
            {
                found.Add(Said("shift"));
                var moved = (off + after) / 2;
                for (var i = 0; i < past.Count - (lasted - 1); i++)
                {
                    past[i] += moved;
                }

                past.AddRange([mean + off, mean + after]);
                return month + 1;
            }

            found.Add(Said("spike"));
            past.Add(mean);
            return month;
        }
    }

    /// <summary>Over how many of the last two or three months the strayings to one side together make an alarm; 0 where they do not.</summary>
    private static int Lasting(double[] latestFirst, AnomalyOptions options)
    {
        var sum = 0.0;
        for (var i = 0; i < latestFirst.Length && latestFirst[i] * latestFirst[0] > 0; i++)
        {
            sum += latestFirst[i];
            if (i > 0 && Math.Abs(sum) / Math.Sqrt(i + 1) > options.ThresholdLasting)
            {
                return i + 1;
            }
        }

        return 0;
    }
}
