using System.CommandLine;
using Insights.Etl;
using Insights.Etl.Publish;

namespace Insights.Cli.Verbs;

/// <summary>insights rollback</summary>
public static class RollbackVerb
{
    public static Command Command()
    {
        var home = Verb.Home();
        var to = new Option<string>("--to") { Description = "The version to serve, such as v0003.", Required = true };
        var command = new Command("rollback", "Serve an earlier (or later) version. Example: insights rollback --home ./insights-home --to v0001") { home, to };
        command.SetAction(parsed => Verb.Run(() =>
        {
            var publication = new Publication(new DataHome(parsed.GetRequiredValue(home).FullName, make: false));
            publication.Point(parsed.GetRequiredValue(to));
            Console.WriteLine($"Now served: {publication.Current}");
            return ExitCode.Done;
        }));
        return command;
    }
}
