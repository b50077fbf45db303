using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using Insights.Cli;
using Insights.Cli.Verbs;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var root = new RootCommand("Insights: departments' files → tested warehouse → judged entitlements and indicators → pages. 零盲点。")
{
    DemoVerb.Command(),
    SampleVerb.Command(),
    CheckVerb.Command(),
    RunVerb.Command(),
    StatusVerb.Command(),
    VersionsVerb.Command(),
    RollbackVerb.Command(),
    ReturnVerb.Command(),
    WithdrawVerb.Command(),
    IndicatorsVerb.Command(),
    ExplainVerb.Command(),
    VisitsVerb.Command(),
    RulesVerb.Command(),
    SimulateVerb.Command(),
    SeekVerb.Command(),
    CliffsVerb.Command(),
    MeasureVerb.Command(),
    HiddenVerb.Command(),
    ForecastVerb.Command(),
    ExportVerb.Command(),
    ServeVerb.Command(),
};

// A word that begins with @ is an expression of FEEL (@"2024-01-01"), not a file of more words.
var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        Console.Error.WriteLine(error.Message);
    }

    Console.Error.WriteLine($"Try: insights {Words(parsed.CommandResult)}--help");
    return ExitCode.Usage;
}

return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });

// The verbs from the first to the last, each with a blank behind it: "rules check ".
static string Words(CommandResult result) => result.Parent is CommandResult parent ? $"{Words(parent)}{result.Command.Name} " : "";
