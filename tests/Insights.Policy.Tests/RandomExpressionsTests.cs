using Insights.Policy.Cases;
using Insights.Policy.Feel;

namespace Insights.Policy.Tests;

/// <summary>Random well-typed expressions over facts that may be missing: SQL must give what the tree gives, NULL for null and unknown.</summary>
public sealed class RandomExpressionsTests
{
    private static readonly FeelSymbol[] Facts =
    [
        Fact("级", "grade", FeelType.Number, true), Fact("岁", "age", FeelType.Number, true), Fact("收入", "income", FeelType.Number, false),
        Fact("活", "alive", FeelType.Boolean, false), Fact("户", "hukou", FeelType.Boolean, false), Fact("类", "kind", FeelType.String, false),
        Fact("日", "day", FeelType.Date, false),
        new("标准", "standard", FeelType.Number, FeelSymbolKind.Parameter, FeelAbsence.None) { NeverZero = true },
    ];

    private static FeelSymbol Fact(string name, string column, FeelType type, bool whole) =>
        new(name, column, type, FeelSymbolKind.Fact, FeelAbsence.Unknown) { Whole = whole };

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public void Sql_gives_what_the_tree_gives(int seed)
    {
        using var engine = new Engine();
        engine.Run("SELECT setseed(0.42)");
        engine.Run("""
            CREATE TABLE person AS SELECT i,
              CASE WHEN random() < 0.3 THEN NULL ELSE CAST(1 + floor(random() * 4) AS INTEGER) END AS grade,
              CASE WHEN random() < 0.3 THEN NULL ELSE CAST(floor(random() * 90) AS INTEGER) END AS age,
              CASE WHEN random() < 0.3 THEN NULL ELSE round(random() * 400, 0) * 5.05 - 3 END AS income,
              CASE WHEN random() < 0.3 THEN NULL ELSE random() < 0.5 END AS alive,
              CASE WHEN random() < 0.3 THEN NULL ELSE random() < 0.5 END AS hukou,
              CASE WHEN random() < 0.3 THEN NULL ELSE list_extract(['a', 'b', '低保', '特困人员'], 1 + CAST(floor(random() * 4) AS INTEGER)) END AS kind,
              CASE WHEN random() < 0.3 THEN NULL ELSE DATE '2024-01-31' + CAST(floor(random() * 60) AS INTEGER) END AS day,
              list_extract([1100e0, 1.6e0, 0.1e0], 1 + CAST(floor(random() * 3) AS INTEGER)) AS standard
            FROM range(60) AS t(i)
            """);
        var persons = engine.Rows("SELECT * FROM person ORDER BY i");
        var writer = new ExpressionWriter(seed);
        var (tried, refused) = (0, 0);
        for (var count = 0; count < 400; count++)
        {
            var text = writer.Any();
            try
            {
                var expression = FeelExpression.Read(text, new FeelScope(Facts));
                var type = expression.Root.Type;
                var rows = engine.Rows($"SELECT i, {expression.ToSql()} AS v FROM person ORDER BY i");
                foreach (var (person, row) in persons.Zip(rows))
                {
                    var tree = expression.Evaluate(symbol => Value(person[symbol.Key]));
                    var sql = FeelCaseValue.FromSql(row["v"], type);
                    Assert.True(FeelCaseValue.Same(FeelCaseValue.FromSql(tree, type), sql),
                        $"{text}\n{expression.ToSql()}\ntree {tree ?? "null"}, SQL {sql ?? "null"}: {string.Join(", ", person)}");
                }

                tried++;
            }
            catch (FeelUnsupportedException)
            {
                refused++;
            }
            catch (DuckDB.NET.Data.DuckDBException broken)
            {
                Assert.Fail($"{text}\n{broken.Message}");
            }
        }

        Assert.True(tried > 250, $"only {tried} of 400 tried, {refused} refused");
    }

    private static object? Value(object? value) => value is int or double ? Convert.ToDecimal(value) : value;

    /// <summary>Writes expressions from a seed.</summary>
    private sealed class ExpressionWriter(int seed)
    {
        private readonly Random random = new(seed);
        private int depth;

        public string Any() => random.Next(4) switch { 0 => Number(), 1 => Text(), 2 => Date(), _ => Truth() };

        private string One(params Func<string>[] ways)
        {
            depth++;
            var text = ways[depth > 4 ? random.Next(Math.Min(2, ways.Length)) : random.Next(ways.Length)]();
            depth--;
            return text;
        }

        private string Of(params string[] texts) => texts[random.Next(texts.Length)];

        private string Number() => One(
            () => Of("级", "岁", "收入", "标准"), () => Of("0", "1", "2", "3", "18", "60", "0.1", "1.5", "-2", "1100.05"),
            () => $"({Number()} {Of("+", "-", "*", "/")} {Number()})", () => $"{Of("floor", "ceiling", "abs")}({Number()})",
            () => $"{Of("round up", "round down", "round half up", "round half down", "decimal", "floor", "ceiling")}({Number()}, {Of("0", "1", "2", "-1")})",
            () => $"{Of("min", "max", "sum", "mean", "count", "median")}([{Number()}, {Number()}, {Number()}])", () => $"-{Number()}",
            () => $"modulo({Number()}, {Number()})", () => $"(if {Truth()} then {Number()} else {Number()})", () => $"string length({Text()})",
            () => $"({Duration()} / @\"P1D\")", () => $"day of year({Date()})", () => $"[{Number()}, {Number()}][{Of("1", "2", "-1", "3")}]");

        private string Text() => One(
            () => "类", () => Of("\"a\"", "\"低保\"", "\"\"", "\"特困人员\""), () => $"({Text()} + {Text()})", () => $"upper case({Text()})",
            () => $"substring({Text()}, {Of("1", "2", "-1", "-2")}, {Of("1", "2", "9")})", () => $"(if {Truth()} then {Text()} else {Text()})",
            () => $"{Of("substring before", "substring after")}({Text()}, {Text()})", () => $"string({Truth()})", () => $"day of week({Date()})");

        private string Date() => One(
            () => "日", () => Of("@\"2024-02-29\"", "date(\"2024-03-31\")", "date(2023, 12, 1)"),
            () => $"({Date()} {Of("+", "-")} {Of("@\"P1M\"", "@\"P1Y\"", "@\"-P1M\"", "@\"P3D\"", "@\"PT36H\"")})",
            () => $"(if {Truth()} then {Date()} else {Date()})");

        private string Duration() => One(() => Of("@\"P3D\"", "@\"PT36H\""), () => $"({Date()} - {Date()})", () => $"({Duration()} * {Of("2", "1.5")})");

        private string Truth() => One(
            () => Of("活", "户"), () => $"{Number()} {Of("<", "<=", ">", ">=", "=", "!=")} {Number()}", () => $"({Truth()} and {Truth()})",
            () => $"({Truth()} or {Truth()})", () => $"not({Truth()})", () => $"{Text()} {Of("=", "!=", "<", ">=")} {Text()}",
            () => $"{Date()} {Of("=", "<", ">=")} {Date()}", () => $"{Number()} between {Number()} and {Number()}",
            () => $"{Number()} in ({Of("<", ">=", "=", "!=")} {Number()}, [{Number()}..{Number()}))", () => $"{Text()} in [{Text()}, \"b\"]",
            () => $"({Truth()} = {Truth()})", () => $"(if {Truth()} then {Truth()} else {Truth()})", () => $"{Of("all", "any")}([{Truth()}, {Truth()}])",
            () => $"list contains([{Number()}, {Number()}], {Number()})", () => $"{Of("contains", "starts with", "ends with")}({Text()}, {Text()})",
            () => $"({Number()} = null)", () => $"{Of("even", "odd")}({Number()})", () => $"({Truth()} and null)", () => $"({Text()} = null)");
    }
}
