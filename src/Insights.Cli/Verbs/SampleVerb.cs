using System.CommandLine;
using Insights.Etl;
using Insights.SampleCity;

namespace Insights.Cli.Verbs;

/// <summary>insights sample</summary>
public static class SampleVerb
{
    public static Command Command()
    {
        var folder = new Option<DirectoryInfo>("--out") { Description = "Folder for the files; truth/ is made beside them.", Required = true };
        var persons = Persons();
        var months = Months();
        var seed = Seed();
        var dirt = new Option<double>("--dirt")
        {
            Description = "Share of rows with a planted fault, 0 to 0.5.",
            DefaultValueFactory = _ => 0.02,
            CustomParser = r => Verb.Between(r, 0, 0.5, "--dirt is a share from 0 to 0.5, such as 0.02."),
        };
        var json = Verb.Json();
        var command = new Command(
            "sample",
            "Write a synthetic city's files as departments send them, and the truth beside them. No real person: every number has an unassigned prefix. "
            + "Example: insights sample --out ./city --persons 45000 --months 36 --seed 1")
        {
            folder, persons, months, seed, dirt, json,
        };
        command.SetAction((parsed, cancel) => Verb.Run(() =>
        {
            var options = Options(parsed.GetValue(persons), parsed.GetValue(months), parsed.GetValue(seed), parsed.GetValue(dirt));
            var target = parsed.GetRequiredValue(folder).FullName;
            var summary = ProgressBars.Run(progress => Write(options, target, progress, cancel));
            if (parsed.GetValue(json))
            {
                JsonPrinter.Print(new { summary.Files, summary.Rows, summary.Faults });
            }
            else
            {
                Console.WriteLine($"{summary.Files} files, {summary.Rows:N0} rows in {target}; truth in {Path.Combine(target, "truth")}.");
                foreach (var (kind, count) in summary.Faults)
                {
                    Console.WriteLine($"  {kind,-28} {count,8:N0}");
                }
            }

            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    public static Option<int> Persons() => Whole("--persons", "Certificate holders.", 45_000, 200, 5_000_000);

    public static Option<int> Months() => Whole("--months", "Months of records, up to October 2026.", 36, 6, 120);

    public static Option<int> Seed() => new("--seed") { Description = "The same seed gives the same bytes.", DefaultValueFactory = _ => 1 };

    public static SampleOptions Options(int persons, int months, int seed, double dirt) => new()
    {
        Persons = persons,
        Months = months,
        Seed = seed,
        Dirt = dirt,
        CodelistsFolder = Path.Combine(new ContentFolders().Root, "codelists"),
    };

    public static SampleSummary Write(SampleOptions options, string folder, IProgress<PipelineProgress> progress, CancellationToken cancel) =>
        SampleCity.SampleCity.Write(options, folder, new Relay(progress), cancel);

    private static Option<int> Whole(string name, string description, int preset, int least, int most) => new(name)
    {
        Description = $"{description} From {least:N0} to {most:N0}.",
        DefaultValueFactory = _ => preset,
        CustomParser = r => Verb.Between(r, least, most, $"{name} is a whole number from {least} to {most}."),
    };

    private sealed class Relay(IProgress<PipelineProgress> target) : IProgress<(string Detail, double Fraction)>
    {
        public void Report((string Detail, double Fraction) value) => target.Report(new PipelineProgress("sample", value.Detail, value.Fraction));
    }
}
