using System.Globalization;
using Insights.Policy.Ageing;
using Insights.Policy.Simulation;

namespace Insights.Cli.Verbs;

public static partial class SimulateVerb
{
    private static object Years(YearsOutlook outlook, PublishedBaseline published) => new
    {
        seed = outlook.Seed,
        draws = outlook.Draws,
        judged_in = outlook.Years[0].Result.Month.ToString("MM", CultureInfo.InvariantCulture),
        rates = outlook.Rates.Rates.Select(r => new { r.Kind, r.Key, at_risk = DisclosureControl.Count(r.AtRisk), events = DisclosureControl.Count(r.Events), share = DisclosureControl.Share(r.Share, r.Events), error = DisclosureControl.Share(r.Error, r.Events) }),
        income_growth = new { yearly = Math.Round(outlook.Rates.Income.Yearly, 4), error = Math.Round(outlook.Rates.Income.Error, 4) },
        city_income_growth = new { yearly = Math.Round(outlook.Rates.CityIncome.Yearly, 4), error = Math.Round(outlook.Rates.CityIncome.Error, 4) },
        amounts = outlook.Rates.Amounts.Where(a => a.Value.Yearly != 0).ToDictionary(a => a.Key, a => Math.Round(a.Value.Yearly, 4)),
        years = outlook.Years.Select((y, i) => new
        {
            year = y.Year,
            months_in_force = y.MonthsInForce,
            population = i == 0 ? y.Result.Population : DisclosureControl.Count(y.Result.Population),
            holders = DisclosureControl.Count(y.Holders),
            events = new
            {
                new_holders = DisclosureControl.Count(y.Events.NewHolders), deaths = DisclosureControl.Count(y.Events.Deaths), moves = DisclosureControl.Count(y.Events.Moves),
                renewed = DisclosureControl.Count(y.Events.Renewed), expired = DisclosureControl.Count(y.Events.Expired), returned = DisclosureControl.Count(y.Events.Returned),
                turned = y.Events.Turned.ToDictionary(t => t.Key.ToString(CultureInfo.InvariantCulture), t => DisclosureControl.Count(t.Value)),
            },
            baseline = Side(y, y.Result.Baseline, y.BaselineYuan, p => p.Baseline, p => p.BaselineYuan, published, i == 0),
            scenario = Side(y, y.Result.Scenario, y.ScenarioYuan, p => p.Scenario, p => p.ScenarioYuan, published, i == 0 && y.MonthsInForce == 0),
            change = new
            {
                winners = DisclosureControl.Count(y.Result.Winners),
                receiving = DisclosureControl.Count(y.Result.Receiving),
                losers = DisclosureControl.Count(y.Result.Losers),
                unchanged = DisclosureControl.Unchanged(y.Result),
                cost_yuan = DisclosureControl.Yuan(y.ScenarioYuan - y.BaselineYuan, y.Result.Winners + y.Result.Losers),
                groups = Groups(y.Result),
            },
            bands80 = i < outlook.Bands.Count ? Bands(outlook.Bands[i]) : null,
        }),
    };

    private static object Side(YearResult year, PeopleOutcome people, double yuan, Func<ProgrammeResult, ProgrammeOutcome> side, Func<YearPayer, double> payer, PublishedBaseline published, bool counted) => new
    {
        entitled = counted ? published.Count("entitled") : DisclosureControl.Count(people.Entitled),
        recipients = counted ? published.Numerator("coverage") : DisclosureControl.Count(people.Covered),
        missed = counted ? published.Count("missed") : DisclosureControl.Count(people.Missed),
        coverage = counted ? published.Value("coverage") : Share(people.Coverage),
        cost_yuan = DisclosureControl.Yuan(yuan, people.Entitled),
        by_payer = ByPayer([.. year.Payers.Select(p => (p.Level, payer(p)))], yuan, people.Entitled),
        gap_ratio = counted ? published.Value("living_ratio") : Share(people.LivingRatio),
        gap_yuan = counted ? published.Value("living_gap_yuan") : people.GapYuan is { } gap ? Math.Round(gap) : (double?)null,
        poverty = Poverty("poverty", people.Poverty, counted ? published : null),
        edge_poverty = Poverty("edge", people.EdgePoverty, counted ? published : null),
        by_programme = year.Result.Programmes.Select(p => (Programme: p, Outcome: side(p), Told: published.Told(p, side(p)))).Select(p => new
        {
            programme = p.Programme.Programme.Id,
            entitled = p.Told.Entitled,
            recipients = p.Told.Recipients,
            coverage = p.Told.Coverage,
            precision = p.Told.Precision,
            cost_yuan_a_month = p.Told.CostYuan,
            by_payer_a_month = ByPayer(p.Programme, p.Outcome, published, year.Result.Month),
        }),
    };

    private static object Bands(YearBands b)
    {
        static double?[] Yuan(YearBand band) => [DisclosureControl.Yuan(band.Lower80, 100), DisclosureControl.Yuan(band.Middle, 100), DisclosureControl.Yuan(band.Upper80, 100)];
        static double?[] People(YearBand band) => [DisclosureControl.Count(Math.Max(0, band.Lower80)), DisclosureControl.Count(band.Middle), DisclosureControl.Count(band.Upper80)];
        static double?[]? Ratio(YearBand? band) => band is null ? null : [Share(band.Lower80), Share(band.Middle), Share(band.Upper80)];
        return new
        {
            baseline_cost_yuan = Yuan(b.BaselineYuan), scenario_cost_yuan = Yuan(b.ScenarioYuan), more_yuan = Yuan(b.MoreYuan), baseline_missed = People(b.BaselineMissed),
            scenario_missed = People(b.ScenarioMissed), baseline_gap_ratio = Ratio(b.BaselineRatio), scenario_gap_ratio = Ratio(b.ScenarioRatio), recipients = People(b.ScenarioRecipients),
        };
    }

    private static Dictionary<string, object[]> Groups(SimulationResult r) => r.Groups.GroupBy(g => g.Division).ToDictionary(
        d => d.Key, d => DisclosureControl.Groups(d).Zip(DisclosureControl.Persons([.. d], r.Population))
            .Select(g => (object)new { key = g.First.Group.Key, persons = g.Second, winners = g.First.Winners, losers = g.First.Losers, unchanged = g.Second - g.First.Winners - g.First.Losers, yuan = g.First.Yuan }).ToArray());

    private static void Print(YearsOutlook outlook, PublishedBaseline published)
    {
        Console.WriteLine($"逐年推算（种子 {outlook.Seed}，{outlook.Draws} 次抽样的 80% 区间；收入年增 {outlook.Rates.Income.Yearly:P1}，全市 {outlook.Rates.CityIncome.Yearly:P1}）");
        foreach (var (y, i) in outlook.Years.Select((y, i) => (y, i)))
        {
            var (missed, ratio) = i == 0 ? (published.Count("missed"), published.Value("living_ratio")) : (DisclosureControl.Count(y.Result.Baseline.Missed), y.Result.Baseline.LivingRatio);
            var band = i < outlook.Bands.Count ? outlook.Bands[i] : null;
            var more = DisclosureControl.Yuan(y.ScenarioYuan - y.BaselineYuan, y.Result.Winners + y.Result.Losers);
            Console.WriteLine($"  {y.Year}（执行 {y.MonthsInForce} 个月）：持证 约 {Text(DisclosureControl.Count(y.Holders))} 人，现行 {Text(DisclosureControl.Yuan(y.BaselineYuan, 100))} 元，方案多 {Text(more)} 元"
                + (band is null ? "" : $"（{Text(DisclosureControl.Yuan(band.MoreYuan.Lower80, 100))} 至 {Text(DisclosureControl.Yuan(band.MoreYuan.Upper80, 100))}）")
                + $"；应助未助 {Text(missed)} → {Text(y.MonthsInForce == 0 ? missed : DisclosureControl.Count(y.Result.Scenario.Missed))}；生活水平比 {Percent(ratio)} → {Percent(y.MonthsInForce == 0 ? ratio : y.Result.Scenario.LivingRatio)}");
        }
    }
}
