using Insights.Dashboard.Parts;
using Insights.Dashboard.Wording;
using Insights.Policy.Ageing;
using Insights.Policy.Simulation;

namespace Insights.Dashboard.Charts;

/// <summary>One number of a plan over the years, the law's beside it: the plan in accent with its 80 % band, the law in violet.</summary>
public static class YearsChart
{
    private const double Apart = 9;

    /// <summary>Income per head of holders' households over the city's.</summary>
    /// <param name="beside">Other outlooks that stand beside this one: all are drawn to one scale.</param>
    public static Figure Ratio(YearsOutlook outlook, Words words, Palette palette, int height = 224, IReadOnlyCollection<YearsOutlook>? beside = null) => Draw(
        outlook, beside, words, palette, height, y => y.Result.Baseline.LivingRatio, y => y.Result.Scenario.LivingRatio, b => b.ScenarioRatio, fromZero: false,
        t => v => Numbers.Percent(v, Ticks.PercentDigits(t)) + "%", v => Numbers.Percent(v) + "%");

    /// <summary>Yuan in each year, in the unit that <see cref="MoneyUnit"/> names in the heading: beside the axis there is no room for it.</summary>
    public static Figure Money(YearsOutlook outlook, Words words, Palette palette, int height = 224, IReadOnlyCollection<YearsOutlook>? beside = null) => Draw(
        outlook, beside, words, palette, height, y => y.BaselineYuan, y => y.ScenarioYuan, b => b.ScenarioYuan, fromZero: false,
        _ => v => words.Numbers.Yuan(v, Largest(outlook, beside)).Text, v => words.Numbers.Yuan(DisclosureControl.Yuan(v, DisclosureControl.Threshold) ?? 0, Largest(outlook, beside)).Text);

    /// <summary>The unit of <see cref="Money"/>.</summary>
    public static string MoneyUnit(YearsOutlook outlook, Words words, IReadOnlyCollection<YearsOutlook>? beside = null)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Numbers.Yuan(Largest(outlook, beside)).Unit;
    }

    private static double Largest(YearsOutlook outlook, IReadOnlyCollection<YearsOutlook>? beside) =>
        (beside ?? []).Append(outlook).SelectMany(o => o.Years).Max(y => Math.Max(y.BaselineYuan, y.ScenarioYuan));

    /// <summary>People still missed at the year's judged month, in tens.</summary>
    public static Figure Missed(YearsOutlook outlook, Words words, Palette palette, int height = 224) => Draw(
        outlook, null, words, palette, height, y => DisclosureControl.Count(y.Result.Baseline.Missed), y => DisclosureControl.Count(y.Result.Scenario.Missed), b => b.ScenarioMissed, fromZero: true,
        _ => words.Numbers.Count, v => words.Numbers.Count(v));

    private static Figure Draw(
        YearsOutlook outlook, IReadOnlyCollection<YearsOutlook>? beside, Words words, Palette palette, int height, Func<YearResult, double?> law, Func<YearResult, double?> plan, Func<YearBands, YearBand?> band,
        bool fromZero, Func<IReadOnlyList<double>, Func<double, string>> axis, Func<double, string> form)
    {
        var years = outlook.Years;
        List<(double Year, double Lower80, double Upper80)> Bands(YearsOutlook of) =>
            [.. of.Bands.Select(b => (b.Year, Band: band(b))).Where(b => b.Band is not null).Select(b => ((double)b.Year, b.Band!.Lower80, b.Band.Upper80))];
        var bands = Bands(outlook);
        var shown = (beside ?? []).Append(outlook)
            .SelectMany(o => o.Years.SelectMany(y => new[] { law(y), plan(y) }).OfType<double>().Concat(Bands(o).SelectMany(b => new[] { b.Lower80, b.Upper80 }))).DefaultIfEmpty(1).ToList();
        var ticks = Ticks.Round(fromZero ? 0 : shown.Min(), shown.Max(), 4);
        var sheet = new Sheet(palette, height).Margins(left: 66, right: 96)
            .AcrossNumbers([.. years.Select(y => (double)y.Year)], v => $"{v:0}").Up(ticks, axis(ticks))
            .Field(bands, palette.Accent)
            .Curve([.. years.Select(y => ((double)y.Year, law(y)))], palette.Unknown, 1.8)
            .Curve([.. years.Select(y => ((double)y.Year, plan(y)))], palette.Accent, 2.4);
        if (years.Count > 0 && plan(years[^1]) is { } planEnd && law(years[^1]) is { } lawEnd)
        {
            // The ends are named where they lie; close ones are held apart.
            var close = Math.Abs(planEnd - lawEnd) < (ticks[^1] - ticks[0]) * 0.09;
            var up = planEnd >= lawEnd ? 1 : -1;
            sheet.Dot(years[^1].Year, planEnd, palette.Accent)
                .Words(years[^1].Year, planEnd, $"<b>{words.Say("whatif.years.plan_at", form(planEnd))}</b>", palette.Accent, TextSide.Left, 7, close ? up * Apart : 0, 11)
                .Words(years[^1].Year, lawEnd, words.Say("whatif.years.law_at", form(lawEnd)), palette.Unknown, TextSide.Left, 7, close ? -up * Apart : 0, 11);
        }

        return sheet.Draw();
    }

    /// <summary>Year by year, as the page says it.</summary>
    public static TwinTable Table(YearsOutlook outlook, PublishedBaseline published, Words words)
    {
        var n = words.Numbers;
        string Yuan(double? yuan) => yuan is { } y ? n.Yuan(y).ToString() : Numbers.Withheld;
        string People(double? count) => count is { } c ? n.Count(c) : Numbers.Withheld;
        string Share(double? share) => share is { } s ? Numbers.Percent(s) + "%" : Numbers.Withheld;
        return new(
            [
                words["whatif.years.year"], words["whatif.years.months"], words["whatif.years.holders"], words["whatif.years.law_cost"], words["whatif.years.more"], words["whatif.years.band"],
                words["whatif.winners"], words["whatif.receiving"], words["whatif.losers"], words["whatif.years.missed"], words["whatif.living"],
            ],
            [.. outlook.Years.Select((y, i) =>
            {
                var (r, first) = (y.Result, i == 0);
                var (missed, ratio) = (first ? published.Count("missed") : DisclosureControl.Count(r.Baseline.Missed), first ? published.Value("living_ratio") : r.Baseline.LivingRatio);
                var band = i < outlook.Bands.Count ? outlook.Bands[i].MoreYuan : null;
                return (IReadOnlyList<string>)
                [
                    $"{y.Year}", $"{y.MonthsInForce}", People(DisclosureControl.Count(y.Holders)), Yuan(DisclosureControl.Yuan(y.BaselineYuan, DisclosureControl.Threshold)),
                    Yuan(DisclosureControl.Yuan(y.ScenarioYuan - y.BaselineYuan, r.Winners + r.Losers)),
                    band is null || y.MonthsInForce == 0 ? Numbers.None : words.Say("whatif.years.from_to", Yuan(DisclosureControl.Yuan(band.Lower80, DisclosureControl.Threshold)), Yuan(DisclosureControl.Yuan(band.Upper80, DisclosureControl.Threshold))),
                    People(DisclosureControl.Count(r.Winners)), People(DisclosureControl.Count(r.Receiving)), People(DisclosureControl.Count(r.Losers)),
                    y.MonthsInForce == 0 ? People(missed) : $"{People(missed)} → {People(DisclosureControl.Count(r.Scenario.Missed))}",
                    y.MonthsInForce == 0 ? Share(ratio) : $"{Share(ratio)} → {Share(r.Scenario.LivingRatio)}",
                ];
            })]);
    }
}
