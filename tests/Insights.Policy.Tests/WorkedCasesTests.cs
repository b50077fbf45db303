using System.Globalization;
using Insights.Policy.Feel;
using Insights.Policy.Rules;

namespace Insights.Policy.Tests;

/// <summary>The sentences of tests/cases/policy, through the tree evaluator and through SQL.</summary>
public sealed class WorkedCasesTests
{
    public static TheoryData<string> Programmes() => [.. PolicyContent.Book.Programmes.Select(programme => programme.Id)];

    [Theory]
    [MemberData(nameof(Programmes))]
    public void Every_worked_case_comes_out_as_written(string programme)
    {
        var cases = WorkedCase.Of(programme);
        Assert.True(cases.Count >= 10, $"{programme} has {cases.Count} worked cases; ten are asked");
        foreach (var lot in cases.GroupBy(one => one.Book))
        {
            ComeOut(programme, lot.Key, [.. lot]);
        }
    }

    private static void ComeOut(string programme, RuleBook book, WorkedCase[] cases)
    {
        using var engine = new Engine();
        engine.Run($"CREATE TABLE fct_person_month ({RandomPersons.Columns})");
        engine.Run($"CREATE TABLE dim_parameter_month AS {book.ParameterSql(new(2018, 1, 1), new(2027, 12, 1))}");
        foreach (var (one, id) in cases.Select((one, id) => (one, id)))
        {
            engine.Run($"INSERT INTO fct_person_month BY NAME SELECT {id} AS person_id, {FeelSql.Date(one.Month)} AS month, "
                + string.Join(", ", one.Facts.Select(fact => $"{Literal(fact.Value)} AS {fact.Key}")));
        }

        var judged = engine.Rows($"SELECT * FROM ({book.JudgeSql(programmes: [book.Programme(programme)])}) ORDER BY person_id");
        Assert.Equal(cases.Length, judged.Count);
        foreach (var (one, row) in cases.Zip(judged))
        {
            var where = $"{programme}.yaml:{one.Line} {one.Sentence}";
            var told = book.Explain(programme, one.Month, one.Facts);
            Assert.True(one.Entitled == Word(told.Verdict), $"{where}: {Word(told.Verdict)} by the tree; "
                + string.Join(", ", told.Clauses.Select(clause => $"{clause.Id}={clause.Verdict?.ToString() ?? "?"}")));
            Assert.True(one.Amount == told.Amount, $"{where}: {told.Amount} yuan by the tree");
            Assert.True(one.Missing is null || one.Missing == told.Missing?.Name, $"{where}: the tree misses {told.Missing?.Name}");
            Assert.True(one.Entitled == (row[$"{programme}_entitled"] switch { true => "是", false => "否", _ => "未知" }), $"{where}: {row[$"{programme}_entitled"] ?? "unknown"} by SQL");
            Assert.True(one.Amount == (row[$"{programme}_due"] is double due ? (decimal)due : null), $"{where}: {row[$"{programme}_due"]} yuan by SQL");
            Assert.Equal(told.Missing?.Column, row[$"{programme}_missing"]);
            var (naive, amount) = NaiveRules.Judge(programme, one.Month, book.Facts.ToDictionary(fact => fact.Column, fact => one.Facts.GetValueOrDefault(fact.Column)), one.Proposed);
            Assert.True(told.Verdict == naive switch { true => Entitlement.Entitled, false => Entitlement.NotEntitled, null => Entitlement.Unknown }, $"{where}: {naive} by plain code");
            Assert.True(naive != true || one.Amount is null || Math.Abs((double)one.Amount - amount!.Value) < 1e-6, $"{where}: {amount} yuan by plain code");
        }
    }

    [Fact]
    public void Each_file_of_worked_cases_belongs_to_a_programme() =>
        Assert.All(Directory.EnumerateFiles(WorkedCase.Folder, "*.yaml"), file => PolicyContent.Book.Programme(Path.GetFileNameWithoutExtension(file)));

    private static string Word(Entitlement verdict) => verdict switch { Entitlement.Entitled => "是", Entitlement.NotEntitled => "否", _ => "未知" };

    private static string Literal(object? value) => value switch
    {
        null => "NULL",
        string text => FeelSql.Quote(text),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
