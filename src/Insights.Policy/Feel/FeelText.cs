using System.Globalization;
using System.Text;
using Insights.Warehouse.Naming;

namespace Insights.Policy.Feel;

/// <summary>Texts: escapes, names of several words, order by code point.</summary>
internal static class FeelText
{
    private const int ListedAtMost = 24;

    /// <summary>The value of a quoted text with its escapes.</summary>
    public static string Unescape(string quoted, FeelPosition at)
    {
        var inner = quoted.AsSpan(1, quoted.Length - 2);
        if (!inner.Contains('\\'))
        {
            return inner.ToString();
        }

        var text = new StringBuilder(inner.Length);
        for (var index = 0; index < inner.Length; index++)
        {
            if (inner[index] != '\\')
            {
                text.Append(inner[index]);
                continue;
            }

            index++;
            var digits = inner[index] switch { 'u' => 4, 'U' => 6, _ => 0 };
            if (digits > 0)
            {
                if (index + digits >= inner.Length
                    || !int.TryParse(inner.Slice(index + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                    || code > 0x10FFFF)
                {
                    throw new FeelSyntaxException($"\\{inner[index]} needs {digits} hexadecimal digits", at);
                }

                _ = code >= 0x10000 ? text.Append(char.ConvertFromUtf32(code)) : text.Append((char)code);
                index += digits;
                continue;
            }

            text.Append(inner[index] switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' => '\b',
                'f' => '\f',
                '"' or '\'' or '\\' or '/' => inner[index],
                _ => throw new FeelSyntaxException($"'\\{inner[index]}' is not an escape; a plain backslash is written '\\\\'", at),
            });
        }

        return text.ToString();
    }

    /// <summary>A name of several words with single blanks.</summary>
    public static string Plain(string name) =>
        name.AsSpan().IndexOfAny(" \t\r\n") < 0 ? name : string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Order by code point, as DuckDB orders UTF-8.</summary>
    public static int Compare(string left, string right)
    {
        var (a, b) = (left.EnumerateRunes(), right.EnumerateRunes());
        while (true)
        {
            var (more, also) = (a.MoveNext(), b.MoveNext());
            if (!more || !also)
            {
                return more.CompareTo(also);
            }

            var order = a.Current.CompareTo(b.Current);
            if (order != 0)
            {
                return order;
            }
        }
    }

    public static string Suggest(string name, IEnumerable<string> known) =>
        NearName.Of(name, known) is { } nearest ? $"; did you mean “{nearest}”?" : "";

    /// <summary>The nearest known spelling; where none is near, what is known, the first few of many.</summary>
    public static string Offer(string name, IEnumerable<string> known)
    {
        var all = known.Distinct().ToArray();
        return NearName.Of(name, all) is not null || all.Length == 0 ? Suggest(name, all) : $"; there is {Listed(all)}";
    }

    /// <summary>The first few of many names, and how many there are.</summary>
    public static string Listed(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(ListedAtMost)) + (names.Count > ListedAtMost ? $" … ({names.Count} in all)" : "");
}
