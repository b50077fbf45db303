using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Insights.Etl.Model;

/// <summary>The models of the content folder in the order in which they can be made.</summary>
public sealed partial class ModelLibrary
{
    private static readonly string[] Rooms = ["staging", "core", "marts"];

    private ModelLibrary(IReadOnlyList<ModelFile> inOrder) => InOrder = inOrder;

    /// <summary>Each model after all that it reads.</summary>
    public IReadOnlyList<ModelFile> InOrder { get; }

    /// <summary>Reads models/&lt;room&gt;/*.sql with the YAML beside them, and takes relations made by code (rules compiled to SQL) as models too.</summary>
    /// <param name="content">The content folders.</param>
    /// <param name="compiled">Relation name → SELECT, for relations whose text comes from the rule book.</param>
    /// <exception cref="InputFaultException">A model without an entry, an entry without a model, a bad key, or a circle.</exception>
    public static ModelLibrary Load(ContentFolders content, IReadOnlyDictionary<string, string> compiled)
    {
        var entries = new Dictionary<string, (ModelEntry Entry, string File)>(StringComparer.Ordinal);
        var texts = new Dictionary<string, (string Sql, string File)>(StringComparer.Ordinal);
        foreach (var room in Rooms)
        {
            foreach (var file in content.Files($"models/{room}", "*.yaml"))
            {
                foreach (var (name, entry) in ReadEntries(file))
                {
                    entries[name] = (entry, file);
                }
            }

            foreach (var file in content.Files($"models/{room}", "*.sql"))
            {
                texts[Path.GetFileNameWithoutExtension(file)] = (File.ReadAllText(file), file);
            }
        }

        foreach (var (name, sql) in compiled)
        {
            texts[name] = (sql, "src/policy");
        }

        var orphan = entries.Keys.Except(texts.Keys).Concat(texts.Keys.Except(entries.Keys)).Order().FirstOrDefault();
        if (orphan is not null)
        {
            throw new InputFaultException(
                $"models: '{orphan}' needs both a .sql file and an entry (grain, key, meaning) in the folder's .yaml; one of them is missing.");
        }

        var models = texts.ToDictionary(
            t => t.Key,
            t => new ModelFile(t.Key, t.Value.Sql, entries[t.Key].Entry, t.Value.File)
            {
                Reads = Reads(t.Value.Sql, t.Key),
                Rules = [.. ModelRules.Of(t.Key, entries[t.Key].Entry).Select(rule => rule with { Reads = Reads(rule.Sql, "") })],
            },
            StringComparer.Ordinal);
        return new ModelLibrary(WithTestsDue(Sort(models)));

        IReadOnlyList<string> Reads(string sql, string but) => [.. ReadRelations(sql).Where(texts.ContainsKey).Where(r => r != but)];
    }

    /// <summary>Each test where the last relation that it reads is made.</summary>
    private static List<ModelFile> WithTestsDue(List<ModelFile> inOrder)
    {
        var at = inOrder.Index().ToDictionary(m => m.Item.Name, m => m.Index, StringComparer.Ordinal);
        var due = inOrder.SelectMany(m => m.Rules.Select(rule => (Rule: rule, At: rule.Reads.Append(m.Name).Max(r => at[r])))).ToLookup(d => d.At, d => d.Rule);
        return [.. inOrder.Select((model, i) => model with { Due = [.. due[i]] })];
    }

    private static Dictionary<string, ModelEntry> ReadEntries(string file)
    {
        var reader = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).WithEnforceRequiredMembers().Build();
        try
        {
            return reader.Deserialize<Dictionary<string, ModelEntry>>(File.ReadAllText(file)) ?? [];
        }
        catch (YamlException fault)
        {
            throw new InputFaultException($"{Path.GetFileName(file)}, line {fault.Start.Line}: {fault.InnerException?.Message ?? fault.Message}", fault);
        }
    }

    private static List<ModelFile> Sort(Dictionary<string, ModelFile> models)
    {
        var ordered = new List<ModelFile>();
        var state = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in models.Keys.Order(StringComparer.Ordinal))
        {
            Visit(name, []);
        }

        return ordered;

        void Visit(string name, List<string> path)
        {
            if (state.TryGetValue(name, out var seen))
            {
                if (seen == 1)
                {
                    throw new InputFaultException($"models read each other in a circle: {string.Join(" → ", path.Append(name))}.");
                }

                return;
            }

            state[name] = 1;
            foreach (var read in models[name].Reads.Order(StringComparer.Ordinal))
            {
                Visit(read, [.. path, name]);
            }

            state[name] = 2;
            ordered.Add(models[name]);
        }
    }

    private static IEnumerable<string> ReadRelations(string sql) =>
        RelationPattern().Matches(CommentPattern().Replace(sql, "")).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"\b(?:FROM|JOIN)\s+([a-z_][a-z_0-9]*)", RegexOptions.IgnoreCase)]
    private static partial Regex RelationPattern();

    [GeneratedRegex(@"--[^\n]*")]
    private static partial Regex CommentPattern();
}
