using Insights.Dashboard.LivingStandard;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Charts;

/// <summary>Towns by their number of households: a small town's mean strays by chance alone, so that only those outside the funnel differ from the city.</summary>
public static class FunnelChart
{
    // Limits that chance alone leaves once in twenty, and once in five hundred.
    private const double Near = 1.96;

    private const double Far = 3.09;

    private const int Points = 40;

    public static Figure Draw(DepthRows rows, View view, int height = 288)
    {
        var (words, palette, towns) = (view.Words, view.Palette, Towns(rows, view));
        var (mean, sd) = (rows.Find("mean", view.Places.City.Code)?.Value ?? 0, rows.Find("sd", view.Places.City.Code)?.Value ?? 0);
        var (least, most) = (towns.Select(t => t.Households).DefaultIfEmpty(30).Min(), towns.Select(t => t.Households).DefaultIfEmpty(100).Max());
        double[] at = [.. Enumerable.Range(0, Points + 1).Select(n => least * Math.Pow((double)most / least, (double)n / Points))];
        double Limit(double n, double z) => mean + (z * sd / Math.Sqrt(n));
        var ends = towns.Select(t => t.Mean).Append(Limit(least, Far)).Append(Limit(least, -Far)).ToList();
        var ticks = Ticks.Round(ends.Min(), ends.Max());
        var sheet = new Sheet(palette, height).Margins(left: 54, right: 60).AcrossNumbers(Ticks.Round(0, most, whole: true), words.Numbers.Count, 0).Up(ticks, words.Numbers.Count)
            .Field([.. at.Select(n => (n, Limit(n, -Far), Limit(n, Far)))], palette.Ink3).Field([.. at.Select(n => (n, Limit(n, -Near), Limit(n, Near)))], palette.Ink3).Level(mean, palette.Ink3);
        foreach (var town in towns)
        {
            var outside = Math.Abs(town.Mean - mean) > Far * sd / Math.Sqrt(town.Households);
            sheet.Dot(town.Households, town.Mean, outside ? palette.Warn : palette.Accent);
            if (outside)
            {
                sheet.Words(town.Households, town.Mean, town.Name, palette.Ink, TextSide.Left, 8, 0, 11);
            }
        }

        return sheet.Corner(words["depth.household_count"] + " →", palette.Ink3, atTop: false, atRight: true).Draw();
    }

    /// <summary>How many towns lie outside the wide funnel, and which is farthest.</summary>
    public static string Say(DepthRows rows, View view)
    {
        var (mean, sd) = (rows.Find("mean", view.Places.City.Code)?.Value ?? 0, rows.Find("sd", view.Places.City.Code)?.Value ?? 0);
        var outside = Towns(rows, view).Select(t => (t.Name, Z: (t.Mean - mean) / (sd / Math.Sqrt(t.Households)))).Where(t => Math.Abs(t.Z) > Far).OrderBy(t => t.Z).ToList();
        return outside.Count == 0 ? view.Words["depth.funnel_none"] : view.Words.Say(outside.Count == 1 ? "depth.funnel_one" : "depth.funnel_some", outside.Count, view.Words.List(outside.Where(o => o.Z < 0).Take(3).Select(o => o.Name).DefaultIfEmpty(Numbers.None)));
    }

    public static TwinTable Table(DepthRows rows, View view) => new(
        [view.Words["col.place"], view.Words["depth.household_count"], view.Words["depth.mean"], view.Words["leave.low"], view.Words["leave.high"]],
        [.. Towns(rows, view).OrderBy(t => t.Mean).Select(t => (IReadOnlyList<TwinCell>)
            [t.Name, new TwinCell(Numbers.Whole(t.Households), t.Households), Yuan(t.Mean), Yuan(t.Low), Yuan(t.High)])]);

    private static TwinCell Yuan(double? value) => value is { } v ? new TwinCell(Numbers.Whole(v), v) : string.Empty;

    private static List<(string Name, int Households, double Mean, double? Low, double? High)> Towns(DepthRows rows, View view) =>
    [
        .. rows.All.Where(m => m is { Measure: "mean", Scale: "per_head", Household: "" } && m.Area.Length == 9 && m.Month == rows.Month)
            .Select(m => (view.Places.Find(m.Area) is { } place ? PlaceBook.ShortName(place, view.Words) : m.Area, m.Households, m.Value, m.Lower95, m.Upper95)),
    ];
}
