using System.Runtime.CompilerServices;

namespace Insights.Forecasting.Smoothing;

/// <summary>
/// One pass of an exponential smoothing model over a series. The point holds alpha, beta, gamma, phi as far as the form has them, then level, slope,
/// and all seasons but the last, which makes their sum 0 (added) or the frequency (multiplied).
/// </summary>
internal sealed class EtsFilter(EtsForm form, double[] values, int frequency)
{
    /// <summary>The usual region of the smoothing weights, and of the damping.</summary>
    public const double Least = 1e-4, Most = 0.9999, LeastDamping = 0.8, MostDamping = 0.98;

    private readonly double[] seasons = new double[form.Season == Part.None ? 1 : frequency];
    private readonly double[] errors = new double[values.Length];
    private double alpha, beta, gamma, phi, level, slope;

    public EtsForm Form => form;

    public ReadOnlySpan<double> Errors => errors;

    /// <summary>Minus twice the log likelihood but for a constant, as the forecast package for R counts it; infinite outside the region or where a multiplied part dies.</summary>
    public double Criterion(double[] point) => Take(point) ? Pass() : double.PositiveInfinity;

    /// <summary>From the states that are set to those after the last value.</summary>
    private double Pass() => form is { Error: Part.Additive, Season: Part.None, Trend: Part.None or Part.Additive } ? Plain() : Formed();

    /// <summary>
    /// The forms without season whose parts are all added, which towns' series are given: millions of passes a run. Each value is corrected by its error (Hyndman, Koehler,
    /// Ord and Snyder 2008, section 2.5), which is a shorter way from value to value than the smoothed components of <see cref="Formed"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Plain()
    {
        var (given, missed) = (values, errors);
        // Without a trend the slope is nil and stays so.
        var (a, b, damping, at, rise, sum) = (alpha, beta, phi, level, slope, 0.0);
        for (var t = 0; t < given.Length && t < missed.Length; t++)
        {
            var carried = damping * rise;
            var trended = at + carried;
            var error = given[t] - trended;
            missed[t] = error;
            sum += error * error;
            at = trended + a * error;
            rise = carried + b * error;
        }

        (level, slope) = (at, rise);
        return Judged(sum, 0);
    }

    /// <summary>Any form. What changes with each value is held by the method itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Formed()
    {
        var (trend, swing, multiplied) = (form.Trend, form.Season, form.Error == Part.Multiplicative);
        var (given, missed, circle) = (values, errors, seasons);
        var (a, g, damping, lean) = (alpha, gamma, phi, beta / alpha);
        var (at, rise, sum, logs, season) = (level, slope, 0.0, 0.0, 0);
        for (var t = 0; t < given.Length && t < missed.Length; t++)
        {
            var (value, swung) = (given[t], circle[season]);
            // What of the slope is carried on, damped.
            var carried = trend switch { Part.None => 0, Part.Additive => damping * rise, _ => damping == 1 ? rise : Math.Pow(rise, damping) };
            var trended = trend switch { Part.None => at, Part.Additive => at + carried, _ => at * carried };
            var mean = swing switch { Part.None => trended, Part.Additive => trended + swung, _ => trended * swung };
            var error = value - mean;
            if (multiplied)
            {
                if (mean <= 0)
                {
                    return double.PositiveInfinity;
                }

                error /= mean;
                logs += Math.Log(mean);
            }

            missed[t] = error;
            sum += error * error;
            var bare = swing switch { Part.None => value, Part.Additive => value - swung, _ => value / Math.Max(swung, 1e-10) };
            var before = at;
            at = trended + a * (bare - trended);
            if (trend == Part.Additive)
            {
                rise = carried + lean * (at - before - carried);
            }
            else if (trend == Part.Multiplicative)
            {
                rise = carried + lean * (at / before - carried);
            }

            if (swing != Part.None)
            {
                var seen = swing == Part.Additive ? value - trended : value / (Math.Abs(trended) < 1e-10 ? 1e-10 : trended);
                circle[season] = swung + g * (seen - swung);
                season = season + 1 == frequency ? 0 : season + 1;
            }
        }

        (level, slope) = (at, rise);
        return Judged(sum, logs);
    }

    private double Judged(double squares, double logs)
    {
        var criterion = values.Length * Math.Log(Math.Max(squares, double.Epsilon)) + 2 * logs;
        return double.IsFinite(criterion) ? criterion : double.PositiveInfinity;
    }

    /// <summary>The path after the last value; call <see cref="Criterion"/> on the same point before.</summary>
    public double[] Ahead(int horizon)
    {
        var path = new double[horizon];
        var damp = 0.0;
        var fade = 1.0;
        for (var h = 0; h < horizon; h++)
        {
            fade *= phi;
            damp += fade;
            var trended = form.Trend switch { Part.None => level, Part.Additive => level + damp * slope, _ => level * Math.Pow(slope, damp) };
            var season = (values.Length + h) % frequency;
            path[h] = form.Season switch { Part.None => trended, Part.Additive => trended + seasons[season], _ => trended * seasons[season] };
        }

        return path;
    }

    /// <summary>What an error now adds to the value j steps later, for j = 1 … horizon − 1, in the form whose parts are all added.</summary>
    public IEnumerable<double> Echoes(int horizon)
    {
        var damp = 0.0;
        var fade = 1.0;
        for (var j = 1; j < horizon; j++)
        {
            fade *= phi;
            damp += fade;
            yield return alpha + (form.Trend == Part.None ? 0 : beta * damp) + (form.Season != Part.None && j % frequency == 0 ? gamma : 0);
        }
    }

    /// <summary>
    /// Does the model forget its first states? The errors of a series of zeros, begun from a state that is not zero, must die out (the admissible region of Hyndman,
    /// Akram and Archibald 2008, by running it).
    /// </summary>
    public bool Forgets(double[] point)
    {
        if (!Take(point))
        {
            return false;
        }

        var plain = new EtsFilter(new(Part.Additive, form.Trend == Part.None ? Part.None : Part.Additive, form.Damped, form.Season == Part.None ? Part.None : Part.Additive), new double[60 * frequency], frequency);
        (plain.alpha, plain.beta, plain.gamma, plain.phi, plain.level, plain.slope) = (alpha, beta, gamma, phi, 1, 0.1);
        for (var s = 0; s < plain.seasons.Length; s++)
        {
            plain.seasons[s] = form.Season == Part.None ? 0 : s % 2 == 0 ? 0.5 : -0.5;
        }

        // Of a zero the error is what the states still say.
        plain.Pass();
        return plain.errors.Max(Math.Abs) < 1e3;
    }

    private bool Take(double[] point)
    {
        var at = 0;
        alpha = point[at++];
        beta = form.Trend == Part.None ? 0 : point[at++];
        gamma = form.Season == Part.None ? 0 : point[at++];
        phi = form.Damped ? point[at++] : 1;
        if (alpha is < Least or > Most || (form.Trend != Part.None && (beta < Least || beta > alpha)) || (form.Season != Part.None && (gamma < Least || gamma > 1 - alpha))
            || (form.Damped && phi is < LeastDamping or > MostDamping))
        {
            return false;
        }

        level = point[at++];
        slope = form.Trend == Part.None ? 0 : point[at++];
        if (form.Season == Part.None)
        {
            return true;
        }

        var rest = form.Season == Part.Additive ? 0.0 : frequency;
        for (var s = 0; s < frequency - 1; s++)
        {
            rest -= seasons[s] = point[at++];
            if (form.Season == Part.Multiplicative && seasons[s] < 0)
            {
                return false;
            }
        }

        seasons[frequency - 1] = rest;
        return form.Season == Part.Additive || rest >= 0;
    }
}
