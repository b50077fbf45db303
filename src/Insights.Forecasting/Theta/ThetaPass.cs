namespace Insights.Forecasting.Theta;

/// <summary>One pass of the optimised Theta model over values without season. The point holds alpha, the logarithm of theta, and the first level.</summary>
internal sealed class ThetaPass(double[] values, bool moving)
{
    private const double LeastAlpha = 0.01, MostAlpha = 0.99;
    private static readonly double MostTheta = Math.Log(1e3);
    private readonly (double Intercept, double Slope) whole = ThetaLine.Line(values);
    // What of the pass does not change from step to step, or only by a factor, is carried: a search makes it some hundred times.
    private double level, mean, slope, intercept, weight, fade;
    private int seen;

    /// <summary>Sum of squared one-step errors; infinite outside 0.01 ≤ alpha ≤ 0.99, 1 ≤ theta ≤ 1,000.</summary>
    public double Square(double[] point)
    {
        if (point[0] is < LeastAlpha or > MostAlpha || point[1] < 0 || point[1] > MostTheta)
        {
            return double.PositiveInfinity;
        }

        Begin(point);
        var sum = 0.0;
        for (var t = 0; t < values.Length; t++)
        {
            var error = values[t] - One(point);
            // The first values only build the line; no forecast of a moving line is judged by them.
            sum += t >= 2 || !moving ? error * error : 0;
            Take(values[t], point[0]);
        }

        return sum;
    }

    public double[] Ahead(double[] point, int horizon)
    {
        Square(point);
        var path = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            path[h] = One(point);
            Take(path[h], point[0]);
        }

        return path;
    }

    private void Begin(double[] point)
    {
        (level, mean, slope, seen) = (point[2], 0, 0, 0);
        (weight, fade) = (1 - Math.Exp(-point[1]), 1);
        intercept = 0;
        if (!moving)
        {
            (intercept, slope) = (whole.Intercept - whole.Slope, whole.Slope);
        }
    }

    /// <summary>The line's share is what simple smoothing lags behind a straight line, so that a straight line is carried on exactly.</summary>
    private double One(double[] point)
    {
        var alpha = point[0];
        if (moving && seen == 0)
        {
            return level;
        }

        return level + weight * (fade * intercept + (1 - fade * (1 - alpha)) / alpha * slope);
    }

    private void Take(double value, double alpha)
    {
        level += alpha * (value - level);
        fade *= 1 - alpha;
        seen++;
        if (!moving)
        {
            return;
        }

        // Least squares through 1 … t, by recursion.
        var before = mean;
        mean += (value - mean) / seen;
        slope = seen == 1 ? 0 : ((seen - 2) * slope + 6 * (value - before) / seen) / (seen + 1);
        intercept = mean - slope * (seen + 1) / 2;
    }
}
