using System.CommandLine;
using System.Globalization;
using Insights.Etl;
using Insights.Warehouse;

namespace Insights.Cli.Verbs;

/// <summary>insights status</summary>
public static class StatusVerb
{
    public static Command Command()
    {
        var home = Verb.Home();
        var json = Verb.Json();
        var command = new Command("status", "What is published, from which files, how fresh, what is missing. Example: insights status --home ./insights-home") { home, json };
        command.SetAction(parsed => Verb.Run(() =>
        {
            Print(new DataHome(parsed.GetRequiredValue(home).FullName, make: false), parsed.GetValue(json));
            return ExitCode.Done;
        }));
        return command;
    }

    /// <exception cref="WarehouseFaultException">Nothing is published yet.</exception>
    public static void Print(DataHome home, bool json)
    {
        using var door = new WarehouseDoor(home.Root);
        var version = Published(door);
        var about = version.About();
        var feeds = version.Feeds();
        var awaited = version.Awaited();
        if (json)
        {
            JsonPrinter.Print(new
            {
                about.Version,
                as_of = about.AsOf.ToString("yyyy-MM", CultureInfo.InvariantCulture),
                about.PublishedAt,
                about.Persons,
                awaited = awaited.Select(a => new { a.Feed, a.List }),
                feeds = feeds.Select(f => new
                {
                    f.Feed,
                    latest_period = f.LatestPeriod?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    due = f.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    f.DaysLate,
                    f.Files,
                    f.Rows,
                }),
            });
            return;
        }

        Console.WriteLine($"{about.Version}, as of {about.AsOf:yyyy-MM}, published {about.PublishedAt:yyyy-MM-dd HH:mm} UTC, {about.Persons:N0} persons");
        if (awaited.Count > 0)
        {
            Console.WriteLine($"{about.AsOf.AddMonths(1):yyyy-MM} is not judged yet; still to come: {string.Join("; ", awaited.Select(a => a.Feed + (a.List is null ? "" : $" ({a.List})")))}");
        }

        foreach (var feed in feeds)
        {
            Console.WriteLine(
                $"  {feed.Feed,-18} {feed.TitleZh}  {feed.Files} files, {feed.Rows:N0} rows, to {feed.LatestPeriod?.ToString("yyyy-MM", CultureInfo.InvariantCulture) ?? "-"}{(feed.DaysLate > 0 ? $", {feed.DaysLate} days late" : "")}");
        }
    }

    /// <exception cref="WarehouseFaultException">Nothing is published yet.</exception>
    public static PublishedVersion Published(WarehouseDoor door) =>
        door.Current() ?? throw new WarehouseFaultException($"Nothing is published in {door.Home} yet. Put files into {Path.Combine(door.Home, "inbox")} and call: insights run --home {door.Home}");
}
