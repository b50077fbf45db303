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
        var scale = new Option<string?>("--scale")
        {
            Description = "Each row is a household with its whole income, which is divided by: per_head (all members), square_root (of the members), or oecd (modified OECD: 1 for the first adult, "
                + "0.5 for each further person of 14 and over, 0.3 for each child under 14). A household then counts for all its members. The income stands as it is where absent.",
        };
        scale.AcceptOnlyFromAmong("per_head", "square_root", "oecd");
        var members = new Option<string?>("--members") { Description = "Column with the number of people in the household; goes with --scale." };
        var children = new Option<string?>("--children") { Description = "Column with how many of them are under 14; goes with --scale oecd. Count whose age is not known as no child." };
        var json = Verb.Json();
        var command = new Command(
            "measure",
            "The living-standard measures on any table: mean with its interval, median, Gini, S80/S20, at-risk-of-poverty, FGT. "
            + "Example: insights measure --file survey.csv --income income --weight weight --by town --line 1000")
        {
            file, income, weight, by, line, scale, members, children, json,
        };
        command.Validators.Add(given =>
        {
            var (chosen, oecd) = (given.GetValue(scale), given.GetValue(scale) == "oecd");
            if (chosen is null == given.GetValue(members) is not null || oecd == given.GetValue(children) is null)
            {
                given.AddError("--scale per_head and square_root go with --members COLUMN, oecd with --members COLUMN and --children COLUMN.");
            }
        });
        command.SetAction(parsed => Verb.Run(() =>
        {
            var groups = Measures(parsed.GetRequiredValue(file), parsed.GetRequiredValue(income), parsed.GetValue(weight), parsed.GetValue(by), parsed.GetValue(line), parsed.GetValue(members), parsed.GetValue(children), parsed.GetValue(scale));
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

    private static List<IncomeMeasures> Measures(FileInfo file, string income, string? weight, string? by, double? line, string? members, string? children, string? scale)
    {
        var table = OutsideTable.Read(file, [income, .. new[] { weight, by, members, children }.OfType<string>()]);
        var (incomes, weights) = (table.Numbers(income), weight is null ? null : table.Numbers(weight));
        if (weights?.ToList().FindIndex(w => w < 0) is >= 0 and var negative)
        {
            throw table.Fault(negative, weight, "a weight can't be below zero. Mend it, or leave the row out");
        }

        if (incomes.Length == 0)
        {
            throw new InputFaultException($"{file.Name} has no rows below its header.");
        }

        if (members is not null)
        {
            var people = People(table, members);
            var young = children is null ? null : Children(table, children, people);
            incomes = [.. incomes.Select((x, i) => x / (scale == "oecd" ? EquivalenceScale.Oecd(people[i], young![i]) : scale == "square_root" ? EquivalenceScale.SquareRoot(people[i]) : people[i]))];
            weights = [.. people.Select((count, i) => count * (weights?[i] ?? 1))];
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

    private static double[] People(OutsideTable table, string column)
    {
        var people = table.Numbers(column);
        return Array.FindIndex(people, p => p < 1 || p % 1 > 0) is >= 0 and var odd ? throw table.Fault(odd, column, "a household has one person or more, in whole numbers. Mend it, or leave the row out") : people;
    }

    private static double[] Children(OutsideTable table, string column, double[] people)
    {
        var young = table.Numbers(column);
        return Enumerable.Range(0, young.Length).FirstOrDefault(i => young[i] < 0 || young[i] % 1 > 0 || young[i] > people[i], -1) is >= 0 and var odd
            ? throw table.Fault(odd, column, "children under 14 are a whole number, and no more than the household's people. Mend it, or leave the row out") : young;
    }
}
