using Insights.Forecasting.Families;
using Insights.Forecasting.Outlooks;
using Insights.Forecasting.Series;

namespace Insights.Forecasting.Backtest;

/// <summary>
/// What has always been above zero is carried on above a share of the least it has ever been: a straight line that falls does not know that prices and turnovers do not cross
/// zero. Of the path alone; an interval may reach down to zero.
/// </summary>
/// <param name="Share">Of the least value; 0 keeps nothing.</param>
internal readonly record struct Keeping(double Share)
{
    public static Keeping Of(GivenSeries series, OutlookOptions options) => new(series.Domain == Domain.Number ? options.KeepsAbove : 0);

    public Fitted Above(Fitted fitted, double[] known)
    {
        var bound = Share > 0 ? Share * known.Min() : 0;
        return bound > 0 && fitted.Mean.Any(v => v < bound) ? fitted with { Mean = [.. fitted.Mean.Select(v => Math.Max(v, bound))] } : fitted;
    }
}
