using System.Text.Encodings.Web;
using System.Text.Json;

namespace Insights.Cli;

/// <summary>JSON on standard output: snake_case names, Chinese as itself.</summary>
public static class JsonPrinter
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static void Print<T>(T document) => Console.Out.WriteLine(JsonSerializer.Serialize(document, Options));
}
