using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Insights.Forecasting.Outlooks;

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
        var json = Verb.Json();
        var command = new Command(
            "forecast",
            "The outlook of any series: exponential smoothing, Theta, ARIMA and others, combined by back-test, intervals calibrated. "
            + "Example: insights forecast --series series.csv.gz --out outlooks.jsonl")
        {
            series, output, score, json,
        };
        command.SetAction(parsed => Verb.Run(() =>
        {
            if (parsed.GetValue(series) is not { } file)
            {
                Console.Error.WriteLine("Name what to carry on: --series FILE.");
                return ExitCode.Usage;
            }

            return OfFile(file, parsed.GetValue(output), parsed.GetValue(score), parsed.GetValue(json));
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
            $"{o.Id,-16} {o.Method,-14} next {o.Mean[0]:0.####} ({o.Lower80[0]:0.####} … {o.Upper80[0]:0.####}), after {o.Mean.Length} {o.Mean[^1]:0.####} ({o.Lower80[^1]:0.####} … {o.Upper80[^1]:0.####}), back-test MASE {o.Backtest?.Mase:0.00} (naive {o.Backtest?.NaiveMase:0.00})");
}
