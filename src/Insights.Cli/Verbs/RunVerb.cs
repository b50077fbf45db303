using System.CommandLine;
using System.Globalization;
using Insights.Etl;

namespace Insights.Cli.Verbs;

/// <summary>insights run</summary>
public static class RunVerb
{
    private const int ReasonsTold = 3;

    /// <summary>A first run brings hundreds of files; the worst are named.</summary>
    private const int FilesTold = 10;

    public static Command Command()
    {
        var home = Verb.Home();
        var inbox = new Option<DirectoryInfo?>("--inbox") { Description = "Where the files are, if not in the home's inbox." };
        var asOf = new Option<DateOnly?>("--as-of")
        {
            Description = "Last month to judge, as YYYY-MM; by default the last month on the pay lists, or the one before while lists of it are still to come.",
            CustomParser = r => Month(r.Tokens.Single().Value, r.AddError),
        };
        var json = Verb.Json();
        var command = new Command(
            "run",
            "Bring new files in, make and test the warehouse, judge everyone, publish. The same files again change nothing. "
            + "Example: insights run --home ./insights-home --inbox ./city")
        {
            home, inbox, asOf, json,
        };
        command.SetAction((parsed, cancel) => Verb.Run(() =>
        {
            var at = new DataHome(parsed.GetRequiredValue(home).FullName);
            var result = ProgressBars.Run(progress => Run(at, parsed.GetValue(inbox)?.FullName ?? at.Inbox, parsed.GetValue(asOf), progress, cancel));
            if (parsed.GetValue(json))
            {
                JsonPrinter.Print(Document(result));
            }
            else
            {
                Print(result, at, parsed.GetValue(inbox)?.FullName);
            }

            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    public static PipelineResult Run(DataHome home, string inbox, DateOnly? asOf, IProgress<PipelineProgress> progress, CancellationToken cancel) =>
        new Pipeline(home, new ContentFolders(home: home), TimeProvider.System).Run(inbox, asOf, progress, cancel);

    public static DateOnly? Month(string text, Action<string> fault)
    {
        if (DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return month;
        }

        fault($"'{text}' is no month; write it as YYYY-MM, such as 2026-10.");
        return null;
    }

    private static object Document(PipelineResult result) => new
    {
        result.Version,
        as_of = result.AsOf.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        result.Changed,
        awaited = result.Awaited.Select(a => new { a.Feed, a.List }),
        files = result.Files.Select(f => new { file = f.Name, f.Feed, f.Read, f.Landed, f.Quarantined, f.Identical, @new = f.IsNew }),
        withdrawn = result.Withdrawn.Select(WithdrawVerb.Entry),
        result.ReadAgain,
        result.Stages,
        tests = new { passed = result.TestsPassed, failed = result.TestsFailed },
    };

    private static void Print(PipelineResult result, DataHome home, string? inbox)
    {
        Account(result, home, inbox);
        if (result.Awaited.Count > 0)
        {
            var newest = result.AsOf.AddMonths(1);
            Console.WriteLine(
                $"{newest:yyyy-MM} is not judged yet; still to come: {string.Join("; ", result.Awaited.Select(a => a.Title.En + (a.List is null ? "" : $" ({a.List})")))}. "
                + $"To judge it without them: --as-of {newest:yyyy-MM}.");
        }
    }

    private static void Account(PipelineResult result, DataHome home, string? inbox)
    {
        if (!result.Changed)
        {
            Console.WriteLine($"Nothing new: the same files, rules, cards and program as in {result.Version}, which stays served.");
            return;
        }

        foreach (var stage in result.Stages)
        {
            Console.WriteLine($"  {stage.Name,-9} {stage.Seconds,7:0.00} s {stage.Rows,12:N0} rows");
        }

        var files = result.Files;
        Console.WriteLine(
            $"{files.Count} files: read {files.Sum(f => f.Read):N0} = landed {files.Sum(f => f.Landed):N0} + quarantined {files.Sum(f => f.Quarantined):N0} + identical {files.Sum(f => f.Identical):N0}");
        foreach (var file in result.Withdrawn)
        {
            Console.WriteLine($"  {WithdrawVerb.Line(file)}");
        }

        if (result.ReadAgain > 0)
        {
            Console.WriteLine($"  {result.ReadAgain:N0} {(result.ReadAgain == 1 ? "file" : "files")} of the same feed read again, in the order in which they came");
        }

        var faulty = files.Where(f => f.IsNew && f.Quarantined > 0).OrderByDescending(f => f.Quarantined).ThenBy(f => f.Name, StringComparer.Ordinal).ToList();
        foreach (var file in faulty.Take(FilesTold))
        {
            var reasons = string.Join("; ", file.Faults.Take(ReasonsTold).Select(f => $"{f.Header}: {f.Words} ({f.Rows:N0})")) + (file.Faults.Count > ReasonsTold ? "; …" : string.Empty);
            Console.WriteLine($"  {file.Name}: {file.Quarantined:N0} rows put aside; {reasons}; see {Path.GetRelativePath(home.Root, home.Letter(file.Feed, file.Load))}");
        }

        if (faulty.Count > FilesTold)
        {
            Console.WriteLine($"  {faulty.Count - FilesTold:N0} more of the files read now have rows put aside, {faulty.Skip(FilesTold).Sum(f => f.Quarantined):N0} in all; see {Path.GetRelativePath(home.Root, home.Quarantine)}");
        }

        if (faulty.Count > 0)
        {
            Console.WriteLine($"  To send them back as their senders' own workbooks, each faulty cell marked: insights return --home {home.Root}{(inbox is null ? string.Empty : $" --inbox {inbox}")}");
        }

        foreach (var sheet in files.Where(f => f.IsNew).SelectMany(f => f.LeftOut).GroupBy(s => s))
        {
            Console.WriteLine($"  sheet '{sheet.Key.Sheet}' is not read in {sheet.Count():N0} of the files read now: {sheet.Key.Why}");
        }

        Console.WriteLine($"{result.TestsPassed} tests passed. Published {result.Version}, as of {result.AsOf:yyyy-MM}.");
    }
}
