using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Insights.Notebooks.Tests;

/// <summary>An .ipynb file (nbformat 4): cells in order, outputs put back into them.</summary>
public sealed class NotebookFile
{
    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly JsonObject root;

    private NotebookFile(string path, JsonObject root) => (Path, this.root) = (path, root);

    public string Path { get; }

    public JsonObject Metadata => root["metadata"]!.AsObject();

    public IReadOnlyList<NotebookCell> Cells => [.. root["cells"]!.AsArray().Select(cell => new NotebookCell(cell!.AsObject()))];

    public static NotebookFile Read(string path) => new(path, JsonNode.Parse(File.ReadAllText(path))!.AsObject());

    public void Save() => File.WriteAllText(Path, root.ToJsonString(Form) + "\n", new UTF8Encoding(false));

    public override string ToString() => System.IO.Path.GetFileName(Path);
}

/// <summary>One cell: code with its outputs, or prose.</summary>
public sealed class NotebookCell(JsonObject cell)
{
    public bool IsCode => (string?)cell["cell_type"] == "code";

    public string Source => string.Concat(cell["source"]!.AsArray().Select(line => (string)line!));

    public IReadOnlyList<NotebookOutput> Outputs => IsCode ? [.. cell["outputs"]!.AsArray().Select(NotebookOutput.Of)] : [];

    public void Fill(int count, IEnumerable<NotebookOutput> outputs)
    {
        cell["execution_count"] = count;
        cell["outputs"] = new JsonArray([.. outputs.Select(o => o.Node())]);
    }
}

/// <summary>What a cell showed: a kind of content and its text.</summary>
public sealed record NotebookOutput(string Mime, string Text)
{
    public static NotebookOutput Of(JsonNode? node)
    {
        var (mime, lines) = node!["data"]!.AsObject().First();
        return new(mime, lines is JsonArray parts ? string.Concat(parts.Select(p => (string)p!)) : (string)lines!);
    }

    public JsonNode Node() => new JsonObject
    {
        ["output_type"] = "display_data", ["metadata"] = new JsonObject(), ["data"] = new JsonObject { [Mime] = Lines(Text) },
    };

    /// <summary>The format keeps a text as its lines, each with its end.</summary>
    private static JsonArray Lines(string text) => new([.. text.Split('\n').Select((line, i) => JsonValue.Create(i < text.Count(c => c == '\n') ? line + "\n" : line))]);
}
