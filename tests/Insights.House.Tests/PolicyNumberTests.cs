using Insights.House.Tests.Rules;

namespace Insights.House.Tests;

public class PolicyNumberTests
{
    static readonly HashSet<decimal> Law = [217, 290, 1260];

    [Fact]
    public void No_amount_of_law_stands_in_code_or_sql()
    {
        var amounts = PolicyNumbers.Amounts(Repository.Under("src/policy", ".yaml").Where(f => !f.Path.Contains("/scenarios/")));
        Expect.NoFault(Repository.Under("", ".cs", ".razor", ".sql")
            .Where(f => f.Path.StartsWith("src/Insights.", StringComparison.Ordinal) || f.Path.StartsWith("etl/Insights.Etl/", StringComparison.Ordinal)
                        || f.Path.StartsWith("etl/models/", StringComparison.Ordinal))
            .SelectMany(f => PolicyNumbers.Faults(f, amounts)));
    }

    [Fact]
    public void The_amounts_of_2026_are_among_those_looked_for()
    {
        var amounts = PolicyNumbers.Amounts(Repository.Under("src/policy", ".yaml"));
        Assert.Superset(Law, amounts.ToHashSet());
    }

    [Theory]
    [InlineData("a.cs", "var due = 217m;")]
    [InlineData("a.cs", "const int Standard = 1_260;")]
    [InlineData("a.sql", "select 290 as care")]
    [InlineData("a.razor", "<p>@(217 * 2)</p>")]
    public void An_amount_in_code_is_caught(string path, string text) => Assert.Single(PolicyNumbers.Faults(new(path, text), Law));

    [Theory]
    [InlineData("a.cs", "// 217 yuan in 2026")]
    [InlineData("a.cs", "var x = 0.217 + 2170 + a217;")]
    [InlineData("a.sql", "-- 290\nselect 1")]
    public void Another_number_passes(string path, string text) => Assert.Empty(PolicyNumbers.Faults(new(path, text), Law));

    [Fact]
    public void Years_and_round_numbers_are_no_tell_tale() =>
        Assert.Equal([217m], PolicyNumbers.Amounts([new("src/policy/a.yaml", "from: 2026\nvalue: 217\nbatch: 1000\ndays: 45\ncodes: {\"441900003\": 东城街道}\n")]));
}
