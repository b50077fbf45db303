namespace Insights.Forecasting.Trends;

/// <summary>
/// Rolling-origin back-test: stand at each earlier month that has enough history behind it, look ahead as one would have then, and compare with what came.
/// </summary>
/// <param name="Stretch">Factor on the interval with which it would have held its share of all outcomes; at least 1, so that luck never narrows it.</param>
/// <param name="Hits">Share of the outcomes inside the interval as it would have been stretched then, by the outcomes known then.</param>
internal sealed record Trial(double Mae, double Stretch, double Hits, int Outcomes)
{
    // Fewer known outcomes than this say too little to stretch by.
    private const int LeastOutcomes = 10;

    public static Trial Of(double[] values, Func<double[], Line> fit, TrendOptions options)
    {
        var errors = new List<double>();
        var strays = new List<(int Known, double Stray)>();
        var hits = 0;
        for (var origin = Math.Max(4, options.LeastMonths / 2); origin < values.Length; origin++)
        {
            var line = fit(TrendToZero.Window(values[..origin], options));
            var reach = TrendToZero.Reach(line, options);
            var stretch = StretchOf([.. strays.Where(s => s.Known <= origin).Select(s => s.Stray)], options);
            for (var ahead = 1; ahead <= options.BacktestMonths && origin + ahead <= values.Length; ahead++)
            {
                var error = Math.Abs(values[origin + ahead - 1] - Math.Max(0, line.At(ahead)));
                var width = reach * line.Deviation(ahead);
                var stray = width > 0 ? error / width : error < options.ZeroBelow ? 0 : double.PositiveInfinity;
                errors.Add(error);
                strays.Add((origin + ahead, stray));
                hits += stray <= stretch ? 1 : 0;
            }
        }

        return new(errors.Average(), StretchOf([.. strays.Select(s => s.Stray)], options), hits / (double)errors.Count, errors.Count);
    }

    private static double StretchOf(double[] strays, TrendOptions options)
    {
        var finite = strays.Where(double.IsFinite).Order().ToArray();
        return finite.Length < LeastOutcomes ? 1 : Math.Max(1, finite[(int)Math.Ceiling(options.Coverage * finite.Length) - 1]);
    }
}
