using Insights.Policy.Rules;

namespace Insights.Policy.Tests;

/// <summary>SQL, tree evaluator and the plain C# of <see cref="NaiveRules"/> must answer alike for every person.</summary>
public sealed class ThreeRoutesTests
{
    [Theory]
    [InlineData(1, 0.1, 20_000)]
    [InlineData(2, 0.0, 5_000)]
    [InlineData(3, 0.4, 10_000)]
    public void Sql_tree_and_plain_code_agree_on_random_persons(int seed, double missing, int count)
    {
        var book = PolicyContent.Book;
        using var engine = new Engine();
        RandomPersons.Make(engine, count, seed, missing);
        engine.Run($"CREATE TABLE dim_parameter_month AS {book.ParameterSql(new(2022, 1, 1), new(2026, 12, 1))}");
        var persons = engine.Rows("SELECT * FROM fct_person_month ORDER BY person_id");
        var judged = engine.Rows($"SELECT * FROM ({book.JudgeSql()}) ORDER BY person_id");
        Assert.Equal(count, judged.Count);
        var seen = new Dictionary<(string, bool?), int>();
        foreach (var (person, row) in persons.Zip(judged))
        {
            var month = (DateOnly)row["month"]!;
            foreach (var programme in book.Programmes)
            {
                var p = programme.Id;
                var entitled = (bool?)row[$"{p}_entitled"];
                var due = (double?)row[$"{p}_due"];
                var told = book.Explain(p, month, person);
                var (naive, amount) = NaiveRules.Judge(p, month, person);
                var where = $"{p} {month:yyyy-MM} {string.Join(", ", person.Select(pair => $"{pair.Key}={pair.Value ?? "?"}"))}";
                Assert.True(entitled == naive, $"SQL {entitled}, plain code {naive}: {where}");
                Assert.True(entitled == told.Verdict switch { Entitlement.Entitled => true, Entitlement.NotEntitled => false, _ => null }, $"SQL {entitled}, tree {told.Verdict}: {where}");
                Assert.True((string?)row[$"{p}_missing"] == told.Missing?.Column, $"missing: SQL {row[$"{p}_missing"]}, tree {told.Missing?.Column}: {where}");
                Assert.True(due == (double?)told.Amount, $"due: SQL {due}, tree {told.Amount}: {where}");
                Assert.True(entitled != true || (due is null && amount is null) || Math.Abs(due!.Value - amount!.Value) < 1e-6, $"due: SQL {due}, plain code {amount}: {where}");
                Assert.True(entitled is not null || person[told.Missing!.Column] is null, $"the fact named as missing is there: {where}");
                seen[(p, entitled)] = seen.GetValueOrDefault((p, entitled)) + 1;
            }
        }

        Assert.All(book.Programmes, programme => Assert.True(seen.GetValueOrDefault((programme.Id, true)) > 3 && seen.GetValueOrDefault((programme.Id, false)) > 3,
            $"{programme.Id} is not tried: {string.Join(", ", seen)}"));
    }
}
