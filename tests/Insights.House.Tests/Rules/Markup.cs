namespace Insights.House.Tests.Rules;

/// <summary>No words in markup: what a person reads on a screen comes from src/words.</summary>
public static class Markup
{
    static readonly string[] Spoken = ["title", "alt", "placeholder", "aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "label", "summary"];

    /// <summary>Names that are the same in every language, each with what it is.</summary>
    public static readonly IReadOnlyDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["Insights"] = "the product's name",
        ["insights demo"] = "a command to type",
    };

    public static IEnumerable<string> Faults(SourceFile page)
    {
        var reader = new MarkupReader(page.Text);
        reader.Read();
        foreach (var (at, text) in reader.Texts.Where(t => HasLetter(t.Text) && !Names.ContainsKey(t.Text.Trim())))
            yield return $"{page.Path}:{reader.Line(at)}: bare words '{text.Trim()}'; put them into src/words";
        foreach (var (at, name, value) in reader.Attributes.Where(a => Spoken.Contains(a.Name) && HasLetter(a.Value) && !a.Value.Contains('@')))
            yield return $"{page.Path}:{reader.Line(at)}: bare words in {name}=\"{value}\"; put them into src/words";
    }

    static bool HasLetter(string text) => System.Net.WebUtility.HtmlDecode(text).Any(char.IsLetter);
}
