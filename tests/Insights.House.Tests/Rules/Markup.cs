using System.Text.RegularExpressions;

namespace Insights.House.Tests.Rules;

/// <summary>No words in markup: what a person reads on a screen comes from src/words.</summary>
public static partial class Markup
{
    static readonly string[] Spoken = ["title", "alt", "placeholder", "aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "label", "summary"];

    /// <summary>The same in every language: the product's name, and a command to type.</summary>
    [GeneratedRegex(@"^(Insights|insights( -{0,2}[a-z]+)+)$")]
    private static partial Regex Name();

    public static IEnumerable<string> Faults(SourceFile page)
    {
        var reader = new MarkupReader(page.Text);
        reader.Read();
        foreach (var (at, text) in reader.Texts.Where(t => HasLetter(t.Text) && !Name().IsMatch(t.Text.Trim())))
            yield return $"{page.Path}:{reader.Line(at)}: bare words '{text.Trim()}'; put them into src/words";
        foreach (var (at, name, value) in reader.Attributes.Where(a => Spoken.Contains(a.Name) && HasLetter(a.Value) && !a.Value.Contains('@')))
            yield return $"{page.Path}:{reader.Line(at)}: bare words in {name}=\"{value}\"; put them into src/words";
    }

    /// <summary>A space right behind an opening tag never reaches the page: what stands before the element and what stands in it become one word.</summary>
    [GeneratedRegex(@"<(?:a|abbr|b|code|em|i|small|span|strong|time)\b[^<]*?> +@")]
    private static partial Regex LostSpace();

    public static IEnumerable<string> SpaceFaults(SourceFile page) =>
        LostSpace().Matches(page.Text).Select(m => $"{page.Path}:{page.Text.AsSpan(0, m.Index).Count('\n') + 1}: the space in '{m.Value}' is not sent; write it before the tag");

    static bool HasLetter(string text) => System.Net.WebUtility.HtmlDecode(text).Any(char.IsLetter);
}
