using Insights.Policy.Rules;

namespace Insights.Policy.Tests;

/// <summary>SQL, tree evaluator and the plain C# of <see cref="NaiveRules"/> must answer alike for every person.</summary>
public sealed class ThreeRoutesTests
{
    private const int AtATime = 10_000;

    // The tree tells why as well, clause by clause, and so takes longest: every tenth person is also judged by it.
    private const int Told = 10;

    [Theory]
    [InlineData(1, 0.1, 100_000)]
    [InlineData(2, 0.0, 20_000)]
    [InlineData(3, 0.4, 20_000)]
    public void Sql_plain_code_and_tree_agree_on_random_persons_for_every_programme(int seed, double missing, int count)
    {
        var book = PolicyContent.Book;
        using var engine = new Engine();
        RandomPersons.Make(engine, count, seed, missing);
        engine.Run($"CREATE TABLE dim_parameter_month AS {book.ParameterSql(RandomPersons.Months.First, RandomPersons.Months.Last)}");
        engine.Run($"CREATE TABLE judged AS {book.JudgeSql()}");
        var seen = new Dictionary<(string Programme, bool? Entitled), int>();
        for (var from = 0; from < count; from += AtATime)
        {
            var persons = Rows("fct_person_month", from);
            var judged = Rows("judged", from);
            Assert.Equal((persons.Count, Math.Min(AtATime, count - from)), (judged.Count, persons.Count));
            foreach (var (person, row) in persons.Zip(judged))
            {
                Assert.Equal(person["person_id"], row["person_id"]);
                foreach (var programme in book.Programmes)
                {
                    var answer = Agree(book, programme.Id, person, row);
                    seen[(programme.Id, answer)] = seen.GetValueOrDefault((programme.Id, answer)) + 1;
                }
            }
        }

        // Enough of each answer that agreement means something; unknown only where facts are missing.
        Assert.All(book.Programmes, programme => Assert.True(
            seen.GetValueOrDefault((programme.Id, true)) >= count / 5000 && seen.GetValueOrDefault((programme.Id, false)) >= count / 5000
            && seen.GetValueOrDefault((programme.Id, null)) > 0 == missing > 0, $"{programme.Id} is not tried: {string.Join(", ", seen.Where(pair => pair.Key.Programme == programme.Id))}"));

        List<Dictionary<string, object?>> Rows(string table, int from) =>
            engine.Rows($"SELECT * FROM {table} WHERE person_id >= {from} AND person_id < {from + AtATime} ORDER BY person_id");
    }

    private static bool? Agree(RuleBook book, string p, Dictionary<string, object?> person, Dictionary<string, object?> row)
    {
        var month = (DateOnly)row["month"]!;
        var (entitled, due, missing) = ((bool?)row[$"{p}_entitled"], (double?)row[$"{p}_due"], (string?)row[$"{p}_missing"]);
        var (naive, amount) = NaiveRules.Judge(p, month, person);
        Check(entitled == naive, () => $"SQL {entitled}, plain code {naive}");
        Check(entitled != true || (due is null && amount is null) || Math.Abs(due!.Value - amount!.Value) < 1e-6, () => $"due: SQL {due}, plain code {amount}");
        Check(entitled is null == missing is not null && (missing is null || person[missing] is null), () => $"the fact named as missing, {missing}, is there");
        if ((long)person["person_id"]! % Told == 0)
        {
            var told = book.Explain(p, month, person);
            Check(entitled == told.Verdict switch { Entitlement.Entitled => true, Entitlement.NotEntitled => false, _ => null }, () => $"SQL {entitled}, tree {told.Verdict}");
            Check(missing == told.Missing?.Column, () => $"missing: SQL {missing}, tree {told.Missing?.Column}");
            Check(due == (double?)told.Amount, () => $"due: SQL {due}, tree {told.Amount}");
        }

        return entitled;

        // The words are made only where they are needed: they cost more than the judging.
        void Check(bool right, Func<string> what)
        {
            if (!right)
            {
                Assert.Fail($"{what()}: {p} {month:yyyy-MM} {string.Join(", ", person.Select(pair => $"{pair.Key}={pair.Value ?? "?"}"))}");
            }
        }
    }
}
