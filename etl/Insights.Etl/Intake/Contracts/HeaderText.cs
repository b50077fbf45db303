using System.Text;

namespace Insights.Etl.Contracts;

/// <summary>Header cells and code words as they are compared: half width, no blanks or line breaks, lower case.</summary>
public static class HeaderText
{
    /// <summary>The text without blanks, stars and trailing colons, full-width forms made half-width.</summary>
    public static string Plain(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var half = c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c;
            if (!char.IsWhiteSpace(half) && half is not ('*' or '\uFEFF' or '\u200B' or '\u00A0'))
            {
                plain.Append(char.ToLowerInvariant(half));
            }
        }

        return plain.ToString().TrimEnd(':');
    }

    /// <summary>The plain text without a unit or remark in brackets at its end.</summary>
    public static string WithoutRemark(string plain)
    {
        ArgumentNullException.ThrowIfNull(plain);
        var open = plain.LastIndexOf('(');
        return open > 0 && plain.EndsWith(')') ? plain[..open] : plain;
    }
}
