using System.Runtime.CompilerServices;

namespace Insights.Forecasting.Theta;

/// <summary>One pass of the optimised Theta model over values without season. The point holds alpha, the logarithm of theta, and the first level.</summary>
internal sealed class ThetaPass(double[] values, bool moving)
{
    private const double LeastAlpha = 0.01, MostAlpha = 0.99;
    private static readonly double MostTheta = Math.Log(1e3);
    private readonly (double Intercept, double Slope) whole = ThetaLine.Line(values);

    /// <summary>Sum of squared one-step errors; infinite outside 0.01 ≤ alpha ≤ 0.99, 1 ≤ theta ≤ 1,000.</summary>
    public double Square(double[] point) => Square(point, out _);

    public double[] Ahead(double[] point, int horizon)
    {
        Square(point, out var state);
        var path = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            path[h] = state.Next;
            state.Take(path[h]);
        }

        return path;
    }

    // A search makes some hundred passes: optimised from the first, with the state in registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Square(double[] point, out State after)
    {
        if (point[0] is < LeastAlpha or > MostAlpha || point[1] < 0 || point[1] > MostTheta)
        {
            after = default;
            return double.PositiveInfinity;
        }

        var state = new State(point, moving, moving ? default : whole);
        var (given, sum) = (values, 0.0);
        for (var t = 0; t < given.Length; t++)
        {
            var error = given[t] - state.Next;
            // The first values only build the line; no forecast of a moving line is judged by them.
            sum += t >= 2 || !moving ? error * error : 0;
            state.Take(given[t]);
        }

        after = state;
        return sum;
    }

    /// <summary>Level and line after the values so far. What does not change from step to step, or only by a factor, is carried.</summary>
    private struct State(double[] point, bool moving, (double Intercept, double Slope) line)
    {
        private readonly double alpha = point[0], weight = 1 - Math.Exp(-point[1]);
        private readonly bool moving = moving;
        private double level = point[2], mean = 0, slope = line.Slope, intercept = line.Intercept - line.Slope, fade = 1;
        private int seen = 0;

        /// <summary>The next value: the line's share is what simple smoothing lags behind a straight line, so that a straight line is carried on exactly.</summary>
        public readonly double Next => moving && seen == 0 ? level : level + weight * (fade * intercept + (1 - fade * (1 - alpha)) / alpha * slope);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Take(double value)
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
}
