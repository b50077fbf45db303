using System.Text.Json;
using System.Text.RegularExpressions;

namespace Insights.House.Tests.Rules;

/// <summary>Every word on a screen stands in both languages, and is on a screen.</summary>
public static partial class Words
{
    static readonly string[] Counts = [".one", ".none"];

    public static IEnumerable<string> TwinFaults(SourceFile one, SourceFile other)
    {
        var (left, right) = (Keys(one), Keys(other));
        foreach (var key in left.Except(right)) yield return $"{other.Path}: {key} is missing; {one.Path} has it";
        foreach (var key in right.Except(left)) yield return $"{one.Path}: {key} is missing; {other.Path} has it";
    }

    /// <summary>A word says something; a unit or a step of numbers (万) may have no word in one of the languages, never in both.</summary>
    public static IEnumerable<string> EmptyFaults(SourceFile words, SourceFile twin)
    {
        var others = Flat(JsonDocument.Parse(twin.Text).RootElement, "").Where(pair => pair.Text.Length > 0).Select(pair => pair.Key).ToHashSet();
        return from pair in Flat(JsonDocument.Parse(words.Text).RootElement, "")
               where string.IsNullOrWhiteSpace(pair.Text)
               where !((pair.Key.StartsWith("unit.", StringComparison.Ordinal) || pair.Key.StartsWith("number.", StringComparison.Ordinal)) && others.Contains(pair.Key))
               select $"{words.Path}: {pair.Key} says nothing";
    }

    /// <summary>
    /// A key is used where a source names it whole, or where an interpolated or joined name could make it:
    /// <c>$"state.{code}"</c> uses every <c>state.…</c> of one part, <c>"state." + code</c> and <c>.Code("state", code)</c> every <c>state.…</c>; the form for one or none
    /// goes with its word.
    /// </summary>
    public static IEnumerable<string> UnusedFaults(SourceFile words, IEnumerable<SourceFile> sources)
    {
        var open = Keys(words).ToHashSet();
        var text = string.Join('\n', sources.Select(s => s.Text));
        var named = Literal().Matches(text).Select(m => m.Groups[1].Value).ToHashSet();
        open.ExceptWith(named);
        open.RemoveWhere(key => Counts.Any(form => key.EndsWith(form, StringComparison.Ordinal) && named.Contains(key[..^form.Length])));
        var made = Made().Matches(text).Select(m => m.Groups[1].Value).Where(shape => shape.Contains('{') && shape.Contains('.') && !shape.StartsWith('{'))
            .Select(shape => "^" + Regex.Replace(Regex.Escape(shape), @"\\\{[^}]*\}", "[^.]+") + "$")
            .Concat(Joined().Matches(text).Select(m => "^" + Regex.Escape(m.Groups[1].Value)))
            .Concat(Coded().Matches(text).Select(m => "^" + Regex.Escape(m.Groups[1].Value + ".")))
            .Concat(CodedByName().IsMatch(text) ? Kind().Matches(text).Select(m => "^" + Regex.Escape(m.Groups[1].Value + ".")) : [])
            .Distinct().Select(shape => new Regex(shape)).ToList();
        foreach (var key in open.Where(key => !made.Any(shape => shape.IsMatch(key))).Order(StringComparer.Ordinal))
            yield return $"{words.Path}: {key} is on no screen; take it out";
    }

    /// <summary>A rule other than the programmes of clause C11, whose names a version keeps, is named on the screens as in its file.</summary>
    /// <param name="language">zh or en, as the file says it.</param>
    public static IEnumerable<string> RuleNameFaults(SourceFile words, string language, IEnumerable<SourceFile> rules)
    {
        var known = Flat(JsonDocument.Parse(words.Text).RootElement, "").ToDictionary(pair => pair.Key, pair => pair.Text);
        foreach (var rule in rules)
        {
            if (Regex.Match(rule.Text, @"^clause: (\w+)", RegexOptions.Multiline) is not { Success: true, Groups: [_, { Value: not "C11" }] } || Regex.Match(rule.Text, $"^name: .*\\b{language}: \"?([^\",}}]+)", RegexOptions.Multiline) is not { Success: true } name) continue;
            var key = "programme." + Path.GetFileNameWithoutExtension(rule.Path);
            if (known.GetValueOrDefault(key) != name.Groups[1].Value) yield return $"{words.Path}: {key} is not '{name.Groups[1].Value}', as {rule.Path} names it";
        }
    }

    /// <summary>Chinese text takes Chinese commas, colons and question marks; a sign of the Latin keyboard beside a Chinese character is a slip.</summary>
    public static IEnumerable<string> PunctuationFaults(SourceFile file) =>
        file.Text.Split('\n').Select((line, i) => (Text: Chinese().Match(line).Value, Line: i + 1)).Where(l => Latin().IsMatch(l.Text))
            .Select(l => $"{file.Path}, line {l.Line}: '{Latin().Match(l.Text).Value}' has a sign of the Latin keyboard; write ，：；？！");

    public static IEnumerable<string> Keys(SourceFile words) => Flat(JsonDocument.Parse(words.Text).RootElement, "").Select(pair => pair.Key);

    static IEnumerable<(string Key, string Text)> Flat(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            yield return (path, element.ToString());
            yield break;
        }
        foreach (var child in element.EnumerateObject())
            foreach (var pair in Flat(child.Value, path.Length == 0 ? child.Name : $"{path}.{child.Name}"))
                yield return pair;
    }

    /// <summary>The text of a card's zh, or of a word file's entry.</summary>
    [GeneratedRegex(@"(?<=^\s*(?:- )?zh: ').*(?='\s*$)|(?<=^\s*""[\w.:-]+"": "").*(?="",?\s*$)")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"[\u4e00-\u9fff][,:;?!]|[,:;?!][\u4e00-\u9fff]")]
    private static partial Regex Latin();

    [GeneratedRegex(@"""([\w.:-]+)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\$@?""((?:[\w.:-]|\{[^{}""]*\})+)""")]
    private static partial Regex Made();

    [GeneratedRegex(@"""([\w-]+\.[\w.-]*)""\s*\+")]
    private static partial Regex Joined();

    /// <summary>Where the kind comes in a variable, every bare name in a literal may be that kind.</summary>
    [GeneratedRegex(@"\.Code\([a-z]\w*,")]
    private static partial Regex CodedByName();

    [GeneratedRegex(@"""([a-z_]+)""")]
    private static partial Regex Kind();

    [GeneratedRegex(@"\.Code\(""([\w.-]+)""")]
    private static partial Regex Coded();
}
