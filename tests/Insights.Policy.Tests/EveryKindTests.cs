using Insights.Policy.Cases;
using Insights.Policy.Feel;

namespace Insights.Policy.Tests;

/// <summary>Every operator and function with values of every kind: both evaluators answer alike or the expression is refused by name.</summary>
public sealed class EveryKindTests
{
    private static readonly string[] Values =
    [
        "null", "true", "0", "-2", "2.5", "\"\"", "\"ab\"", "\"2024-02-29\"", "@\"2024-02-29\"", "@\"P1Y2M\"", "@\"-P3DT12H\"", "[]", "[1, null, 3]",
        "[\"b\", \"a\"]", "[true, false]", "[[1], [2]]", "[@\"2024-01-01\"]", "{a: 1}", "@\"10:00:00\"", "[1..3]", "(> 2)", "(function(a) a)",
    ];

    [Fact]
    public void Every_operator_with_every_pair() => Try(
        from left in Values
        from right in Values
        from text in new[]
        {
            $"{left} + {right}", $"{left} - {right}", $"{left} * {right}", $"{left} / {right}", $"{left} ** {right}", $"{left} = {right}", $"{left} != {right}",
            $"{left} < {right}", $"{left} >= {right}", $"{left} and {right}", $"{left} or {right}", $"{left} in {right}", $"{left} in ({right}, 3)",
            $"{left} in [{right}, 3]", $"{left} in < {right}", $"{left} in [{right}..9]", $"{left} between {right} and {right}", $"{left}[{right}]",
            $"if {left} then {right} else {right}", $"[{left}, {right}]", $"[{left}, {right}] = [{right}, {left}]",
        }
        select text);

    [Fact]
    public void Every_function_with_every_value() => Try(
        from name in FeelFunction.All.Keys.Concat(["not", "time", "matches", "nothing"])
        let most = FeelFunction.All.TryGetValue(name, out var signatures) ? signatures.Max(one => one.Parameters.Count + (one.Variadic ? 2 : 0)) : 1
        from first in Values
        from text in (most > 1 ? Values : Values[..3]).Select(second => $"{name}({first}, {second})").Append($"{name}({first})").Append($"{name}()")
            .Concat(from second in most > 2 ? ["1", "-1", "\"a\"", "null"] : Array.Empty<string>()
                    from third in new[] { "1", "0", "null", "\"b\"" }
                    select $"{name}({first}, {second}, {third})")
        select text);

    [Fact]
    public void Every_sign_before_every_value() => Try(
        from value in Values
        from text in new[] { $"-{value}", $"--{value}", $"{value} instance of number", $"{value}[1]", $"{value}[true]", $"{value}[item = null]", $"count({value}[item > 1])" }
        select text);

    private static void Try(IEnumerable<string> texts)
    {
        using var engine = new Engine();
        var none = new Dictionary<string, System.Text.Json.JsonElement>();
        var (known, refused) = (0, 0);
        var wrong = new List<string>();
        foreach (var text in texts)
        {
            object? tree = null;
            object? sql = null;
            try
            {
                FeelCases.Evaluate(text, none, engine.Scalar, ref tree, ref sql);
                known++;
                if (!FeelCaseValue.Same(tree, sql))
                {
                    wrong.Add($"{text}: tree {tree ?? "null"}, SQL {sql ?? "null"}");
                }
            }
            catch (FeelUnsupportedException)
            {
                refused++;
            }
            catch (Exception broken) when (broken is not FeelException)
            {
                wrong.Add($"{text}: {broken.GetType().Name} {broken.Message.Split('\n')[0]}");
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{known} answered alike, {refused} refused by name");
        Assert.True(wrong.Count == 0, $"{wrong.Count} differ\n{string.Join("\n", wrong.Take(60))}");
    }
}
