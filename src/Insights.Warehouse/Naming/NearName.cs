using System.Text;

namespace Insights.Warehouse.Naming;

/// <summary>The known name that a mistyped one was meant for, so that a fault can name its own remedy: columns, cards, programmes, parameters, words of a code list.</summary>
public static class NearName
{
    // A Chinese short form has at least a third of the signs of what it stands for: 低保 for 最低生活保障.
    private const int ShortenedAtMost = 3;

    /// <summary>The nearest spelling among the known, or nothing when none is near. Case, blanks, hyphens and wide signs do not count; a name that begins, holds or shortens another is near it.</summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(known);
        string? best = null;
        var plain = Bare(name);
        var least = Math.Max(1, plain.Length / 2) + 1;
        foreach (var candidate in known)
        {
            var bare = Bare(candidate);
            var distance = Distance(plain, bare);
            if (plain.Length > 1 && IsShortened(plain, bare))
            {
                distance = Math.Min(distance, 1);
            }
            else if (plain.Length > 1 && bare.Contains(plain, StringComparison.Ordinal))
            {
                distance = Math.Min(distance, bare.StartsWith(plain, StringComparison.Ordinal) ? 1 : least - 1);
            }

            if (distance < least)
            {
                (best, least) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>The signs of a Chinese short form stand in the full name in their order.</summary>
    private static bool IsShortened(string plain, string bare)
    {
        var at = 0;
        foreach (var sign in bare)
        {
            at += at < plain.Length && plain[at] == sign ? 1 : 0;
        }

        return at == plain.Length && bare.Length <= plain.Length * ShortenedAtMost && plain.All(sign => sign is >= '一' and <= '鿿');
    }

    private static string Bare(string name) =>
        string.Concat(name.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(sign => sign is not (' ' or '-' or '_' or '.')));

    /// <summary>Signs to put in, take out, change or swap with their neighbour.</summary>
    private static int Distance(string left, string right)
    {
        var (before, row) = (new int[right.Length + 1], Enumerable.Range(0, right.Length + 1).ToArray());
        for (var i = 1; i <= left.Length; i++)
        {
            var next = new int[right.Length + 1];
            next[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                next[j] = Math.Min(Math.Min(row[j], next[j - 1]) + 1, row[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    next[j] = Math.Min(next[j], before[j - 2] + 1);
                }
            }

            (before, row) = (row, next);
        }

        return row[right.Length];
    }
}
