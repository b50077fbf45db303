using Insights.Policy.Cases;
using Insights.Policy.Feel;

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

    /// <summary>Our own cases, read out of the standard's text: each function with values, null, and values of another kind.</summary>
    [Fact]
    public void Every_own_case_passes_and_each_function_is_tried_with_what_it_cannot_take()
    {
        using var engine = new Engine();
        var cases = FeelCases.Read(File.ReadAllText(Path.Combine(PolicyContent.Root, "tests", "cases", "feel", "own.json")));
        var failed = cases.Select(one => (Case: one, Result: FeelCases.Run(one, engine.Scalar))).Where(one => one.Result.Outcome != "pass").ToArray();
        Assert.True(failed.Length == 0, string.Join("\n", failed.Select(one => $"{one.Case.Expression} => tree {Show(one.Result.Tree)}, SQL {Show(one.Result.Sql)}, expected {Show(one.Result.Expected)}: {one.Result.Reason}")));
        foreach (var name in FeelFunction.All.Keys)
        {
            var own = cases.Where(one => one.Expression.StartsWith(name + "(", StringComparison.Ordinal)).ToArray();
            Assert.True(own.Length >= 3 && own.Any(one => one.Expected.ValueKind == System.Text.Json.JsonValueKind.Null) && own.Any(one => one.Expected.ValueKind != System.Text.Json.JsonValueKind.Null), $"{name} has {own.Length} own cases");
        }
    }

    private static string Show(object? value) => value is object[] list ? $"[{string.Join(", ", list.Select(Show))}]" : value?.ToString() ?? "null";
}
