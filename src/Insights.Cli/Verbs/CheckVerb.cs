using System.CommandLine;
using Insights.Etl;

namespace Insights.Cli.Verbs;

/// <summary>insights check</summary>
public static class CheckVerb
{
    public static Command Command()
    {
        var paths = new Argument<string[]>("path") { Description = "Files, or folders of files.", Arity = ArgumentArity.OneOrMore };
        var home = Verb.Home();
        var json = Verb.Json();
        var command = new Command("check", "Judge files against their contracts; nothing is loaded. Example: insights check ./city") { paths, home, json };
        command.SetAction((parsed, cancel) => Verb.Run(() =>
        {
            var at = new DataHome(parsed.GetRequiredValue(home).FullName, make: false);
            var intake = new Intake(new ContentFolders(home: at), at, TimeProvider.System);
            var checks = ProgressBars.Run(progress => intake.Check(parsed.GetRequiredValue(paths), progress, cancel));
            if (parsed.GetValue(json))
            {
                JsonPrinter.Print(checks);
            }
            else
            {
                Print(checks);
            }

            return Task.FromResult(checks.Any(c => c.Fault is not null || c.Faults.Count > 0) ? ExitCode.Input : ExitCode.Done);
        }));
        return command;
    }

    private static void Print(IReadOnlyList<FileCheck> checks)
    {
        foreach (var check in checks)
        {
            if (check.Fault is not null)
            {
                Console.WriteLine($"{check.Name}: {check.Fault}");
                continue;
            }

            Console.WriteLine($"{check.Name}: {check.Feed}, {check.Read:N0} rows read = {check.Accepted:N0} good + {check.Quarantined:N0} at fault + {check.Identical:N0} identical");
            foreach (var fault in check.Faults)
            {
                Console.WriteLine($"    {fault.Header}: {fault.Words} ({fault.Rows:N0} rows: {string.Join("; ", fault.Places.Select(Place))}{(fault.Rows > fault.Places.Count ? "; …" : string.Empty)})");
            }

            foreach (var sheet in check.LeftOut)
            {
                Console.WriteLine($"    sheet '{sheet.Sheet}' is not read: {sheet.Why}");
            }
        }
    }

    private static string Place(FaultPlace place) =>
        $"{(place.Sheet.Length > 0 ? $"sheet '{place.Sheet}' " : string.Empty)}row {place.Row}{(place.Earlier is { } earlier ? $", against {earlier}" : string.Empty)}";
}
