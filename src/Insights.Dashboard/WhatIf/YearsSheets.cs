using Insights.Dashboard.Wording;
using Insights.Policy.Ageing;
using Insights.Policy.Rules;
using Insights.Policy.Simulation;
using Insights.Warehouse.Exporting;

namespace Insights.Dashboard.WhatIf;

/// <summary>The years ahead as sheets to reckon with: a row a year and side (the law, the plan), each number and each end of its 80 % interval in a column of its own, masked as the page is.</summary>
internal static class YearsSheets
{
    private const string Share = "0.0%";

    // Sums of a whole city's money: their persons are many.
    private const double Many = 100;

    public static IReadOnlyList<SheetRows> Of(YearsOutlook outlook, PublishedBaseline published, Words words) =>
    [
        new(words["whatif.book.years"], [Heads(words), .. outlook.Years.SelectMany((y, i) => new[]
        {
            Side(outlook, i, words, published, isPlan: false), Side(outlook, i, words, published, isPlan: true),
        })]),
        new(words["whatif.book.years_programmes"], [
            [words["whatif.years.year"], words["whatif.book.side"], words["whatif.programme"], words["whatif.entitled"], words["whatif.recipients"], words["whatif.unreached"], words["col.coverage"], words["col.precision"], words["whatif.book.month_yuan"]],
            .. outlook.Years.SelectMany(y => y.Result.Programmes.SelectMany(p => new[] { Programme(y, p, published.Told(p, p.Baseline), words["whatif.book.side.law"], words), Programme(y, p, published.Told(p, p.Scenario), words["whatif.book.side.plan"], words) })),
        ]),
    ];

    private static IReadOnlyList<object?> Heads(Words words)
    {
        string[] Band(string head) => [words.Say("whatif.book.low", head), head, words.Say("whatif.book.high", head)];
        string[] Poverty(string line) => [.. Enumerable.Range(0, 3).Select(order => words.Say($"whatif.measures.fgt{order}", words[line]))];
        return
        [
            words["whatif.years.year"], words["whatif.book.side"], words["whatif.years.months"], words["whatif.years.holders"], words["whatif.entitled"], words["whatif.recipients"], .. Band(words["whatif.unreached"]),
            words["col.coverage"], .. Band(words["whatif.book.year_yuan"]), .. PayerShares.Levels.Select(level => words.Code("whatif.payer", level)), .. Band(words["whatif.measures.ratio"]), words["whatif.measures.gap"],
            .. Poverty("whatif.measures.line"), .. Poverty("whatif.measures.edge"), .. Band(words["whatif.book.more_yuan"]), words["whatif.winners"], words["whatif.receiving"], words["whatif.losers"],
        ];
    }

    private static List<object?> Side(YearsOutlook outlook, int index, Words words, PublishedBaseline published, bool isPlan)
    {
        var year = outlook.Years[index];
        var (people, yuan) = isPlan ? (year.Result.Scenario, year.ScenarioYuan) : (year.Result.Baseline, year.BaselineYuan);
        var bands = index < outlook.Bands.Count ? outlook.Bands[index] : null;
        var told = index == 0 && (!isPlan || year.MonthsInForce == 0);
        var (missed, cost, ratio) = bands is null ? default : isPlan ? (bands.ScenarioMissed, bands.ScenarioYuan, bands.ScenarioRatio) : (bands.BaselineMissed, bands.BaselineYuan, bands.BaselineRatio);
        var payers = DisclosureControl.Parts([.. year.Payers.Select(p => isPlan ? p.ScenarioYuan : p.BaselineYuan)], yuan, people.Entitled);
        return
        [
            year.Year, words[isPlan ? "whatif.book.side.plan" : "whatif.book.side.law"], isPlan ? year.MonthsInForce : 12, Shown(DisclosureControl.Count(year.Holders)),
            Shown(told ? published.Count("entitled") : DisclosureControl.Count(people.Entitled)), Shown(told ? published.Numerator("coverage") : DisclosureControl.Count(people.Covered)),
            .. Band(missed, told ? published.Count("missed") : DisclosureControl.Count(people.Missed), n => DisclosureControl.Count(Math.Max(0, n))),
            Percent(told ? published.Value("coverage") : people.Coverage),
            .. Band(cost, DisclosureControl.Yuan(yuan, people.Entitled), n => DisclosureControl.Yuan(n, Many)), .. payers.Select(Shown),
            .. Band(ratio, told ? published.Value("living_ratio") : people.LivingRatio, n => n, Percent), Shown((told ? published.Value("living_gap_yuan") : people.GapYuan) is { } gap ? Math.Round(gap) : null),
            .. people.Poverty.Concat(people.EdgePoverty).Select(p => Percent(p)),
            .. isPlan ? More(year, bands) : [null, null, null, null, null],
        ];
    }

    private static object?[] More(YearResult year, YearBands? bands) =>
    [
        .. Band(year.MonthsInForce == 0 ? null : bands?.MoreYuan, DisclosureControl.Yuan(year.ScenarioYuan - year.BaselineYuan, year.Result.Winners + year.Result.Losers), n => DisclosureControl.Yuan(n, Many)),
        Shown(DisclosureControl.Count(year.Result.Winners)), Shown(DisclosureControl.Count(year.Result.Receiving)), Shown(DisclosureControl.Count(year.Result.Losers)),
    ];

    private static List<object?> Programme(YearResult year, ProgrammeResult programme, ToldOutcome side, string name, Words words) =>
    [
        year.Year, name, words.Of(programme.Programme.Name.Zh, programme.Programme.Name.En), Shown(side.Entitled),
        .. programme.IsTold
            ? new[]
            {
                Shown(side.Recipients), Shown(side.Missed), Percent(side.Coverage),
                Percent(side.Precision),
            }
            : [Numbers.None, Numbers.None, Numbers.None, Numbers.None],
        Shown(side.CostYuan),
    ];

    /// <summary>Low, value, high; the ends are empty where no draws were made or they do not differ (the year that has been counted), and where the value is withheld.</summary>
    private static object?[] Band(YearBand? band, double? value, Func<double, double?> form, Func<double?, object>? shown = null)
    {
        shown ??= Shown;
        return band is null || band.Lower80 == band.Upper80 || value is null ? [null, shown(value), null] : [shown(form(band.Lower80)), shown(value), shown(form(band.Upper80))];
    }

    private static object Shown(double? number) => number is { } n ? n : Numbers.Withheld;

    private static object Percent(double? share) => share is { } s ? new SheetNumber(Math.Round(s, 3), Share) : Numbers.Withheld;
}
