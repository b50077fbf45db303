using System.CommandLine;
using Insights.Etl;
using Insights.Etl.Publish;

namespace Insights.Cli.Verbs;

/// <summary>insights versions</summary>
public static class VersionsVerb
{
    public static Command Command()
    {
        var home = Verb.Home();
        var json = Verb.Json();
        var command = new Command("versions", "List the published versions. Example: insights versions --home ./insights-home") { home, json };
        command.SetAction(parsed => Verb.Run(() =>
        {
            var publication = new Publication(new DataHome(parsed.GetRequiredValue(home).FullName, make: false));
            if (parsed.GetValue(json))
            {
                JsonPrinter.Print(publication.Versions.Select(v => new { Version = v, Current = v == publication.Current, Bytes = new FileInfo(publication.PathOf(v)).Length }));
                return ExitCode.Done;
            }

            if (publication.Versions.Count == 0)
            {
                Console.WriteLine("Nothing is published yet. Bring files in with: insights run --home " + parsed.GetRequiredValue(home));
            }

            foreach (var version in publication.Versions)
            {
                Console.WriteLine($"{(version == publication.Current ? "*" : " ")} {version}  {new FileInfo(publication.PathOf(version)).Length / 1_000_000.0:0.0} MB");
            }

            return ExitCode.Done;
        }));
        return command;
    }
}
