using Superpower;
using Superpower.Model;
using Superpower.Parsers;
using static Insights.Policy.Feel.FeelAtoms;
using Rule = Superpower.TokenListParser<Insights.Policy.Feel.FeelToken, Insights.Policy.Feel.FeelSyntax>;

namespace Insights.Policy.Feel;

/// <summary>Tokens to syntax by the precedence of the standard: or, and, comparison, sum, product, power, negation, postfix.</summary>
internal static class FeelGrammar
{
    private static readonly Rule Expression = FeelAtoms.Expression;

    public static FeelSyntax Read(string text)
    {
        var tokens = FeelLexer.Read(text);
        foreach (var token in tokens)
        {
            if (token.Kind is FeelToken.For or FeelToken.Some or FeelToken.Every)
            {
                throw new FeelUnsupportedException(token.Kind == FeelToken.For ? "the iteration “for”" : $"the quantifier “{token.ToStringValue()}”", At(token),
                    token.Kind == FeelToken.For ? "write its results as a list “[…, …]”" : $"write “{(token.Kind == FeelToken.Every ? "all" : "any")}([…, …])” with the condition for each");
            }
        }

        var read = Expression.AtEnd().TryParse(tokens);
        if (read.HasValue)
        {
            return read.Value;
        }

        var rest = read.Remainder;
        var at = rest.IsAtEnd ? End(text) : At(rest.ConsumeToken().Value);
        throw new FeelSyntaxException(Reason(read.FormatErrorMessageFragment()), at);
    }

    /// <summary>All the tokens with which a value may begin are one thing to a reader: a value.</summary>
    private static string Reason(string fragment) => fragment.IndexOf("expected minus, number", StringComparison.Ordinal) is >= 0 and var at ? $"{fragment[..at]}expected a value" : fragment;

    private static FeelPosition End(string text)
    {
        var line = text.LastIndexOf('\n') + 1;
        return new(text.Length, text.Count(sign => sign == '\n') + 1, text.Length - line + 1);
    }

    private static readonly FeelToken[] Comparators =
        [FeelToken.LessEqual, FeelToken.GreaterEqual, FeelToken.Less, FeelToken.Greater, FeelToken.Equal, FeelToken.NotEqual];

    private static readonly Rule Sum = Parse.Ref(() => SumLadder!);

    /// <summary>“&lt; 10”, “= 10”: a test of the value left of “in”.</summary>
    private static readonly Rule UnaryTest =
        from sign in Sign(Comparators)
        from operand in Sum
        select (FeelSyntax)new TestSyntax(At(sign), sign.Kind, operand);

    private static readonly TokenListParser<FeelToken, (FeelSyntax High, bool HighIn)> RangeEnd =
        from dots in Token.EqualTo(FeelToken.DotDot)
        from high in Expression
        from close in Sign(FeelToken.CloseBracket, FeelToken.CloseParen, FeelToken.OpenBracket)
        select (high, close.Kind == FeelToken.CloseBracket);

    private static readonly Rule Bracketed =
        from open in Token.EqualTo(FeelToken.OpenBracket)
        from inner in Token.EqualTo(FeelToken.CloseBracket).Select(_ => (FeelSyntax)new ListSyntax(At(open), []))
            .Or(Item.Then(first => RangeEnd.Select(end => (FeelSyntax)new RangeSyntax(At(open), true, first, end.High, end.HighIn))
                .Or(from more in (from _ in Token.EqualTo(FeelToken.Comma) from item in Item select item).Many()
                    from close in Token.EqualTo(FeelToken.CloseBracket)
                    select (FeelSyntax)new ListSyntax(At(open), [first, .. more]))))
        select inner;

    private static Rule Item => UnaryTest.Or(Expression);

    private static readonly Rule Parenthesised =
        from open in Token.EqualTo(FeelToken.OpenParen)
        from inner in (from test in UnaryTest from close in Token.EqualTo(FeelToken.CloseParen) select test)
            .Or(Expression.Then(first => RangeEnd.Select(end => (FeelSyntax)new RangeSyntax(At(open), false, first, end.High, end.HighIn))
                .Or(Token.EqualTo(FeelToken.CloseParen).Value(first))))
        select inner;

    private static readonly Rule OpenRange =
        from open in Token.EqualTo(FeelToken.CloseBracket)
        from low in Expression
        from end in RangeEnd
        select (FeelSyntax)new RangeSyntax(At(open), false, low, end.High, end.HighIn);

    private static readonly Rule Primary =
        Number.Or(Text).Or(AtLiteral).Or(Fixed).Or(If).Or(Function).Or(Context).Or(NameOrCall).Or(Bracketed).Or(Parenthesised).Or(OpenRange);

    private static readonly TokenListParser<FeelToken, Func<FeelSyntax, FeelSyntax>> Filter =
        from open in Token.EqualTo(FeelToken.OpenBracket)
        from inner in Expression
        from close in Token.EqualTo(FeelToken.CloseBracket)
        select (Func<FeelSyntax, FeelSyntax>)(target => new FilterSyntax(At(open), target, inner));

    private static readonly TokenListParser<FeelToken, Func<FeelSyntax, FeelSyntax>> Path =
        from dot in Token.EqualTo(FeelToken.Dot)
        from name in Token.EqualTo(FeelToken.Name)
        select (Func<FeelSyntax, FeelSyntax>)(target => new PathSyntax(At(dot), target, name.ToStringValue()));

    private static readonly TokenListParser<FeelToken, Func<FeelSyntax, FeelSyntax>> CallOfValue =
        Token.EqualTo(FeelToken.OpenParen).Select(open =>
            (Func<FeelSyntax, FeelSyntax>)(_ => throw new FeelUnsupportedException("the call of a value as a function", At(open))));

    private static readonly Rule Postfix =
        from start in Primary
        from steps in Filter.Try().Or(Path).Or(CallOfValue).Many()
        select steps.Aggregate(start, (target, step) => step(target));

    private static readonly Rule Instance =
        from value in Postfix
        from test in (from start in Token.EqualTo(FeelToken.Instance)
                      from _ in Token.EqualTo(FeelToken.Of)
                      from name in TypeName
                      select (At: At(start), Name: name)).Select(test => ((FeelPosition At, string Name)?)test).OptionalOrDefault()
        select test is { } found ? new InstanceSyntax(found.At, value, found.Name) : value;

    private static readonly Rule Negation = Parse.Ref(() => NegationRule!);

    private static readonly Rule NegationRule =
        (from sign in Token.EqualTo(FeelToken.Minus)
         from operand in Negation
         select (FeelSyntax)new NegateSyntax(At(sign), operand)).Or(Instance);

    private static Rule Ladder(Rule step, params FeelToken[] signs) =>
        Parse.Chain(Sign(signs), step, (sign, left, right) => new BinarySyntax(At(sign), sign.Kind, left, right));

    private static readonly Rule Power = Ladder(Negation, FeelToken.Power);
    private static readonly Rule Product = Ladder(Power, FeelToken.Times, FeelToken.Divide);
    private static readonly Rule SumLadder = Ladder(Product, FeelToken.Plus, FeelToken.Minus);

    private static readonly TokenListParser<FeelToken, (IReadOnlyList<FeelSyntax> Tests, bool Listed)> Tests =
        UnaryTest.Select(test => ((IReadOnlyList<FeelSyntax>)[test], false))
            .Or(from open in Token.EqualTo(FeelToken.OpenParen)
                from first in Item
                from inner in RangeEnd.Select(end => ((IReadOnlyList<FeelSyntax>)[new RangeSyntax(At(open), false, first, end.High, end.HighIn)], false))
                    .Or(from more in (from _ in Token.EqualTo(FeelToken.Comma) from item in Item select item).Many()
                        from close in Token.EqualTo(FeelToken.CloseParen)
                        select ((IReadOnlyList<FeelSyntax>)[first, .. more], more.Length > 0))
                select inner)
            .Or(Sum.Select(test => ((IReadOnlyList<FeelSyntax>)[test], false)));

    private static readonly TokenListParser<FeelToken, Func<FeelSyntax, FeelSyntax>> Comparison =
        (from sign in Sign(Comparators)
         from right in Sum
         select (Func<FeelSyntax, FeelSyntax>)(left => new BinarySyntax(At(sign), sign.Kind, left, right)))
        .Or(from start in Token.EqualTo(FeelToken.Between)
            from low in Sum
            from _ in Token.EqualTo(FeelToken.And)
            from high in Sum
            select (Func<FeelSyntax, FeelSyntax>)(value => new BetweenSyntax(At(start), value, low, high)))
        .Or(from start in Token.EqualTo(FeelToken.In)
            from tests in Tests
            select (Func<FeelSyntax, FeelSyntax>)(value => new InSyntax(At(start), value, tests.Tests, tests.Listed)));

    private static readonly Rule Compared =
        from start in Sum
        from steps in Comparison.Many()
        select steps.Aggregate(start, (left, step) => step(left));

    private static readonly Rule Conjunction = Ladder(Compared, FeelToken.And);
    internal static readonly Rule Disjunction = Ladder(Conjunction, FeelToken.Or);
}
