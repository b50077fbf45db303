using Insights.Dashboard.Governance;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Charts;

/// <summary>Towns' shares against what they are shares of, with the limits of chance; only those outside of them, and the town looked at, are named.</summary>
public static class ShareFunnelChart
{
    private const int Height = 340;

    private const int Points = 60;

    // A name stands so many pixels below the one before it, so that two never lie on one another.
    private const double Line = 13;

    /// <param name="across">What the size counts.</param>
    /// <param name="here">Code of the town looked at.</param>
    public static Figure Draw(FunnelPoints funnel, string across, string? here, View view)
    {
        ArgumentNullException.ThrowIfNull(funnel);
        ArgumentNullException.ThrowIfNull(view);
        var (words, palette, most) = (view.Words, view.Palette, 1.06 * funnel.Largest);
        var ticks = Ticks.Round(Math.Max(0, funnel.Points.Min(p => p.Share) - 0.02), Math.Min(1, funnel.Points.Max(p => p.Share) + 0.02));
        double[] at = [.. Enumerable.Range(1, Points).Select(n => n * most / Points)];
        (double, double, double) Limit(double size, double z) =>
            (size, Held(funnel.Mean - Chance.Half(funnel.Mean, size, z)), Held(funnel.Mean + Chance.Half(funnel.Mean, size, z)));
        double Held(double share) => Math.Clamp(share, ticks[0], ticks[^1]);
        var sheet = new Sheet(palette, Height).Margins(left: 46, right: 18)
            .AcrossNumbers([.. Ticks.Round(0, funnel.Largest, 4, whole: true).Where(s => s <= most)], s => Numbers.Whole(s), 0, most).Up(ticks, t => Numbers.Percent(t, 0) + "%")
            .Field([.. at.Select(n => Limit(n, Chance.Far))], palette.Accent, 0.1).Field([.. at.Select(n => Limit(n, Chance.Near))], palette.Accent, 0.12)
            .Level(funnel.Mean, palette.Accent, "4px,3px");
        var above = double.NegativeInfinity;
        foreach (var point in funnel.Points.OrderByDescending(p => p.Share))
        {
            var (name, own) = (PlaceBook.ShortName(point.Place, words), point.Place.Code == here);
            sheet.Dot(point.Size, point.Share, point.Outside == 0 ? palette.Ink3 : palette.Warn, $"{name} {Numbers.Percent(point.Share)}%", own ? 6 : 4);
            if (point.Outside != 0 || own)
            {
                var (right, down) = (point.Size > 0.75 * most, (ticks[^1] - point.Share) / (ticks[^1] - ticks[0]) * (Height - 40));
                above = Math.Max(down, above + Line);
                sheet.Words(point.Size, point.Share, $"<b>{name}</b>", palette.Ink, right ? TextSide.Right : TextSide.Left, right ? -9 : 9, down - above, 11);
            }
        }

        return sheet.Corner(across + " →", palette.Ink3, atTop: false, atRight: true).Draw();
    }

    public static TwinTable Table(FunnelPoints funnel, string across, string title, View view)
    {
        ArgumentNullException.ThrowIfNull(funnel);
        ArgumentNullException.ThrowIfNull(view);
        return new(
            [view.Words["col.place"], across, title],
            [.. funnel.Points.OrderBy(p => p.Share).Select(p => (IReadOnlyList<TwinCell>)
                [PlaceBook.Name(p.Place, view.Words), new TwinCell(view.Numbers.Count(p.Size), p.Size), new TwinCell(Numbers.Percent(p.Share) + "%", p.Share)])]);
    }
}
