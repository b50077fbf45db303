using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Insights.Indicators.Cards;

/// <summary>
/// One YAML mapping read strictly: each key is asked for once, what is missing is a fault with its line, and
/// what was never asked for is a fault with the nearest known spelling (<see cref="Close"/>).
/// </summary>
internal sealed class ContentMap(string file, YamlMappingNode node, List<ContentFault> faults)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public string File { get; } = file;

    public int Line => (int)node.Start.Line;

    public static ContentMap? Read(string file, string text, List<ContentFault> faults)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root)
            {
                return new ContentMap(file, root, faults);
            }

            faults.Add(new(file, 1, "the file is not one YAML mapping", "Write keys and values, such as 'clause: C11'."));
        }
        catch (YamlException broken)
        {
            faults.Add(new(file, (int)broken.Start.Line, $"this is not YAML: {broken.Message}", "Mend the line; a text with ': ' or '#' in it needs quotes."));
        }

        return null;
    }

    public void Fault(int line, string what, string remedy) => faults.Add(new(File, line, what, remedy));

    public int LineOf(string key) => (int)(Find(key)?.Start.Line ?? node.Start.Line);

    public bool Has(string key) => Find(key) is not null;

    public bool IsText(string key) => Find(key) is YamlScalarNode;

    /// <summary>The key's text; absent or blank is a fault and gives the empty text.</summary>
    public string Text(string key)
    {
        var text = OptionalText(key);
        if (text is null)
        {
            Missing(key);
        }

        return text ?? "";
    }

    public string? OptionalText(string key) => Find(key) switch
    {
        YamlScalarNode { Value: { Length: > 0 } value } => value,
        null => null,
        var other => Wrong<string>(other, key, "a text"),
    };

    public string Choice(string key, IReadOnlyCollection<string> choices, string? absent = null)
    {
        var text = absent is null ? Text(key) : OptionalText(key) ?? absent;
        if (text.Length > 0 && !choices.Contains(text))
        {
            Fault(LineOf(key), $"'{text}' is no {key}", Spelling.Remedy(text, choices));
        }

        return text;
    }

    public ContentMap? Map(string key)
    {
        if (Find(key) is null)
        {
            Missing(key);
        }

        return OptionalMap(key);
    }

    public ContentMap? OptionalMap(string key) => Find(key) switch
    {
        YamlMappingNode map => new ContentMap(File, map, faults),
        null => null,
        var other => Wrong<ContentMap>(other, key, "a mapping of keys and values"),
    };

    public IReadOnlyList<string> Texts(string key, bool required)
    {
        switch (Find(key))
        {
            case YamlSequenceNode list when list.All(n => n is YamlScalarNode):
                return [.. list.Cast<YamlScalarNode>().Select(n => n.Value ?? "")];
            case null:
                if (required)
                {
                    Missing(key);
                }

                return [];
            case var other:
                return Wrong<IReadOnlyList<string>>(other, key, "a list of texts") ?? [];
        }
    }

    public IReadOnlyList<ContentMap> Maps(string key) => Find(key) switch
    {
        YamlSequenceNode list when list.All(n => n is YamlMappingNode) => [.. list.Cast<YamlMappingNode>().Select(n => new ContentMap(File, n, faults))],
        null => [],
        var other => Wrong<IReadOnlyList<ContentMap>>(other, key, "a list of mappings") ?? [],
    };

    /// <summary>All keys with their texts, for a mapping whose keys are data.</summary>
    public IReadOnlyList<(string Key, string Value, int Line)> Pairs()
    {
        var pairs = new List<(string, string, int)>();
        foreach (var (key, value) in node.Children)
        {
            asked.Add(((YamlScalarNode)key).Value ?? "");
            if (value is YamlScalarNode scalar)
            {
                pairs.Add((((YamlScalarNode)key).Value ?? "", scalar.Value ?? "", (int)key.Start.Line));
            }
            else
            {
                Fault((int)value.Start.Line, "a single value belongs here", "Write 'key: value'.");
            }
        }

        return pairs;
    }

    /// <summary>A month written YYYY-MM; the first of it. Absent is null unless required.</summary>
    public DateOnly? Month(string key, bool required)
    {
        var text = required ? Text(key) : OptionalText(key);
        return string.IsNullOrEmpty(text) ? null : MonthOf(text, LineOf(key));
    }

    public DateOnly? MonthOf(string text, int line)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            return month;
        }

        Fault(line, $"'{text}' is no month", "Write it as 2027-12.");
        return null;
    }

    public double? NumberOf(string text, int line)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Fault(line, $"'{text}' is no number", "Write it with a point, such as 0.97.");
        return null;
    }

    /// <summary>Keys that nobody asked for are faults.</summary>
    public void Close()
    {
        foreach (var key in node.Children.Keys.Cast<YamlScalarNode>().Where(k => !asked.Contains(k.Value ?? "")))
        {
            Fault((int)key.Start.Line, $"'{key.Value}' is not a key here", Spelling.Remedy(key.Value ?? "", asked));
        }
    }

    private YamlNode? Find(string key)
    {
        asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) && value is not YamlScalarNode { Value: null or "" } ? value : null;
    }

    private void Missing(string key) => Fault(Line, $"'{key}' is missing", $"Add a line '{key}: …'.");

    private T? Wrong<T>(YamlNode found, string key, string expected)
        where T : class
    {
        Fault((int)found.Start.Line, $"'{key}' is not {expected}", $"Write {expected} there.");
        return null;
    }
}
