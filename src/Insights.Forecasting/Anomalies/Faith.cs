using MathNet.Numerics.Distributions;

namespace Insights.Forecasting.Anomalies;

/// <summary>How far one way of carrying on has been off, one month ahead.</summary>
internal sealed class Faith
{
    // The most faithful of several ways is also the luckiest: its deviation is widened, the more the fewer its errors.
    private const double Few = 1.6;

    // Errors looked back.
    private const int Window = 30;

    /// <summary>Fewer errors than this give no deviation to measure by.</summary>
    public const int Least = 6;

    // What the kept errors' mean size is of the deviation, by the number of errors.
    private static readonly double[] Shares = [.. Enumerable.Range(0, Window + 1).Select(ShareOf)];
    private readonly double[] errors = new double[Window];
    private double deviation = double.NaN;

    public int Count { get; private set; }

    /// <summary>Mean size of the errors without the largest tenth, set so that normal errors give their deviation (nearly as sure as the plain one, and deaf to stray months), a little wider where they are few.</summary>
    public double Deviation
    {
        get
        {
            if (double.IsNaN(deviation))
            {
                var known = Math.Min(Count, Window);
                Span<double> sizes = stackalloc double[known];
                for (var i = 0; i < known; i++)
                {
                    sizes[i] = Math.Abs(errors[i]);
                }

                sizes.Sort();
                var (kept, sum) = (Kept(known), 0.0);
                for (var i = 0; i < kept; i++)
                {
                    sum += sizes[i];
                }

                deviation = sum / kept / Shares[known] * (1 + (Few / known));
            }

            return deviation;
        }
    }

    /// <summary>An error more; it counts as three deviations at most.</summary>
    public void Learn(double error)
    {
        var most = Count < Least ? double.PositiveInfinity : 3 * Deviation;
        errors[Count++ % Window] = Math.Clamp(error, -most, most);
        deviation = double.NaN;
    }

    private static int Kept(int known) => known - Math.Max(1, known / 10);

    private static double ShareOf(int known)
    {
        if (known < 2)
        {
            return double.NaN;
        }

        var reach = Normal.InvCDF(0, 1, (1 + (Kept(known) / (double)known)) / 2);
        return 2 * (Normal.PDF(0, 1, 0) - Normal.PDF(0, 1, reach)) * known / Kept(known);
    }
}
