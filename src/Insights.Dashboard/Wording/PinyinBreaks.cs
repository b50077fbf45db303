using System.Text.RegularExpressions;

namespace Insights.Dashboard.Wording;

/// <summary>Where a place name in pinyin may break: between syllables. On the wall and on a phone a name in two lines is read more easily than a small one in one.</summary>
public static partial class PinyinBreaks
{
    private const char Hyphen = '\u00AD';

    // After an apostrophe, which parts syllables itself, no hyphen is due.
    private const string Bare = "\u200B";

    /// <summary>The name with a place to break between the syllables of each word, which shows a hyphen only where the line does break there; other words stay whole.</summary>
    public static string Soft(string name) => Word().Replace(name, word => Syllables().Replace(word.Value, m => m.Value + Hyphen).TrimEnd(Hyphen)).Replace("'", "'" + Bare, StringComparison.Ordinal);

    // A word that is nothing but syllables.
    // Lake reads like two syllables, and is English.
    [GeneratedRegex(@"\b(?!Lake\b)(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ui|ao|ou|iu|ie|ue|er|an|en|in|un|ia|ua|uo|[aeiou])){2,}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Word();

    [GeneratedRegex(@"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ui|ao|ou|iu|ie|ue|er|an|en|in|un|ia|ua|uo|[aeiou])", RegexOptions.IgnoreCase)]
    private static partial Regex Syllables();
}
