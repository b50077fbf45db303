using Insights.Warehouse.Naming;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Insights.Etl.Contracts;

/// <summary>Faults found in content files, each with file and line; all are told at once.</summary>
public sealed class ContentFaults
{
    private readonly List<string> _faults = [];

    public bool Any => _faults.Count > 0;

    public void Add(string file, long line, string fault) => _faults.Add($"{file}, line {line}: {fault}");

    /// <exception cref="InputFaultException">There is at least one fault.</exception>
    public void Throw()
    {
        if (Any)
        {
            throw new InputFaultException(string.Join(Environment.NewLine, _faults));
        }
    }
}

/// <summary>A mapping of a content file, read strictly: a key that nobody asked for and a key that is missing are faults.</summary>
public sealed class YamlRecord
{
    private readonly Dictionary<string, YamlNode> _nodes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly ContentFaults _faults;
    private readonly string _file;

    private YamlRecord(string file, YamlNode node, ContentFaults faults)
    {
        _file = file;
        _faults = faults;
        Line = node.Start.Line;
        if (node is not YamlMappingNode mapping)
        {
            faults.Add(file, Line, "a mapping (key: value) is expected here.");
            return;
        }

        foreach (var (key, value) in mapping.Children)
        {
            _nodes[((YamlScalarNode)key).Value ?? string.Empty] = value;
        }
    }

    public long Line { get; }

    public IEnumerable<string> Keys => _nodes.Keys;

    /// <summary>The file's one document, or null (and a fault) where it is no YAML.</summary>
    public static YamlRecord? Read(string path, ContentFaults faults)
    {
        var name = Path.GetFileName(path);
        try
        {
            var stream = new YamlStream();
            using var text = new StreamReader(path);
            stream.Load(text);
            if (stream.Documents.Count == 1)
            {
                return new YamlRecord(name, stream.Documents[0].RootNode, faults);
            }

            faults.Add(name, 1, "one YAML document is expected.");
        }
        catch (YamlException e)
        {
            faults.Add(name, e.Start.Line, e.InnerException?.Message ?? e.Message);
        }
        catch (InvalidOperationException)
        {
            // What YamlDotNet throws, without a place, for a bracket that is never closed.
            faults.Add(name, 1, "this is no YAML; is a bracket or quotation mark left open?");
        }

        return null;
    }

    public bool Has(string key) => _nodes.ContainsKey(key);

    public string Text(string key) => Optional(key) ?? Missing(key);

    /// <summary>The scalar, or null where the key is absent.</summary>
    public string? Optional(string key)
    {
        _asked.Add(key);
        if (!_nodes.TryGetValue(key, out var node))
        {
            return null;
        }

        if (node is YamlScalarNode scalar && !string.IsNullOrWhiteSpace(scalar.Value))
        {
            return scalar.Value;
        }

        _faults.Add(_file, node.Start.Line, $"'{key}' must be one value.");
        return string.Empty;
    }

    public T Choice<T>(string key, T otherwise)
        where T : struct, Enum
    {
        var text = Optional(key);
        if (text is null)
        {
            return otherwise;
        }

        if (Enum.TryParse<T>(text.Replace("_", string.Empty, StringComparison.Ordinal), true, out var value))
        {
            return value;
        }

        _faults.Add(_file, LineOf(key), $"'{key}: {text}' is not one of {string.Join(", ", Enum.GetNames<T>())}.");
        return otherwise;
    }

    public int Number(string key, int otherwise)
    {
        var text = Optional(key);
        if (text is null || int.TryParse(text, out var value))
        {
            return text is null ? otherwise : int.Parse(text);
        }

        _faults.Add(_file, LineOf(key), $"'{key}: {text}' is not a whole number.");
        return otherwise;
    }

    public bool Flag(string key)
    {
        var text = Optional(key);
        if (text is not (null or "true" or "false"))
        {
            _faults.Add(_file, LineOf(key), $"'{key}: {text}' is neither true nor false.");
        }

        return text == "true";
    }

    /// <summary>The items of a list of scalars; empty where the key is absent.</summary>
    public IReadOnlyList<string> List(string key)
    {
        _asked.Add(key);
        if (!_nodes.TryGetValue(key, out var node))
        {
            return [];
        }

        if (node is YamlSequenceNode sequence && sequence.Children.All(c => c is YamlScalarNode))
        {
            return [.. sequence.Children.Select(c => ((YamlScalarNode)c).Value ?? string.Empty)];
        }

        _faults.Add(_file, node.Start.Line, $"'{key}' must be a list: [a, b].");
        return [];
    }

    /// <summary>A nested mapping; null where the key is absent.</summary>
    public YamlRecord? Record(string key)
    {
        _asked.Add(key);
        return _nodes.TryGetValue(key, out var node) ? new YamlRecord(_file, node, _faults) : null;
    }

    /// <summary>A list of mappings; empty where the key is absent.</summary>
    public IReadOnlyList<YamlRecord> Records(string key)
    {
        _asked.Add(key);
        if (!_nodes.TryGetValue(key, out var node))
        {
            return [];
        }

        if (node is YamlSequenceNode sequence)
        {
            return [.. sequence.Children.Select(c => new YamlRecord(_file, c, _faults))];
        }

        _faults.Add(_file, node.Start.Line, $"'{key}' must be a list of mappings.");
        return [];
    }

    public void Fault(string key, string fault) => _faults.Add(_file, LineOf(key), fault);

    public long LineOf(string key) => _nodes.TryGetValue(key, out var node) ? node.Start.Line : Line;

    /// <summary>To be called when every known key was asked for: the rest is unknown.</summary>
    public void Done()
    {
        foreach (var key in _nodes.Keys.Where(k => !_asked.Contains(k)))
        {
            _faults.Add(_file, LineOf(key), $"unknown key '{key}'{(NearName.Of(key, _asked.Where(a => !_nodes.ContainsKey(a))) is { } near ? $"; did you mean '{near}'?" : ".")} Known here: {string.Join(", ", _asked.Order(StringComparer.Ordinal))}.");
        }
    }

    private string Missing(string key)
    {
        _faults.Add(_file, Line, $"'{key}' is missing.");
        return string.Empty;
    }
}
