namespace Insights.Dashboard.Charts;

/// <summary>Where a label beside a line has the most room: a label that lies across another line is read as that line's.</summary>
public static class ClearLabel
{
    /// <summary>The point from which the label runs to the right, and the side of the line: 1 above, −1 below.</summary>
    /// <param name="line">The labelled line, in order of months.</param>
    /// <param name="others">The other lines of the chart; between two points they are straight.</param>
    /// <param name="months">Width of the label in months.</param>
    /// <param name="height">Height of the label with its distance from the line, in the chart's unit.</param>
    public static (DateOnly Month, double Value, int Side) Of(
        IReadOnlyList<(DateOnly Month, double Value)> line, IReadOnlyList<IReadOnlyList<(DateOnly Month, double Value)>> others, int months, double height)
    {
        var places = from i in Enumerable.Range(0, Math.Max(1, line.Count - months))
                     from side in new[] { 1, -1 }
                     select (line[i].Month, line[i].Value, Side: side, Room: Room(line[i].Month, line[i].Value, side));
        var best = places.MaxBy(p => p.Room);
        return (best.Month, best.Value, best.Side);

        double Room(DateOnly from, double at, int side)
        {
            // The label's band, and how far the nearest line stays outside it; more than its own height is as good as any.
            var (low, high) = side > 0 ? (at + height * 0.2, at + height) : (at - height, at - height * 0.2);
            double From(IReadOnlyList<(DateOnly Month, double Value)> other) => Enumerable.Range(0, months + 1).Select(m => At(other, from.AddMonths(m)))
                .Where(v => v is not null).Select(v => Math.Max(low - v!.Value, v.Value - high)).DefaultIfEmpty(height).Min();
            var nearest = others.Select(From).DefaultIfEmpty(height).Min();

            // Its own line is always near; it must only not run into the words.
            return low < 0 ? double.MinValue : From(line) < 0 ? From(line) - height : Math.Min(nearest, height);
        }
    }

    private static double? At(IReadOnlyList<(DateOnly Month, double Value)> line, DateOnly month)
    {
        for (var i = 1; i < line.Count; i++)
        {
            if (line[i - 1].Month <= month && month <= line[i].Month)
            {
                double whole = line[i].Month.DayNumber - line[i - 1].Month.DayNumber;
                return line[i - 1].Value + (line[i].Value - line[i - 1].Value) * (month.DayNumber - line[i - 1].Month.DayNumber) / whole;
            }
        }

        return null;
    }
}
