using Insights.Policy.Cases;

namespace Insights.Policy.Tests;

/// <summary>The standard's own conformance cases, through the tree evaluator and through SQL.</summary>
public sealed class ConformanceTests
{
    private static string KitPath => Path.Combine(
        Environment.GetEnvironmentVariable("INSIGHTS_SHARED") ?? Path.Combine(PolicyContent.Root, "..", "shared"), "data", "feel-conformance.json");

    [Fact]
    public void No_case_of_the_kit_fails_and_at_most_45_percent_are_unsupported()
    {
        if (!File.Exists(KitPath))
        {
            TestContext.Current.TestOutputHelper!.WriteLine("Not run: feel-conformance.json is not part of the repository; set INSIGHTS_SHARED to the folder that holds data/.");
            return;
        }

        using var engine = new Engine();
        var results = FeelCases.Read(File.ReadAllText(KitPath)).Select(one => (Case: one, Result: FeelCases.Run(one, engine.Scalar))).ToArray();
        var failed = results.Where(one => one.Result.Outcome == "fail").ToArray();
        var unsupported = results.Count(one => one.Result.Outcome == "unsupported");
        TestContext.Current.TestOutputHelper!.WriteLine($"{results.Length} cases: {results.Count(one => one.Result.Outcome == "pass")} pass, {unsupported} unsupported, {failed.Length} fail");
        foreach (var construct in results.Where(one => one.Result.Outcome == "unsupported").GroupBy(one => one.Result.Reason.Split(": ", 2)[1]).OrderByDescending(group => group.Count()))
        {
            TestContext.Current.TestOutputHelper!.WriteLine($"{construct.Count(),5} {construct.Key}");
        }

        Assert.True(failed.Length == 0, string.Join("\n", failed.Select(one =>
            $"{one.Result.Suite}/{one.Result.Case} {one.Case.Expression} => tree {Show(one.Result.Tree)}, SQL {Show(one.Result.Sql)}, expected {Show(one.Result.Expected)}: {one.Result.Reason}")));
        Assert.True(unsupported <= results.Length * 0.45, $"{unsupported} of {results.Length} unsupported");
        Assert.All(results.Where(one => one.Result.Outcome == "unsupported"), one => Assert.Matches("line [0-9]+, column [0-9]+: .+", one.Result.Reason));
    }

    private static string Show(object? value) => value is object[] list ? $"[{string.Join(", ", list.Select(Show))}]" : value?.ToString() ?? "null";
}
