namespace Insights.Indicators.Cards;

/// <summary>The nearest known word to a mistyped one, so that a fault can name its own remedy.</summary>
internal static class Spelling
{
    /// <summary>"Did you mean 'x'?" where a known word is near (edit distance at most a third of its length), else the list of known words.</summary>
    public static string Remedy(string word, IEnumerable<string> known)
    {
        var words = known.Order(StringComparer.Ordinal).ToArray();
        var nearest = words.Select(w => (Word: w, Distance: Distance(word, w))).OrderBy(p => p.Distance).FirstOrDefault();
        return nearest.Word is not null && nearest.Distance <= Math.Max(2, nearest.Word.Length / 3)
            ? $"Did you mean '{nearest.Word}'?"
            : $"Known here: {string.Join(", ", words)}.";
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
