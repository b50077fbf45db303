using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Insights.Dashboard;
using Insights.Etl;
using Insights.Policy.Feel;
using Insights.Policy.Rules;
using Insights.Policy.Scenarios;
using Insights.Warehouse;
using Insights.Warehouse.Naming;
using Insights.Warehouse.Rows;

namespace Insights.Cli;

/// <summary>What all verbs share: their options, and from a fault to an exit code and a message that says what to do.</summary>
public static class Verb
{
    public static Option<DirectoryInfo> Home() => new("--home")
    {
        Description = "The product's data home.",
        DefaultValueFactory = _ => new DirectoryInfo("insights-home"),
    };

    public static Option<string?> Known() => new("--known")
    {
        Description = "What was known then: a published version (v0003), or a day (yyyy-MM-dd) by whose end it was published; what is served where absent.",
    };

    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document and nothing else." };

    /// <summary>A number between two ends; what is no number or lies beyond is refused as wrong usage.</summary>
    /// <param name="refused">What is right.</param>
    public static T Between<T>(ArgumentResult given, T least, T most, string refused)
        where T : INumber<T>
    {
        if (T.TryParse(given.Tokens.Single().Value, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        given.AddError(refused);
        return least;
    }

    /// <summary>The month asked for, the last where none is.</summary>
    /// <exception cref="WarehouseFaultException">It is not in the record.</exception>
    public static DateOnly InRecord(DateOnly? asked, IReadOnlyList<DateOnly> months) => asked is not { } month ? months[^1] : months.Contains(month) ? month
        : throw new WarehouseFaultException($"{month:yyyy-MM} is not in the record, which runs from {months[0]:yyyy-MM} to {months[^1]:yyyy-MM}.");

    /// <summary>What to say of an id that is none: the nearest spelling, and all that there are.</summary>
    public static string NoSuch(string kind, string given, IReadOnlyCollection<string> known) =>
        $"There is no {kind} '{given}'{(NearName.Of(given, known) is { } near ? $"; did you mean '{near}'?" : ".")} There are: {string.Join(", ", known)}.";

    /// <summary>What to say of a place code that is none: the place whose code or name is nearest.</summary>
    public static string NoPlace(string given, IReadOnlyList<Place> known) =>
        NearName.Of(given, known.SelectMany(p => new[] { p.Code, p.Name })) is { } near && known.First(p => p.Code == near || p.Name == near) is var place
            ? $"There is no place '{given}'; did you mean '{place.Code}' ({place.Name})?"
            : $"There is no place '{given}'. Use the division code: 441900 for the city, 441900003 for a town.";

    /// <summary>Reads a scenario file against the rules in force in the last month judged.</summary>
    public static Scenario Scenario(FileInfo file, RuleBook rules, DateOnly month) => file.Exists
        ? ScenarioReader.Read(file.Name, PolicyText.Read(file.FullName), rules, month)
        : throw new InputFaultException($"There is no scenario file {file.FullName}. Examples are in src/policy/scenarios.");

    /// <summary>Runs a verb's work and turns its faults into exit codes.</summary>
    public static async Task<int> Run(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (AddressRefusedException fault)
        {
            return Say(ExitCode.Usage, fault.Message);
        }
        catch (Exception fault) when (fault is InputFaultException or WarehouseFaultException)
        {
            return Say(ExitCode.Input, fault.Message);
        }
        catch (Exception fault) when (fault is FeelException or PolicyFaultsException or JsonException)
        {
            return Say(ExitCode.Input, fault.Message);
        }
        catch (OperationCanceledException)
        {
            return Say(ExitCode.Machine, "Stopped before the end; the published version is as it was.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Say(ExitCode.Machine, $"The machine could not do it: {fault.Message} Free space or grant access, then run again; the published version is as it was.");
        }
        catch (DbException fault)
        {
            return Say(ExitCode.Machine, $"The engine could not do it: {fault.Message} Check disk space, memory and permissions, then run again; the published version is as it was.");
        }
    }

    public static Task<int> Run(Func<int> work) => Run(() => Task.FromResult(work()));

    private static int Say(int code, string message)
    {
        Console.Error.WriteLine(message);
        return code;
    }
}
