using Insights.Forecasting.Search;

namespace Insights.Forecasting.Smoothing;

/// <summary>An exponential smoothing model estimated on one series.</summary>
/// <param name="Point">Weights and first states in the order of <see cref="EtsFilter"/>.</param>
/// <param name="Criterion">Minus twice the log likelihood but for a constant.</param>
internal sealed record EtsFit(EtsForm Form, double[] Point, double Criterion, int Count, int Parameters)
{
    // Evaluations for the weights alone, and a dimension for weights and states together.
    private const int Rough = 120, FineEach = 70, FineLeast = 240;

    /// <summary>As the forecast package for R states it.</summary>
    public double Aic => Criterion + 2 * Parameters;

    /// <summary>With the correction for short series; infinite where there are as many parameters as values.</summary>
    public double Aicc => Count > Parameters + 1 ? Aic + 2.0 * Parameters * (Parameters + 1) / (Count - Parameters - 1) : double.PositiveInfinity;

    /// <summary>The weights alone are sought, the first states are guessed: enough to tell which forms are worth the whole search.</summary>
    public static EtsFit? Roughly(EtsForm form, double[] values, int frequency)
    {
        var filter = new EtsFilter(form, values, frequency);
        var states = EtsStart.States(form, values, frequency);
        var start = EtsStart.Weights(form, frequency).Select(w => (Weights: w, Value: filter.Criterion([.. w, .. states]))).MinBy(w => w.Value);
        if (double.IsPositiveInfinity(start.Value))
        {
            return null;
        }

        var point = (double[])[.. start.Weights, .. states];
        var (weights, value) = NelderMead.Minimise(
            w =>
            {
                w.CopyTo(point, 0);
                return filter.Criterion(point);
            },
            start.Weights, EtsStart.Steps(form, states, values)[..form.Weights], Rough, 1e-5);
        return new(form, [.. weights, .. states], value, values.Length, form.Parameters(frequency));
    }

    /// <summary>Weights and first states together by maximum likelihood, from a rough fit or one on nearly the same values.</summary>
    public static EtsFit Finely(EtsFit rough, double[] values, int frequency)
    {
        var filter = new EtsFilter(rough.Form, values, frequency);
        var steps = EtsStart.Steps(rough.Form, rough.Point[rough.Form.Weights..], values);
        var most = Math.Max(FineLeast, FineEach * steps.Length);
        var (point, value) = NelderMead.Minimise(filter.Criterion, rough.Point, steps, most, 1e-8);
        return value <= rough.Criterion ? rough with { Point = point, Criterion = value } : rough;
    }
}
