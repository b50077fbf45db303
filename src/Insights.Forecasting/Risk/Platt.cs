namespace Insights.Forecasting.Risk;

/// <summary>A score to a probability by a logistic curve (Platt 1999, with his targets drawn in from 0 and 1), weighted, by Newton's steps.</summary>
internal sealed record Platt(double Slope, double Level)
{
    private const int Steps = 50;

    public double Of(double score) => 1 / (1 + Math.Exp(-((Slope * score) + Level)));

    /// <param name="points">Score, outcome, weight.</param>
    public static Platt Fit(IReadOnlyList<(double Score, bool Found, float Weight)> points)
    {
        double hits = points.Where(p => p.Found).Sum(p => p.Weight), misses = points.Where(p => !p.Found).Sum(p => p.Weight);
        var (high, low) = ((hits + 1) / (hits + 2), 1 / (misses + 2));
        var curve = new Platt(1, 0);
        for (var step = 0; step < Steps; step++)
        {
            double g0 = 0, g1 = 0, h00 = 1e-9, h01 = 0, h11 = 1e-9;
            foreach (var (score, found, weight) in points)
            {
                var p = curve.Of(score);
                var (miss, bend) = (weight * (p - (found ? high : low)), weight * p * (1 - p));
                (g0, g1) = (g0 + miss, g1 + (miss * score));
                (h00, h01, h11) = (h00 + bend, h01 + (bend * score), h11 + (bend * score * score));
            }

            var determinant = (h00 * h11) - (h01 * h01);
            if (!(determinant > 1e-12))
            {
                break;
            }

            var (level, slope) = (((h11 * g0) - (h01 * g1)) / determinant, ((h00 * g1) - (h01 * g0)) / determinant);
            curve = new(curve.Slope - Math.Clamp(slope, -1, 1), curve.Level - Math.Clamp(level, -2, 2));
            if (Math.Abs(level) + Math.Abs(slope) < 1e-10)
            {
                break;
            }
        }

        return curve;
    }
}
