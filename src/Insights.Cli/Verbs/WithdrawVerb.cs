using System.CommandLine;
using System.Globalization;
using Insights.Etl;
using Insights.Etl.Land;

namespace Insights.Cli.Verbs;

/// <summary>insights withdraw</summary>
public static class WithdrawVerb
{
    public static Command Command()
    {
        var files = new Argument<string[]>("file") { Description = "Landed files: by name or path in the inbox, as the data page and run --json tell them, or by the beginning of the sha256.", Arity = ArgumentArity.OneOrMore };
        var home = Verb.Home();
        var inbox = new Option<DirectoryInfo?>("--inbox") { Description = "Where the files are that have to be read again, if not in the home's inbox." };
        var reason = new Option<string>("--reason") { Description = "Why. It is kept and stands on the data page for everybody: no names or numbers of persons.", Required = true };
        var again = new Option<bool>("--again") { Description = "Not withdrawn: read anew, after a contract, a code list or a correction was mended in the home." };
        var undo = new Option<bool>("--undo") { Description = "Take a withdrawal back: the file counts again, in its old place." };
        var json = Verb.Json();
        var command = new Command(
            "withdraw",
            "A landed file that was wrong no longer counts from the next run on. What came later in its feed was judged against it and is read again by that run, in the old order, so those files must be in the inbox; "
            + "a corrected file that had been refused then lands by itself. The landed rows stay in the landing folder, and earlier versions as they are. "
            + "Example: insights withdraw 2026年03月低收入人口名册.csv --home ./insights-home --reason \"list of another city\"")
        {
            files, home, inbox, reason, again, undo, json,
        };
        command.Validators.Add(given =>
        {
            if (given.GetValue(again) && given.GetValue(undo))
            {
                given.AddError("--again and --undo do not go together: the one reads a file anew, the other takes a withdrawal back.");
            }
        });
        command.SetAction(parsed => Verb.Run(() =>
        {
            var at = new DataHome(parsed.GetRequiredValue(home).FullName, make: false);
            if (!Directory.Exists(at.Root))
            {
                throw new InputFaultException($"There is no data home {at.Root}. Check --home.");
            }

            var act = parsed.GetValue(undo) ? WithdrawalAct.Undo : parsed.GetValue(again) ? WithdrawalAct.Again : WithdrawalAct.Withdraw;
            using var only = new RunLock(at);
            var done = new Intake(new ContentFolders(home: at), at, TimeProvider.System)
                .Withdraw(act, parsed.GetRequiredValue(files), parsed.GetRequiredValue(reason), parsed.GetValue(inbox)?.FullName ?? at.Inbox);
            if (parsed.GetValue(json))
            {
                JsonPrinter.Print(Document(done));
            }
            else
            {
                Print(done, $"insights run --home {parsed.GetRequiredValue(home)}{(parsed.GetValue(inbox) is { } folder ? $" --inbox {folder}" : string.Empty)}");
            }

            return ExitCode.Done;
        }));
        return command;
    }

    /// <summary>One line of what was done with a landed file, for run and status.</summary>
    public static string Line(string act, string name, string feed, long landed, DateTime at, string reason) =>
        $"{(act == "withdraw" ? "withdrawn" : act == "again" ? "read anew" : "taken up again")} {at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: {name} ({feed}{(act == "withdraw" ? $", {landed:N0} rows" : string.Empty)}): {reason}";

    public static string Line(WithdrawnFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Line(Word(file.By.Act), file.File.Name, file.File.Feed, file.File.Landed, file.By.At.UtcDateTime, file.By.Reason);
    }

    /// <summary>For the JSON of run and status.</summary>
    public static object Entry(WithdrawnFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new { act = Word(file.By.Act), file = file.File.Name, file.File.Feed, file.File.Load, file.File.Sha256, file.File.Landed, file.By.At, file.By.Reason };
    }

    private static string Word(WithdrawalAct act) => act.ToString().ToLowerInvariant();

    private static object Document(Withdrawal done) => new
    {
        act = Word(done.Act),
        done.At,
        done.Reason,
        files = done.Files.Select(Told),
        to_read = done.ToRead.Select(Told),
    };

    private static object Told(NamedFile file) => new { file = file.Name, file.Feed, file.Load, file.Sha256, file.Landed };

    private static void Print(Withdrawal done, string next)
    {
        foreach (var file in done.Files)
        {
            Console.WriteLine(done.Act switch
            {
                WithdrawalAct.Withdraw => $"{file.Name} ({file.Feed}, load {file.Load}): from the next run on its {file.Landed:N0} landed rows no longer count, and it is not received again.",
                WithdrawalAct.Again => $"{file.Name} ({file.Feed}, load {file.Load}): the next run reads it anew.",
                _ => $"{file.Name} ({file.Feed}, load {file.Load}): counts again from the next run on.",
            });
        }

        if (done.ToRead.Count > 0)
        {
            Console.WriteLine($"The next run reads {done.ToRead.Count:N0} {(done.ToRead.Count == 1 ? "file" : "files")} again, in the order in which they came; leave them in the inbox until then.");
        }

        Console.WriteLine($"Call: {next}");
    }
}
