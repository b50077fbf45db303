using System.CommandLine;
using System.Globalization;
using Insights.Etl;
using Insights.Indicators.LivingStandard;

namespace Insights.Cli.Verbs;

/// <summary>insights measure</summary>
public static class MeasureVerb
{
    public static Command Command()
    {
        var file = new Option<FileInfo>("--file") { Description = "A CSV file with a header, gzipped or not; one row a person or household.", Required = true };
        var income = new Option<string>("--income") { Description = "Column with the income.", Required = true };
        var weight = new Option<string?>("--weight") { Description = "Column with the sampling weight; each row counts once where absent." };
        var by = new Option<string?>("--by") { Description = "Column whose values are the groups; the whole table where absent." };
        var line = new Option<double?>("--line")
        {
            Description = "Poverty line; 60 % of each group's median where absent.",
            CustomParser = r => Verb.Between(r, double.Epsilon, double.MaxValue, "--line is an amount above zero, such as 1000."),
        };
        var json = Verb.Json();
        var command = new Command(
            "measure",
            "The living-standard measures on any table: mean with its interval, median, Gini, S80/S20, at-risk-of-poverty, FGT. "
            + "Example: insights measure --file survey.csv --income income --weight weight --by town --line 1000")
        {
            file, income, weight, by, line, json,
        };
        command.SetAction(parsed => Verb.Run(() =>
        {
            var groups = Measures(parsed.GetRequiredValue(file), parsed.GetRequiredValue(income), parsed.GetValue(weight), parsed.GetValue(by), parsed.GetValue(line));
            if (parsed.GetValue(json))
            {
                JsonPrinter.Print(groups.Select(g => new
                {
                    g.Group, g.N, g.SumWeights, g.Mean, g.Median, g.Gini, g.S80s20, g.Arpt, g.Arpr, g.Rmpg, g.Line,
                    fgt0 = g.Fgt[0], fgt1 = g.Fgt[1], fgt2 = g.Fgt[2], mean_ci95 = new[] { g.MeanLower, g.MeanUpper },
                }));
                return ExitCode.Done;
            }

            Console.WriteLine($"{"group",-20} {"n",9} {"mean",12} {"95 %",25} {"median",12} {"gini",7} {"s80/s20",8} {"arpr",7} {"rmpg",7} {"fgt0",7} {"fgt1",7} {"fgt2",7}");
            foreach (var g in groups)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{g.Group,-20} {g.N,9:N0} {g.Mean,12:N2} {g.MeanLower,12:N2}-{g.MeanUpper,12:N2} {g.Median,12:N2} {g.Gini,7:0.000} {g.S80s20,8:0.00} {g.Arpr,7:0.000} {g.Rmpg,7:0.000} {g.Fgt[0],7:0.000} {g.Fgt[1],7:0.000} {g.Fgt[2],7:0.000}"));
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static List<IncomeMeasures> Measures(FileInfo file, string income, string? weight, string? by, double? line)
    {
        var table = OutsideTable.Read(file, [income, .. weight is null ? Array.Empty<string>() : [weight], .. by is null ? Array.Empty<string>() : [by]]);
        var (incomes, weights) = (table.Numbers(income), weight is null ? null : table.Numbers(weight));
        if (weights?.ToList().FindIndex(w => w < 0) is >= 0 and var negative)
        {
            throw table.Fault(negative, weight, "a weight can't be below zero. Mend it, or leave the row out");
        }

        if (incomes.Length == 0)
        {
            throw new InputFaultException($"{file.Name} has no rows below its header.");
        }

        var keys = by is null ? null : table.Columns[by];
        var groups = Enumerable.Range(0, incomes.Length).GroupBy(i => keys is null ? "all" : keys.Codes![i] < 0 ? "" : keys.Words[keys.Codes[i]], StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal);
        try
        {
            return [.. groups.Select(g => IncomeMeasures.Of(g.Key, [.. g.Select(i => incomes[i])], [.. g.Select(i => weights?[i] ?? 1)], line))];
        }
        catch (ArgumentException fault)
        {
            throw new InputFaultException($"{file.Name}: {fault.Message}", fault);
        }
    }
}
