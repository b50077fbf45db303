using System.Text.Json;

namespace Insights.Dashboard.Wording;

/// <summary>The words of the screens in every language offered: one flat file a language (src/words), overlaid by a file of the same name in the data home.</summary>
public sealed class WordBook
{
    public const string Chinese = "zh-CN";
    public const string English = "en";

    private readonly Dictionary<string, Words> languages;

    private WordBook(Dictionary<string, Words> languages) => this.languages = languages;

    /// <summary>Chinese first.</summary>
    public static IReadOnlyList<string> Languages { get; } = [Chinese, English];

    /// <summary>The words of a language; Chinese for a language we do not have.</summary>
    public Words In(string? language) => languages.GetValueOrDefault(language ?? Chinese) ?? languages[Chinese];

    /// <param name="folder">The content folder of words.</param>
    /// <param name="overlay">A folder whose words come before, or null.</param>
    /// <exception cref="InvalidDataException">A file is missing or is no flat object of texts.</exception>
    public static WordBook Read(string folder, string? overlay = null)
    {
        var languages = new Dictionary<string, Words>(StringComparer.Ordinal);
        foreach (var language in Languages)
        {
            var texts = ReadFile(Path.Combine(folder, language + ".json"))
                ?? throw new InvalidDataException($"No words for {language} in {folder}; the build links them from src/words.");
            var own = overlay is null ? null : ReadFile(Path.Combine(overlay, language + ".json"));
            foreach (var (key, text) in own ?? [])
            {
                texts[key] = text;
            }

            languages[language] = new Words(language, texts);
        }

        return new WordBook(languages);
    }

    private static Dictionary<string, string>? ReadFile(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file));
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file} is not a flat object of texts: {e.Message}", e);
        }
    }
}
