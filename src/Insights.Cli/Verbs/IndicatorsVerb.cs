using System.CommandLine;
using System.Globalization;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Cli.Verbs;

/// <summary>insights indicators</summary>
public static class IndicatorsVerb
{
    public static Command Command()
    {
        var home = Verb.Home();
        var id = new Option<string?>("--id") { Description = "One indicator; all where absent." };
        var area = new Option<string>("--area") { Description = "Place code: city 441900, a town of 9 digits, a village of 12.", DefaultValueFactory = _ => "441900" };
        var month = new Option<DateOnly?>("--month") { Description = "YYYY-MM; the last where absent.", CustomParser = r => RunVerb.Month(r.Tokens.Single().Value, r.AddError) };
        var by = new Option<string?>("--by") { Description = "A breakdown: programme, reason, flow, category, grade, sex, age, stage, band, source, spend, household; which ones differs by indicator." };
        var known = Verb.Known();
        var json = Verb.Json();
        var command = new Command(
            "indicators",
            "Values of the indicators, masked as published. Example: insights indicators --home ./insights-home --id coverage --area 441900 --by programme")
        {
            home, id, area, month, by, known, json,
        };
        command.SetAction(parsed => Verb.Run(() =>
        {
            using var door = new WarehouseDoor(parsed.GetRequiredValue(home).FullName);
            var version = StatusVerb.Published(door, parsed.GetValue(known));
            var cards = version.Cards().ToDictionary(c => c.Id, StringComparer.Ordinal);
            var cells = Cells(version, cards.Keys, parsed.GetValue(id), parsed.GetRequiredValue(area), parsed.GetValue(month), parsed.GetValue(by));
            if (parsed.GetValue(json))
            {
                JsonPrinter.Print(cells.Select(c => new
                {
                    c.Id,
                    cards[c.Id].Clause,
                    cards[c.Id].Unit,
                    c.Area,
                    month = c.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
                    c.Dimension,
                    c.Numerator,
                    c.Denominator,
                    c.Value,
                    c.Lower95,
                    c.Upper95,
                    c.Bound,
                    c.Masked,
                }));
                return ExitCode.Done;
            }

            foreach (var c in cells)
            {
                var value = c.Masked ? (c.Bound is { } bound ? $"(masked, bound {bound:0.####})" : "(masked)") : c.Value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "-";
                Console.WriteLine($"{c.Id,-24} {c.Area,-12} {c.Month:yyyy-MM} {c.Dimension,-28} {value}");
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static IReadOnlyList<Cell> Cells(PublishedVersion version, IReadOnlyCollection<string> cards, string? id, string area, DateOnly? month, string? by)
    {
        if (id is not null && !cards.Contains(id, StringComparer.Ordinal))
        {
            throw new WarehouseFaultException(Verb.NoSuch("indicator", id, cards));
        }

        if (version.Places().All(p => p.Code != area))
        {
            throw new WarehouseFaultException(Verb.NoPlace(area, version.Places()));
        }

        var months = version.Months();
        var at = Verb.InRecord(month, months);
        var cells = version.CellsOf(area, id is null ? [.. cards] : [id]).Cells;
        var breakdowns = cells.Where(c => c.Dimension.Length > 0).Select(c => c.Dimension.Split(':')[0]).Distinct().Order(StringComparer.Ordinal).ToList();
        if (by is not null && !breakdowns.Contains(by, StringComparer.Ordinal))
        {
            throw new WarehouseFaultException($"{id ?? "No indicator"} has {(id is null ? "a" : "no")} breakdown '{by}' in {area}. There are: {(breakdowns.Count > 0 ? string.Join(", ", breakdowns) : "none")}.");
        }

        return [.. cells
            .Where(c => c.Month == at)
            .Where(c => by is null ? c.Dimension.Length == 0 || id is not null : c.Dimension.StartsWith(by + ":", StringComparison.Ordinal))];
    }
}
