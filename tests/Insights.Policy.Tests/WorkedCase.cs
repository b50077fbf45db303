using Insights.Policy.Feel;
using Insights.Policy.Rules;
using YamlDotNet.RepresentationModel;

namespace Insights.Policy.Tests;

/// <summary>One sentence of tests/cases/policy: a month, the facts by column, and what must come out; perhaps with values that the city has yet to decide.</summary>
internal sealed record WorkedCase(
    string Sentence, long Line, DateOnly Month, Dictionary<string, object?> Facts, string Entitled, decimal? Amount, string? Missing, IReadOnlyDictionary<string, decimal> Proposed)
{
    /// <summary>The law, with what the case lets the city decide on top of it.</summary>
    public RuleBook Book => PolicyContent.With(Proposed, Month);

    public static readonly string Folder = Path.Combine(PolicyContent.Root, "tests", "cases", "policy");

    public static IReadOnlyList<WorkedCase> Of(string programme) => [.. Read(Path.Combine(Folder, programme + ".yaml"))];

    /// <summary>A fact as rules see it: the word for a code, a decimal for a number; null where it is unknown.</summary>
    public object? Seen(FeelSymbol symbol) => Facts.GetValueOrDefault(symbol.Key) switch
    {
        null => null,
        var code when symbol.Codes.Count > 0 => symbol.Codes.Single(one => Equals(one.Code, code)).Word,
        int or decimal when Facts[symbol.Key] is var number => Convert.ToDecimal(number),
        var value => value,
    };

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

            var proposed = node.Children.TryGetValue(new YamlScalarNode("proposed"), out var decided)
                ? ((YamlMappingNode)decided).Children.ToDictionary(pair => ((YamlScalarNode)pair.Key).Value!, pair => decimal.Parse(((YamlScalarNode)pair.Value).Value!)) : [];
            yield return new(Text("case")!, node.Start.Line, DateOnly.ParseExact(Text("month") + "-01", "yyyy-MM-dd"), facts, Text("entitled")!,
                Text("amount") is { } amount ? decimal.Parse(amount) : null, Text("missing"), proposed);
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
