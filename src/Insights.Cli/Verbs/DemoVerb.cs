using System.CommandLine;
using System.Globalization;
using Insights.Etl;
using Insights.Etl.Publish;

namespace Insights.Cli.Verbs;

/// <summary>insights demo</summary>
public static class DemoVerb
{
    public static Command Command()
    {
        var home = Verb.Home();
        var persons = SampleVerb.Persons();
        var months = SampleVerb.Months();
        var seed = SampleVerb.Seed();
        var port = new Option<int>("--port")
        {
            Description = "Port on 127.0.0.1.",
            DefaultValueFactory = _ => 5080,
            CustomParser = r => Verb.Between(r, 1, ushort.MaxValue, $"--port is a whole number from 1 to {ushort.MaxValue}."),
        };
        var noServe = new Option<bool>("--no-serve") { Description = "Stop when the version is published." };
        var json = Verb.Json();
        var command = new Command(
            "demo",
            "A synthetic city from files to pages in one go; a second start reuses the home. Example: insights demo --persons 45000 --port 5080")
        {
            home, persons, months, seed, port, noServe, json,
        };
        command.SetAction((parsed, cancel) => Verb.Run(async () =>
        {
            var at = new DataHome(parsed.GetRequiredValue(home).FullName);
            if (new Publication(at).Current is null)
            {
                var options = SampleVerb.Options(parsed.GetValue(persons), parsed.GetValue(months), parsed.GetValue(seed), 0.02);
                ProgressBars.Run(progress =>
                {
                    SampleVerb.Write(options, at.Inbox, progress, cancel);
                    return RunVerb.Run(at, at.Inbox, null, progress, cancel);
                });
            }

            StatusVerb.Print(at, parsed.GetValue(json));
            return parsed.GetValue(noServe)
                ? ExitCode.Done
                : await ServeVerb.Serve(at.Root, string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{parsed.GetValue(port)}"), cancel);
        }));
        return command;
    }
}
