using System.Collections.Concurrent;

namespace Insights.Dashboard.Wording;

/// <summary>One language's words. A missing word shows its key in brackets, so that it is seen and not silently blank.</summary>
public sealed class Words(string language, IReadOnlyDictionary<string, string> texts)
{
    private readonly ConcurrentDictionary<string, byte> missing = new(StringComparer.Ordinal);

    public string Language { get; } = language;

    public bool IsChinese { get; } = language == WordBook.Chinese;

    public Numbers Numbers { get; } = new(language == WordBook.Chinese, texts);

    public Months Months { get; } = new(language == WordBook.Chinese);

    public IEnumerable<string> Keys => texts.Keys;

    /// <summary>Keys asked for and not there; tests look here.</summary>
    public IEnumerable<string> Missing => missing.Keys;

    public string this[string key] => Find(key) ?? Lost(key);

    public string? Find(string key) => texts.GetValueOrDefault(key);

    /// <summary>A sentence with its {0}, {1} … filled in.</summary>
    public string Say(string key, params ReadOnlySpan<object?> values)
    {
        var text = this[key];
        for (var i = 0; i < values.Length; i++)
        {
            text = text.Replace("{" + i + "}", values[i]?.ToString() ?? string.Empty, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>The key of the form that a count takes: 'key.one' for one, 'key.none' for zero, where there is such a form.</summary>
    public string Form(string key, double? count) => count switch
    {
        0 when texts.ContainsKey(key + ".none") => key + ".none",
        1 when texts.ContainsKey(key + ".one") => key + ".one",
        _ => key,
    };

    /// <summary>The word of a code ('reason.no_application'), or the code itself where no word is known: codes come from content that may grow.</summary>
    public string Code(string kind, string code) => Find($"{kind}.{code}") ?? code.Replace('_', ' ');

    /// <summary>Whether there is a code of that name, e.g. in an address.</summary>
    public bool Knows(string kind, string? code) => Find($"{kind}.{code}") is not null;

    /// <summary>The text of the reader's language.</summary>
    public string Of(string? chinese, string? english) => (IsChinese ? chinese : english) ?? chinese ?? english ?? string.Empty;

    /// <summary>A list in running text.</summary>
    public string List(IEnumerable<string> items) => string.Join(this["list.comma"], items);

    private string Lost(string key)
    {
        missing.TryAdd(key, 0);
        return $"[{key}]";
    }
}
