using Insights.Policy.Feel;
using Insights.Policy.Rules;
using Insights.Policy.Scenarios;
using Insights.Policy.Simulation;
using Insights.Policy.Tests.Simulation;

namespace Insights.Policy.Tests.Scenarios;

/// <summary>New groups in plain choices: as an address, as FEEL, and over people.</summary>
public sealed class PlainGroupTests
{
    private static readonly RuleBook Book = PolicyContent.Book;

    [Theory]
    [InlineData("care_subsidy.grade~grade.3", "残疾等级 = 3")]
    [InlineData("care_subsidy.grade~grade.3-4~age.60-", "残疾等级 >= 3 and 残疾等级 <= 4 and 年龄 >= 60")]
    [InlineData("care_subsidy.grade~category.4-6~sex.female", "残疾类别 in (\"肢体\", \"精神\") and 性别 = \"女\"")]
    [InlineData("living_subsidy.low_income~age.-17~severe.yes", "年龄 <= 17 and 重度残疾")]
    [InlineData("living_subsidy.low_income~supporter.no~low_income.no", "not(有法定赡养抚养扶养人) and not(低收入对象)")]
    [InlineData("dibao.income~town.441900003-441900121", "所在镇街 in (\"东城街道\", \"虎门镇\")")]
    public void A_group_reads_back_from_its_address_and_from_its_condition(string text, string when)
    {
        var group = PlainGroup.Parse(text, Book)!;
        Assert.Equal(text, group.Text);
        Assert.Equal(Uri.EscapeDataString(text), text);
        Assert.Equal(when, group.Reform.When);
        Assert.Equal(text, PlainGroup.Read(group.Reform, Book)!.Text);
    }

    [Theory]
    [InlineData("age.60-~grade.3-4", "grade.3-4~age.60-")]
    [InlineData("category.6-4", "category.4-6")]
    [InlineData("grade.3-3", "grade.3")]
    public void The_same_group_is_always_the_same_text(string written, string text) =>
        Assert.Equal($"care_subsidy.grade~{text}", PlainGroup.Parse($"care_subsidy.grade~{written}", Book)!.Text);

    [Theory]
    [InlineData("care_subsidy.grade")]
    [InlineData("care_subsidy~grade.3")]
    [InlineData("care_subsid.grade~grade.3")]
    [InlineData("care_subsidy.grad~grade.3")]
    [InlineData("care_subsidy.grade~grad.3")]
    [InlineData("care_subsidy.grade~grade.three")]
    [InlineData("care_subsidy.grade~grade.")]
    [InlineData("care_subsidy.grade~grade.-")]
    [InlineData("care_subsidy.grade~grade.4-3")]
    [InlineData("care_subsidy.grade~grade.1-2-3")]
    [InlineData("care_subsidy.grade~grade.3~grade.4")]
    [InlineData("care_subsidy.grade~category.4-8")]
    [InlineData("care_subsidy.grade~category.4-4")]
    [InlineData("care_subsidy.grade~severe.maybe")]
    [InlineData("care_subsidy.grade~hh_income.0-900")]
    [InlineData("care_subsidy.grade~age.1000-")]
    public void What_is_no_group_of_the_rule_book_is_none(string text) => Assert.Null(PlainGroup.Parse(text, Book));

    [Theory]
    [InlineData("残疾等级 in [3..4] and 年龄 > 59", "care_subsidy.grade~grade.3-4~age.60-")]
    [InlineData("残疾等级 < 3", "care_subsidy.grade~grade.-2")]
    [InlineData("残疾等级 between 3 and 4", "care_subsidy.grade~grade.3-4")]
    [InlineData("残疾类别 = \"肢体\" or 残疾类别 = \"精神\"", "care_subsidy.grade~category.4-6")]
    [InlineData("残疾等级 = 护理补贴等级上限", null)]
    [InlineData("残疾等级 = 3 or 年龄 > 59", null)]
    [InlineData("残疾等级 != 3", null)]
    [InlineData("残疾等级 < 2.5", null)]
    [InlineData("家庭月收入 < 3000", null)]
    [InlineData("残疾类别 = \"肢体\" and 残疾类别 = \"精神\"", null)]
    public void A_condition_of_a_file_is_plain_where_it_says_no_more_than_choices_can(string when, string? text) =>
        Assert.Equal(text, PlainGroup.Read(new("care_subsidy", "grade", when), Book)?.Text);

    /// <summary>The second route: each person against the choices themselves, without FEEL.</summary>
    [Fact]
    public void The_kernel_lets_in_whom_the_choices_describe()
    {
        using var random = new RandomPopulation(20_000, 11, missing: 0);
        var whatIf = new WhatIf(random.Book, random.Population());
        var before = whatIf.Answers("care_subsidy", Reform.None);
        var group = PlainGroup.Parse("care_subsidy.grade~category.1-4~grade.3-4~age.-17~severe.no", random.Book)!;
        var after = whatIf.Answers("care_subsidy", Reform.None with { Groups = [group.Reform] });
        var open = PlainGroup.Parse("care_subsidy.grade~grade.0-9", random.Book)!;
        var whole = whatIf.Answers("care_subsidy", Reform.None with { Groups = [open.Reform] });
        var let = 0;
        for (var i = 0; i < random.Persons.Count; i++)
        {
            var p = random.Persons[i];
            var (grade, category, mental) = (Convert.ToInt32(p["grade"]), Convert.ToInt32(p["category"]), (bool)p["mental"]!);
            var fits = category is 1 or 4 && grade is 3 or 4 && category is 1 or 4 && Convert.ToInt32(p["age"]) <= 17 && !(grade <= 2 || (mental && grade <= 3));

            // Whoever meets all the other clauses is entitled where this one asks nothing.
            var expected = before[i].Entitled == true || (fits && whole[i].Entitled == true);
            Assert.Equal(expected, after[i].Entitled == true);
            let += after[i].Entitled == true && before[i].Entitled != true ? 1 : 0;
        }

        Assert.True(let > 20, $"{let}");
        var doubtful = random.Persons.Count(p => p["care_subsidy_state"] as string == "doubtful");
        Assert.InRange(whatIf.LetIn(group.Reform), let - doubtful, let);
    }

    [Fact]
    public void Nobody_is_let_in_to_whom_the_programme_would_pay_nothing()
    {
        using var random = new RandomPopulation(20_000, 12);
        var whatIf = new WhatIf(random.Book, random.Population());
        var group = PlainGroup.Parse("dibao.income~grade.1-4", random.Book)!;
        var (law, after) = (whatIf.Answers("dibao", Reform.None), whatIf.Answers("dibao", Reform.None with { Groups = [group.Reform] }));
        Assert.All(after.Where((a, i) => a.Entitled == true && law[i].Entitled != true), a => Assert.True(a.Yuan > 0));

        // A single-person household above the standard has no top-up; by the amounts alone it would be below zero.
        Assert.DoesNotContain(after, a => a.Yuan <= 0);
        Assert.True(whatIf.Run(Reform.None with { Groups = [group.Reform] }).Losers == 0);
    }

    [Fact]
    public void A_group_of_fewer_than_ten_hides_the_whole_answer_however_many_the_rest_touches()
    {
        using var random = new RandomPopulation(6_000, 13, missing: 0);
        var whatIf = new WhatIf(random.Book, random.Population());
        var small = Enumerable.Range(1, 7).SelectMany(category => new[] { "female", "male" }, (category, sex) => PlainGroup.Parse($"care_subsidy.grade~category.{category}~grade.3~age.80~sex.{sex}~town.441900003-441900121", random.Book)!)
            .First(g => whatIf.LetIn(g.Reform) is > 0 and < DisclosureControl.Threshold);
        var many = new Reform(new Dictionary<string, decimal> { ["care_grade"] = 3 });
        Assert.False(DisclosureControl.IsTooSmall(whatIf.Run(many)));
        Assert.True(DisclosureControl.IsTooSmall(whatIf.Run(many with { Groups = [small.Reform] })));
        Assert.False(DisclosureControl.IsTooSmall(whatIf.Run(many with { Groups = [PlainGroup.Parse("care_subsidy.grade~grade.4", random.Book)!.Reform] })));
    }

    [Fact]
    public void Every_trait_has_a_name_that_rules_can_read()
    {
        var traits = PlainTrait.All(Book);
        Assert.Equal(traits.Count, traits.Select(t => t.Id).Distinct().Count());
        Assert.True(traits.Count > 25, $"{traits.Count}");
        Assert.All(traits, t => Assert.Empty(FeelExpression.Read(t.Name, Book.Scope()).Misfits));
        Assert.DoesNotContain(traits, t => t.Id is "hh_income" or "medical_cost" or "elderly_care" or "prior_income");
    }
}
