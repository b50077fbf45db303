using Insights.Policy.Cliffs;
using Insights.Policy.Rules;
using Insights.Policy.Simulation;

namespace Insights.Policy.Tests.Cliffs;

/// <summary>Cliffs against a sweep of every single yuan, and the households' own files.</summary>
public sealed class CliffTests
{
    private static readonly DateOnly Month = new(2026, 10, 1);

    private static readonly IReadOnlyList<HouseholdType> Types = HouseholdType.Read(HouseholdType.Files(PolicyContent.Folder), PolicyContent.Book);

    [Theory]
    [InlineData("alone", 1)]
    [InlineData("family_sick", 3)]
    public void Every_yuan_that_loses_more_than_one_is_found_and_no_other(string id, int grade)
    {
        var finder = new CliffFinder(PolicyContent.Book, Month);
        var type = Types.Single(t => t.Id == id);
        var sweep = finder.Run(type, grade);
        var naive = new List<decimal>();
        var last = finder.At(type, grade, 0);
        for (var income = 1m; income <= sweep.Points[^1].Income; income++)
        {
            var next = finder.At(type, grade, income);
            var lost = last.Helps.Sum(h => h.Yuan) - next.Helps.Sum(h => h.Yuan);
            if (lost > 1 + 1e-9)
            {
                naive.Add(last.Income);
                Assert.Equal(lost, sweep.Cliffs.Single(c => c.Income == last.Income).Loss, 6);
            }

            last = next;
        }

        Assert.NotEmpty(naive);
        Assert.Equal(naive, sweep.Cliffs.Select(c => c.Income));
        Assert.All(sweep.Cliffs, c => Assert.True(c.Regained is null || finder.At(type, grade, c.Regained.Value).Net >= finder.At(type, grade, c.Income).Net));
    }

    [Fact]
    public void The_edge_of_dibao_is_the_cliff_and_the_clause_says_so()
    {
        var finder = new CliffFinder(PolicyContent.Book, Month);
        decimal Law(string id) => PolicyContent.Book.Parameters.Single(p => p.Id == id).In(Month)!.Value;
        var cliff = Assert.Single(finder.Run(Types.Single(t => t.Id == "alone"), 1).Cliffs);
        Assert.Equal(Law("dibao_standard") * Law("edge_multiple") - 1, cliff.Income);
        Assert.Equal("edge", cliff.Falls.Single(f => f.Programme.Id == "dibao_single").Clause!.Id);
        Assert.Equal((double)Law("single_amount"), cliff.Falls.Single(f => f.Programme.Id == "dibao_single").Before);
    }

    [Fact]
    public void Under_dibao_each_yuan_loses_a_yuan_and_far_above_none()
    {
        var rates = new CliffFinder(PolicyContent.Book, Month).Run(Types.Single(t => t.Id == "alone"), 4).MarginalRates();
        Assert.Equal(1, rates[1].Rate, 6);
        Assert.Equal(0, rates[^1].Rate, 6);
    }

    [Fact]
    public void A_verdict_and_an_amount_are_those_of_the_explanation()
    {
        var finder = new CliffFinder(PolicyContent.Book, Month);
        foreach (var type in Types)
        {
            foreach (var income in new[] { 0m, 1000, 2500, 4000 })
            {
                foreach (var help in finder.At(type, 2, income).Helps)
                {
                    var facts = type.Facts.ToDictionary();
                    (facts["grade"], facts["hh_income"], facts["roster_kind"]) = (2m, income, finder.At(type, 2, income).Roster);
                    Assert.Equal((double)(PolicyContent.Book.Explain(help.Programme.Id, Month, facts).Amount ?? 0) * help.Programme.PerMonth, help.Yuan, 9);
                }
            }
        }
    }

    [Theory]
    [InlineData("facts: {hh_member: 2}", "hh_members")]
    [InlineData("facts: {category: 4}", "hh_members")]
    [InlineData("facts: {hh_members: 2, category: 9}", "one of")]
    [InlineData("facts: {hh_members: two}", "hh_members: two")]
    public void A_household_that_is_none_is_refused_with_file_and_line(string facts, string said)
    {
        var text = $"households:\n  - id: a\n    name: {{zh: 甲, en: A}}\n    {facts}\n";
        var fault = Assert.Throws<PolicyFaultsException>(() => HouseholdType.Read([("h.yaml", text)], PolicyContent.Book)).Faults;
        Assert.Contains(fault, f => f.Message.Contains(said, StringComparison.Ordinal) && f.File == "h.yaml" && f.Line == 4);
    }

    [Fact]
    public void Under_a_reform_the_cliff_of_the_edge_moves_with_it_and_the_past_stays()
    {
        var type = HouseholdType.Read([("a.yaml", "households:\n  - id: alone\n    name: {zh: 一, en: One}\n    facts: {hh_members: 1, category: 4, age: 45}\n")], PolicyContent.Book).Single();
        var month = new DateOnly(2026, 10, 1);
        var reform = new Reform(new Dictionary<string, decimal> { ["edge_multiple"] = 2 }) { Groups = [new("dibao_single", "severe", "残疾等级 = 智力精神重度等级上限")] };
        var book = PolicyContent.Book.Under(reform, month);
        Assert.Equal([1889m], new CliffFinder(PolicyContent.Book, month).Run(type, 1).Cliffs.Select(c => c.Income));
        Assert.Equal([2519m], new CliffFinder(book, month).Run(type, 1).Cliffs.Select(c => c.Income));
        Assert.Contains(new CliffFinder(book, month).Run(type, 3).Cliffs.Single().Falls, f => f.Programme.Id == "dibao_single");
        Assert.Equal(1.5m, book.Parameters.Single(p => p.Id == "edge_multiple").In(month.AddMonths(-1))!.Value);
    }
}
