using System.Globalization;
using Insights.Policy.Feel;
using Insights.Policy.Rules;
using YamlDotNet.RepresentationModel;

namespace Insights.Policy.Tests;

/// <summary>The sentences of tests/cases/policy, through the tree evaluator and through SQL.</summary>
public sealed class WorkedCasesTests
{
    private static readonly string Folder = Path.Combine(PolicyContent.Root, "tests", "cases", "policy");

    public static TheoryData<string> Programmes() => [.. PolicyContent.Book.Programmes.Select(programme => programme.Id)];

    [Theory]
    [MemberData(nameof(Programmes))]
    public void Every_worked_case_comes_out_as_written(string programme)
    {
        using var engine = new Engine();
        engine.Run($"CREATE TABLE fct_person_month ({RandomPersons.Columns})");
        engine.Run($"CREATE TABLE dim_parameter_month AS {PolicyContent.Book.ParameterSql(new(2018, 1, 1), new(2027, 12, 1))}");
        var file = Path.Combine(Folder, programme + ".yaml");
        var cases = Read(file).ToArray();
        Assert.True(cases.Length >= 10, $"{programme} has {cases.Length} worked cases; ten are asked");
        foreach (var one in cases)
        {
            var where = $"{Path.GetFileName(file)}:{one.Line} {one.Sentence}";
            var told = PolicyContent.Book.Explain(programme, one.Month, one.Facts);
            Assert.True(one.Entitled == Word(told.Verdict), $"{where}: {Word(told.Verdict)} by the tree; "
                + string.Join(", ", told.Clauses.Select(clause => $"{clause.Id}={clause.Verdict?.ToString() ?? "?"}")));
            Assert.True(one.Amount == told.Amount, $"{where}: {told.Amount} yuan by the tree");
            Assert.True(one.Missing is null || one.Missing == told.Missing?.Name, $"{where}: the tree misses {told.Missing?.Name}");

            engine.Run("DELETE FROM fct_person_month");
            engine.Run($"INSERT INTO fct_person_month BY NAME SELECT 1 AS person_id, {FeelSql.Date(one.Month)} AS month, "
                + string.Join(", ", one.Facts.Select(fact => $"{Literal(fact.Value)} AS {fact.Key}")));
            var row = Assert.Single(engine.Rows(PolicyContent.Book.JudgeSql()));
            Assert.True(one.Entitled == (row[$"{programme}_entitled"] switch { true => "是", false => "否", _ => "未知" }), $"{where}: {row[$"{programme}_entitled"] ?? "unknown"} by SQL");
            Assert.True(one.Amount == (row[$"{programme}_due"] is double due ? (decimal)due : null), $"{where}: {row[$"{programme}_due"]} yuan by SQL");
            Assert.Equal(told.Missing?.Column, row[$"{programme}_missing"]);
        }
    }

    [Fact]
    public void Each_file_of_worked_cases_belongs_to_a_programme() =>
        Assert.All(Directory.EnumerateFiles(Folder, "*.yaml"), file => PolicyContent.Book.Programme(Path.GetFileNameWithoutExtension(file)));

    private static string Word(Entitlement verdict) => verdict switch { Entitlement.Entitled => "是", Entitlement.NotEntitled => "否", _ => "未知" };

    private static string Literal(object? value) => value switch
    {
        null => "NULL",
        string text => FeelSql.Quote(text),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private sealed record WorkedCase(string Sentence, long Line, DateOnly Month, Dictionary<string, object?> Facts, string Entitled, decimal? Amount, string? Missing);

    private static IEnumerable<WorkedCase> Read(string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(file)));
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        foreach (var node in ((YamlSequenceNode)root["cases"]).Cast<YamlMappingNode>())
        {
            string? Text(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? ((YamlScalarNode)value).Value : null;
            var facts = new Dictionary<string, object?>(StringComparer.Ordinal);
            Fill(facts, (YamlMappingNode)root["person"]);
            if (node.Children.TryGetValue(new YamlScalarNode("facts"), out var different))
            {
                Fill(facts, (YamlMappingNode)different);
            }

            yield return new(Text("case")!, node.Start.Line, DateOnly.ParseExact(Text("month") + "-01", "yyyy-MM-dd"), facts, Text("entitled")!,
                Text("amount") is { } amount ? decimal.Parse(amount) : null, Text("missing"));
        }
    }

    private static void Fill(Dictionary<string, object?> facts, YamlMappingNode written)
    {
        foreach (var (key, value) in written.Children)
        {
            var fact = PolicyContent.Book.Facts.Single(fact => fact.Name == ((YamlScalarNode)key).Value);
            var text = ((YamlScalarNode)value).Value!;
            facts[fact.Column] = (text, fact.Symbol) switch
            {
                ("未知", _) => null,
                (_, { Codes.Count: > 0 } symbol) => symbol.Codes.Single(code => code.Word == text).Code,
                (_, { Type.Kind: FeelKind.Boolean }) => text == "是",
                (_, { Whole: true }) => int.Parse(text),
                _ => decimal.Parse(text),
            };
        }
    }
}
