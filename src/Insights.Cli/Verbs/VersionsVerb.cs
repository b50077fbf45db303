using System.CommandLine;
using System.Globalization;
using Insights.Etl;
using Insights.Etl.Publish;
using Insights.Warehouse;

namespace Insights.Cli.Verbs;

/// <summary>insights versions</summary>
public static class VersionsVerb
{
    public static Command Command()
    {
        var home = Verb.Home();
        var json = Verb.Json();
        var command = new Command("versions", "List the published versions; --known of indicators, and the data page, show what was known then. Example: insights versions --home ./insights-home") { home, json };
        command.SetAction(parsed => Verb.Run(() =>
        {
            using var door = new WarehouseDoor(parsed.GetRequiredValue(home).FullName);
            var told = door.Versions(int.MaxValue).ToDictionary(v => v.Version, StringComparer.Ordinal);
            var publication = new Publication(new DataHome(parsed.GetRequiredValue(home).FullName, make: false));
            if (parsed.GetValue(json))
            {
                JsonPrinter.Print(publication.Versions.Select(v => new
                {
                    Version = v, Current = v == publication.Current, told.GetValueOrDefault(v)?.PublishedAt, as_of = told.GetValueOrDefault(v)?.AsOf.ToString("yyyy-MM", CultureInfo.InvariantCulture), Bytes = new FileInfo(publication.PathOf(v)).Length,
                }));
                return ExitCode.Done;
            }

            if (publication.Versions.Count == 0)
            {
                Console.WriteLine("Nothing is published yet. Bring files in with: insights run --home " + parsed.GetRequiredValue(home));
            }

            foreach (var version in publication.Versions)
            {
                Console.WriteLine($"{(version == publication.Current ? "*" : " ")} {version}  {(told.TryGetValue(version, out var about) ? $"published {CityTime.Of(about.PublishedAt):yyyy-MM-dd HH:mm}, judged to {about.AsOf:yyyy-MM}" : "cannot be read")}, {new FileInfo(publication.PathOf(version)).Length / 1_000_000.0:0.0} MB");
            }

            return ExitCode.Done;
        }));
        return command;
    }
}
