using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Insights.Forecasting.Outlooks;
using Insights.Warehouse;

namespace Insights.Cli.Verbs;

/// <summary>insights forecast</summary>
public static class ForecastVerb
{
    private static readonly JsonSerializerOptions OneLine = new(JsonPrinter.Options) { WriteIndented = false };

    public static Command Command()
    {
        var series = new Option<FileInfo?>("--series") { Description = "A CSV file, gzipped or not: columns id, frequency (12, 4, 1), horizon, history (numbers parted by blanks, NA where missing)." };
        var output = new Option<FileInfo?>("--out") { Description = "Write the outlooks there, one JSON line a series." };
        var score = new Option<bool>("--score") { Description = "Compare the methods on the file's last column, actual." };
        var home = Verb.Home();
        var indicator = new Option<string?>("--indicator") { Description = "A published indicator of --home, in the stead of --series." };
        var area = new Option<string>("--area") { Description = "Place code: city 441900, a town of 9 digits.", DefaultValueFactory = _ => "441900" };
        var horizon = new Option<int>("--horizon")
        {
            Description = "Months ahead of an indicator.",
            DefaultValueFactory = _ => 12,
            CustomParser = r => Verb.Between(r, 1, int.MaxValue, "--horizon is a whole number of months, at least 1."),
        };
        var json = Verb.Json();
        var command = new Command(
            "forecast",
            "The outlook of any series, or of a published indicator: exponential smoothing, Theta, ARIMA and others, combined by back-test, intervals calibrated. "
            + "Example: insights forecast --series series.csv.gz --out outlooks.jsonl, or insights forecast --home ./insights-home --indicator missed --horizon 24")
        {
            series, output, score, home, indicator, area, horizon, json,
        };
        command.SetAction(parsed => Verb.Run(() =>
        {
            var (asked, file) = (parsed.GetValue(indicator), parsed.GetValue(series));
            if ((asked is null) == (file is null))
            {
                Console.Error.WriteLine("Name what to carry on: either --series FILE or --indicator ID.");
                return ExitCode.Usage;
            }

            var strange = (asked is null ? new Option[] { area, horizon } : [output, score]).Where(o => parsed.GetResult(o) is { Implicit: false }).Select(o => o.Name).ToList();
            if (strange.Count > 0)
            {
                Console.Error.WriteLine($"{string.Join(" and ", strange)} go{(strange.Count == 1 ? "es" : "")} with {(asked is null ? "--indicator, not --series; the file has a horizon of its own for each series" : "--series, not --indicator")}. Leave {(strange.Count == 1 ? "it" : "them")} out.");
                return ExitCode.Usage;
            }

            if (asked is not null)
            {
                using var door = new WarehouseDoor(parsed.GetRequiredValue(home).FullName);
                return ForecastIndicator.Print(StatusVerb.Published(door), asked, parsed.GetRequiredValue(area), parsed.GetValue(horizon), parsed.GetValue(json));
            }

            return OfFile(file!, parsed.GetValue(output), parsed.GetValue(score), parsed.GetValue(json));
        }));
        return command;
    }

    private static int OfFile(FileInfo file, FileInfo? output, bool score, bool json)
    {
        var read = SeriesFile.Read(file);
        var outlooks = SeriesOutlooks.Of(read.Series, score ? OutlookOptions.Everything : new());
        if (output is not null)
        {
            using var writer = new StreamWriter(output.FullName);
            foreach (var o in outlooks)
            {
                writer.WriteLine(Line(o));
            }
        }

        if (score)
        {
            var compared = ForecastScore.Of(file, read, outlooks);
            if (json)
            {
                JsonPrinter.Print(compared);
            }
            else
            {
                compared.Print();
            }

            return ExitCode.Done;
        }

        foreach (var o in output is null ? outlooks : [])
        {
            Console.WriteLine(json ? Line(o) : Human(o));
        }

        return ExitCode.Done;
    }

    private static string Line(SeriesOutlook o) => JsonSerializer.Serialize(
        new
        {
            o.Id, o.Method, o.Mean, o.Lower80, o.Upper80, o.Lower95, o.Upper95, o.Note, o.Backtest,
            families = o.Families.Select(f => new { f.Family, f.Label, f.Weight, f.Mase }),
        }, OneLine);

    private static string Human(SeriesOutlook o) => o.Mean.Length == 0
        ? $"{o.Id,-16} {o.Note}"
        : string.Create(CultureInfo.InvariantCulture,
            $"{o.Id,-16} {o.Method,-14} next {o.Mean[0]:0.####} ({o.Lower80[0]:0.####} … {o.Upper80[0]:0.####}), after {o.Mean.Length} {o.Mean[^1]:0.####} ({o.Lower80[^1]:0.####} … {o.Upper80[^1]:0.####}), back-test MASE {Figure(o.Backtest?.Mase)} (naive {Figure(o.Backtest?.NaiveMase)})");

    private static string Figure(double? score) => score?.ToString("0.00", CultureInfo.InvariantCulture) ?? "n.a.";
}
