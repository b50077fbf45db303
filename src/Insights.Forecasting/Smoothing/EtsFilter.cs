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

    // Asked for at every value of every pass: read from the form once.
    private readonly Part trends = form.Trend, swings = form.Season;
    private readonly double[] seasons = new double[form.Season == Part.None ? 1 : frequency];
    private readonly double[] errors = new double[values.Length];
    private double alpha, beta, gamma, phi, level, slope;

    public EtsForm Form => form;

    public ReadOnlySpan<double> Errors => errors;

    /// <summary>Minus twice the log likelihood but for a constant, as the forecast package for R counts it; infinite outside the region or where a multiplied part dies.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Criterion(double[] point)
    {
        if (!Take(point))
        {
            return double.PositiveInfinity;
        }

        var (sum, logs) = (0.0, 0.0);
        var season = 0;
        var multiplied = form.Error == Part.Multiplicative;
        for (var t = 0; t < values.Length; t++)
        {
            var carried = Carried;
            var trended = Trended(carried);
            var mean = One(trended, season);
            if (multiplied && mean <= 0)
            {
                return double.PositiveInfinity;
            }

            var error = values[t] - mean;
            if (multiplied)
            {
                error /= mean;
                logs += Math.Log(mean);
            }

            errors[t] = error;
            sum += error * error;
            Update(values[t], season, carried, trended);
            season = season + 1 == frequency ? 0 : season + 1;
        }

        var criterion = values.Length * Math.Log(Math.Max(sum, double.Epsilon)) + 2 * logs;
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

        var most = 0.0;
        for (var t = 0; t < plain.errors.Length; t++)
        {
            var carried = plain.Carried;
            var trended = plain.Trended(carried);
            most = Math.Max(most, Math.Abs(plain.One(trended, t % frequency)));
            plain.Update(0, t % frequency, carried, trended);
        }

        return most < 1e3;
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

    /// <summary>What of the slope is carried on, damped.</summary>
    private double Carried
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => trends switch { Part.None => 0, Part.Additive => phi * slope, _ => phi == 1 ? slope : Math.Pow(slope, phi) };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Trended(double carried) => trends switch { Part.None => level, Part.Additive => level + carried, _ => level * carried };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double One(double trended, int season) => swings switch { Part.None => trended, Part.Additive => trended + seasons[season], _ => trended * seasons[season] };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Update(double value, int season, double carried, double trended)
    {
        var (before, bare) = (level, swings switch { Part.None => value, Part.Additive => value - seasons[season], _ => value / Math.Max(seasons[season], 1e-10) });
        level = trended + alpha * (bare - trended);
        if (trends == Part.Additive)
        {
            slope = carried + beta / alpha * (level - before - carried);
        }
        else if (trends == Part.Multiplicative)
        {
            slope = carried + beta / alpha * (level / before - carried);
        }

        if (swings != Part.None)
        {
            var seen = swings == Part.Additive ? value - trended : value / (Math.Abs(trended) < 1e-10 ? 1e-10 : trended);
            seasons[season] += gamma * (seen - seasons[season]);
        }
    }
}
