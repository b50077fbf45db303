using System.Text.RegularExpressions;

namespace Insights.Browser.Tests;

/// <summary>The README's commands, taken from the README itself and run one after the other in an empty folder.</summary>
public partial class ReadmeCommandTests
{
    const string Insights = "dotnet run -c Release --project src/Insights.Cli -- ";

    [Fact]
    public async Task Every_command_of_the_readme_does_what_it_says()
    {
        var folder = Directory.CreateTempSubdirectory("insights-readme-").FullName;
        try
        {
            foreach (var command in Commands(await File.ReadAllTextAsync(Path.Combine(InsightsCommand.Root, "README.md"), TestContext.Current.CancellationToken)))
            {
                var arguments = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (arguments[0] is "demo" or "serve" && !arguments.Contains("--no-serve")) await Serves(folder, arguments);
                else (await InsightsCommand.Run(folder, arguments)).Expect(0, command);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A command that serves: it prints an address, and the address answers. Only the port and the city's size are ours, so that runs neither meet nor last.</summary>
    static async Task Serves(string folder, string[] arguments)
    {
        var address = new Uri($"http://127.0.0.1:{Served.FreePort()}/");
        string[] port = arguments[0] == "demo" ? ["--port", address.Port.ToString(), "--persons", "1000", "--months", "12"] : ["--urls", address.AbsoluteUri.TrimEnd('/')];
        using var command = InsightsCommand.Start(folder, [.. arguments, .. port]);
        await Served.Answers(command, address);
        Assert.Contains(address.AbsoluteUri.TrimEnd('/'), command.Output + command.Errors, StringComparison.Ordinal);
    }

    static IEnumerable<string> Commands(string readme) =>
        from Match block in Fence().Matches(readme)
        from line in block.Groups[1].Value.Split('\n')
        let command = line.Split(" #")[0].Trim()
        where command.StartsWith(Insights, StringComparison.Ordinal)
        select command[Insights.Length..];

    [GeneratedRegex(@"^```(?:bash|sh)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
