using System.CommandLine;
using System.Globalization;
using Insights.Etl;
using Insights.Etl.Land;
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
        var withdrawn = version.Withdrawn();
        var waiting = Waiting(home, about.PublishedAt);
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
                withdrawn = withdrawn.Select(w => new { w.Act, file = w.Name, w.Feed, w.Load, w.Sha256, landed = w.RowsLanded, at = w.WithdrawnAt, w.Reason }),
                withdrawn_next = waiting.Select(WithdrawVerb.Entry),
            });
            return;
        }

        Console.WriteLine($"{about.Version}, as of {about.AsOf:yyyy-MM}, published {about.PublishedAt:yyyy-MM-dd HH:mm} UTC, {about.Persons:N0} persons");
        if (awaited.Count > 0)
        {
            Console.WriteLine($"{about.AsOf.AddMonths(1):yyyy-MM} is not judged yet; still to come: {string.Join("; ", awaited.Select(a => a.Feed + (a.List is null ? "" : $" ({a.List})")))}");
        }

        foreach (var file in withdrawn)
        {
            Console.WriteLine($"  {WithdrawVerb.Line(file.Act, file.Name, file.Feed, file.RowsLanded, file.WithdrawnAt, file.Reason)}");
        }

        foreach (var file in waiting)
        {
            Console.WriteLine($"  from the next run on, {WithdrawVerb.Line(file)}");
        }

        foreach (var feed in feeds)
        {
            Console.WriteLine(
                $"  {feed.Feed,-18} {feed.TitleZh}  {feed.Files} files, {feed.Rows:N0} rows, to {feed.LatestPeriod?.ToString("yyyy-MM", CultureInfo.InvariantCulture) ?? "-"}{(feed.DaysLate > 0 ? $", {feed.DaysLate} days late" : "")}");
        }
    }

    /// <summary>What was done with landed files since the served version was published.</summary>
    private static IReadOnlyList<WithdrawnFile> Waiting(DataHome home, DateTime published) =>
        Directory.Exists(home.Landing) ? [.. new Ledger(home).Withdrawn.Where(w => w.By.At.UtcDateTime > published)] : [];

    /// <param name="known">What was known then: a version, or a day; the served version where absent.</param>
    /// <exception cref="WarehouseFaultException">Nothing is published yet, or nothing was then.</exception>
    public static PublishedVersion Published(WarehouseDoor door, string? known = null) => known is null ? Published(door)
        : door.Known(known) ?? throw new WarehouseFaultException($"Nothing was published by '{known}' in {door.Home}. --known takes a version or a day (yyyy-MM-dd); published: {string.Join(", ", door.Versions(int.MaxValue).Select(v => $"{v.Version} on {CityTime.Of(v.PublishedAt):yyyy-MM-dd}"))}.");

    private static PublishedVersion Published(WarehouseDoor door) =>
        door.Current() ?? throw new WarehouseFaultException($"Nothing is published in {door.Home} yet. Put files into {Path.Combine(door.Home, "inbox")} and call: insights run --home {door.Home}");
}
