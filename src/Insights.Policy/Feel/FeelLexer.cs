using System.Text;
using Superpower;
using Superpower.Model;

namespace Insights.Policy.Feel;

/// <summary>Text to tokens: Chinese names, names of several words (“string length”), comments, @-literals.</summary>
internal sealed class FeelLexer : Tokenizer<FeelToken>
{
    private static readonly Dictionary<string, FeelToken> Keywords = new(StringComparer.Ordinal)
    {
        ["if"] = FeelToken.If, ["then"] = FeelToken.Then, ["else"] = FeelToken.Else, ["in"] = FeelToken.In,
        ["between"] = FeelToken.Between, ["and"] = FeelToken.And, ["or"] = FeelToken.Or, ["null"] = FeelToken.Null,
        ["true"] = FeelToken.True, ["false"] = FeelToken.False, ["instance"] = FeelToken.Instance, ["of"] = FeelToken.Of,
        ["function"] = FeelToken.Function, ["for"] = FeelToken.For, ["some"] = FeelToken.Some, ["every"] = FeelToken.Every,
        ["return"] = FeelToken.Return, ["satisfies"] = FeelToken.Satisfies, ["external"] = FeelToken.External,
    };

    /// <summary>Names that the standard spells with blanks, longest first, so that “round half up” is one name.</summary>
    private static readonly string[][] Phrases = new[]
    {
        "days and time duration", "years and months duration", "date and time", "string length", "upper case", "lower case",
        "substring before", "substring after", "starts with", "ends with", "string join", "list contains", "list replace",
        "distinct values", "insert before", "index of", "round half up", "round half down", "round up", "round down",
        "day of year", "day of week", "month of year", "week of year", "get value", "get entries", "context put",
        "context merge", "met by", "overlaps before", "overlaps after", "finished by", "started by", "time offset",
    }.Select(phrase => phrase.Split(' ')).OrderByDescending(words => words.Length).ToArray();

    private static readonly (string Text, FeelToken Kind)[] Symbols =
    [
        ("**", FeelToken.Power), ("..", FeelToken.DotDot), ("->", FeelToken.Arrow), ("<=", FeelToken.LessEqual),
        (">=", FeelToken.GreaterEqual), ("!=", FeelToken.NotEqual), ("+", FeelToken.Plus), ("-", FeelToken.Minus),
        ("*", FeelToken.Times), ("/", FeelToken.Divide), ("=", FeelToken.Equal), ("<", FeelToken.Less), (">", FeelToken.Greater),
        ("(", FeelToken.OpenParen), (")", FeelToken.CloseParen), ("[", FeelToken.OpenBracket), ("]", FeelToken.CloseBracket),
        ("{", FeelToken.OpenBrace), ("}", FeelToken.CloseBrace), (",", FeelToken.Comma), (":", FeelToken.Colon), (".", FeelToken.Dot),
    ];

    /// <summary>What Chinese keyboards put where FEEL wants the plain sign.</summary>
    private const string Wide = "（）【】［］｛｝，；：。“”＂＝＜＞＋－＊／×÷≤≥≠";
    private const string Plain = "()[][]{},;:.\"\"\"=<>+-*/*/≤≥≠";

    public static TokenList<FeelToken> Read(string text)
    {
        var tokens = new FeelLexer().TryTokenize(text);
        return tokens.HasValue ? tokens.Value : throw new FeelSyntaxException(tokens.ErrorMessage ?? "not FEEL", Where(tokens.ErrorPosition));
    }

    internal static FeelPosition Where(Position position) =>
        position.HasValue ? new(position.Absolute, position.Line, position.Column) : new(0, 1, 1);

    protected override IEnumerable<Result<FeelToken>> Tokenize(TextSpan span)
    {
        var rest = SkipBlank(span);
        while (!rest.IsAtEnd)
        {
            var (kind, length) = Next(rest);
            var after = rest.Skip(length);
            yield return Result.Value(kind, rest, after);
            rest = SkipBlank(after);
        }
    }

    private static (FeelToken Kind, int Length) Next(TextSpan rest)
    {
        var text = rest.Source.AsSpan(rest.Position.Absolute, rest.Length);
        var first = text[0];
        if (char.IsAsciiDigit(first) || (first == '.' && text.Length > 1 && char.IsAsciiDigit(text[1])))
        {
            return (FeelToken.Number, NumberLength(text));
        }

        if (first == '"')
        {
            return (FeelToken.Text, TextLength(text, rest));
        }

        if (first == '@' && text.Length > 1 && text[1] == '"')
        {
            return (FeelToken.AtLiteral, 1 + TextLength(text[1..], rest));
        }

        var word = WordLength(text);
        if (word > 0)
        {
            var phrase = PhraseLength(text);
            return phrase > 0 ? (FeelToken.Name, phrase)
                : (Keywords.GetValueOrDefault(text[..word].ToString(), FeelToken.Name), word);
        }

        foreach (var (symbol, kind) in Symbols)
        {
            if (text.StartsWith(symbol, StringComparison.Ordinal))
            {
                return (kind, symbol.Length);
            }
        }

        var wide = Wide.IndexOf(first);
        throw new FeelSyntaxException(
            wide >= 0 ? $"'{first}' is not a sign of FEEL; write '{Remedy(first, wide)}'" : $"'{first}' is not a sign of FEEL", Where(rest.Position));
    }

    private static string Remedy(char sign, int wide) => sign switch { '≤' => "<=", '≥' => ">=", '≠' => "!=", _ => Plain[wide].ToString() };

    private static int NumberLength(ReadOnlySpan<char> text)
    {
        var at = 0;
        Digits(text, ref at);
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            Digits(text, ref at);
        }

        var mark = at;
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            if (at < text.Length && text[at] is '+' or '-')
            {
                at++;
            }

            var digits = at;
            Digits(text, ref at);
            return at > digits ? at : mark;
        }

        return at;
    }

    private static void Digits(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }
    }

    private static int TextLength(ReadOnlySpan<char> text, TextSpan rest)
    {
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == '"')
            {
                return at + 1;
            }
        }

        throw new FeelSyntaxException("a text that starts here has no closing '\"'", Where(rest.Position));
    }

    /// <summary>Letters of any script, '_', '?', digits after the first sign, and pictographs (the standard's name ranges).</summary>
    private static int WordLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && Rune.DecodeFromUtf16(text[length..], out var rune, out var used) == System.Buffers.OperationStatus.Done
               && (Rune.IsLetter(rune) || rune.Value is '_' or '?' || rune.Value >= 0x10000 || (length > 0 && Rune.IsLetterOrDigit(rune))))
        {
            length += used;
        }

        return length;
    }

    private static int PhraseLength(ReadOnlySpan<char> text)
    {
        foreach (var phrase in Phrases)
        {
            var at = 0;
            var matched = 0;
            foreach (var word in phrase)
            {
                var start = at;
                while (matched > 0 && at < text.Length && char.IsWhiteSpace(text[at]))
                {
                    at++;
                }

                if ((matched > 0 && at == start) || WordLength(text[at..]) != word.Length || !text[at..].StartsWith(word, StringComparison.Ordinal))
                {
                    break;
                }

                at += word.Length;
                matched++;
            }

            if (matched == phrase.Length)
            {
                return at;
            }
        }

        return 0;
    }

    private static TextSpan SkipBlank(TextSpan span)
    {
        while (!span.IsAtEnd)
        {
            var text = span.Source.AsSpan(span.Position.Absolute, span.Length);
            if (char.IsWhiteSpace(text[0]) || text[0] == '\uFEFF')
            {
                span = span.Skip(1);
            }
            else if (text.StartsWith("//"))
            {
                var end = text.IndexOf('\n');
                span = span.Skip(end < 0 ? text.Length : end);
            }
            else if (text.StartsWith("/*"))
            {
                var end = text[2..].IndexOf("*/");
                span = end < 0 ? throw new FeelSyntaxException("a comment that starts here has no closing '*/'", Where(span.Position)) : span.Skip(end + 4);
            }
            else
            {
                break;
            }
        }

        return span;
    }
}
