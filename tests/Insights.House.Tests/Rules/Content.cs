using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Insights.House.Tests.Rules;

/// <summary>Models, contracts and cards carry what a reader needs to trust them.</summary>
public static partial class Content
{
    static readonly string[] Duties = ["stg_", "int_", "dim_", "fct_", "mart_", "meta_"];

    /// <summary>Each relation of a folder has an entry with grain, key and meaning in the folder's YAML, and no entry is left over.</summary>
    /// <param name="folder">The files of one folder.</param>
    /// <param name="pipeline">Source of the pipeline: a relation that it names may come from the rule book and have no file.</param>
    public static IEnumerable<string> ModelFaults(IReadOnlyCollection<SourceFile> folder, IEnumerable<SourceFile> pipeline)
    {
        var entries = new Dictionary<string, (SourceFile File, YamlNode Entry)>();
        foreach (var yaml in folder.Where(f => f.Extension == ".yaml"))
            foreach (var (name, entry) in Map(Root(yaml)))
                if (!entries.TryAdd(name, (yaml, entry))) yield return $"{yaml.Path}: {name} is described twice";
        foreach (var model in folder.Where(f => f.Extension == ".sql"))
        {
            if (!Duties.Any(duty => model.Name.StartsWith(duty, StringComparison.Ordinal)))
                yield return $"{model.Path}: the name tells no duty; begin it with {string.Join(", ", Duties)}";
            if (!entries.TryGetValue(model.Stem, out var found))
            {
                yield return $"{model.Path}: no entry {model.Stem} in the YAML of {model.Room}";
                continue;
            }
            var keys = Map(found.Entry);
            foreach (var need in new[] { "grain", "meaning" })
                if (Text(keys, need).Length == 0) yield return $"{found.File.Path}: {model.Stem} has no {need}";
            if (keys.GetValueOrDefault("key") is not YamlSequenceNode { Children.Count: > 0 })
                yield return $"{found.File.Path}: {model.Stem} has no key; write it as a list of columns";
        }
        var models = folder.Where(f => f.Extension == ".sql").Select(f => f.Stem).ToHashSet();
        foreach (var (name, (yaml, _)) in entries)
            if (!models.Contains(name) && !pipeline.Any(f => f.Text.Contains($"\"{name}\"", StringComparison.Ordinal))) yield return $"{yaml.Path}: {name} describes no model of this folder";
    }

    /// <summary>A programme without receipts states why; one told by a register of services names a feed that has a contract.</summary>
    public static IEnumerable<string> ReceiptFaults(SourceFile programme, IReadOnlyCollection<string> feeds)
    {
        var keys = Map(Root(programme));
        if (Text(keys, "receipts") == "none" && !keys.ContainsKey("received")) yield return $"{programme.Path}: nobody tells its receipts and no reason is given; write “received: {{zh: …, en: …}}”";
        if (Text(keys, "receipts") == "services" && Text(Map(keys["received"]), "feed") is var feed && !feeds.Contains(feed)) yield return $"{programme.Path}: {feed} is no feed of etl/contracts";
    }

    public static IEnumerable<string> ContractFaults(SourceFile contract)
    {
        var keys = Map(Root(contract));
        if (Text(keys, "clause").Length == 0) yield return $"{contract.Path}: names no clause of the mission";
        if (Text(keys, "feed") is { Length: > 0 } feed && feed != contract.Stem) yield return $"{contract.Path}: calls itself {feed}; file name = feed";
    }

    public static IEnumerable<string> CardFaults(SourceFile card)
    {
        var keys = Map(Root(card));
        if (Text(keys, "id") is { Length: > 0 } id && id != card.Stem) yield return $"{card.Path}: id '{id}'; the file name is the id";
        foreach (var need in new[] { "clause", "why", "numerator", "unit", "owner", "checked_by", "next_review" })
            if (!keys.ContainsKey(need)) yield return $"{card.Path}: has no {need}";
    }

    /// <summary>An office that owns cards or feeds has one name in each language: who reads two takes them for two offices. Several are parted by 、 and by "; ".</summary>
    public static IEnumerable<string> OwnerFaults(IEnumerable<SourceFile> files)
    {
        var told = new Dictionary<string, (string Other, string Path)>();
        foreach (var file in files)
        {
            var owner = Map(Map(Root(file)).GetValueOrDefault("owner"));
            var (chinese, english) = (Text(owner, "zh").Split('、'), Text(owner, "en").Split("; "));
            if (chinese.Length != english.Length) yield return $"{file.Path}: {chinese.Length} owners in Chinese, {english.Length} in English";
            foreach (var (name, other) in chinese.Zip(english).Concat(english.Zip(chinese)))
                if (!told.TryAdd(name, (other, file.Path)) && told[name].Other != other) yield return $"{file.Path}: {name} is {other} here and {told[name].Other} in {told[name].Path}";
        }
    }

    /// <summary>English that a page shows beside Chinese is set in a Chinese face, where the curved signs take a whole square.</summary>
    public static IEnumerable<string> WideSigns(SourceFile file) =>
        file.Text.Split('\n').Select((line, at) => (Line: line, At: at + 1)).Where(l => English().Match(l.Line) is { Success: true } m && m.Groups[1].Value.IndexOfAny([.. "‘’“”，。；：（）"]) >= 0)
            .Select(l => $"{file.Path}:{l.At}: English with a wide sign; use ' and \"");

    [GeneratedRegex(@"\ben: (.*?)(?:, zh: .*)?$")]
    private static partial Regex English();

    static YamlNode? Root(SourceFile file)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(file.Text);
        stream.Load(reader);
        return stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode;
    }

    static Dictionary<string, YamlNode> Map(YamlNode? node) =>
        node is YamlMappingNode map ? map.Children.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value) : [];

    static string Text(Dictionary<string, YamlNode> keys, string name) => keys.GetValueOrDefault(name) switch
    {
        YamlScalarNode scalar => scalar.Value?.Trim() ?? "",
        null => "",
        var node => node.ToString(),
    };
}
