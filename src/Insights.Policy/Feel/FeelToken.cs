namespace Insights.Policy.Feel;

internal enum FeelToken
{
    Number, Text, AtLiteral, Name,
    If, Then, Else, In, Between, And, Or, Null, True, False, Instance, Of, Function, For, Some, Every, Return, Satisfies, External,
    Plus, Minus, Times, Divide, Power, Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual,
    OpenParen, CloseParen, OpenBracket, CloseBracket, OpenBrace, CloseBrace, Comma, Colon, Dot, DotDot, Arrow,
}
