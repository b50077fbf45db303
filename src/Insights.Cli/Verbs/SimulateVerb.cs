using System.CommandLine;
using System.Globalization;
using Insights.Etl;
using Insights.Policy.Ageing;
using Insights.Policy.Cliffs;
using Insights.Policy.Rules;
using Insights.Policy.Scenarios;
using Insights.Policy.Simulation;
using Insights.Warehouse;

namespace Insights.Cli.Verbs;

/// <summary>insights simulate</summary>
public static partial class SimulateVerb
{
    private static readonly string[] Orders = ["headcount", "gap", "severity"];

    public static Command Command()
    {
        var home = Verb.Home();
        var file = new Option<FileInfo>("--scenario") { Description = "A scenario file (YAML in UTF-8); examples are in src/policy/scenarios.", Required = true };
        var years = new Option<int>("--years")
        {
            Description = $"Years ahead, up to {YearsAhead.Most}: the register ages, amounts and incomes rise.",
            DefaultValueFactory = _ => 0,
            CustomParser = r => Verb.Between(r, 0, YearsAhead.Most, $"--years is a whole number from 0 to {YearsAhead.Most}: the rates are those of one year and wear out."),
        };
        var draws = new Option<int>("--draws")
        {
            Description = "Courses of the register behind the 80 % intervals, 0 to 200.",
            DefaultValueFactory = _ => 12,
            CustomParser = r => Verb.Between(r, 0, 200, "--draws is a whole number from 0 to 200."),
        };
        var seed = new Option<int>("--seed") { Description = "Of the ageing's dice; the same seed gives the same years.", DefaultValueFactory = _ => 1 };
        var json = Verb.Json();
        var command = new Command(
            "simulate",
            "A reform against the law in force, over the whole population: who gains, who loses, what it costs, this year and over the years ahead. "
            + "Example: insights simulate --home ./insights-home --scenario src/policy/scenarios/care_to_grade_3.yaml --years 5")
        {
            home, file, years, draws, seed, json,
        };
        command.SetAction(parsed => Verb.Run(() =>
        {
            var at = new DataHome(parsed.GetRequiredValue(home).FullName, make: false);
            var path = parsed.GetRequiredValue(file);
            using var door = new WarehouseDoor(at.Root);
            var version = StatusVerb.Published(door);
            var rules = Content.Of(new ContentFolders(home: at), version).Rules;
            var month = version.Months()[^1];
            var scenario = Verb.Scenario(path, rules, month);
            var whatIf = new WhatIf(rules, SimulatedPopulation.Of(version.Population(), rules, month));
            var result = whatIf.Run(scenario.Reform);
            if (DisclosureControl.IsTooSmall(result))
            {
                throw new InputFaultException($"{path.Name}: fewer than {DisclosureControl.Threshold} people are touched, or let in by one of its groups, so nothing may be shown. Change more, widen the group, or move another parameter.");
            }

            var published = new PublishedBaseline(version, month);
            var outlook = parsed.GetValue(years) is > 0 and var ahead
                ? new YearsAhead(whatIf, version.AgeingPeople(), AgeingRates.Of(version, rules, month), parsed.GetValue(seed)).Run(scenario.Reform, scenario.From, ahead, parsed.GetValue(draws)) : null;
            if (outlook?.IsTooSmall == true)
            {
                throw new InputFaultException($"{path.Name}: in one of the years ahead fewer than {DisclosureControl.Threshold} people are touched, or let in by one of its groups, so its course may not be shown. Leave --years out, change more, widen the group, or move another parameter.");
            }

            if (parsed.GetValue(json))
            {
                var types = CliffsVerb.Households(at, rules);
                JsonPrinter.Print(Document(
                    scenario, result, published, outlook, CliffsVerb.Sweeps(rules, month, types), CliffsVerb.Sweeps(rules.Under(scenario.Reform, month), month, types)));
            }
            else
            {
                Print(scenario, result, published);
                if (outlook is not null)
                {
                    Print(outlook, published);
                }
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static object Document(Scenario scenario, SimulationResult r, PublishedBaseline published, YearsOutlook? outlook, IReadOnlyList<Sweep> lawSweeps, IReadOnlyList<Sweep> planSweeps) => new
    {
        name = scenario.Name.Zh,
        from = scenario.From.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        month = r.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        population = r.Population,
        baseline = new
        {
            entitled = published.Count("entitled"),
            recipients = published.Numerator("coverage"),
            missed = published.Count("missed"),
            cost_yuan = DisclosureControl.Yuan(r.Baseline.CostYuan, r.Baseline.Covered),
            coverage = published.Value("coverage"),
            gap_ratio = published.Value("living_ratio"),
            gap_yuan = published.Value("living_gap_yuan"),
            poverty = Poverty("poverty", r.Baseline.Poverty, published),
            edge_poverty = Poverty("edge", r.Baseline.EdgePoverty, published),
            by_programme = r.Programmes.Select(p => new { programme = p.Programme.Id, recorded = p.Programme.IsRecorded, receipts = Receipts(p), entitled = published.Count("entitled", p), recipients = p.IsTold ? published.Count("covered", p) : null, missed = p.IsTold ? published.Count("missed", p) : null, cost_yuan = published.Told(p, p.Baseline).CostYuan, by_payer = ByPayer(p, p.Baseline, published, r.Month), coverage = published.Coverage(p), precision = published.Precision(p) }),
            by_town = r.Towns.Select(t => new { town = t.Town, entitled = published.Count("entitled", area: t.Town), coverage = published.Value("coverage", area: t.Town) }),
            cliffs = lawSweeps.Select(CliffsVerb.Document),
        },
        scenario = new
        {
            entitled = DisclosureControl.Count(r.Scenario.Entitled),
            recipients = DisclosureControl.Count(r.Scenario.Covered),
            missed = published.Missed(r),
            cost_yuan = DisclosureControl.Yuan(r.Scenario.CostYuan, r.Scenario.Covered),
            coverage = Share(r.Scenario.Coverage),
            gap_ratio = Share(r.Scenario.LivingRatio),
            gap_yuan = r.Scenario.GapYuan is { } gap ? Math.Round(gap) : (double?)null,
            poverty = r.Scenario.Poverty.Select(p => Share(p)),
            edge_poverty = r.Scenario.EdgePoverty.Select(p => Share(p)),
            by_programme = r.Programmes.Select(p => (Programme: p, Told: published.Told(p, p.Scenario))).Select(p => new { programme = p.Programme.Programme.Id, entitled = p.Told.Entitled, recipients = p.Told.Recipients, missed = p.Told.Missed, cost_yuan = p.Told.CostYuan, by_payer = ByPayer(p.Programme, p.Programme.Scenario, published, r.Month), coverage = p.Told.Coverage, precision = p.Told.Precision }),
            by_town = r.Towns.Select(t => new { town = t.Town, entitled = published.Count("entitled", area: t.Town) is null ? null : DisclosureControl.Count(t.EntitledAfter), recipients = published.Value("coverage", area: t.Town) is null ? null : DisclosureControl.Count(t.CoveredAfter) }),
            cliffs = planSweeps.Select(CliffsVerb.Document),
        },
        change = new
        {
            winners = DisclosureControl.Count(r.Winners),
            receiving = DisclosureControl.Count(r.Receiving),
            losers = DisclosureControl.Count(r.Losers),
            relisted = DisclosureControl.Count(r.Relisted),
            unchanged = DisclosureControl.Unchanged(r),
            cost_yuan_a_month = DisclosureControl.Yuan(r.Scenario.CostYuan - r.Baseline.CostYuan, r.Winners + r.Losers),
            by_payer = ByPayer([.. r.Payers.Select(p => (p.Level, p.ScenarioYuan - p.BaselineYuan))], r.Scenario.CostYuan - r.Baseline.CostYuan, r.Winners + r.Losers),
            groups = Groups(r),
        },
        years_ahead = outlook is null ? null : Years(outlook, published),
        seconds = r.Milliseconds / 1000,
    };

    /// <summary>What tells who received it: pay lists, a register of services, or nothing.</summary>
    private static string Receipts(ProgrammeResult p) => p.Programme.IsRecorded ? "payments" : p.IsTold ? "services" : "none";

    /// <summary>What each level pays, adding up to the cost.</summary>
    private static Dictionary<string, double?> ByPayer(IReadOnlyList<(string Level, double Yuan)> payers, double cost, double persons) =>
        DisclosureControl.Parts([.. payers.Select(p => p.Yuan)], cost, persons).Zip(payers).ToDictionary(p => p.Second.Level, p => p.First);

    /// <summary>One programme's cost by who pays it, by the shares of the month; where its recipients are withheld, withheld as one person's is.</summary>
    private static Dictionary<string, double?> ByPayer(ProgrammeResult programme, ProgrammeOutcome side, PublishedBaseline published, DateOnly month) =>
        ByPayer([.. (programme.Programme.PayersIn(month)?.Shares ?? new Dictionary<string, decimal>()).Select(s => (s.Key, side.CostYuan * (double)s.Value))], side.CostYuan, published.Told(programme, side).CostYuan is null ? 1 : DisclosureControl.Threshold);

    /// <summary>Headcount, gap and severity as the indicators publish them; where none does, rounded as the plan's are.</summary>
    private static IEnumerable<double?> Poverty(string line, IReadOnlyList<double> shares, PublishedBaseline? published) =>
        Orders.Zip(shares, (order, share) => published?.Has($"{line}_{order}") == true ? published.Value($"{line}_{order}") : Share(share));

    private static double? Share(double? share) => share is { } s ? Math.Round(s, 3) : null;

    private static void Print(Scenario scenario, SimulationResult r, PublishedBaseline published)
    {
        Console.WriteLine($"{scenario.Name.Zh}：{r.Month:yyyy-MM} 的 {r.Population:N0} 人，自 {scenario.From:yyyy-MM} 起");
        Console.WriteLine($"应助未助  {Text(published.Count("missed"))} → 约 {Text(published.Missed(r))} 人    覆盖率 {Percent(published.Value("coverage"))} → {Percent(Share(r.Scenario.Coverage))}");
        Console.WriteLine($"可得益 约 {Text(DisclosureControl.Count(r.Winners))} 人，按所设领取率领到 约 {Text(DisclosureControl.Count(r.Receiving))} 人，受损 约 {Text(DisclosureControl.Count(r.Losers))} 人");
        Console.WriteLine($"每月支出增加 {Text(DisclosureControl.Yuan(r.Scenario.CostYuan - r.Baseline.CostYuan, r.Winners + r.Losers))} 元，按全年 {Text(DisclosureControl.Yuan(12 * (r.Scenario.CostYuan - r.Baseline.CostYuan), r.Winners + r.Losers))} 元");
        Console.WriteLine($"生活水平比 {Percent(published.Value("living_ratio"))} → {Percent(r.Scenario.LivingRatio)}");
        foreach (var p in r.Programmes)
        {
            var after = published.Told(p, p.Scenario);
            Console.WriteLine($"  {p.Programme.Name.Zh}：应享受 {Text(published.Count("entitled", p))} → 约 {Text(after.Entitled)} 人"
                + (p.IsTold ? $"，覆盖率 {Percent(published.Coverage(p))} → {Percent(after.Coverage)}，精准率 {Percent(published.Precision(p))} → {Percent(after.Precision)}" : "，无发放记录，按应享受全部发放计"));
        }

        Console.WriteLine("各镇街得益、受损（约，人；＊不足十人不显示）");
        foreach (var g in DisclosureControl.Groups(r.Groups.Where(g => g.Division == "town")).OrderByDescending(g => g.Winners))
        {
            Console.WriteLine($"  {(g.Group.Key == SimulationResult.Unknown ? "镇街不详" : published.Place(g.Group.Key))}：{Text(g.Winners)}，{Text(g.Losers)}");
        }
    }

    private static string Text(double? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "＊";

    private static string Percent(double? share) => share is { } s ? (s * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%" : "＊";
}
