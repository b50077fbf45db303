using System.CommandLine;
using Insights.Etl;
using Insights.Policy.Cliffs;
using Insights.Policy.Rules;
using Insights.Policy.Simulation;
using Insights.Warehouse;

namespace Insights.Cli.Verbs;

/// <summary>insights cliffs</summary>
public static class CliffsVerb
{
    private const int Grades = 4;

    public static Command Command()
    {
        var home = Verb.Home();
        var household = new Option<string?>("--household") { Description = "One household type of policy/households; all where absent." };
        var grade = new Option<int?>("--grade") { Description = "Grade 1 to 4; all where absent." };
        var scenario = new Option<FileInfo?>("--scenario") { Description = "By the rules of a scenario file instead of the law in force." };
        var json = Verb.Json();
        var command = new Command(
            "cliffs",
            "Where one more yuan of income loses more than one yuan of help, for typical households, by the rules of the last month. "
            + "Example: insights cliffs --home ./insights-home --household couple_mental --grade 2")
        {
            home, household, grade, scenario, json,
        };
        command.SetAction(parsed => Verb.Run(() =>
        {
            var at = new DataHome(parsed.GetRequiredValue(home).FullName, make: false);
            using var door = new WarehouseDoor(at.Root);
            var version = StatusVerb.Published(door);
            var rules = Content.Of(new ContentFolders(home: at), version).Rules;
            var types = Households(at, rules);
            if (parsed.GetValue(household) is { } id && types.All(t => t.Id != id))
            {
                throw new InputFaultException(Verb.NoSuch("household type", id, [.. types.Select(t => t.Id)]));
            }

            if (parsed.GetValue(grade) is < 1 or > Grades)
            {
                throw new InputFaultException($"Grade {parsed.GetValue(grade)}: a grade is 1 to {Grades}.");
            }

            var month = version.Months()[^1];
            var sweeps = Sweeps(
                parsed.GetValue(scenario) is { } file ? rules.Under(Verb.Scenario(file, rules, month).Reform, month) : rules, month,
                types.Where(t => parsed.GetValue(household) is not { } one || t.Id == one), parsed.GetValue(grade));
            if (parsed.GetValue(json))
            {
                JsonPrinter.Print(sweeps.Select(Document));
            }
            else
            {
                Print(sweeps);
            }

            return ExitCode.Done;
        }));
        return command;
    }

    /// <summary>The typical households of the product and of the data home.</summary>
    internal static IReadOnlyList<HouseholdType> Households(DataHome home, RuleBook rules) =>
        HouseholdType.Read(HouseholdType.Files(Path.Combine(AppContext.BaseDirectory, "content", "policy"), Path.Combine(home.Root, "policy")), rules);

    /// <summary>Household types by grades over all incomes, in their order.</summary>
    internal static IReadOnlyList<Sweep> Sweeps(RuleBook rules, DateOnly month, IEnumerable<HouseholdType> types, int? grade = null)
    {
        var finder = new CliffFinder(rules, month);
        return [.. types.SelectMany(t => Enumerable.Range(1, Grades).Where(g => grade is null || g == grade), (t, g) => (t, g)).AsParallel().AsOrdered().Select(one => finder.Run(one.t, one.g))];
    }

    internal static object Document(Sweep s) => new
    {
        household = s.Household.Id,
        name = s.Household.Name.Zh,
        grade = s.Grade,
        cliffs = s.Cliffs.Select(c => new
        {
            income = c.Income,
            loss_yuan = Math.Round(c.Loss, 2),
            regained_at = c.Regained,
            programmes = c.Falls.Select(f => new { programme = f.Programme.Id, before = Math.Round(f.Before, 2), after = Math.Round(f.After, 2), clause = f.Clause?.Id, zh = f.Clause?.Meaning.Zh, en = f.Clause?.Meaning.En }),
        }),
        marginal_rates = s.MarginalRates().Select(m => new { income = m.Income, rate = Math.Round(m.Rate, 3) }),
    };

    private static void Print(IReadOnlyList<Sweep> sweeps)
    {
        foreach (var s in sweeps)
        {
            Console.WriteLine($"{s.Household.Name.Zh}，{s.Grade}级：{(s.Cliffs.Count == 0 ? "没有多挣反少的地方" : $"{s.Cliffs.Count} 处多挣一元反少一元以上")}");
            foreach (var c in s.Cliffs)
            {
                Console.WriteLine($"  家庭月收入 {c.Income:N0} → {c.Income + 1:N0} 元，少 {c.Loss:N2} 元；{(c.Regained is { } back ? $"到 {back:N0} 元才补回" : "扫描范围内补不回")}");
                foreach (var f in c.Falls)
                {
                    Console.WriteLine($"    {f.Programme.Name.Zh} {f.Before:N2} → {f.After:N2} 元/月；{(f.Clause is { } clause ? "不再满足：" + clause.Meaning.Zh : "金额随身份下降")}");
                }
            }
        }
    }
}
