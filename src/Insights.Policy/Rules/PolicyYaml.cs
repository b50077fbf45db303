using System.Globalization;
using Insights.Policy.Feel;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Insights.Policy.Rules;

/// <summary>A mapping of a policy file that answers only to keys it may have; what is wrong goes to the list of faults with its line.</summary>
internal sealed class PolicyYaml
{
    private readonly YamlMappingNode map;
    private readonly List<PolicyFault> faults;
    private readonly Dictionary<string, YamlNode> entries = new(StringComparer.Ordinal);

    private PolicyYaml(string file, YamlMappingNode map, List<PolicyFault> faults, string[] keys)
    {
        (File, this.map, this.faults) = (file, map, faults);
        foreach (var (key, value) in map.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            entries[name] = value;
            if (!keys.Contains(name))
            {
                Misspelt = true;
                faults.Add(new(file, Line(key), $"unknown key “{name}”{FeelText.Suggest(name, keys)}; keys here: {FeelText.Listed(keys)}"));
            }
        }
    }

    public string File { get; }

    /// <summary>A key is none of those that may stand here; what it was meant for is not missed a second time.</summary>
    public bool Misspelt { get; }

    public int At => Line(map);

    /// <summary>The file's top mapping, or nothing with a fault.</summary>
    public static PolicyYaml? Open(string file, string text, List<PolicyFault> faults, params string[] keys)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode map }])
            {
                return new(file, map, faults, keys);
            }

            faults.Add(new(file, 1, $"one YAML mapping is expected; write “{keys[0]}: …” and, each on its line, what else there is of {string.Join(", ", keys)}"));
        }
        catch (YamlException broken)
        {
            faults.Add(Broken(file, text, (int)broken.Start.Line, broken.InnerException?.Message ?? broken.Message));
        }

        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException)
        {
            // What the YAML reader throws at a file that ends within a bracket or a quotation.
            faults.Add(Broken(file, text, 1 + text.AsSpan().TrimEnd().Count('\n'), "the file ends before a bracket or quotation is closed"));
        }

        return null;
    }

    private static PolicyFault Broken(string file, string text, int line, string reason) => Spelling.Yaml(text) is { } found
        ? new(file, found.Line, $"not readable as YAML: {reason}; {found.Remedy}")
        : new(file, line, $"not readable as YAML: {reason}{(reason.StartsWith("Duplicate key", StringComparison.Ordinal) ? "; keep one of the two" : "")}");

    public void Fault(string? key, string message) => faults.Add(new(File, Line(key), message));

    public void Fault(int line, string message) => faults.Add(new(File, line, message));

    public int Line(string? key) => key is not null && entries.TryGetValue(key, out var node) ? Line(node) : At;

    public bool Has(string key) => entries.ContainsKey(key);

    /// <summary>Whether the key holds a list without an entry.</summary>
    public bool HasNothing(string key) => entries.GetValueOrDefault(key) is YamlSequenceNode { Children.Count: 0 };

    public string Text(string key)
    {
        if (entries.GetValueOrDefault(key) is YamlScalarNode { Value: { Length: > 0 } text })
        {
            return text.Trim();
        }

        Fault(key, Has(key) ? $"“{key}” needs a text; write “{key}: …”" : $"“{key}” is missing; write “{key}: …”{(Misspelt ? " in place of the unknown key" : "")}");
        return "";
    }

    public string? OptionalText(string key) => Has(key) ? Text(key) : null;

    /// <summary>The text of an expression and the line on which its first line stands.</summary>
    public (string Text, int Line) Expression(string key)
    {
        var text = Text(key);
        var block = entries.GetValueOrDefault(key) is YamlScalarNode { Style: ScalarStyle.Literal or ScalarStyle.Folded };
        return (text, Line(key) + (block ? 1 : 0));
    }

    public string OneOf(string key, params string[] words)
    {
        var text = Text(key);
        if (text.Length > 0 && !words.Contains(text))
        {
            Fault(key, $"“{key}” is “{text}”{FeelText.Suggest(text, words)}; it may be {FeelText.Listed(words)}");
        }

        return text;
    }

    /// <param name="share">A share: what is given in per cent was meant in hundredths.</param>
    public decimal Number(string key, bool share = false)
    {
        var text = Text(key);
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && text.Length > 0)
        {
            Fault(key, $"“{key}” is “{text}”; a plain number such as 12 or 1.6 is expected{(Spelling.Number(text) / (share && text.EndsWith('%') ? 100 : 1) is { } meant ? $"; write “{key}: {meant.ToString(CultureInfo.InvariantCulture)}”" : "")}");
        }

        return number;
    }

    public int Count(string key)
    {
        var number = Number(key);
        if (!decimal.IsInteger(number) || number is < 0 or > 10000)
        {
            Fault(key, $"“{key}” is {number.ToString(CultureInfo.InvariantCulture)}; a whole number from 0 is expected; write “{key}: {Math.Round(Math.Clamp(number, 0, 10000)).ToString(CultureInfo.InvariantCulture)}”");
            return 0;
        }

        return (int)number;
    }

    /// <summary>A month YYYY-MM as its first day.</summary>
    /// <param name="first">The first month that would do, offered where the text tells none.</param>
    public DateOnly? Month(string key, DateOnly? first = null)
    {
        var text = Text(key);
        if (DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return month;
        }

        if (text.Length > 0)
        {
            Fault(key, $"“{key}” is “{text}”; a month such as 2024-01 is expected{((Spelling.Month(text, first) ?? first) is { } meant ? $"; write “{key}: {meant:yyyy-MM}”" : "")}");
        }

        return null;
    }

    public BilingualText Both(string key)
    {
        var map = Map(key, "zh", "en");
        return map is null ? new("", "") : new(map.Text("zh"), map.Text("en"));
    }

    public PolicyYaml? Map(string key, params string[] keys)
    {
        if (entries.GetValueOrDefault(key) is YamlMappingNode inner)
        {
            return new(File, inner, faults, keys);
        }

        var first = entries.GetValueOrDefault(key) is YamlScalarNode { Value: { Length: > 0 } text } ? text : "…";
        Fault(key, $"“{key}” needs {{{string.Join(": …, ", keys)}: …}}; write “{key}: {{{keys[0]}: {first}{string.Concat(keys.Skip(1).Select(one => $", {one}: …"))}}}”");
        return null;
    }

    public IReadOnlyList<PolicyYaml> List(string key, params string[] keys)
    {
        if (entries.GetValueOrDefault(key) is not YamlSequenceNode list)
        {
            Fault(key, Has(key) ? $"“{key}” needs a list; write its entries below it as “- {Entry(entries[key], keys)}”" : $"“{key}” is missing; write “{key}:” and below it “- {Entry(null, keys)}”");
            return [];
        }

        foreach (var odd in list.Children.Where(child => child is not YamlMappingNode))
        {
            faults.Add(new(File, Line(odd), $"each entry of “{key}” has the keys {string.Join(", ", keys)}; write “- {Entry(odd, keys)}”"));
        }

        return [.. list.Children.OfType<YamlMappingNode>().Select(child => new PolicyYaml(File, child, faults, keys))];
    }

    /// <summary>Code and word pairs, e.g. {dibao: 低保}.</summary>
    public IReadOnlyList<(string Code, string Word)> Pairs(string key)
    {
        if (entries.GetValueOrDefault(key) is not YamlMappingNode pairs)
        {
            Fault(key, $"“{key}” needs {{code: word}}");
            return [];
        }

        return [.. pairs.Children.Select(pair => (((YamlScalarNode)pair.Key).Value ?? "", (pair.Value as YamlScalarNode)?.Value ?? ""))];
    }

    /// <summary>How an entry is written, with what was given in its place.</summary>
    private static string Entry(YamlNode? given, string[] keys)
    {
        var (first, second) = given switch
        {
            YamlScalarNode { Value: { Length: > 0 } text } => (text, "…"),
            YamlMappingNode { Children: { Count: > 0 } pairs } when pairs.First() is { Key: YamlScalarNode name, Value: YamlScalarNode value } && !keys.Contains(name.Value) => (name.Value, value.Value),
            _ => ("…", "…"),
        };
        return keys.Length > 1 ? $"{{{keys[0]}: {first}, {keys[1]}: {second}}}" : $"{{{keys[0]}: {first}}}";
    }

    private static int Line(YamlNode node) => (int)node.Start.Line;
}
