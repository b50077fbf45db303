using System.Globalization;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;
using Rule = Superpower.TokenListParser<Insights.Policy.Feel.FeelToken, Insights.Policy.Feel.FeelSyntax>;

namespace Insights.Policy.Feel;

/// <summary>The smallest pieces of the grammar: literals, names, calls, if. (A class of its own, so that its rules exist before the ladder's.)</summary>
internal static class FeelAtoms
{
    internal static readonly Rule Expression = Parse.Ref(() => FeelGrammar.Disjunction);

    internal static FeelPosition At(Token<FeelToken> token) => FeelLexer.Where(token.Position);

    internal static TokenListParser<FeelToken, Token<FeelToken>> Sign(params FeelToken[] kinds) =>
        kinds.Select(Token.EqualTo).Aggregate((left, right) => left.Or(right));

    internal static readonly Rule Number = Token.EqualTo(FeelToken.Number).Select(token =>
        decimal.TryParse(token.ToStringValue(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? (FeelSyntax)new NumberSyntax(At(token), value)
            : throw new FeelUnsupportedException($"the number {token.ToStringValue()} (more than 28 digits)", At(token)));

    internal static readonly Rule Text = Token.EqualTo(FeelToken.Text).Select(token =>
        (FeelSyntax)new TextSyntax(At(token), FeelText.Unescape(token.ToStringValue(), At(token))));

    internal static readonly Rule AtLiteral = Token.EqualTo(FeelToken.AtLiteral).Select(token =>
        (FeelSyntax)new AtSyntax(At(token), FeelText.Unescape(token.ToStringValue()[1..], At(token))));

    internal static readonly Rule Fixed = Sign(FeelToken.True, FeelToken.False, FeelToken.Null).Select(token =>
        token.Kind == FeelToken.Null ? (FeelSyntax)new NullSyntax(At(token)) : new BooleanSyntax(At(token), token.Kind == FeelToken.True));

    internal static readonly Rule If =
        from start in Token.EqualTo(FeelToken.If)
        from condition in Expression
        from _ in Token.EqualTo(FeelToken.Then)
        from then in Expression
        from __ in Token.EqualTo(FeelToken.Else)
        from otherwise in Expression
        select (FeelSyntax)new IfSyntax(At(start), condition, then, otherwise);

    /// <summary>“list&lt;number&gt;”, “context&lt;a: number&gt;”, “function&lt;number&gt; -&gt; string”: read whole, so that what follows is found.</summary>
    internal static readonly TokenListParser<FeelToken, string> TypeName = Parse.Ref(() => TypeNameRule!);

    private static readonly TokenListParser<FeelToken, string> TypeNameRule =
        from name in Sign(FeelToken.Name, FeelToken.Null, FeelToken.Function)
        from inner in (from _ in Token.EqualTo(FeelToken.Less)
                       from parts in (from key in Words
                                      from colon in Token.EqualTo(FeelToken.Colon)
                                      from type in TypeName
                                      select $"{key}: {type}").Try().Or(TypeName).ManyDelimitedBy(Token.EqualTo(FeelToken.Comma))
                       from __ in Token.EqualTo(FeelToken.Greater)
                       select $"<{string.Join(", ", parts)}>").OptionalOrDefault("")
        from result in Token.EqualTo(FeelToken.Arrow).IgnoreThen(TypeName).Select(type => $" -> {type}").OptionalOrDefault("")
        select FeelText.Plain(name.ToStringValue()) + inner + result;

    /// <summary>A function definition is read so far as to know where it ends; it has a type and no meaning here.</summary>
    internal static readonly Rule Function =
        from start in Token.EqualTo(FeelToken.Function)
        from _ in Token.EqualTo(FeelToken.OpenParen)
        from names in (from name in Words
                       from type in Token.EqualTo(FeelToken.Colon).IgnoreThen(TypeName).OptionalOrDefault("")
                       select name).ManyDelimitedBy(Token.EqualTo(FeelToken.Comma))
        from __ in Token.EqualTo(FeelToken.CloseParen)
        from external in Token.EqualTo(FeelToken.External).OptionalOrDefault()
        from body in Expression
        select (FeelSyntax)new OutsideSyntax(At(start), FeelType.Function, "a function definition");

    internal static readonly Rule Context =
        from start in Token.EqualTo(FeelToken.OpenBrace)
        from entries in (
            from key in Words.Or(Token.EqualTo(FeelToken.Text).Select(token => token.ToStringValue()))
            from _ in Token.EqualTo(FeelToken.Colon)
            from value in Expression
            select value).ManyDelimitedBy(Token.EqualTo(FeelToken.Comma))
        from end in Token.EqualTo(FeelToken.CloseBrace)
        select (FeelSyntax)new OutsideSyntax(At(start), FeelType.Context, "a context");

    /// <summary>A name of one word or more, as parameters have them (“start position”).</summary>
    internal static TokenListParser<FeelToken, string> Words =>
        Sign(FeelToken.Name, FeelToken.In, FeelToken.Of, FeelToken.And, FeelToken.Or).AtLeastOnce()
            .Select(words => string.Join(' ', words.Select(word => word.ToStringValue())));

    internal static readonly TokenListParser<FeelToken, ArgumentSyntax> Argument =
        (from name in Words
         from _ in Token.EqualTo(FeelToken.Colon)
         from value in Expression
         select new ArgumentSyntax(name, value)).Try()
        .Or(Expression.Select(value => new ArgumentSyntax(null, value)));

    internal static readonly TokenListParser<FeelToken, ArgumentSyntax[]> Arguments =
        from open in Token.EqualTo(FeelToken.OpenParen)
        from arguments in Argument.ManyDelimitedBy(Token.EqualTo(FeelToken.Comma))
        from close in Token.EqualTo(FeelToken.CloseParen)
        select arguments;

    internal static readonly Rule NameOrCall =
        from name in Token.EqualTo(FeelToken.Name)
        from arguments in Arguments.Select(list => (ArgumentSyntax[]?)list).OptionalOrDefault()
        select arguments is null
            ? (FeelSyntax)new NameSyntax(At(name), FeelText.Plain(name.ToStringValue()))
            : new CallSyntax(At(name), FeelText.Plain(name.ToStringValue()), arguments);
}
