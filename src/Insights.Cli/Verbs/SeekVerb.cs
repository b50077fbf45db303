using System.CommandLine;
using System.Globalization;
using Insights.Etl;
using Insights.Policy.Rules;
using Insights.Policy.Seeking;
using Insights.Policy.Simulation;
using Insights.Warehouse;

namespace Insights.Cli.Verbs;

/// <summary>insights seek</summary>
public static class SeekVerb
{
    public static Command Command()
    {
        var home = Verb.Home();
        var levers = new Option<string[]>("--lever") { Description = "A parameter's id, reach, take, reach.PROGRAMME or take.PROGRAMME; with :FROM-TO to bound it. One to three times.", Required = true };
        var aim = new Option<string>("--aim") { Description = "cost (least), coverage (most) or gap (narrowest).", DefaultValueFactory = _ => "cost" };
        aim.AcceptOnlyFromAmong("cost", "coverage", "gap");
        var cap = new Option<double?>("--max-cost")
        {
            Description = "Most that it may cost more than the law, yuan a year.",
            CustomParser = r => Verb.Between(r, double.MinValue, double.MaxValue, "--max-cost is an amount of yuan, such as 5000000."),
        };
        var coverage = Share("--min-coverage", "Least share of people who receive all they are entitled to, 0 to 1.");
        var ratio = Share("--min-ratio", "Least living-standard ratio, 0 to 1.");
        var losers = new Option<bool>("--losers") { Description = "Some people's help may fall; without this, as on the page, nobody's may." };
        var json = Verb.Json();
        var command = new Command(
            "seek",
            "The plan that reaches a goal, in payable steps, and the whole frontier of cost, coverage and gap. "
            + "Example: insights seek --home ./insights-home --lever reach --lever take --lever living_amount --aim cost --min-coverage 0.95")
        {
            home, levers, aim, cap, coverage, ratio, losers, json,
        };
        command.SetAction(parsed => Verb.Run(() =>
        {
            var at = new DataHome(parsed.GetRequiredValue(home).FullName, make: false);
            using var door = new WarehouseDoor(at.Root);
            var version = StatusVerb.Published(door);
            var rules = Content.Of(new ContentFolders(home: at), version).Rules;
            var month = version.Months()[^1];
            SeekAnswer answer;
            try
            {
                var moved = parsed.GetRequiredValue(levers).Select(text => SeekLever.Parse(text, rules, month)).ToList();
                var goal = new SeekGoal(Aim(parsed.GetRequiredValue(aim)), parsed.GetValue(cap), parsed.GetValue(coverage), parsed.GetValue(ratio), NobodyLoses: !parsed.GetValue(losers));
                answer = Search.Run(new WhatIf(rules, SimulatedPopulation.Of(version.Population(), rules, month)), moved, goal);
            }
            catch (ArgumentException fault)
            {
                throw new InputFaultException(fault.Message);
            }

            if (parsed.GetValue(json))
            {
                JsonPrinter.Print(Document(answer));
            }
            else
            {
                Print(answer, rules);
            }

            return ExitCode.Done;
        }));
        return command;
    }

    /// <summary>A share; one that is given in per cent is told as the share that is meant.</summary>
    private static Option<double?> Share(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = r =>
        {
            var percent = double.TryParse(r.Tokens.Single().Value, CultureInfo.InvariantCulture, out var given) && given is > 1 and <= 100 ? given : 95;
            return Verb.Between(r, 0.0, 1.0, string.Create(CultureInfo.InvariantCulture, $"{name} is a share from 0 to 1; for {percent} % write {name} {percent / 100}"));
        },
    };

    private static SeekAim Aim(string word) => word switch { "coverage" => SeekAim.MostCoverage, "gap" => SeekAim.NarrowestGap, _ => SeekAim.LeastCost };

    private static object Document(SeekAnswer a) => new
    {
        levers = a.Levers.Select(l => new { lever = l.Code, law = SeekLever.Plain(l.Values[l.Law]), from = SeekLever.Plain(l.Values[l.First]), to = SeekLever.Plain(l.Values[l.Last]), values = l.Values.Count }),
        law = Plan(a, a.Law),
        met = a.Best is not null,
        plan = a.Best is { } best ? Plan(a, best) : null,
        nearest = a.Nearest is { } near ? Plan(a, near) : null,
        bounds = a.Obstacles.Select(o => new { bound = Word(o.Bound), asked = o.Asked, reached_beside_the_others = Told(o.Bound, o.Nearest), reached_alone = Told(o.Bound, o.Alone), binds = o.Binds }),
        remaining = Remaining(a.Remainder.People),
        remaining_by_programme = a.Remainder.Programmes.Where(p => p.Programme.IsRecorded).Select(p => new { programme = p.Programme.Id, remaining = Remaining(p.Remaining) }),
        at_ends = a.AtEnds.Select(l => l.Code),
        frontier = a.Frontier.Select(p => Plan(a, p)),
        tried = a.Tried,
        seconds = a.Seconds,
    };

    private static object Plan(SeekAnswer a, SeekPoint p) => new
    {
        set = Set(a, p),
        cost_yuan_a_year = DisclosureControl.Yuan(p.CostYuan, DisclosureControl.Threshold),
        coverage = Math.Round(p.Coverage, 4),
        gap_ratio = Math.Round(p.Ratio, 4),
        missed = DisclosureControl.Count(p.Missed),
        winners = DisclosureControl.Count(p.Winners),
        losers = DisclosureControl.Count(p.Losers),
    };

    /// <summary>Who remains under the plan, as the page shows it: by class, and which lever moves it.</summary>
    private static object Remaining(Remaining remaining)
    {
        var (total, classes) = DisclosureControl.Remaining(remaining);
        return new
        {
            total,
            classes = classes.Select(c => new { @class = Word(c.Class), lever = Lever(c.Class), persons = c.Persons }),
            beside = new { pay_line_in_quarantine = DisclosureControl.Count(remaining.Doubtful), fact_missing = DisclosureControl.Count(remaining.Unjudged) },
        };
    }

    private static string Word(RemainingClass one) => one switch
    {
        RemainingClass.Missed => "missed", RemainingClass.Unclaimed => "unclaimed", RemainingClass.InProcess => "in_process", RemainingClass.Declined => "declined", _ => "untold",
    };

    private static string? Lever(RemainingClass one) => one switch { RemainingClass.Missed => "reach", RemainingClass.Unclaimed => "take", _ => null };

    private static Dictionary<string, string> Set(SeekAnswer a, SeekPoint p) => a.Levers.Select((l, i) => (l.Code, Value: SeekLever.Plain(l.Values[p.At[i]]))).ToDictionary(one => one.Code, one => one.Value);

    private static string Word(SeekBound bound) => bound switch { SeekBound.Cost => "max_cost", SeekBound.Coverage => "min_coverage", SeekBound.Ratio => "min_ratio", _ => "nobody_loses" };

    private static double? Told(SeekBound bound, double? value) => value is not { } v ? null : bound switch
    {
        SeekBound.Cost => DisclosureControl.Yuan(v, DisclosureControl.Threshold),
        SeekBound.Losers => DisclosureControl.Count(v),
        _ => Math.Round(v, 4),
    };

    private static void Print(SeekAnswer a, RuleBook rules)
    {
        var plan = a.Best ?? a.Nearest!;
        Console.WriteLine(a.Best is null ? "目标达不到；最接近的方案：" : "达到目标的最好方案：");
        foreach (var (lever, i) in a.Levers.Select((l, i) => (l, i)))
        {
            var name = rules.Parameters.FirstOrDefault(p => p.Id == lever.Code)?.Name.Zh ?? lever.Code;
            Console.WriteLine($"  {name}  {SeekLever.Plain(lever.Values[lever.Law])} → {SeekLever.Plain(lever.Values[plan.At[i]])}");
        }

        Console.WriteLine(Line(plan));
        foreach (var o in a.Obstacles.Where(o => o.Binds))
        {
            Console.WriteLine($"  制约：{Word(o.Bound)} 要求 {o.Asked}，在其他条件下{(o.Bound == SeekBound.Cost ? "至少要" : "至多做到")} {Told(o.Bound, o.Nearest)?.ToString(CultureInfo.InvariantCulture) ?? "—"}，单独看{(o.Bound == SeekBound.Cost ? "至少" : "至多")} {Told(o.Bound, o.Alone)}");
        }

        var (total, classes) = DisclosureControl.Remaining(a.Remainder.People);
        Console.WriteLine($"  还有约 {People(total)} 人没有拿全：" + string.Join("，", classes.Select(c => $"{Said(c.Class)} {People(c.Persons)} 人")));
        Console.WriteLine($"  另有无法判断的：发放记录在隔离区 {People(DisclosureControl.Count(a.Remainder.People.Doubtful))} 人，缺规则要问的信息 {People(DisclosureControl.Count(a.Remainder.People.Unjudged))} 人");
        Console.WriteLine($"前沿 {a.Frontier.Count} 个方案（共试 {a.Tried} 个，{a.Seconds:0.00} 秒）");
        foreach (var p in a.Frontier)
        {
            Console.WriteLine($"{string.Join(", ", Set(a, p).Select(s => $"{s.Key}={s.Value}"))}  {Line(p)}");
        }
    }

    private static string Said(RemainingClass one) => one switch
    {
        RemainingClass.Missed => "应助未助、还没找到（reach 可减）", RemainingClass.Unclaimed => "新纳入、没有来领（take 可减）", RemainingClass.InProcess => "办理中（没有杠杆）",
        RemainingClass.Declined => "书面放弃（没有杠杆）", _ => "规则新于数据，下次运行后才知道",
    };

    private static string People(double? persons) => persons?.ToString("N0", CultureInfo.InvariantCulture) ?? "＊";

    private static string Line(SeekPoint p) =>
        $"  年增支出 {DisclosureControl.Yuan(p.CostYuan, DisclosureControl.Threshold):N0} 元，覆盖率 {p.Coverage * 100:0.0}%，生活水平比 {p.Ratio * 100:0.00}%，得益约 {DisclosureControl.Count(p.Winners):N0} 人，受损约 {DisclosureControl.Count(p.Losers):N0} 人";
}
