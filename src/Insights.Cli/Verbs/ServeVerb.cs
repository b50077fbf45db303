using System.CommandLine;
using Insights.Dashboard;

namespace Insights.Cli.Verbs;

/// <summary>insights serve</summary>
public static class ServeVerb
{
    public static Command Command()
    {
        var home = Verb.Home();
        var urls = new Option<string>("--urls") { Description = "Address on this machine.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var command = new Command("serve", "Serve the dashboard on this machine. Example: insights serve --home ./insights-home --urls http://127.0.0.1:5080") { home, urls };
        command.SetAction((parsed, cancel) => Verb.Run(() => Serve(parsed.GetRequiredValue(home).FullName, parsed.GetRequiredValue(urls), cancel)));
        return command;
    }

    public static async Task<int> Serve(string home, string urls, CancellationToken cancel)
    {
        await DashboardHost.RunAsync(home, urls.Split(';'), address => Console.Out.WriteLine($"Insights 零盲点: {address}  (Ctrl+C ends it)"), cancel);
        return ExitCode.Done;
    }
}
