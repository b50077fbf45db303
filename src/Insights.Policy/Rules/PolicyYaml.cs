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
                faults.Add(new(file, Line(key), $"unknown key “{name}”{FeelText.Suggest(name, keys)}; keys here: {string.Join(", ", keys)}"));
            }
        }
    }

    public string File { get; }

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

            faults.Add(new(file, 1, "one YAML mapping is expected, with the keys " + string.Join(", ", keys)));
        }
        catch (YamlException broken)
        {
            faults.Add(new(file, (int)broken.Start.Line, $"not readable as YAML: {broken.InnerException?.Message ?? broken.Message}"));
        }

        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException)
        {
            // What the YAML reader throws at a file that ends within a bracket or a quotation.
            faults.Add(new(file, 1 + text.AsSpan().TrimEnd().Count('\n'), "not readable as YAML: the file ends before a bracket or quotation is closed"));
        }

        return null;
    }

    public void Fault(string? key, string message) => faults.Add(new(File, Line(key), message));

    public int Line(string? key) => key is not null && entries.TryGetValue(key, out var node) ? Line(node) : At;

    public bool Has(string key) => entries.ContainsKey(key);

    public string Text(string key)
    {
        if (entries.GetValueOrDefault(key) is YamlScalarNode { Value: { Length: > 0 } text })
        {
            return text.Trim();
        }

        Fault(key, Has(key) ? $"“{key}” needs a text" : $"“{key}” is missing");
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
            Fault(key, $"“{key}” is “{text}”{FeelText.Suggest(text, words)}; it may be {string.Join(", ", words)}");
        }

        return text;
    }

    public decimal Number(string key)
    {
        var text = Text(key);
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && text.Length > 0)
        {
            Fault(key, $"“{key}” is “{text}”; a plain number such as 12 or 1.6 is expected");
        }

        return number;
    }

    public int Count(string key)
    {
        var number = Number(key);
        if (!decimal.IsInteger(number) || number is < 0 or > 10000)
        {
            Fault(key, $"“{key}” is {number}; a whole number from 0 is expected");
            return 0;
        }

        return (int)number;
    }

    /// <summary>A month YYYY-MM as its first day.</summary>
    public DateOnly? Month(string key)
    {
        var text = Text(key);
        if (DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return month;
        }

        if (text.Length > 0)
        {
            Fault(key, $"“{key}” is “{text}”; a month such as 2024-01 is expected");
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

        Fault(key, $"“{key}” needs {{{string.Join(": …, ", keys)}: …}}");
        return null;
    }

    public IReadOnlyList<PolicyYaml> List(string key, params string[] keys)
    {
        if (entries.GetValueOrDefault(key) is not YamlSequenceNode list)
        {
            Fault(key, Has(key) ? $"“{key}” needs a list" : $"“{key}” is missing");
            return [];
        }

        foreach (var odd in list.Children.Where(child => child is not YamlMappingNode))
        {
            faults.Add(new(File, Line(odd), $"each entry of “{key}” has the keys {string.Join(", ", keys)}"));
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

    private static int Line(YamlNode node) => (int)node.Start.Line;
}
