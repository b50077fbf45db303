using System.CommandLine;
using System.Text.Json;
using Insights.Etl;
using Insights.Policy.Cases;
using Insights.Policy.Feel;
using Insights.Policy.Rules;
using Insights.Warehouse;

namespace Insights.Cli.Verbs;

/// <summary>insights rules check | eval | cases</summary>
public static class RulesVerb
{
    public static Command Command() => new("rules", "The rule files and their language (FEEL, the expression language of OMG's DMN). Example: insights rules check")
    {
        Check(), Eval(), Cases(),
    };

    private static Command Check()
    {
        var home = Verb.Home();
        var json = Verb.Json();
        var command = new Command(
            "check",
            "Every rule and parameter file read (UTF-8), typed, dated, and its SQL prepared against an empty warehouse; the home's own files among them, its proposed values against the months that are judged. "
            + "Example: insights rules check --home ./insights-home")
        {
            home, json,
        };
        command.SetAction(parsed => Verb.Run(() =>
        {
            var files = Files(parsed.GetRequiredValue(home));
            using var empty = new EmptyWarehouse();
            using var door = new WarehouseDoor(parsed.GetRequiredValue(home).FullName);
            var faults = RuleCheck.Run(files, empty.Execute, door.Current() is { } version ? JudgedPast.Of(version) : null);
            if (parsed.GetValue(json))
            {
                JsonPrinter.Print(new { files = files.Count, faults = faults.Select(f => new { f.File, f.Line, f.Message }) });
            }
            else
            {
                foreach (var fault in faults)
                {
                    Console.WriteLine(fault);
                }

                Console.WriteLine(faults.Count == 0 ? $"{files.Count} files read; every rule can be used." : $"{files.Count} files read, {faults.Count} fault(s).");
            }

            return faults.Count == 0 ? ExitCode.Done : ExitCode.Input;
        }));
        return command;
    }

    private static Command Eval()
    {
        var text = new Argument<string>("expression") { Description = "A FEEL expression; facts, parameters and definitions of the rule book by their Chinese names." };
        var facts = new Option<FileInfo?>("--facts") { Description = "A JSON object: name → value. null is a fact that the registers do not hold." };
        var month = new Option<DateOnly?>("--month") { Description = "YYYY-MM, for dated parameters; this month where absent.", CustomParser = r => RunVerb.Month(r.Tokens.Single().Value, r.AddError) };
        var home = Verb.Home();
        var json = Verb.Json();
        var command = new Command(
            "eval",
            "One expression by the tree evaluator and by SQL. Example: insights rules eval \"ceiling(低保标准 * 家庭人口 - 家庭月收入)\" --facts facts.json")
        {
            text, facts, month, home, json,
        };
        command.SetAction(parsed => Verb.Run(() =>
        {
            using var empty = new EmptyWarehouse();
            var book = RuleBook.Load(Files(parsed.GetRequiredValue(home)));
            var today = CityTime.Today(TimeProvider.System);
            var trial = Trial(parsed.GetValue(facts), given => FeelTrialResult.Try(parsed.GetRequiredValue(text), given, book, parsed.GetValue(month) ?? new DateOnly(today.Year, today.Month, 1), empty.Scalar));
            if (parsed.GetValue(json))
            {
                JsonPrinter.Print(new { trial.Tree, trial.Sql, trial.Facts, trial.Missing, misfits = trial.Misfits.Select(m => m.ToString()) });
                return ExitCode.Done;
            }

            Console.WriteLine($"tree  {Show(trial.Tree, trial.Missing)}");
            Console.WriteLine($"sql   {Show(trial.Sql, trial.Missing)}");
            foreach (var (name, value) in trial.Facts)
            {
                Console.WriteLine($"      {name} = {value ?? "null"}");
            }

            foreach (var misfit in trial.Misfits)
            {
                Console.WriteLine($"      {misfit}");
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Cases()
    {
        var path = new Argument<FileInfo>("file") { Description = "A JSON array of {suite, case, name, expression, inputs, expected}." };
        var json = Verb.Json();
        var command = new Command(
            "cases",
            "Expression cases through both evaluators, one line of JSON each; exit 1 if any fails. Example: insights rules cases feel-conformance.json") { path, json };
        command.SetAction(parsed => Verb.Run(() =>
        {
            var cases = CasesOf(parsed.GetRequiredValue(path));
            using var empty = new EmptyWarehouse();
            var count = new Dictionary<string, int>(StringComparer.Ordinal) { ["pass"] = 0, ["fail"] = 0, ["unsupported"] = 0 };
            var line = new JsonSerializerOptions(JsonPrinter.Options) { WriteIndented = false };
            foreach (var result in cases.Select(one => FeelCases.Run(one, empty.Scalar)))
            {
                count[result.Outcome]++;
                Console.Out.WriteLine(JsonSerializer.Serialize(result, line));
            }

            Console.Error.WriteLine($"{cases.Count} cases: {string.Join(", ", count.Select(c => $"{c.Value} {c.Key}"))}");
            return count["fail"] == 0 ? ExitCode.Done : ExitCode.Input;
        }));
        return command;
    }

    private static IReadOnlyList<string> Files(DirectoryInfo home) => new ContentFolders(home: new DataHome(home.FullName, make: false)).Files("policy", "*.yaml");

    private static string Show(object? value, string? missing) => value switch
    {
        null => missing is null ? "null" : $"unknown: {missing} is missing",
        object?[] list => $"[{string.Join(", ", list.Select(item => Show(item, null)))}]",
        _ => value.ToString()!,
    };

    private static FeelTrialResult Trial(FileInfo? facts, Func<string?, FeelTrialResult> run)
    {
        var given = facts is null ? null : Text(facts);
        try
        {
            return run(given);
        }
        catch (JsonException fault) when (facts is not null)
        {
            throw new InputFaultException($"{facts.Name}: {fault.Message}{(fault.Message[^1] is '.' or '?' ? "" : ".")} Give a JSON object of name and value, such as {{\"年龄\": 70, \"在世\": true}}.", fault);
        }
    }

    private static IReadOnlyList<FeelCase> CasesOf(FileInfo file)
    {
        try
        {
            return FeelCases.Read(Text(file));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new InputFaultException($"{file.Name}: {fault.Message} Give a JSON array of {{suite, case, name, expression, inputs, expected}}.", fault);
        }
    }

    private static string Text(FileInfo file) => file.Exists ? File.ReadAllText(file.FullName) : throw new InputFaultException($"There is no file {file.FullName}.");
}
