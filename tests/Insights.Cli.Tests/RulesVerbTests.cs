using System.Text;
using System.Text.Json;
using Insights.Browser.Tests;

namespace Insights.Cli.Tests;

public sealed class RulesVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("insights-rules-").FullName;

    [Fact]
    public async Task The_rules_that_are_shipped_can_all_be_used() =>
        Assert.Contains("every rule can be used", (await InsightsCommand.Run(folder, "rules", "check")).Expect(0, "check").Output, StringComparison.Ordinal);

    [Fact]
    public async Task A_home_s_own_rule_that_asks_for_an_unknown_fact_is_refused_with_line_and_the_nearest_name()
    {
        Directory.CreateDirectory(Path.Combine(folder, "own", "policy"));
        var rule = await File.ReadAllTextAsync(Path.Combine(InsightsCommand.Root, "src", "policy", "dibao.yaml"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "own", "policy", "dibao.yaml"), rule.Replace("家庭人口 - 家庭月收入", "家庭人口 - 家庭月收", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var check = (await InsightsCommand.Run(folder, "rules", "check", "--home", "own", "--json")).Expect(1, "check");
        using var document = JsonDocument.Parse(check.Output);
        var fault = document.RootElement.GetProperty("faults")[0];
        Assert.Equal("dibao.yaml", fault.GetProperty("file").GetString());
        Assert.True(fault.GetProperty("line").GetInt32() > 10);
        Assert.Contains("家庭月收入", fault.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_file_that_is_no_utf_8_is_refused_with_the_line()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Directory.CreateDirectory(Path.Combine(folder, "gb", "policy"));
        var proposal = "# care subsidy\nparameter: care_amount\nfrom: 2027-01\nvalue: 310\nauthor: 李工\nproposed: 2026-11-25\nsource: 市府函\n";
        await File.WriteAllBytesAsync(Path.Combine(folder, "gb", "policy", "proposed-care_amount-2027-01.yaml"), Encoding.GetEncoding("GB18030").GetBytes(proposal), TestContext.Current.CancellationToken);
        var check = (await InsightsCommand.Run(folder, "rules", "check", "--home", "gb")).Expect(1, "check");
        Assert.Contains("proposed-care_amount-2027-01.yaml:5", check.Output, StringComparison.Ordinal);
        Assert.Contains("save the file as UTF-8", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expression_is_evaluated_by_tree_and_by_sql_and_says_what_is_missing()
    {
        var facts = Path.Combine(folder, "facts.json");
        await File.WriteAllTextAsync(facts, """{"家庭人口": 2, "家庭月收入": 1000.5}""", TestContext.Current.CancellationToken);
        using var told = JsonDocument.Parse((await InsightsCommand.Run(folder, "rules", "eval", "ceiling(低保标准 * 家庭人口 - 家庭月收入)", "--facts", facts, "--month", "2026-10", "--json")).Expect(0, "eval").Output);
        Assert.Equal(("1520", "1520"), (told.RootElement.GetProperty("tree").GetString(), told.RootElement.GetProperty("sql").GetString()));
        await File.WriteAllTextAsync(facts, """{"家庭人口": 2, "家庭月收入": null}""", TestContext.Current.CancellationToken);
        using var unknown = JsonDocument.Parse((await InsightsCommand.Run(folder, "rules", "eval", "家庭月收入 < 低保标准", "--facts", facts, "--json")).Expect(0, "eval").Output);
        Assert.Equal(JsonValueKind.Null, unknown.RootElement.GetProperty("tree").ValueKind);
        Assert.Equal("家庭月收入", unknown.RootElement.GetProperty("missing").GetString());
    }

    [Fact]
    public async Task A_fact_takes_the_place_of_the_parameter_that_has_its_name()
    {
        var facts = Path.Combine(folder, "parameter.json");
        foreach (var name in new[] { "低保标准", "dibao_standard" })
        {
            await File.WriteAllTextAsync(facts, $"{{\"{name}\": 1500}}", TestContext.Current.CancellationToken);
            using var told = JsonDocument.Parse((await InsightsCommand.Run(folder, "rules", "eval", "低保标准 + 1", "--facts", facts, "--json")).Expect(0, "eval").Output);
            Assert.Equal(("1501", "1501"), (told.RootElement.GetProperty("tree").GetString(), told.RootElement.GetProperty("sql").GetString()));
        }
    }

    [Fact]
    public async Task A_slip_of_the_pen_names_the_whole_command_that_helps() =>
        Assert.Contains("Try: insights rules eval --help", (await InsightsCommand.Run(folder, "rules", "eval", "1", "--nothing")).Expect(2, "eval").Errors, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"年龄": {"b": 1}}""", "no object of plain values")]
    [InlineData("[1]", "no object of plain values")]
    [InlineData("""{"年龄": 1e400}""", "no object of plain values")]
    [InlineData("""{"年龄": 70, "在""", "BytePositionInLine")]
    [InlineData("""{"年龄": "old"}""", "“年龄” is number, not string")]
    [InlineData("""{"x": [1, "a", 2]}""", "“x” is a list of mixed types (number, string); give it values of one type")]
    [InlineData("""{"年龄": 70, "age": 71}""", "“年龄” is given twice")]
    [InlineData("""{"年龄": 70, "家庭月收": 900}""", "“家庭月收” is no fact or parameter, and the expression does not read it; did you mean “家庭月收入”?")]
    [InlineData("""{"天气": 1}""", "“天气” is no fact or parameter, and the expression does not read it.")]
    [InlineData("""{"ages": 70}""", "“ages” is no fact or parameter, and the expression does not read it; did you mean “age”?")]
    public async Task Facts_that_can_not_be_read_are_refused_with_the_file_and_how_they_are_written(string json, string message)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "bad.json"), json, TestContext.Current.CancellationToken);
        var refused = (await InsightsCommand.Run(folder, "rules", "eval", "年龄 > 60", "--facts", "bad.json")).Expect(1, "eval").Errors;
        Assert.StartsWith("bad.json: ", refused, StringComparison.Ordinal);
        Assert.Contains(message, refused, StringComparison.Ordinal);
        Assert.Matches("[^.?][.?] Give a JSON object of name and value", refused);
    }

    [Fact]
    public async Task A_date_of_feel_begins_with_an_at_sign_and_is_no_file() =>
        Assert.Contains("tree  2024-01-01", (await InsightsCommand.Run(folder, "rules", "eval", "@\"2024-01-01\"")).Expect(0, "eval").Output, StringComparison.Ordinal);

    [Fact]
    public async Task What_is_no_feel_is_refused_with_its_place() =>
        Assert.Contains("line 1, column 5", (await InsightsCommand.Run(folder, "rules", "eval", "1 + ")).Expect(1, "eval").Errors, StringComparison.Ordinal);

    [Fact]
    public async Task Cases_give_a_line_each_and_a_failing_one_fails_the_verb()
    {
        var path = Path.Combine(folder, "cases.json");
        const string One = """{"suite": "s", "case": "c", "name": "n", "expression": "EXPRESSION", "inputs": {}, "expected": {"type": "decimal", "value": "VALUE"}}""";
        string Case(string expression, string value) => One.Replace("EXPRESSION", expression, StringComparison.Ordinal).Replace("VALUE", value, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, $"[{Case("1 + 1", "2")}, {Case("{a: 1}.a", "1")}]", TestContext.Current.CancellationToken);
        var good = (await InsightsCommand.Run(folder, "rules", "cases", path)).Expect(0, "cases");
        Assert.Equal(["pass", "unsupported"], good.Output.Trim().Split('\n').Select(l => JsonDocument.Parse(l).RootElement.GetProperty("outcome").GetString()));
        await File.WriteAllTextAsync(path, $"[{Case("1 + 1", "3")}]", TestContext.Current.CancellationToken);
        Assert.Contains("1 fail", (await InsightsCommand.Run(folder, "rules", "cases", path)).Expect(1, "cases").Errors, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, "{}", TestContext.Current.CancellationToken);
        Assert.Contains("JSON array", (await InsightsCommand.Run(folder, "rules", "cases", path)).Expect(1, "cases").Errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
