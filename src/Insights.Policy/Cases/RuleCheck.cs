using Insights.Policy.Rules;

namespace Insights.Policy.Cases;

/// <summary>Policy files read, typed, dated, and their SQL run against an empty warehouse.</summary>
public static class RuleCheck
{
    /// <param name="files">Policy files: facts.yaml, definitions.yaml and the programmes.</param>
    /// <param name="execute">Runs one statement in an empty in-memory DuckDB; throws when it is refused.</param>
    /// <param name="past">What the home's published version has judged; absent where nothing is published.</param>
    /// <returns>All faults; none when every rule can be used.</returns>
    public static IReadOnlyList<PolicyFault> Run(IEnumerable<string> files, Action<string> execute, JudgedPast? past = null)
    {
        RuleBook book;
        try
        {
            book = RuleBook.Load(files, past);
        }
        catch (PolicyFaultsException refused)
        {
            return refused.Faults;
        }

        var (first, last) = (new DateOnly(2020, 1, 1), new DateOnly(2020, 12, 1));
        var statements = new (string File, string Sql)[]
        {
            ("facts.yaml", $"CREATE TABLE fct_person_month AS {book.EmptyPersonMonthSql()}"),
            ("definitions.yaml", $"CREATE TABLE dim_parameter_month AS {book.ParameterSql(first, last)}"),
            ("definitions.yaml", $"CREATE TABLE int_judged AS {book.JudgeSql(programmes: book.Recorded)}"),
            ("definitions.yaml", book.JudgeSql()),
            ("definitions.yaml", $"CREATE TABLE int_verdict AS {book.VerdictSql()}"),
            ("definitions.yaml", book.UnmetSql("int_verdict")),
        };
        foreach (var (file, sql) in statements)
        {
            try
            {
                execute(sql);
            }
            catch (System.Data.Common.DbException refused)
            {
                return [new(file, 1, $"the rules read well, but the database refuses their SQL: {refused.Message}")];
            }
        }

        return [];
    }
}
