using Insights.Forecasting.Families;
using Insights.Forecasting.Series;

namespace Insights.Forecasting.Smoothing;

/// <summary>Exponential smoothing in state-space form: all forms are fitted by maximum likelihood and the one with the least corrected information criterion is kept.</summary>
/// <param name="thorough">False: forms without season or multiplied part, on the values without their season, weights alone.</param>
public sealed class Ets(bool thorough = true) : IFamily
{
    // Forms whose rough criterion is within this of the best get the whole search; most of them at once.
    private const double Near = 12;
    private const int MostNear = 5;

    public string Name => "ets";

    public Fitted Fit(double[] values, int frequency, int horizon, object? form = null)
    {
        if (!thorough)
        {
            return Roughly(values, frequency, horizon);
        }

        var unit = Unit(values);
        var scaled = Array.ConvertAll(values, v => v / unit);
        var best = Select(scaled, frequency, form as EtsForm);
        return best is null ? new SeasonalNaive().Fit(values, frequency, horizon) : Path(best, scaled, frequency, horizon, unit);
    }

    private static Fitted Roughly(double[] values, int frequency, int horizon)
    {
        var seasons = Seasons.Of(values, frequency);
        var flat = seasons.Adjust(values);
        var unit = Unit(flat);
        var scaled = Array.ConvertAll(flat, v => v / unit);
        if (EtsForm.Candidates(positive: false, seasonal: false).Where(f => scaled.Length > f.Parameters(1) + 1).Select(f => EtsFit.Roughly(f, scaled, 1)).OfType<EtsFit>().MinBy(f => f.Aicc) is not { } best)
        {
            return new Naive().Fit(values, frequency, horizon);
        }

        var path = Path(best, scaled, 1, horizon, unit);
        return path with { Mean = seasons.Restore(path.Mean, values.Length), Deviation = seasons.RestoreDeviation(path.Deviation, values.Length), Form = null };
    }

    /// <summary>The chosen model of a series in its own unit; nothing where the series is shorter than any form's parameters.</summary>
    internal static EtsFit? Select(double[] values, int frequency, EtsForm? form = null)
    {
        var seasonal = frequency > 1 && values.Length >= 2 * frequency + 2;
        var candidates = form is null ? EtsForm.Candidates(values.All(v => v > 0), seasonal) : [form];
        var rough = candidates.Where(f => values.Length > f.Parameters(frequency) + 1).Select(f => EtsFit.Roughly(f, values, frequency)).OfType<EtsFit>().OrderBy(f => f.Aicc).ToList();
        return rough.Where(f => f.Aicc < rough[0].Aicc + Near).Take(MostNear).Select(f => EtsFit.Finely(f, values, frequency)).OrderBy(f => f.Aicc)
            .FirstOrDefault(f => new EtsFilter(f.Form, values, frequency).Forgets(f.Point));
    }

    internal static Fitted Path(EtsFit fit, double[] values, int frequency, int horizon, double unit)
    {
        var filter = new EtsFilter(fit.Form, values, frequency);
        filter.Criterion(fit.Point);
        var mean = filter.Ahead(horizon);
        var square = 0.0;
        foreach (var e in filter.Errors)
        {
            square += e * e;
        }

        var spread = Math.Sqrt(square / Math.Max(1, values.Length - fit.Form.Weights));
        var deviation = new double[horizon];
        var (sum, echoes) = (1.0, filter.Echoes(horizon).ToArray());
        for (var h = 0; h < horizon; h++)
        {
            deviation[h] = unit * spread * Math.Sqrt(sum) * (fit.Form.Error == Part.Multiplicative ? Math.Abs(mean[h]) : 1);
            sum += h < echoes.Length ? echoes[h] * echoes[h] : 0;
        }

        return new([.. mean.Select(v => v * unit)], deviation, fit.Form, fit.Form.ToString());
    }

    /// <summary>Mean size of the values: all is computed in it, so that a change of unit changes nothing.</summary>
    internal static double Unit(double[] values) => values.Average(Math.Abs) is > 0 and var unit ? unit : 1;
}

/// <summary>One form of exponential smoothing on the values without their season, after the seasonality test.</summary>
public sealed class Smoothed(string name, EtsForm fixedForm) : IFamily
{
    /// <summary>Gardner and McKenzie's damped trend (1985), the strongest single rule of the first competitions.</summary>
    public static Smoothed DampedTrend { get; } = new("damped_trend", new(Part.Additive, Part.Additive, true, Part.None));

    public string Name => name;

    public Fitted Fit(double[] values, int frequency, int horizon, object? form = null)
    {
        var seasons = Seasons.Of(values, frequency);
        var flat = seasons.Adjust(values);
        var unit = Ets.Unit(flat);
        var scaled = Array.ConvertAll(flat, v => v / unit);
        if (values.Length <= fixedForm.Weights + 3 || EtsFit.Roughly(fixedForm, scaled, 1) is not { } rough)
        {
            return new Naive().Fit(values, frequency, horizon);
        }

        var path = Ets.Path(EtsFit.Finely(rough, scaled, 1), scaled, 1, horizon, unit);
        return path with { Mean = seasons.Restore(path.Mean, values.Length), Deviation = seasons.RestoreDeviation(path.Deviation, values.Length), Label = name, Form = null };
    }
}
