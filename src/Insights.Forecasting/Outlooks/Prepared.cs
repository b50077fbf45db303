using Insights.Forecasting.Backtest;
using Insights.Forecasting.Families;
using Insights.Forecasting.Intermittent;
using Insights.Forecasting.Series;

namespace Insights.Forecasting.Outlooks;

/// <summary>A series mended and scaled, the families' paths, and their trials.</summary>
internal sealed record Prepared(GivenSeries Given, double[] Values, Scaling Scaling, Family[] Families, Fitted[] Paths, IReadOnlyList<Trial> Trials)
{
    // Values before the first trial from which something earlier is tried.
    private const int LeastEarlier = 8;

    /// <summary>Places of the families that are combined; a path over all series, where there is one, is last.</summary>
    public IReadOnlyList<int> Combined { get; } = [.. Enumerable.Range(0, Families.Length).Where(k => Families[k].Combined)];

    /// <summary>Is the last path one that was learned over all series?</summary>
    public bool HasOverAll => Families[^1].Asked is null;

    /// <summary>Trials of the combined families whose outcomes were all known before the first of <see cref="Trials"/>: what is learned over all series then.</summary>
    public IReadOnlyList<Trial> Earlier { get; init; } = [];

    /// <summary>No value can lie below the first, nor above the second.</summary>
    public (double Least, double Most) Range => Given.Domain == Domain.Share ? (0, 1) : (Scaling.Floor, double.PositiveInfinity);

    /// <summary>Were several families asked, none of them for series that are mostly zero?</summary>
    public bool IsOrdinary => Combined.Count > 1 && !Families.Any(f => f.Asked is FadingDemand);

    /// <summary>The combined families' paths.</summary>
    public IReadOnlyList<Fitted> Spoken(IReadOnlyList<Fitted> paths) => [.. Combined.Select(k => paths[k])];

    /// <summary>With the path of a family that was learned over all series.</summary>
    public Prepared With(string name, Fitted path, IReadOnlyList<Fitted> trials) =>
        new(Given, Values, Scaling, [.. Families, new(null, name, true)], [.. Paths, path], [.. Trials.Select((t, j) => t with { Paths = [.. t.Paths, trials[j]] })]);

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
        var asked = families.Select(f => f.Asked!).ToArray();
        var keep = Keeping.Of(given, options);
        var horizon = Math.Min(given.Horizon, options.TrialHorizon ?? given.Horizon);
        var trials = RollingOrigin.Of(values, given.Frequency, horizon, asked, options.Trials, keep);
        var made = new Prepared(given, values, scaling, families, [.. asked.Select(f => keep.Above(f.Fit(values, given.Frequency, given.Horizon), values))], trials);
        return options.Boosted is not null && made.IsOrdinary && trials.Count > 0 && trials[0].Origin >= Math.Max(LeastEarlier, 2 * given.Frequency)
            ? made with { Earlier = RollingOrigin.Of(values[..trials[0].Origin], given.Frequency, horizon, [.. made.Combined.Select(k => asked[k])], options.Trials, keep) }
            : made;
    }

    private static IEnumerable<Family> Asked(GivenSeries given, OutlookOptions options)
    {
        List<Family> combined = [.. options.Combined.Concat(given.IsYearly ? options.CombinedByYear : []).Select(f => new Family(f, true))];
        return combined.Concat(options.Compared.Where(f => !combined.Exists(c => c.Name == f.Name)).Select(f => new Family(f, false)));
    }

    private static Family[] Chosen(double[] usable, GivenSeries given, OutlookOptions options)
    {
        if (usable.All(v => v == usable[0]))
        {
            return [new(new SeasonalNaive(), false), new(new Naive(), true)];
        }

        return given.Domain == Domain.Count && FadingDemand.Suits(usable)
            ? [new(new SeasonalNaive(), false), new(new FadingDemand(), true), new(new Croston(), true)]
            : [new(new SeasonalNaive(), false), .. Asked(given, options)];
    }
}

/// <param name="Asked">Null: learned over all series.</param>
/// <param name="Combined">False: it is only compared.</param>
internal sealed record Family(IFamily? Asked, string Name, bool Combined)
{
    public Family(IFamily asked, bool combined)
        : this(asked, asked.Name, combined)
    {
    }
}
