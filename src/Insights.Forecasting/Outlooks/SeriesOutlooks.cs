using Insights.Forecasting.Backtest;
using Insights.Forecasting.Boosted;
using Insights.Forecasting.Combination;
using Insights.Forecasting.Families;
using Insights.Forecasting.Series;

namespace Insights.Forecasting.Outlooks;

/// <summary>
/// Outlooks of many series together: every family on every series, rolling-origin trials, a combination weighted by them, intervals from the errors of all series at the same
/// distance. The same input gives the same output, on any number of processors.
/// </summary>
public static class SeriesOutlooks
{
    // The naive rule's place among the families.
    private const int NaiveRule = 0;

    // A stated deviation below this share of the naive rule's step is a family that knows too much.
    private const double LeastDeviation = 0.02;

    // And above so many of the naive rule's own one that believes anything: errors in per cent of what jumped a hundredfold.
    private const double MostDeviation = 10;

    public static IReadOnlyList<SeriesOutlook> Of(IReadOnlyList<GivenSeries> series, OutlookOptions? options = null)
    {
        options ??= new();
        var prepared = new Prepared?[series.Count];
        Parallel.For(0, series.Count, i => prepared[i] = Prepared.Of(series[i], options));
        return Of(series, prepared, options);
    }

    internal static IReadOnlyList<SeriesOutlook> Of(IReadOnlyList<GivenSeries> series, IReadOnlyList<Prepared?> prepared, OutlookOptions options)
    {
        var made = new SeriesOutlook[series.Count];
        foreach (var alike in Enumerable.Range(0, series.Count).GroupBy(i => (series[i].Frequency, series[i].IsYearly)))
        {
            var places = alike.Where(i => prepared[i] is not null).ToList();
            IReadOnlyList<Prepared> body = [.. places.Select(i => prepared[i]!)];
            var weights = WeightsOf(body);
            if (options.Boosted is { } boosted)
            {
                body = BoostedPaths.Add(body, options, boosted);
                weights = WithOverAll(body, weights);
            }

            if (options.RuleAt is { } share)
            {
                weights = [.. body.Select((p, b) => Ruled(p, weights[b], share))];
            }

            var horizon = alike.Max(i => Math.Max(1, series[i].Horizon));
            var errors = body.SelectMany((p, b) => Errors(p, weights[b])).ToList();
            var calibration = new Calibration(errors, horizon);
            Parallel.For(0, body.Count, b => made[places[b]] = Outlook(body[b], weights[b], calibration, options.TrialHorizon));
            foreach (var i in alike.Where(i => prepared[i] is null))
            {
                made[i] = SeriesOutlook.None(series[i].Id, series[i].Values is [.., double.NaN] ? "last_missing" : "too_short");
            }
        }

        return made;
    }

    /// <summary>The weights with what a path over all series has earned.</summary>
    private static double[][] WithOverAll(IReadOnlyList<Prepared> body, double[][] weights)
    {
        var over = Enumerable.Range(0, body.Count).Where(b => body[b].HasOverAll).ToList();
        var part = Weights.Earned([.. over.Where(b => body[b].Trials.Any(t => t.Scale > 0)).Select(b => body[b].Trials.Where(t => t.Scale > 0)
            .Select(t => (t.Actual, Combine(t.Paths, [.. weights[b], 0], t.Scale).Mean, t.Paths[^1].Mean, t.Scale)).ToList())]);
        return [.. weights.Select((w, b) => body[b].HasOverAll ? [.. w.Select(x => (1 - part) * x), part] : w)];
    }

    /// <summary>
    /// The plain rule whose error in the series' own trials is less than this share of the combination's; the combination where there is none. Weights lean on all series, and where those
    /// are of many kinds, one that repeats its year or stands still is not like the others.
    /// </summary>
    private static double[] Ruled(Prepared p, double[] weights, double share)
    {
        double Error(Func<Trial, double[]> mean) => p.Trials.Sum(t => Score.Mase(t.Actual, mean(t), 1));
        var together = Error(t => Combine(t.Paths, weights, t.Scale).Mean);
        var (least, best) = Enumerable.Range(0, weights.Length).Where(k => p.Families[k].Asked is SeasonalNaive or Naive or Drift).Select(k => (Error: Error(t => t.Paths[k].Mean), k)).Min();
        return p.Trials.Count > 0 && least < share * together ? [.. weights.Select((_, k) => k == best ? 1.0 : 0)] : weights;
    }

    /// <summary>A weight for every family, nil for those that are only compared.</summary>
    private static double[][] WeightsOf(IReadOnlyList<Prepared> body)
    {
        var relative = body.Select(p => Weights.Relative(p.Trials, p.Combined)).ToArray();
        double[] OverAll(Prepared like)
        {
            var known = body.Select((p, i) => (p, i)).Where(x => relative[x.i].Length > 0 && SameFamilies(x.p, like)).ToList();
            // One more that finds all equal: a body of one or two series says little.
            return [.. like.Combined.Select((_, k) => (1 + known.Sum(x => relative[x.i][k])) / (1 + known.Count))];
        }

        var bodies = new Dictionary<string, double[]>(StringComparer.Ordinal);
        return [.. body.Select((p, i) =>
        {
            var key = string.Join('+', p.Combined.Select(k => p.Families[k].Name));
            if (!bodies.TryGetValue(key, out var overAll))
            {
                bodies[key] = overAll = OverAll(p);
            }

            var weights = new double[p.Families.Length];
            foreach (var (k, weight) in p.Combined.Zip(Weights.Of(relative[i], p.Trials.Count, overAll)))
            {
                weights[k] = weight;
            }

            return weights;
        })];
    }

    private static bool SameFamilies(Prepared a, Prepared b) => a.Combined.Select(k => a.Families[k].Name).SequenceEqual(b.Combined.Select(k => b.Families[k].Name));

    private static (double[] Mean, double[] Deviation) Combine(IReadOnlyList<Fitted> paths, double[] weights, double scale)
    {
        var horizon = paths[NaiveRule].Mean.Length;
        var (mean, deviation) = (new double[horizon], new double[horizon]);
        for (var h = 0; h < horizon; h++)
        {
            for (var k = 0; k < weights.Length; k++)
            {
                if (weights[k] > 0)
                {
                    mean[h] += weights[k] * paths[k].Mean[h];
                    deviation[h] += weights[k] * paths[k].Deviation[h];
                }
            }

            var naive = paths[NaiveRule].Deviation[h];
            deviation[h] = Math.Max(naive > 0 ? Math.Min(deviation[h], MostDeviation * naive) : deviation[h], LeastDeviation * scale);
        }

        return (mean, deviation);
    }

    /// <summary>Of trials before which the series had moved: where it never had, the deviation is nil or a rounding, and an error in units of it would be anyone's interval.</summary>
    private static IEnumerable<(int Ahead, double Error)> Errors(Prepared p, double[] weights) => p.Trials.Where(t => t.Scale > LeastDeviation * Score.Scale(p.Values, p.Given.Frequency)).SelectMany(t =>
    {
        var (mean, deviation) = Combine(t.Paths, weights, t.Scale);
        return t.Actual.Select((a, h) => (h + 1, (a - mean[h]) / deviation[h]));
    });

    private static SeriesOutlook Outlook(Prepared p, double[] weights, Calibration calibration, int? tried)
    {
        var scale = Score.Scale(p.Values, p.Given.Frequency);
        var (mean, deviation) = Combine(p.Paths, weights, scale);
        Carried.On(mean, deviation, p.Values[^1], tried);
        double[] Bound(double share) => [.. mean.Select((m, h) => p.Scaling.Back(m + deviation[h] * calibration.Quantile(h + 1, share)))];
        var parts = p.Families.Select((f, k) => new FamilyPart(
            f.Name, p.Paths[k].Label, weights[k], TrialScores.Mase(p, t => t.Paths[k].Mean), [.. p.Paths[k].Mean.Select(p.Scaling.Back)])).ToArray();
        return new(
            p.Given.Id, weights.Count(w => w > 0) > 1 ? "combination" : p.Families[Array.FindIndex(weights, w => w > 0)].Name, [.. mean.Select(p.Scaling.Back)], Bound(0.1), Bound(0.9), Bound(0.025), Bound(0.975),
            TrialScores.Of(p, NaiveRule, t => Combine(t.Paths, weights, t.Scale), calibration), parts, "outlook")
        {
            Range = p.Range,
            // What never moved says nothing about its chance to move.
            Below = deviation.All(d => d > 0)
                ? (ahead, bound) => calibration.Below(ahead, ((p.Given.Domain == Domain.Share ? p.Scaling.LogOdds(bound) : bound) - mean[ahead - 1]) / deviation[ahead - 1])
                : null,
        };
    }
}
