using Insights.Policy.Cases;
using Insights.Policy.Feel;
using Insights.Policy.Simulation;
using Insights.Warehouse;

namespace Insights.Policy.Tests;

/// <summary>Random well-typed expressions over facts that may be missing: SQL and the what-if's kernel must give what the tree gives, nothing for null and unknown.</summary>
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
    public void Sql_and_the_kernel_give_what_the_tree_gives(int seed)
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
        var columns = Facts.Where(fact => fact.Kind == FeelSymbolKind.Fact).ToDictionary(fact => fact.Key, fact => Packed(fact, persons), StringComparer.Ordinal);
        var writer = new ExpressionWriter(seed);
        var (tried, refused, judged) = (0, 0, 0);
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
                // A parameter is the same for everyone in the kernel, so one of its values is tried with every other expression.
                foreach (var people in persons.Zip(rows).GroupBy(pair => (double)pair.First["standard"]!).Skip(count % 3).Take(count % 2 == 0 && type.Kind is (FeelKind.Boolean or FeelKind.Number) ? 1 : 0))
                {
                    judged++;
                    var answers = Kernel(expression.Root, columns, people.Key);
                    foreach (var (person, row) in people)
                    {
                        Assert.True(FeelCaseValue.Same(answers[(int)(long)person["i"]!], FeelCaseValue.FromSql(row["v"], type)),
                            $"{text}\nkernel {answers[(int)(long)person["i"]!] ?? "null"}, SQL {row["v"] ?? "null"}: {string.Join(", ", person)}");
                    }
                }
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

        Assert.True(tried > 250 && judged > 50, $"only {tried} of 400 tried, {judged} times by the kernel, {refused} refused");
    }

    private static PackedColumn Packed(FeelSymbol fact, List<Dictionary<string, object?>> persons)
    {
        var values = persons.Select(person => person[fact.Key]).ToArray();
        var words = values.OfType<string>().Distinct().ToList();
        var column = fact.Type.Kind == FeelKind.String
            ? new TableColumn(fact.Key, null, [.. values.Select(value => value is string word ? words.IndexOf(word) : -1)], words)
            : new TableColumn(fact.Key, [.. values.Select(value => value switch
            {
                null => double.NaN,
                bool holds => holds ? 1 : 0,
                DateOnly day => day.DayNumber,
                DateTime moment => DateOnly.FromDateTime(moment).DayNumber,
                _ => Convert.ToDouble(value),
            })], null, []);
        return PackedColumn.Of(column, fact.Type.Kind == FeelKind.Boolean, [.. Enumerable.Range(0, persons.Count)], Bits.Persons);
    }

    /// <summary>The answers of everyone in one block.</summary>
    private static object?[] Kernel(FeelNode root, Dictionary<string, PackedColumn> columns, double standard)
    {
        var program = new BlockProgram(columns);
        var parameters = new Terms(new Dictionary<string, double?> { ["standard"] = standard });
        if (root.Type.Kind == FeelKind.Boolean)
        {
            var truth = program.Register(program.Truth(root, parameters));
            var made = program.Scratch();
            program.Run(made, 0);
            return [.. Enumerable.Range(0, Bits.Persons).Select(i => On(made.True(truth), i) ? true : On(made.False(truth), i) ? false : (object?)null)];
        }

        var amount = program.Amount(root, parameters);
        var scratch = program.Scratch();
        program.Run(scratch, 0);
        return [.. Enumerable.Range(0, Bits.Persons).Select(i => amount.IsConstant ? (decimal?)amount.Constant
            : scratch.Known(amount, 0) is { IsEmpty: false } known && !On(known, i) ? (object?)null : (decimal)scratch.Values(amount, 0)[i])];
    }

    private static bool On(ReadOnlySpan<ulong> bits, int place) => (bits[place >> 6] >> (place & 63) & 1) != 0;

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
            () => $"({Duration()} / @\"P1D\")", () => $"day of year({Date()})", () => $"[{Number()}, {Number()}][{Of("1", "2", "-1", "3")}]",
            () => $"{Date()}.{Of("year", "month", "day", "weekday")}", () => $"({Duration()}).{Of("days", "hours", "minutes", "seconds")}",
            () => $"years and months duration({Date()}, {Date()}).{Of("years", "months")}", () => $"abs({Duration()} / @\"PT1H\")",
            () => $"{Of("count", "sum", "min", "max")}([{Number()}, {Of("1", "2", "级")}][item {Of("<", ">=")} {Of("0", "2", "标准")}])");

        private string Text() => One(
            () => "类", () => Of("\"a\"", "\"低保\"", "\"\"", "\"特困人员\""), () => $"({Text()} + {Text()})", () => $"upper case({Text()})",
            () => $"substring({Text()}, {Of("1", "2", "-1", "-2")}, {Of("1", "2", "9")})", () => $"(if {Truth()} then {Text()} else {Text()})",
            () => $"{Of("substring before", "substring after")}({Text()}, {Text()})", () => $"string({Truth()})", () => $"day of week({Date()})",
            () => $"string({Duration()})", () => $"string(years and months duration({Date()}, {Date()}))", () => $"string({Of("级", "岁", "标准")})");

        private string Date() => One(
            () => "日", () => Of("@\"2024-02-29\"", "date(\"2024-03-31\")", "date(2023, 12, 1)"),
            () => $"({Date()} {Of("+", "-")} {Of("@\"P1M\"", "@\"P1Y\"", "@\"-P1M\"", "@\"P3D\"", "@\"PT36H\"")})",
            () => $"(if {Truth()} then {Date()} else {Date()})");

        private string Duration() => One(() => Of("@\"P3D\"", "@\"PT36H\""), () => $"({Date()} - {Date()})", () => $"({Duration()} * {Of("2", "1.5")})");

        private string Truth() => One(
            () => Of("活", "户"), () => $"{Number()} {Of("<", "<=", ">", ">=", "=", "!=")} {Number()}", () => $"({Truth()} and {Truth()})",
            () => $"({Truth()} or {Truth()})", () => $"not({Truth()})", () => $"{Text()} {Of("=", "!=", "<", ">=")} {Text()}",
            () => $"{Date()} {Of("=", "<", ">=")} {Date()}", () => $"{Number()} between {Number()} and {Number()}",
            () => $"{Number()} in ({Of("<", ">=", "=", "!=")} {Number()}, [{Number()}..{Number()}))", () => $"{Text()} in [{Text()}, \"b\"]", () => $"{Date()} in [{Date()}..{Date()})",
            () => $"{Number()} between {Of("null", "级", "2")} and {Of("null", "岁", "30")}", () => $"{Number()} in ({Number()}, [{Number()}..{Number()}], {Of("> 60", "<= 0")})",
            () => $"({Truth()} = {Truth()})", () => $"(if {Truth()} then {Truth()} else {Truth()})", () => $"{Of("all", "any")}([{Truth()}, {Truth()}])",
            () => $"list contains([{Number()}, {Number()}], {Number()})", () => $"{Of("contains", "starts with", "ends with")}({Text()}, {Text()})",
            () => $"({Number()} = null)", () => $"{Of("even", "odd")}({Number()})", () => $"({Truth()} and null)", () => $"({Text()} = null)");
    }
}
