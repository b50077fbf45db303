namespace Insights.Forecasting.Search;

/// <summary>
/// The simplex of Nelder and Mead (1965) with the coefficients of Gao and Han (2012), which keep it alive in many dimensions.
/// A point outside the allowed region is one where the function is infinite.
/// </summary>
internal static class NelderMead
{
    /// <param name="start">A point inside the allowed region.</param>
    /// <param name="step">First edge of the simplex, a dimension; it is turned round where it leaves the region.</param>
    /// <param name="most">Evaluations allowed.</param>
    /// <param name="close">Done when the best and the worst corner differ by less than this, relative.</param>
    public static (double[] Point, double Value) Minimise(Func<double[], double> function, double[] start, double[] step, int most, double close = 1e-7)
    {
        var n = start.Length;
        if (n == 0)
        {
            return (start, function(start));
        }

        var (expand, contract, shrink) = (1 + 2.0 / Math.Max(2, n), 0.75 - 0.5 / Math.Max(2, n), 1 - 1.0 / Math.Max(2, n));
        var corners = new double[n + 1][];
        var values = new double[n + 1];
        (corners[0], values[0]) = ((double[])start.Clone(), function(start));
        for (var i = 0; i < n; i++)
        {
            var corner = (double[])start.Clone();
            corner[i] += step[i];
            var value = function(corner);
            if (double.IsPositiveInfinity(value))
            {
                corner[i] = start[i] - step[i];
                value = function(corner);
            }

            (corners[i + 1], values[i + 1]) = (corner, value);
        }

        var used = 2 * n + 1;
        var (centre, tried, further) = (new double[n], new double[n], new double[n]);
        Array.Sort(values, corners);
        while (used < most && !(values[n] - values[0] <= close * (Math.Abs(values[0]) + close)))
        {
            Array.Clear(centre);
            for (var i = 0; i < n; i++)
            {
                for (var d = 0; d < n; d++)
                {
                    centre[d] += corners[i][d] / n;
                }
            }

            var reflected = Try(1, tried);
            if (reflected < values[0])
            {
                var expanded = Try(expand, further);
                Replace(expanded < reflected ? further : tried, Math.Min(expanded, reflected));
            }
            else if (reflected < values[n - 1])
            {
                Replace(tried, reflected);
            }
            else
            {
                var inside = reflected >= values[n];
                var contracted = Try(inside ? -contract : contract, further);
                if (contracted < Math.Min(reflected, values[n]))
                {
                    Replace(further, contracted);
                }
                else
                {
                    Shrink();
                }
            }
        }

        return (corners[0], values[0]);

        double Try(double along, double[] into)
        {
            for (var d = 0; d < n; d++)
            {
                into[d] = centre[d] + along * (centre[d] - corners[n][d]);
            }

            used++;
            return function(into);
        }

        void Replace(double[] by, double value)
        {
            var at = n;
            var corner = corners[n];
            Array.Copy(by, corner, n);
            while (at > 0 && values[at - 1] > value)
            {
                (values[at], corners[at]) = (values[at - 1], corners[at - 1]);
                at--;
            }

            (values[at], corners[at]) = (value, corner);
        }

        void Shrink()
        {
            for (var i = 1; i <= n; i++)
            {
                for (var d = 0; d < n; d++)
                {
                    corners[i][d] = corners[0][d] + shrink * (corners[i][d] - corners[0][d]);
                }

                values[i] = function(corners[i]);
                used++;
            }

            Array.Sort(values, corners);
        }
    }
}
