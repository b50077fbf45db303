namespace Insights.House.Tests.Rules;

/// <summary>
/// Walks a .razor file and gathers the text between tags and the attributes, past directives, expressions and code.
/// It knows as much of Razor as the pages use: control blocks with markup inside, code blocks, comments, quoted attributes.
/// </summary>
public sealed class MarkupReader(string source)
{
    static readonly HashSet<string> Directives =
        ["page", "using", "inject", "inherits", "implements", "layout", "attribute", "namespace", "typeparam", "rendermode", "preservewhitespace"];
    static readonly HashSet<string> Blocks = ["if", "for", "foreach", "while", "switch", "lock", "try", "do"];
    static readonly HashSet<string> Void = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
    int at;

    public List<(int At, string Text)> Texts { get; } = [];
    public List<(int At, string Name, string Value)> Attributes { get; } = [];

    public int Line(int position) => source.AsSpan(0, position).Count('\n') + 1;

    public void Read() => ReadMarkup(inCode: false);

    bool More => at < source.Length;
    bool Sees(string text) => string.CompareOrdinal(source, at, text, 0, text.Length) == 0;

    /// <summary>Markup to the end of the file, or, inside code, to the end of one element.</summary>
    void ReadMarkup(bool inCode)
    {
        var depth = 0;
        var start = at;
        void Keep() { if (at > start) Texts.Add((start, source[start..at])); }
        while (More)
        {
            if (source[at] == '@') { Keep(); ReadAt(); start = at; }
            else if (Sees("<!--")) { Keep(); SkipPast("-->"); start = at; }
            else if (source[at] == '<' && at + 1 < source.Length && (char.IsLetter(source[at + 1]) || source[at + 1] is '/' or '!'))
            {
                Keep();
                depth += ReadTag();
                start = at;
                if (inCode && depth <= 0) return;
            }
            else at++;
        }
        Keep();
    }

    /// <summary>One tag; answers +1 for an opening, −1 for a closing, 0 for a tag that closes itself.</summary>
    int ReadTag()
    {
        var closing = source[at + 1] == '/';
        at += closing ? 2 : 1;
        var name = Word();
        while (More && source[at] != '>')
        {
            if (Sees("/>")) { at += 2; return 0; }
            if (source[at] is '"' or '\'') { Value(name: ""); continue; }
            if (source[at] == '@' && at + 1 < source.Length && source[at + 1] == '(') { at++; Balanced('(', ')'); continue; }
            var attribute = Word();
            if (attribute.Length == 0) { at++; continue; }
            if (More && source[at] == '=') { at++; Value(attribute); }
        }
        at++;
        if (name is "style" or "script" && !closing) { SkipPast("</" + name + ">"); return 0; }
        return closing ? -1 : Void.Contains(name) ? 0 : 1;
    }

    void Value(string name)
    {
        if (!More) return;
        var quote = source[at];
        var from = at;
        if (quote is '"' or '\'')
        {
            for (at++; More && source[at] != quote;)
                if (source[at] == '@' && at + 1 < source.Length && source[at + 1] == '(') { at++; Balanced('(', ')'); }
                else at++;
            at++;
            if (name.Length > 0) Attributes.Add((from, name, source[(from + 1)..Math.Min(at - 1, source.Length)]));
        }
        else if (quote == '@') ReadAt();
        else Word();
    }

    void ReadAt()
    {
        at++;
        if (Sees("*")) { SkipPast("*@"); return; }
        if (Sees("@")) { at++; return; }
        if (Sees("(")) { Balanced('(', ')'); return; }
        if (Sees("{")) { ReadCode(); return; }
        var word = Identifier();
        if (word is "code" or "functions") { SkipTo('{'); Balanced('{', '}'); }
        else if (Blocks.Contains(word) || (word == "using" && Peek() == '(')) { ReadBlock(); }
        else if (Directives.Contains(word)) SkipLine();
        else ReadExpressionTail();
    }

    /// <summary>The head and body of a control block, with every else, catch and finally that follows.</summary>
    void ReadBlock()
    {
        if (Peek() == '(') { SkipTo('('); Balanced('(', ')'); }
        SkipTo('{');
        ReadCode();
        var back = at;
        SkipBlank();
        if (Sees("else") || Sees("catch") || Sees("finally") || Sees("while"))
        {
            Word();
            SkipBlank();
            if (Sees("if")) Word();
            ReadBlock();
        }
        else at = back;
    }

    /// <summary>Code between braces; an element where a statement may begin is markup.</summary>
    void ReadCode()
    {
        if (!More) return;
        at++;
        var depth = 1;
        var statement = true;
        while (More && depth > 0)
        {
            var c = source[at];
            if (Sees("@*")) SkipPast("*@");
            else if (Sees("//")) SkipLine();
            else if (Sees("/*")) SkipPast("*/");
            else if (c is '"' or '\'' or '$') { statement = false; SkipString(); }
            else if (c == '@' && statement) ReadAt();
            else if (c == '<' && statement && at + 1 < source.Length && char.IsLetter(source[at + 1])) ReadMarkup(inCode: true);
            else
            {
                if (c == '{') depth++;
                if (c == '}') depth--;
                if (!char.IsWhiteSpace(c)) statement = c is '{' or '}' or ';' or ':';
                at++;
            }
        }
    }

    void ReadExpressionTail()
    {
        while (More)
        {
            if (source[at] == '(') Balanced('(', ')');
            else if (source[at] == '[') Balanced('[', ']');
            else if (Sees("?.") || Sees("!.")) { at += 2; Identifier(); }
            else if (source[at] == '.' && at + 1 < source.Length && (char.IsLetter(source[at + 1]) || source[at + 1] == '_')) { at++; Identifier(); }
            else return;
        }
    }

    void Balanced(char open, char close)
    {
        var depth = 0;
        while (More)
        {
            var c = source[at];
            if (c is '"' or '\'' or '$') { SkipString(); continue; }
            if (Sees("//") && close == '}') { SkipLine(); continue; }
            at++;
            if (c == open) depth++;
            if (c == close && --depth == 0) return;
        }
    }

    void SkipString()
    {
        if (source[at] == '$') { at++; return; }
        var quote = source[at];
        if (quote == '"' && Sees("\"\"\"")) { at += 3; SkipPast("\"\"\""); return; }
        if (quote == '\'' && !(at + 2 < source.Length && (source[at + 2] == '\'' || source[at + 1] == '\\'))) { at++; return; }
        for (at++; More && source[at] != quote && source[at] != '\n'; at++)
            if (source[at] == '\\') at++;
        at++;
    }

    string Word()
    {
        var from = at;
        while (More && (char.IsLetterOrDigit(source[at]) || source[at] is '_' or '-' or ':' or '@')) at++;
        return source[from..at];
    }

    string Identifier()
    {
        var from = at;
        while (More && (char.IsLetterOrDigit(source[at]) || source[at] == '_')) at++;
        return source[from..at];
    }

    char Peek()
    {
        var i = at;
        while (i < source.Length && char.IsWhiteSpace(source[i])) i++;
        return i < source.Length ? source[i] : '\0';
    }

    void SkipBlank() { while (More && char.IsWhiteSpace(source[at])) at++; }
    void SkipTo(char c) { while (More && source[at] != c) at++; }
    void SkipLine() { while (More && source[at] != '\n') at++; }
    void SkipPast(string end) { var i = source.IndexOf(end, at, StringComparison.Ordinal); at = i < 0 ? source.Length : i + end.Length; }
}
