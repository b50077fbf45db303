using Insights.Policy.Cases;
using Insights.Policy.Feel;

namespace Insights.Policy.Tests;

/// <summary>The standard's meaning, written out: each expression by the tree and by SQL.</summary>
public sealed class FeelLanguageTests : IDisposable
{
    private readonly Engine engine = new();

    public void Dispose() => engine.Dispose();

    [Theory]
    [InlineData("1 + 2 * 3 ** 2", "19")]
    [InlineData("-2 ** 2", "4")]
    [InlineData("(1 + 2) * -3", "-9")]
    [InlineData("0.1 + 0.2 = 0.3", "true")]
    [InlineData("1.6 * 1150 = 1840", "true")]
    [InlineData("ceiling(3450 - 2449.63)", "1001")]
    [InlineData("ceiling(1.1 * 3 * 10)", "33")]
    [InlineData("floor(0.1 * 3 * 10)", "3")]
    [InlineData("round half up(2.5, 0) + round half down(2.5, 0) + decimal(2.5, 0)", "7")]
    [InlineData("round up(-1.1, 0)", "-2")]
    [InlineData("decimal(1234.5, -2)", "1200")]
    [InlineData("null = null", "true")]
    [InlineData("1 = null", "false")]
    [InlineData("1 != null", "true")]
    [InlineData("1 < null", null)]
    [InlineData("false and null", "false")]
    [InlineData("null or true", "true")]
    [InlineData("not(null)", null)]
    [InlineData("if null then 1 else 2", "2")]
    [InlineData("5 in (1, [4..6], > 10)", "true")]
    [InlineData("5 in ]5..9]", "false")]
    [InlineData("\"低保\" in [\"低保\", \"特困\"]", "true")]
    [InlineData("null in [1, null]", "true")]
    [InlineData("3 between 1 and 2 + 1", "true")]
    [InlineData("[1, 2, 3, 4][item > 2]", "3,4")]
    [InlineData("[1, 2, 3][-4]", null)]
    [InlineData("[\"a\", \"b\"][2]", "b")]
    [InlineData("sum([])", null)]
    [InlineData("sum([1, null])", null)]
    [InlineData("count([1, null])", "2")]
    [InlineData("max(1, 3, 2) - min([4, 2])", "1")]
    [InlineData("mean(1, 2, 4.5)", "2.5")]
    [InlineData("all([]) and not(any([]))", "true")]
    [InlineData("concatenate([1], [2, 3], [4])", "1,2,3,4")]
    [InlineData("concatenate([0, 100], sublist([], 2))", null)]
    [InlineData("count(concatenate([1], remove([2], 3)))", null)]
    [InlineData("union(sublist([1], 3), [2])", null)]
    [InlineData("append(sublist([1, 2], 5), 3)", null)]
    [InlineData("union([1, 2], [2, null, 3])", "1,2,,3")]
    [InlineData("distinct values([1, null, 1, null])", "1,")]
    [InlineData("flatten([[1, 2], [3], []])", "1,2,3")]
    [InlineData("insert before([1, 3], 2, 2)", "1,2,3")]
    [InlineData("insert before([1], 3, 2)", null)]
    [InlineData("remove([1, 2, 3], -1)", "1,2")]
    [InlineData("sublist([1, 2, 3], 2)", "2,3")]
    [InlineData("sublist([1, 2, 3], -2, 1)", "2")]
    [InlineData("reverse([1, 2])", "2,1")]
    [InlineData("index of([1, null, 1], null)", "2")]
    [InlineData("list contains([1, null], null)", "true")]
    [InlineData("append([], \"a\", \"b\")", "a,b")]
    [InlineData("@\"2024-01-31\" + @\"P1M\"", "2024-02-29")]
    [InlineData("@\"2024-03-31\" - duration(\"P1M\")", "2024-02-29")]
    [InlineData("date(\"2024-02-29\") - date(2023, 2, 28)", "P366D")]
    [InlineData("@\"2024-02-29\" - @\"PT1H\"", "2024-02-28")]
    [InlineData("date(\"2023-02-29\")", null)]
    [InlineData("years and months duration(@\"2006-08-31\", @\"2024-08-30\") >= @\"P18Y\"", "false")]
    [InlineData("years and months duration(@\"2006-08-31\", @\"2024-08-31\") >= @\"P18Y\"", "true")]
    [InlineData("@\"P2Y3M\" * 2", "P4Y6M")]
    [InlineData("@\"P1D\" / @\"PT6H\"", "4")]
    [InlineData("@\"2024-02-29\" instance of date", "true")]
    [InlineData("null instance of number", "false")]
    [InlineData("string length(\"残疾𠮷\")", "3")]
    [InlineData("substring(\"重度残疾人\", 3, 2)", "残疾")]
    [InlineData("substring before(\"a-b\", \"-\") + substring after(\"a-b\", \"-\")", "ab")]
    [InlineData("string(1.50) + string(true) + string(@\"2024-01-01\")", "1.5true2024-01-01")]
    [InlineData("string join([\"a\", null, \"b\"], \"、\")", "a、b")]
    [InlineData("string join([null, null], \"、\")", "")]
    [InlineData("string join(sublist([\"a\"], 3))", null)]
    [InlineData("date(2024.5 + 0, 1, 5)", null)]
    [InlineData("date(2024, 1 + 0.5, 5)", null)]
    [InlineData("number(\"1 234,5\", \" \", \",\")", "1234.5")]
    [InlineData("week of year(@\"2024-12-30\")", "1")]
    [InlineData("modulo(-7, 3)", "2")]
    [InlineData("\"a\" < \"b\" and \"𠮷\" > \"龙\"", "true")]
    [InlineData("[1..3] = [1..3]", "true")]
    [InlineData("// 注\n1 /* 二 */ + 1", "2")]
    public void Both_evaluators_give_the_standards_value(string text, string? expected)
    {
        var result = FeelTrialResult.Try(text, null, null, new(2024, 1, 1), engine.Scalar);
        Assert.Equal(expected, Join(result.Tree));
        Assert.Equal(expected, Join(result.Sql));
    }

    /// <summary>灰 is a fact that the registers do not hold; unknown is not FEEL's null.</summary>
    [Theory]
    [InlineData("残疾等级 = null", "残疾等级")]
    [InlineData("残疾等级 <= 重度等级上限", "残疾等级")]
    [InlineData("残疾等级 = 残疾等级", "残疾等级")]
    [InlineData("not(在世) or 残疾等级 = 重度等级上限", "残疾等级")]
    [InlineData("年龄 = 年龄 and 残疾等级 < 老年年龄", "残疾等级")]
    [InlineData("if 智力或精神残疾 then 年龄 else 残疾等级", "智力或精神残疾")]
    [InlineData("残疾等级 in [1, 2, null]", "残疾等级")]
    [InlineData("max(年龄, 残疾等级)", "残疾等级")]
    [InlineData("count([年龄, 残疾等级])", "残疾等级")]
    [InlineData("救助身份 = \"低保\"", "救助身份")]
    [InlineData("重度残疾", "残疾等级")]
    [InlineData("残疾等级 instance of number", "残疾等级")]
    public void A_missing_fact_makes_the_result_unknown_and_is_named(string text, string missing)
    {
        var result = FeelTrialResult.Try(text, "{\"在世\": true, \"年龄\": 70}", PolicyContent.Book, new(2024, 1, 1), engine.Scalar);
        Assert.Null(result.Tree);
        Assert.Null(result.Sql);
        Assert.Equal(missing, result.Missing);
    }

    [Theory]
    [InlineData("残疾等级 <= 重度等级上限 and not(在世)", "false")]
    [InlineData("残疾等级 <= 重度等级上限 or 年龄 >= 老年年龄", "true")]
    [InlineData("无劳动能力", "true")]
    [InlineData("if 智力或精神残疾 then 年龄 else 年龄", "70")]
    [InlineData("any([残疾等级 = 1, 在世])", "true")]
    [InlineData("救助身份 != \"低保\" and 残疾类别 = \"视力\"", "false")]
    [InlineData("残疾类别 + \"残疾\"", "肢体残疾")]
    public void What_holds_whatever_the_missing_fact_may_be_is_known(string text, string expected)
    {
        var result = FeelTrialResult.Try(text, "{\"在世\": true, \"age\": 70, \"category\": 4}", PolicyContent.Book, new(2024, 1, 1), engine.Scalar);
        Assert.Equal(expected, Join(result.Tree));
        Assert.Equal(expected, Join(result.Sql));
    }

    [Theory]
    [InlineData("1 +", 1, 4)]
    [InlineData("1 + + 2", 1, 5)]
    [InlineData("年龄 >=\n  \"a", 2, 3)]
    [InlineData("[1, 2", 1, 6)]
    [InlineData("\"\\q\"", 1, 1)]
    [InlineData("年龄　≥　60", 1, 4)]
    [InlineData("a ; b", 1, 3)]
    [InlineData("1 /* 注", 1, 3)]
    public void What_is_not_FEEL_is_refused_at_its_place(string text, int line, int column)
    {
        var refused = Assert.Throws<FeelSyntaxException>(() => FeelExpression.Read(text, FeelScope.Empty));
        Assert.Equal((line, column), (refused.At.Line, refused.At.Column));
    }

    [Theory]
    [InlineData("1 + count({a: 1})", "a context", 11)]
    [InlineData("for x in [1] return x", "the iteration “for”", 1)]
    [InlineData("some x in [1] satisfies x > 0", "the quantifier “some”", 1)]
    [InlineData("(function(a) a)", "a function definition", 2)]
    [InlineData("time(\"10:00:00\") < @\"11:00:00\"", "a time of day", 1)]
    [InlineData("@\"2024-01-01T10:00:00\" + @\"P1D\"", "a date and time", 1)]
    [InlineData("matches(\"a\", \"b\")", "the function “matches”", 1)]
    [InlineData("\"2024\".year", "the path “.year” of string", 7)]
    [InlineData("[1, \"a\"]", "a list of mixed types", 1)]
    [InlineData("[1..3]", "a range as a value", 1)]
    [InlineData("string([1, 2])", "the text of a list<number>", 1)]
    [InlineData("1 + string length(string({a: 1}))", "the text of a context", 19)]
    [InlineData("date(12024, 1, 1)", "a date outside the years 1 to 9999", 1)]
    public void What_is_outside_the_subset_is_refused_by_name_and_place(string text, string construct, int column)
    {
        var refused = Assert.Throws<FeelUnsupportedException>(() => FeelExpression.Read(text, FeelScope.Empty));
        Assert.Equal((construct, column), (refused.Construct, refused.At.Column));
    }

    private static string? Join(object? value) => value is object?[] list ? string.Join(",", list) : value?.ToString();
}
