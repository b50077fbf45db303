using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Insights.Policy.Feel;

namespace Insights.Policy.Rules;

/// <summary>Policy files to a rule book; every fault is collected, none stops the reading of the rest.</summary>
internal sealed partial class RuleBookReader(JudgedPast? past)
{
    private const string FactsFile = "facts.yaml";
    private const string DefinitionsFile = "definitions.yaml";

    private readonly List<PolicyFault> faults = [];
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly List<PolicyFact> facts = [];
    private readonly List<PolicyParameter> parameters = [];
    private readonly List<PolicyDefinition> definitions = [];
    private readonly List<Programme> programmes = [];

    /// <summary>Names and ids already taken, with where.</summary>
    private readonly Dictionary<string, string> taken = new(StringComparer.Ordinal);

    public static (RuleBook? Book, IReadOnlyList<PolicyFault> Faults) Read(IReadOnlyList<(string File, string Text)> files, JudgedPast? past)
    {
        var reader = new RuleBookReader(past);
        foreach (var (file, text) in files)
        {
            reader.texts[file] = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        }

        reader.ReadAll();
        var ordered = reader.faults.Distinct().OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line).ToArray();
        return ordered.Length > 0
            ? (null, ordered)
            : (new([.. reader.programmes.OrderBy(programme => programme.Order)], reader.facts, reader.parameters, reader.definitions,
                reader.Hash(reader.texts.Keys)) { Proposals = reader.proposals }, []);
    }

    private void ReadAll()
    {
        foreach (var needed in new[] { FactsFile, DefinitionsFile }.Where(file => !texts.ContainsKey(file)))
        {
            faults.Add(new(needed, 1, "the file is missing from the policy folder"));
        }

        var (opened, proposed) = (new List<(string Id, PolicyYaml Yaml)>(), new List<PolicyYaml>());
        foreach (var (file, text) in texts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (file is FactsFile)
            {
                Facts(PolicyYaml.Open(file, text, faults, "facts"));
            }
            else if (IsProposed(file))
            {
                if (PolicyYaml.Open(file, text, faults, "parameter", "from", "value", "author", "proposed", "source", "note") is { } value)
                {
                    proposed.Add(value);
                }
            }
            else if (PolicyYaml.Open(file, text, faults, file == DefinitionsFile ? ["parameters", "definitions"] : ProgrammeKeys) is { } yaml)
            {
                opened.Add((Path.GetFileNameWithoutExtension(file), yaml));
            }
        }

        foreach (var (id, yaml) in opened.Where(one => one.Yaml.Has("parameters")))
        {
            Parameters(id, yaml);
        }

        foreach (var yaml in proposed)
        {
            Proposed(yaml);
        }

        var shared = opened.FirstOrDefault(one => one.Yaml.File == DefinitionsFile).Yaml;
        if (shared is not null)
        {
            Definitions(shared);
        }

        foreach (var (id, yaml) in opened.Where(one => one.Yaml.File != DefinitionsFile))
        {
            Programme(id, yaml);
        }

        ListedBy();
    }

    private static ParameterRange? Range(PolicyYaml entry)
    {
        if (entry.Map("range", "least", "most", "step") is not { } map)
        {
            return null;
        }

        var range = new ParameterRange(map.Number("least"), map.Number("most"), map.Number("step"));
        if (range.Most > range.Least && range.Step > 0)
        {
            return range;
        }

        entry.Fault("range", "“range” needs most above least, and a step above zero");
        return null;
    }

    /// <summary>Whether a value keeps to its parameter's range; a fault where it does not.</summary>
    private static bool Keeps(PolicyYaml entry, decimal value, ParameterRange bounds, string name, string unit)
    {
        if (value >= bounds.Least && value <= bounds.Most)
        {
            return true;
        }

        static string Plain(decimal number) => number.ToString(CultureInfo.InvariantCulture);
        entry.Fault("value", $"“{name}” can be from {Plain(bounds.Least)} to {Plain(bounds.Most)} {unit}; it is {Plain(value)}. The nearest is “value: {Plain(Math.Clamp(value, bounds.Least, bounds.Most))}”");
        return false;
    }

    private void Facts(PolicyYaml? yaml)
    {
        foreach (var entry in yaml?.List("facts", "name", "asked", "column", "type", "codes", "earlier", "earlier_as", "listed", "feed", "department", "meaning") ?? [])
        {
            var (name, column) = (entry.Both("name"), entry.Text("column"));
            var type = entry.OneOf("type", "boolean", "integer", "number", "string", "date");
            Take(entry, "name", name.Zh);
            Take(entry, "column", column);
            Ascii(entry, "column", column);
            var codes = entry.Has("codes")
                ? entry.Pairs("codes").Select(pair => new FeelCode(type == "integer" && int.TryParse(pair.Code, out var code) ? code : pair.Code, pair.Word)).ToArray()
                : [];
            var symbol = new FeelSymbol(name.Zh, column, codes.Length > 0 ? FeelType.String : type switch
            {
                "boolean" => FeelType.Boolean,
                "string" => FeelType.String,
                "date" => FeelType.Date,
                _ => FeelType.Number,
            }, FeelSymbolKind.Fact, FeelAbsence.Unknown) { Whole = type == "integer", Codes = codes };
            facts.Add(new(symbol, name.En, entry.Text("feed"), entry.Both("department"), entry.Both("meaning"))
            {
                Asked = entry.Has("asked") ? entry.Both("asked") : name,
                Earlier = entry.Has("earlier") ? entry.Number("earlier") : null,
                EarlierAs = entry.Has("earlier_as") ? entry.Text("earlier_as") : null,
                Listed = Listed(entry, codes),
            });
        }
    }

    private void Parameters(string owner, PolicyYaml yaml)
    {
        foreach (var entry in yaml.List("parameters", "id", "name", "unit", "range", "values"))
        {
            var (id, name, unit, range) = (entry.Text("id"), entry.Both("name"), entry.Text("unit"), entry.Has("range") ? Range(entry) : null);
            Take(entry, "id", id);
            Take(entry, "name", name.Zh);
            Ascii(entry, "id", id);
            var values = new List<ParameterEntry>();
            foreach (var value in entry.List("values", "from", "value", "confidence", "source", "source_en"))
            {
                if (value.Month("from") is not { } from)
                {
                    continue;
                }

                if (values.Count > 0 && from <= values[^1].From)
                {
                    value.Fault("from", $"“{name.Zh}” from {from:yyyy-MM} stands after {values[^1].From:yyyy-MM}; entries go up by month, each month once");
                }

                var amount = value.Number("value");
                Keeps(value, amount, range ?? ParameterRange.Amount, name.Zh, unit);
                values.Add(new(from, amount, value.Text("confidence"), value.Text("source")) { SourceEn = value.OptionalText("source_en") });
            }

            if (values.Count == 0)
            {
                entry.Fault("values", $"“{name.Zh}” has no value");
            }

            parameters.Add(new(id, name, unit, owner, values) { Range = range });
        }
    }

    /// <summary>Names are unique over facts, parameters and definitions; columns over facts and parameters.</summary>
    private void Take(PolicyYaml entry, string key, string name)
    {
        if (name.Length > 0 && !taken.TryAdd(name, $"{entry.File}:{entry.Line(key)}"))
        {
            entry.Fault(key, $"“{name}” is already the name of another entry ({taken[name]}); choose another");
        }
    }

    private static void Ascii(PolicyYaml entry, string key, string id)
    {
        if (id.Length > 0 && !Identifier().IsMatch(id))
        {
            entry.Fault(key, $"“{key}” is “{id}”; small letters, digits and '_' only, as it becomes a column");
        }
    }

    private string Hash(IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.Distinct().Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file + "\n" + texts.GetValueOrDefault(file) + "\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
