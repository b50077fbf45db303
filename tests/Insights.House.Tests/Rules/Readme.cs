using System.Text.RegularExpressions;

namespace Insights.House.Tests.Rules;

/// <summary>The README shows only commands that CI runs: the test command itself, and verbs that the browser tests run from this very file.</summary>
public static partial class Readme
{
    public const string Tests = "bash tests/run.sh";
    public const string Insights = "dotnet run -c Release --project src/Insights.Cli -- ";

    public static IEnumerable<string> Commands(SourceFile readme) =>
        from Match block in Fence().Matches(readme.Text)
        from line in block.Groups[1].Value.Split('\n')
        let command = line.Split(" #")[0].Trim()
        where command.Length > 0 && !command.StartsWith('#')
        select command;

    public static IEnumerable<string> Faults(SourceFile readme, SourceFile ci)
    {
        if (!ci.Text.Contains(Tests, StringComparison.Ordinal)) yield return $"{ci.Path}: does not run {Tests}";
        var commands = Commands(readme).ToList();
        if (!commands.Contains(Tests)) yield return $"{readme.Path}: does not show {Tests}";
        if (!commands.Any(c => c.StartsWith(Insights + "demo", StringComparison.Ordinal))) yield return $"{readme.Path}: does not show the demo";
        foreach (var command in commands.Where(c => c != Tests && !c.StartsWith(Insights, StringComparison.Ordinal)))
            yield return $"{readme.Path}: '{command}' is run by no test; show only {Tests} and {Insights.Trim()} …";
    }

    [GeneratedRegex(@"^```(?:bash|sh)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
