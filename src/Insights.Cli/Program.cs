using Insights.Dashboard;

// Only what the pages need: serve --home DIR [--urls URL].
var home = args.SkipWhile(a => a != "--home").Skip(1).FirstOrDefault() ?? "insights-home";
var url = args.SkipWhile(a => a != "--urls").Skip(1).FirstOrDefault() ?? "http://127.0.0.1:5080";
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};
try
{
    await DashboardHost.RunAsync(home, [url], Console.WriteLine, stop.Token);
    return 0;
}
catch (AddressRefusedException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
