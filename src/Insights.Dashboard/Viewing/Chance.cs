using Insights.Dashboard.Cards;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Viewing;

/// <summary>Whether places differ by more than chance gives places of their size. Of thirty small places one is always the highest; that alone says nothing of it.</summary>
public static class Chance
{
    // Two-sided 99.8 % and 95 % of the normal distribution, the limits that funnel plots carry (Spiegelhalter 2005).
    public const double Far = 3.090232306167813;
    public const double Near = 1.959963984540054;

    private const int Fewest = 3;
    private const double PerThousand = 1000;

    /// <summary>Half the width of the funnel of a share at a size.</summary>
    public static double Half(double mean, double size, double z) => z * Math.Sqrt(mean * (1 - mean) / size);

    /// <summary>−1 below the 99.8 % limit, 1 above, 0 within.</summary>
    public static int Side(double share, double mean, double size) => Math.Abs(share - mean) <= Half(mean, size, Far) ? 0 : Math.Sign(share - mean);

    /// <summary>The same by code, of those places that have a value.</summary>
    public static IReadOnlyDictionary<string, int>? SidesOf(IReadOnlyDictionary<string, Cell?> places, Card card)
    {
        ArgumentNullException.ThrowIfNull(places);
        var shown = places.Where(p => p.Value?.Value is not null).ToList();
        return Sides([.. shown.Select(p => p.Value!)], card) is { } sides ? shown.Select((p, n) => (p.Key, Side: sides[n])).ToDictionary(p => p.Key, p => p.Side, StringComparer.Ordinal) : null;
    }

    /// <summary>
    /// On which side of chance each place lies, against all of them together: a share of counts by its size, an estimate by its own interval.
    /// Null where neither is known of every place that is shown, or of fewer than three: then nothing can be said.
    /// </summary>
    public static IReadOnlyList<int>? Sides(IReadOnlyList<Cell> shown, Card card)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(card);
        if (shown.Count < Fewest || shown.Any(c => c.Value is null))
        {
            return null;
        }

        var scale = card.Unit switch { Unit.Share => 1, Unit.PerThousand => PerThousand, _ => 0 };
        if (shown.All(c => c is { Lower95: not null, Upper95: not null } && c.Upper95 > c.Lower95))
        {
            var errors = shown.Select(c => (c.Upper95!.Value - c.Lower95!.Value) / (2 * Near)).ToList();
            var middle = shown.Zip(errors, (c, e) => c.Value!.Value / (e * e)).Sum() / errors.Sum(e => 1 / (e * e));
            return [.. shown.Zip(errors, (c, e) => Math.Abs(c.Value!.Value - middle) <= Far * e ? 0 : Math.Sign(c.Value.Value - middle))];
        }

        // A ratio of sums is no share of counts: its numerator may exceed what it is divided by, or the value is not the one over the other.
        if (scale == 0 || card.IsMeasure || !shown.All(c => c is { Numerator: >= 0, Denominator: > 0 } && c.Numerator <= c.Denominator && Math.Abs((scale * c.Numerator.Value / c.Denominator.Value) - c.Value!.Value) < 1e-6 * scale))
        {
            return null;
        }

        var mean = shown.Sum(c => c.Numerator!.Value) / shown.Sum(c => c.Denominator!.Value);
        return [.. shown.Select(c => Side(c.Value!.Value / scale, mean, c.Denominator!.Value))];
    }
}
