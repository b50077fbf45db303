using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Insights.House.Tests.Rules;

/// <summary>Amounts of law live in src/policy, dated and sourced, and nowhere in code.</summary>
public static partial class PolicyNumbers
{
    /// <summary>
    /// The tell-tale amounts of a policy file: numbers from 100 up that are no whole hundreds and no years; a round number
    /// (a port, a width, a batch) proves nothing, and a number in quotation marks is a text, such as the code of a town.
    /// </summary>
    public static IReadOnlySet<decimal> Amounts(IEnumerable<SourceFile> policies)
    {
        var found = new HashSet<decimal>();
        foreach (var policy in policies)
        {
            var stream = new YamlStream();
            using var reader = new StringReader(policy.Text);
            stream.Load(reader);
            foreach (var scalar in stream.Documents.SelectMany(d => d.RootNode.AllNodes).OfType<YamlScalarNode>().Where(s => s.Style == ScalarStyle.Plain))
                if (decimal.TryParse(scalar.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
                    && value >= 100 && value % 100 != 0 && value is < 1900 or > 2100)
                    found.Add(value);
        }
        return found;
    }

    public static IEnumerable<string> Faults(SourceFile source, IReadOnlySet<decimal> amounts)
    {
        var text = Comment(source).Replace(source.Text, match => new string('\n', match.Value.AsSpan().Count('\n')));
        foreach (Match match in Number().Matches(text))
            if (decimal.TryParse(match.Value.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out var value) && amounts.Contains(value))
                yield return $"{source.Path}:{text.AsSpan(0, match.Index).Count('\n') + 1}: {match.Value} is an amount of src/policy; read it from there";
    }

    static Regex Comment(SourceFile source) => source.Extension == ".sql" ? SqlComment() : CodeComment();

    [GeneratedRegex(@"(?<![\w.#-])\d[\d_]*(?:\.\d+)?(?=(?:[mMdDfFlLuU]{0,2})(?!\.?\w))")]
    private static partial Regex Number();

    [GeneratedRegex(@"--[^\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex SqlComment();

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/|@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex CodeComment();
}
