using System.CommandLine;
using Insights.Etl;
using Insights.Etl.SendBack;

namespace Insights.Cli.Verbs;

/// <summary>insights return</summary>
public static class ReturnVerb
{
    public static Command Command()
    {
        var files = new Argument<string[]>("file") { Description = "Landed files: by name, path in the inbox, or the beginning of the sha256. All that have rows put aside where none is named.", Arity = ArgumentArity.ZeroOrMore };
        var home = Verb.Home();
        var inbox = new Option<DirectoryInfo?>("--inbox") { Description = "Where the files are as they came, if not in the home's inbox." };
        var to = new Option<DirectoryInfo?>("--out") { Description = "The folder to write to; quarantine/return in the home, made anew, where none is named." };
        var json = Verb.Json();
        var command = new Command(
            "return",
            "Rows put aside go back to their senders: each file as the sender's own workbook with only the rows to be mended under their old row numbers, every faulty cell coloured and with the reason in a comment. "
            + "Mended and put into the inbox, it is taken as the file itself is; sent twice, it changes nothing. The workbooks hold persons' data. "
            + "Example: insights return --home ./insights-home --inbox ./city")
        {
            files, home, inbox, to, json,
        };
        command.Validators.Add(given =>
        {
            if (given.GetValue(files)?.FirstOrDefault(f => f.StartsWith("--", StringComparison.Ordinal)) is { } strange)
            {
                given.AddError($"There is no option {strange}; see insights return --help.");
            }
        });
        command.SetAction((parsed, cancel) => Verb.Run(() =>
        {
            var at = new DataHome(parsed.GetRequiredValue(home).FullName, make: false);
            if (!Directory.Exists(at.Landing))
            {
                throw new InputFaultException($"There is no data home {at.Root} with landed files. Check --home.");
            }

            var from = parsed.GetValue(inbox)?.FullName ?? at.Inbox;
            if (parsed.GetValue(to) is { } chosen && IsWithin(chosen.FullName, from))
            {
                throw new InputFaultException($"{chosen.FullName} lies in the inbox: the next run would take the workbooks as they are, not mended. Name another folder with --out.");
            }

            using var only = new RunLock(at);
            var folder = parsed.GetValue(to)?.FullName ?? at.Returned;
            if (folder == at.Returned && Directory.Exists(folder))
            {
                Directory.Delete(folder, true);
            }

            var intake = new Intake(new ContentFolders(home: at), at, TimeProvider.System);
            var returned = ProgressBars.Run(progress => intake.Return(parsed.GetRequiredValue(files), from, folder, progress, cancel));
            if (parsed.GetValue(json))
            {
                JsonPrinter.Print(returned);
            }
            else
            {
                Print(returned, from, folder);
            }

            return Task.FromResult(returned.Any(r => r.Workbook is null) ? ExitCode.Input : ExitCode.Done);
        }));
        return command;
    }

    private static bool IsWithin(string folder, string inbox) =>
        Path.GetRelativePath(inbox, folder) is var way && way != ".." && !way.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !Path.IsPathRooted(way);

    private static string Many(int count, string one) => $"{count:N0} {one}{(count == 1 ? string.Empty : "s")}";

    private static void Print(IReadOnlyList<ReturnedFile> returned, string inbox, string folder)
    {
        foreach (var file in returned)
        {
            Console.WriteLine(file.Workbook is { } workbook
                ? $"{Path.GetRelativePath(folder, workbook)}: {Many(file.Rows, "row")} to mend, {Many(file.Cells, "cell")} marked ({file.Feed})"
                : file.Fault is { } fault ? $"{file.Name}: {Many(file.Rows, "row")} to mend, but it was taken once and cannot be read any more: {fault} If its contract was changed since: insights withdraw \"{file.Name}\" --again"
                : $"{file.Name}: {Many(file.Rows, "row")} to mend, but {inbox} no longer has the file as it came. Put it back, or name its folder with --inbox; the rows stand in the quarantine folder as a list.");
        }

        var written = returned.Where(r => r.Workbook is not null).ToList();
        Console.WriteLine(returned.Count == 0 ? "Nothing was put aside: there is nothing to send back."
            : $"{Many(written.Count, "workbook")} with {Many(written.Sum(r => r.Rows), "row")} in {folder}. They hold persons' data: send them by the way on which the files came.");
    }
}
