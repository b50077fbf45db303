using System.CommandLine;
using System.Globalization;
using Insights.Dashboard.Wording;
using Insights.Etl;
using Insights.Warehouse;
using Insights.Warehouse.Exporting;
using Insights.Warehouse.Rows;

namespace Insights.Cli.Verbs;

/// <summary>
/// insights visits. The order of one town as a workbook for the officer in charge. It holds person keys, no names, numbers or addresses: whoever may see the
/// register finds the person by the key with `explain`, and a workbook that goes astray names nobody. Each one written is a line in visits.log of the data home.
/// </summary>
public static class VisitsVerb
{
    public static Command Command()
    {
        var home = Verb.Home();
        var town = new Option<string>("--town") { Description = "Nine-digit code of the town.", Required = true };
        var file = new Option<FileInfo>("--out") { Description = "The workbook (.xlsx) to write; it must not be there yet.", Required = true };
        var officer = new Option<string>("--officer") { Description = "Who answers for it; kept in visits.log.", Required = true };
        var json = Verb.Json();
        var command = new Command(
            "visits",
            "One town's order of visits, with reasons, as a workbook of person keys. Personal data: for the officer in charge; each one written is logged. "
            + "Example: insights visits --home ./insights-home --town 441900003 --out order.xlsx --officer 'Li Min'")
        {
            home, town, file, officer, json,
        };
        command.SetAction(parsed => Verb.Run(() =>
        {
            if (!parsed.GetRequiredValue(file).Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase) || string.IsNullOrWhiteSpace(parsed.GetRequiredValue(officer)))
            {
                Console.Error.WriteLine("--out is a workbook, such as order.xlsx, and --officer the name of who answers for it.");
                return ExitCode.Usage;
            }

            var at = new DataHome(parsed.GetRequiredValue(home).FullName, make: false);
            using var door = new WarehouseDoor(at.Root);
            var version = StatusVerb.Published(door);
            var code = parsed.GetRequiredValue(town);
            var place = version.Places().FirstOrDefault(p => p.Code == code && p.Level == "town")
                ?? throw new WarehouseFaultException($"There is no town '{code}'. Give one of the nine-digit codes of dim_place, such as {version.Places().First(p => p.Level == "town").Code}.");
            var to = parsed.GetRequiredValue(file);
            if (to.Exists)
            {
                throw new WarehouseFaultException($"{to.FullName} is there already; name another file, so that no order is overwritten.");
            }

            var card = version.RiskCard() ?? throw new WarehouseFaultException("This version has no order of visits; publish it again with: insights run");
            var doors = version.VisitOrder(code);
            PersonLog.Add(at, PersonLog.Visits, version.Name, code, doors.Count.ToString(CultureInfo.InvariantCulture), parsed.GetRequiredValue(officer), to.FullName);
            using (var stream = to.Open(FileMode.CreateNew, FileAccess.ReadWrite))
            {
                SheetBook.Write(stream, Sheets(place, version, card, doors, WordBook.Read(Path.Combine(AppContext.BaseDirectory, "content", "words"), Path.Combine(at.Root, "words")).In(WordBook.Chinese)));
            }

            if (parsed.GetValue(json))
            {
                JsonPrinter.Print(new { town = code, doors = doors.Count, file = to.FullName, ranked_by = card.Note == "used" ? "model" : "longest_unknown_first", log = PersonLog.Visits });
            }
            else
            {
                Console.WriteLine($"{place.Name}: {doors.Count} doors → {to.FullName}; logged in {PersonLog.Visits}");
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static List<SheetRows> Sheets(Place place, PublishedVersion version, RiskCard card, IReadOnlyList<VisitDoor> doors, Words words)
    {
        List<IReadOnlyList<object?>> rows = [[words["visits.sheet.turn"], words["visits.sheet.key"], words["visits.sheet.village"], words["visits.sheet.name"], words["visits.sheet.chance"], words["visits.sheet.why"], words["visits.sheet.outcome"]]];
        rows.AddRange(doors.Select((d, i) => (IReadOnlyList<object?>)
            [i + 1, d.PersonKey, d.Village, d.VillageName, d.Probability is { } p ? new SheetNumber(p, "0%") : null, VisitWords.Reasons(d.Reasons, words), null]));
        List<IReadOnlyList<object?>> about =
        [
            [words["visits.sheet.about"], null],
            [words["visits.sheet.place"], $"{place.Name} {place.Code}"],
            [words["visits.sheet.version"], $"{version.Name} {version.About().AsOf:yyyy-MM}"],
            [words["visits.sheet.ranked"], words["visits.note." + card.Note]],
            [words["visits.sheet.never"], words["visits.never"]],
        ];
        return [new SheetRows(words["visits.sheet.title"], rows), new SheetRows(words["visits.sheet.about"], about)];
    }
}
