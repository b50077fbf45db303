using Insights.Policy.Rules;

namespace Insights.Policy.Tests;

/// <summary>Why somebody is not entitled: the SQL for the ledger of wrong payments against the tree, which tells clause by clause.</summary>
public sealed class UnmetTests
{
    [Fact]
    public void Sql_names_the_kind_of_the_first_clause_that_the_tree_finds_not_met()
    {
        var book = PolicyContent.Book;
        using var engine = new Engine();
        RandomPersons.Make(engine, 4000, seed: 5, missing: 0.1);
        engine.Run($"CREATE TABLE dim_parameter_month AS {book.ParameterSql(RandomPersons.Months.First, RandomPersons.Months.Last)}");
        engine.Run($"CREATE TABLE judged AS {book.JudgeSql(programmes: book.Recorded)}");
        engine.Run("CREATE TABLE paid AS " + string.Join(" UNION ALL ", book.Recorded.Select(p => $"SELECT person_id, '{p.Id}' AS programme, month FROM judged WHERE NOT {p.Id}_entitled")));
        var persons = engine.Rows("SELECT * FROM fct_person_month").ToDictionary(row => (long)row["person_id"]!);
        var seen = new HashSet<string>();
        foreach (var row in engine.Rows(book.UnmetSql("paid")))
        {
            var told = book.Explain((string)row["programme"]!, (DateOnly)row["month"]!, persons[(long)row["person_id"]!]);
            var first = told.Rule is null ? null : told.Clauses.FirstOrDefault(clause => clause.Verdict == false);
            Assert.Equal(first is null ? RuleClause.Other : told.Rule!.Clauses.Single(clause => clause.Id == first.Id).Unmet, (string)row["unmet"]!);
            seen.Add((string)row["unmet"]!);
        }

        Assert.Equal(RuleClause.Kinds.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }
}
