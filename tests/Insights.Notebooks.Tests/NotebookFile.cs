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

    /// <summary>Draws every picture also as PNG and writes the file.</summary>
    public async Task Save()
    {
        var drawn = new Queue<byte[]>(await StillPicture.Draw(Cells.SelectMany(c => c.Outputs).Where(o => o.Mime == NotebookOutput.Svg).Select(o => o.Text)));
        foreach (var cell in Cells.Where(c => c.IsCode))
        {
            cell.Keep(cell.Outputs.Select(o => o.Mime == NotebookOutput.Svg ? o with { Png = drawn.Dequeue() } : o));
        }

        await File.WriteAllTextAsync(Path, root.ToJsonString(Form) + "\n", new UTF8Encoding(false));
    }

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
        Keep(outputs);
    }

    public void Keep(IEnumerable<NotebookOutput> outputs) => cell["outputs"] = new JsonArray([.. outputs.Select(o => o.Node())]);
}

/// <summary>What a cell showed: a kind of content and its text; a kept picture also as PNG.</summary>
public sealed record NotebookOutput(string Mime, string Text)
{
    public const string Svg = "image/svg+xml", Still = "image/png";

    public byte[]? Png { get; init; }

    public static NotebookOutput Of(JsonNode? node)
    {
        var data = node!["data"]!.AsObject();
        var (mime, lines) = data.First();
        return new(mime, lines is JsonArray parts ? string.Concat(parts.Select(p => (string)p!)) : (string)lines!)
        {
            Png = data[Still] is { } still ? Convert.FromBase64String((string)still!) : null,
        };
    }

    public JsonNode Node()
    {
        var (data, metadata) = (new JsonObject { [Mime] = Lines(Text) }, new JsonObject());
        if (Png is not null)
        {
            var (width, height) = StillPicture.SizeOf(Png);
            data[Still] = Convert.ToBase64String(Png);
            metadata[Still] = new JsonObject { ["width"] = width, ["height"] = height };
        }

        return new JsonObject { ["output_type"] = "display_data", ["metadata"] = metadata, ["data"] = data };
    }

    /// <summary>The format keeps a text as its lines, each with its end.</summary>
    private static JsonArray Lines(string text) => new([.. text.Split('\n').Select((line, i) => JsonValue.Create(i < text.Count(c => c == '\n') ? line + "\n" : line))]);
}
