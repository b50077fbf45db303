using Insights.Forecasting.Backtest;
using Insights.Forecasting.Families;
using Insights.Forecasting.Intermittent;
using Insights.Forecasting.Series;

namespace Insights.Forecasting.Outlooks;

/// <summary>A series mended and scaled, the families' paths, and their trials.</summary>
internal sealed record Prepared(GivenSeries Given, double[] Values, Scaling Scaling, Family[] Families, Fitted[] Paths, IReadOnlyList<Trial> Trials)
{
    public IReadOnlyList<int> Combined { get; } = [.. Enumerable.Range(0, Families.Length).Where(k => Families[k].Combined)];

    /// <summary>The naive rule stands first, whatever else is asked.</summary>
    public static Prepared? Of(GivenSeries given, OutlookOptions options)
    {
        var usable = Mending.Usable(given);
        if (usable.Length < options.LeastValues)
        {
            return null;
        }

        var scaling = Scaling.Of(usable, given.Domain);
        var values = scaling.There(usable);
        var families = Chosen(usable, given, options);
        var asked = families.Select(f => f.Asked).ToArray();
        var paths = asked.Select(f => f.Fit(values, given.Frequency, given.Horizon)).ToArray();
        return new(given, values, scaling, families, paths, RollingOrigin.Of(values, given.Frequency, Math.Min(given.Horizon, options.TrialHorizon ?? given.Horizon), asked, options.Trials));
    }

    private static Family[] Chosen(double[] usable, GivenSeries given, OutlookOptions options)
    {
        if (usable.All(v => v == usable[0]))
        {
            return [new(new SeasonalNaive(), false), new(new Naive(), true)];
        }

        return given.Domain == Domain.Count && FadingDemand.Suits(usable)
            ? [new(new SeasonalNaive(), false), new(new FadingDemand(), true), new(new Croston(), true)]
            : [new(new SeasonalNaive(), false), .. options.Combined.Select(f => new Family(f, true)), .. options.Compared.Select(f => new Family(f, false))];
    }
}

/// <param name="Combined">False: it is only compared.</param>
internal sealed record Family(IFamily Asked, bool Combined);
