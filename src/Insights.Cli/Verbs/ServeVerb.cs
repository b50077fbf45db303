using System.CommandLine;
using Insights.Dashboard;
using Insights.Etl;

namespace Insights.Cli.Verbs;

/// <summary>insights serve</summary>
public static class ServeVerb
{
    private const int Seconds = 30;

    public static Command Command()
    {
        var home = Verb.Home();
        var urls = new Option<string>("--urls") { Description = "Address on this machine.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var watch = new Option<int?>("--watch-inbox")
        {
            Description = $"Read the inbox whenever something has arrived and stopped changing; looked at every so many seconds, {Seconds} where no number is given.",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = r => r.Tokens.Count == 0 ? Seconds : Verb.Between(r, 1, 86_400, "--watch-inbox takes seconds from 1 to 86400."),
        };
        var inbox = new Option<DirectoryInfo?>("--inbox") { Description = "The folder watched, if not the home's inbox; goes with --watch-inbox." };
        var command = new Command("serve", "Serve the dashboard on this machine. Example: insights serve --home ./insights-home --urls http://127.0.0.1:5080 --watch-inbox") { home, urls, watch, inbox };
        command.Validators.Add(given =>
        {
            if (given.GetResult(inbox) is not null && given.GetResult(watch) is null)
            {
                given.AddError("--inbox goes with --watch-inbox.");
            }
        });
        command.SetAction((parsed, cancel) => Verb.Run(async () =>
        {
            var at = parsed.GetRequiredValue(home).FullName;
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var watching = parsed.GetResult(watch) is null ? Task.CompletedTask
                : InboxWatch.Run(at, parsed.GetValue(inbox)?.FullName ?? new DataHome(at).Inbox, TimeSpan.FromSeconds(parsed.GetValue(watch) ?? Seconds), ended.Token);
            try
            {
                return await Serve(at, parsed.GetRequiredValue(urls), cancel);
            }
            finally
            {
                await ended.CancelAsync();
                await watching.ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }));
        return command;
    }

    public static async Task<int> Serve(string home, string urls, CancellationToken cancel)
    {
        await DashboardHost.RunAsync(home, urls.Split(';'), address => Console.Out.WriteLine($"Insights 零盲点: {address}  (Ctrl+C ends it)"), cancel);
        return ExitCode.Done;
    }
}
