using System.CommandLine;
using Insights.Etl;
using Insights.Etl.Publish;
using Insights.Warehouse;
using Insights.Warehouse.Exporting;

namespace Insights.Cli.Verbs;

/// <summary>insights export</summary>
public static class ExportVerb
{
    public static Command Command()
    {
        var home = Verb.Home();
        var folder = new Option<DirectoryInfo>("--out") { Description = "Folder for the files.", Required = true };
        var format = new Option<string>("--format") { Description = "parquet, csv or xlsx.", DefaultValueFactory = _ => "parquet" };
        format.AcceptOnlyFromAmong("parquet", "csv", "xlsx");
        var relation = new Option<string?>("--relation") { Description = "One relation; all that may leave where absent." };
        var json = Verb.Json();
        var command = new Command(
            "export",
            "Write the published aggregates, masked, to files. Example: insights export --home ./insights-home --out ./out --format csv --relation mart_indicator")
        {
            home, folder, format, relation, json,
        };
        command.SetAction(parsed => Verb.Run(() =>
        {
            var publication = new Publication(new DataHome(parsed.GetRequiredValue(home).FullName, make: false));
            var version = publication.Current ?? throw new WarehouseFaultException("Nothing is published yet. Call: insights run --home " + parsed.GetRequiredValue(home));
            var files = VersionExport.Write(publication.PathOf(version), parsed.GetRequiredValue(folder).FullName, parsed.GetRequiredValue(format), parsed.GetValue(relation));
            if (parsed.GetValue(json))
            {
                JsonPrinter.Print(new { version, files = files.Select(f => f.File), rows = files.Sum(f => f.Rows), relations = files });
                return ExitCode.Done;
            }

            foreach (var file in files)
            {
                Console.WriteLine($"{file.Relation,-24} {file.Rows,10:N0} rows  {file.File}");
            }

            return ExitCode.Done;
        }));
        return command;
    }
}
