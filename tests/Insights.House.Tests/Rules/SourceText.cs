using System.Text.RegularExpressions;

namespace Insights.House.Tests.Rules;

/// <summary>What no line of code or content may say.</summary>
public static partial class SourceText
{
    public static IEnumerable<string> ClockFaults(SourceFile file) => Hits(file, Clock(), "a calculation has no clock and no dice of its own; take a TimeProvider or a seed");

    public static IEnumerable<string> SqlClockFaults(SourceFile model) =>
        Hits(model with { Text = SqlComment().Replace(model.Text, "") }, SqlClock(), "the as-of date is a parameter, never the wall clock");

    public static IEnumerable<string> LeftoverFaults(SourceFile file) => Hits(file, Leftover(), "unfinished work stands in an issue, not in the source");

    public static IEnumerable<string> MachineFaults(SourceFile file) => Hits(file, Machine(), "no path of one machine in the repository");

    public static IEnumerable<string> SwitchedOffFaults(SourceFile test) => Hits(test, SwitchedOff(), "a test that is off proves nothing; mend it or take it out");

    /// <summary>All sheets are joined into one file: a brace too few swallows every sheet after it, and nobody is told.</summary>
    public static IEnumerable<string> BraceFaults(SourceFile sheet)
    {
        var open = 0;
        foreach (var (letter, at) in sheet.Text.Select((letter, at) => (letter, at)))
        {
            open += letter switch { '{' => 1, '}' => -1, _ => 0 };
            if (open < 0)
            {
                yield return $"{sheet.Path}:{sheet.Text.AsSpan(0, at).Count('\n') + 1}: a brace closes what nothing opened";
                yield break;
            }
        }

        if (open > 0) yield return $"{sheet.Path}: {open} brace(s) are never closed; every sheet after this one is swallowed";
    }

    static IEnumerable<string> Hits(SourceFile file, Regex pattern, string remedy) =>
        from match in pattern.Matches(file.Text)
        let line = file.Text.AsSpan(0, match.Index).Count('\n') + 1
        select $"{file.Path}:{line}: {match.Value.Trim()}: {remedy}";

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bGuid\.NewGuid\(|\bnew Random\(\)|\bRandom\.Shared\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\b(now|today|get_current_timestamp|random|uuid)\s*\(\s*\)|\bcurrent_(date|timestamp|time)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SqlClock();

    [GeneratedRegex(@"--[^\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex SqlComment();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException)\b|\bfor now\b|^(<<<<<<<|>>>>>>>) \S+", RegexOptions.Multiline)]
    private static partial Regex Leftover();

    [GeneratedRegex(@"(?<![\w.])/(work|home|Users|mnt)/\w[\w./-]*|\b[A-Z]:\\\\?Users\b")]
    private static partial Regex Machine();

    [GeneratedRegex(@"\bSkip\s*=|\bSkip(When|Unless|Type)\s*=|\[Ignore\b|Assert\.Skip")]
    private static partial Regex SwitchedOff();
}
