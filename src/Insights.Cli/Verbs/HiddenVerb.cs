using System.CommandLine;
using System.Globalization;
using Insights.Etl;
using Insights.Forecasting.Unseen;

namespace Insights.Cli.Verbs;

/// <summary>insights hidden</summary>
public static class HiddenVerb
{
    private const string Frequency = "freq";
    private const int ModelsPrinted = 10;

    public static Command Command()
    {
        var file = new Option<FileInfo>("--file") { Description = "A CSV file with a header, gzipped or not: a column of 0 and 1 for each list, and freq, the people who are on just these lists.", Required = true };
        var json = Verb.Json();
        var command = new Command(
            "hidden",
            "People on no list, from how two to six lists overlap: every hierarchical log-linear model, the best by BIC, and an interval that holds whichever two of three lists, or two or three of more, depend on each other; with two lists only if they are independent. "
            + "Example: insights hidden --file overlaps.csv")
        {
            file, json,
        };
        command.SetAction(parsed => Verb.Run(() =>
        {
            var (lists, counts) = Table(parsed.GetRequiredValue(file));
            HiddenPopulation told;
            try
            {
                told = MultipleSystems.Estimate(lists.Count, counts);
            }
            catch (ArgumentException fault)
            {
                throw new InputFaultException($"{parsed.GetRequiredValue(file).Name}: the lists hardly overlap, so no model can be estimated and nothing tells how many are on none.", fault);
            }

            if (parsed.GetValue(json))
            {
                JsonPrinter.Print(new
                {
                    observed = told.Observed, model = told.Best.Model.Named(lists), estimate = told.Best.Estimate, se = told.Best.StandardError,
                    lower95 = told.Lower95, upper95 = told.Upper95, averaged = told.Averaged,
                    profile_lower95 = told.ProfileLower95, profile_upper95 = told.ProfileUpper95,
                    candidates = told.Candidates.Select(c => new { model = c.Model.Named(lists), estimate = c.Estimate, se = c.StandardError, aic = c.Aic, bic = c.Bic }),
                    not_estimable = told.NotEstimable.Select(m => m.Named(lists)),
                });
                return ExitCode.Done;
            }

            Print(told, lists);
            return ExitCode.Done;
        }));
        return command;
    }

    private static void Print(HiddenPopulation told, IReadOnlyList<string> lists)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{told.Observed:N0} people on a list, about {told.Averaged - told.Observed:N0} on none: {told.Averaged:N0} in all (95 %: {told.Lower95:N0}-{told.Upper95:N0}, {Holds(lists.Count)})"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The best model alone, {told.Best.Model.Named(lists)}, as if it were known to hold: {told.Best.Estimate:N0} (95 %: {told.ProfileLower95:N0}-{told.ProfileUpper95:N0})"));
        Console.WriteLine($"Assumed: nobody comes or goes meanwhile, nobody is linked falsely, and {Assumed(lists.Count)}.");
        Console.WriteLine($"{"bic",10} {"aic",10} {"estimate",12} {"se",10}  model");
        foreach (var c in told.Candidates.Take(ModelsPrinted))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{c.Bic,10:N2} {c.Aic,10:N2} {c.Estimate,12:N1} {c.StandardError,10:N1}  {c.Model.Named(lists)}"));
        }

        if (told.Candidates.Count > ModelsPrinted || told.NotEstimable.Count > 0)
        {
            Console.WriteLine($"{told.Candidates.Count} models in all (--json lists them); {told.NotEstimable.Count} can't be estimated from these counts");
        }
    }

    private static string Holds(int lists) => lists switch
    {
        2 => "only if the two lists are independent",
        3 => "whichever two lists depend on each other",
        _ => "whichever two or three lists depend on each other",
    };

    private static string Assumed(int lists) => lists switch
    {
        2 => "who is on the one list is neither more nor less likely to be on the other",
        3 or 4 => "no dependence of all lists at once",
        _ => "no dependence of four or more lists at once",
    };

    /// <summary>The lists' names, and people by the set of lists as bits; a set that the file does not hold has none.</summary>
    private static (IReadOnlyList<string> Lists, double[] Counts) Table(FileInfo file)
    {
        var table = OutsideTable.Read(file);
        if (!table.Columns.ContainsKey(Frequency))
        {
            throw new InputFaultException($"{file.Name} has no column '{Frequency}' with the number of people. It has: {string.Join(", ", table.Columns.Keys)}.");
        }

        var lists = table.Columns.Keys.Where(name => name != Frequency).ToList();
        if (lists.Count is < 2 or > 6)
        {
            throw new InputFaultException($"{file.Name} has {lists.Count} lists ({string.Join(", ", lists)}); two to six are needed, each a column of 0 and 1.");
        }

        var people = table.Numbers(Frequency);
        var marks = lists.Select(table.Numbers).ToArray();
        var counts = new double[1 << lists.Count];
        for (var row = 0; row < people.Length; row++)
        {
            for (var l = 0; l < lists.Count; l++)
            {
                if (marks[l][row] is not (0 or 1))
                {
                    throw table.Fault(row, lists[l], $"“{marks[l][row].ToString(CultureInfo.InvariantCulture)}” is neither 0 nor 1");
                }
            }

            if (people[row] < 0)
            {
                throw table.Fault(row, Frequency, "a number of people can't be below zero");
            }

            if (!double.IsInteger(people[row]))
            {
                throw table.Fault(row, Frequency, $"“{people[row].ToString(CultureInfo.InvariantCulture)}” is no whole number of people");
            }

            var cell = Enumerable.Range(0, lists.Count).Sum(l => marks[l][row] == 1 ? 1 << l : 0);
            if (cell == 0 && people[row] > 0)
            {
                throw table.Fault(row, null, "people on no list are what is looked for; leave this row out");
            }

            // A table with a row a person is a table too.
            counts[cell] += people[row];
        }

        return Silent(lists, counts) is { } why ? throw new InputFaultException($"{file.Name}{why}") : (lists, counts);
    }

    /// <summary>Why nothing can be told of these counts, whatever the model; null where something may.</summary>
    private static string? Silent(List<string> lists, double[] counts)
    {
        var seen = counts.Sum();
        if (seen == 0)
        {
            return $", column {Frequency}: is 0 in every row, so nobody is on any list. Give the people who are on them.";
        }

        if (counts[^1] == seen)
        {
            return ": everyone is on every list, so nothing tells how many are on none.";
        }

        string? Of(int list) => counts.Where((_, cell) => (cell >> list & 1) != 0).Sum() is var on && on == 0
            ? $", column {lists[list]}: nobody is on this list. Leave the column out."
            : on == seen ? $", column {lists[list]}: everyone is on this list, so nothing tells how many it misses." : null;
        return Enumerable.Range(0, lists.Count).Select(Of).FirstOrDefault(why => why is not null);
    }
}
