using Insights.Policy.Feel;
using Insights.Policy.Rules;
using Insights.Policy.Simulation;

namespace Insights.Policy.Tests.Simulation;

/// <summary>The kernel answers as the SQL does for every person, and its sums are those of a naive recount.</summary>
public sealed class KernelTests
{
    private static readonly Reform Three = new(new Dictionary<string, decimal> { ["care_grade"] = 3, ["dibao_standard"] = 1360.8m, ["edge_multiple"] = 2, ["dibao_exit_months"] = 6, ["dibao_exit_share"] = 0.5m });

    [Theory]
    [InlineData(1, 0.1)]
    [InlineData(2, 0.0)]
    [InlineData(3, 0.4)]
    public void Everyone_of_100_000_random_persons_gets_the_answer_of_the_sql_under_the_law_and_under_a_reform(int seed, double missing)
    {
        using var random = new RandomPopulation(seed == 1 ? 100_000 : 20_000, seed, missing);
        var whatIf = new WhatIf(random.Book, random.Population());
        Compare(random, whatIf, Reform.None);
        Assert.True(random.Enact(Three).Values.Distinct().Count() > 3);
        Compare(random, whatIf, Three);
    }

    [Fact]
    public void Who_comes_under_the_dibao_line_is_due_what_dibao_families_are_due()
    {
        using var random = new RandomPopulation(6_000, 15, missing: 0);
        var whatIf = new WhatIf(random.Book, random.Population());
        var raised = new Reform(new Dictionary<string, decimal> { ["dibao_standard"] = 1360.8m });
        var moved = random.Enact(raised);
        var listed = random.Persons.Where(p => moved.GetValueOrDefault((long)p["person_id"]!) == "dibao").ToList();
        Assert.NotEmpty(listed);
        var (law, reform) = (whatIf.Answers("living_subsidy", Reform.None), whatIf.Answers("living_subsidy", raised));
        var due = random.Persons.Index().Where(one => listed.Contains(one.Item) && one.Item is { } p && p["roster_kind"] as string == "none"
            && new[] { "alive", "in_hukou", "cert_valid" }.All(fact => p[fact] is true) && p["excl_orphan"] is false).ToList();
        Assert.NotEmpty(due);
        Assert.All(due, one => Assert.Equal((false, true), (law[one.Index].Entitled, reform[one.Index].Entitled)));

        // Nobody whom the reform leaves where the law has them changes, however wrong the register is about them.
        foreach (var (person, place) in random.Persons.Select((p, i) => (p, i)).Where(one => !moved.ContainsKey((long)one.p["person_id"]!)))
        {
            Assert.Equal(law[place], reform[place]);
        }
    }

    [Fact]
    public void A_group_that_is_let_in_gets_the_answer_of_a_rule_file_with_the_clause_widened()
    {
        using var random = new RandomPopulation(20_000, 4);
        const string Also = "有法定赡养抚养扶养人 and 年龄 >= 老年年龄";
        var widened = PolicyContent.Files().Select(f => f.File != "care_subsidy.yaml" ? f : (f.File, f.Text.Replace(
            "          残疾等级 <= 护理补贴等级上限\n", $"          ({Also}) or 残疾等级 <= 护理补贴等级上限\n", StringComparison.Ordinal)));
        var (book, faults) = RuleBook.Read(widened);
        Assert.Empty(faults);
        Compare(random, new(random.Book, random.Population()), new Reform(new Dictionary<string, decimal>()) { Groups = [new("care_subsidy", "grade", Also)] }, book);
    }

    [Fact]
    public void What_a_reform_does_not_touch_is_as_if_everything_were_judged_again()
    {
        using var random = new RandomPopulation(8_000, 5);
        var whatIf = new WhatIf(random.Book, random.Population());
        var reform = Three with { Reach = new Dictionary<string, double> { ["tekun"] = 0.5 }, TakeUp = new Dictionary<string, double> { ["dibao"] = 0.7 } };
        Same(whatIf.Run(reform), whatIf.Run(reform with { Everything = true }), 1);
    }

    [Fact]
    public void Who_is_entitled_by_rules_newer_than_the_version_is_told_apart()
    {
        using var random = new RandomPopulation(3_000, 10);
        foreach (var person in random.Persons.Where(p => p["dibao_state"] as string is "blind_spot" or "declined"))
        {
            person["dibao_state"] = null;
        }

        var whatIf = new WhatIf(random.Book, random.Population());
        var dibao = whatIf.Run(Reform.None).Programmes.Single(p => p.Programme.Id == "dibao").Scenario;
        var remaining = whatIf.Remaining(Reform.None).Programmes.Single(p => p.Programme.Id == "dibao").Remaining;
        Assert.Equal((0, 0, 0), (remaining.Missed, remaining.Declined, remaining.Unclaimed));
        Assert.True(remaining.Untold > 0);
        Assert.Equal(dibao.Entitled - dibao.Recipients, remaining.Total);
    }

    [Fact]
    public void A_population_three_times_over_gives_three_times_the_sums_and_the_same_again()
    {
        using var random = new RandomPopulation(5_000, 6);
        var one = random.Population();
        var thrice = new WhatIf(random.Book, one.Repeated(3));
        Same(new WhatIf(random.Book, one).Run(Three), thrice.Run(Three), 3);
        Same(thrice.Run(Three), thrice.Run(Three), 1);
    }

    [Fact]
    public void A_group_in_words_that_have_no_step_of_their_own_gets_the_answer_of_the_sql()
    {
        using var random = new RandomPopulation(6_000, 8);
        foreach (var also in new[] { "starts with(救助身份, \"低保\")", "round half up(家庭月收入 * 低保边缘倍数, -1) < 低保标准", "even(残疾等级)", "upper case(照料等级 + 残疾类别) = \"半护理肢体\"" })
        {
            var (book, faults) = RuleBook.Read(PolicyContent.Files().Select(f => f.File != "care_subsidy.yaml" ? f : (f.File, f.Text.Replace(
                "          残疾等级 <= 护理补贴等级上限\n", $"          ({also}) or 残疾等级 <= 护理补贴等级上限\n", StringComparison.Ordinal))));
            Assert.Empty(faults);
            Compare(random, new(random.Book, random.Population()), new Reform(new Dictionary<string, decimal>()) { Groups = [new("care_subsidy", "grade", also)] }, book);
        }
    }

    [Fact]
    public void A_status_that_is_read_as_a_text_is_the_one_that_the_reform_gives()
    {
        using var random = new RandomPopulation(6_000, 16);
        var whatIf = new WhatIf(random.Book, random.Population());
        const string Also = "starts with(救助身份, \"低保\") and 残疾等级 > 护理补贴等级上限";
        var (book, faults) = RuleBook.Read(PolicyContent.Files().Select(f => f.File != "care_subsidy.yaml" ? f : (f.File, f.Text.Replace(
            "          残疾等级 <= 护理补贴等级上限\n", $"          ({Also}) or 残疾等级 <= 护理补贴等级上限\n", StringComparison.Ordinal))));
        Assert.Empty(faults);
        random.Enact(Three);
        Compare(random, whatIf, Three with { Groups = [new("care_subsidy", "grade", Also)] }, book);
    }

    [Fact]
    public void Rules_as_they_are_shipped_need_no_person_by_person_reading()
    {
        using var random = new RandomPopulation(200, 9);
        var program = new BlockProgram(random.Population().Facts);
        foreach (var root in random.Book.Programmes.SelectMany(p => p.Versions).SelectMany(v => v.Clauses.Select(c => c.When.Root)))
        {
            program.Truth(root, new(random.Book.Parameters.ToDictionary(p => p.Id, p => (double?)p.In(RandomPopulation.Month)?.Value)));
        }

        Assert.Equal(0, program.PersonByPerson);
    }

    [Fact]
    public void A_reform_of_what_is_not_there_is_refused_by_name()
    {
        using var random = new RandomPopulation(200, 7);
        var whatIf = new WhatIf(random.Book, random.Population());
        Assert.Contains("care_grade", Assert.Throws<ArgumentException>(() => whatIf.Run(new(new Dictionary<string, decimal> { ["care_grad"] = 1 }))).Message, StringComparison.Ordinal);
    }

    private static void Compare(RandomPopulation random, WhatIf whatIf, Reform reform, RuleBook? judgedBy = null)
    {
        random.Engine.Run($"CREATE OR REPLACE TABLE judged AS {(judgedBy ?? random.Book).JudgeSql()}");
        var places = random.Persons.Select((person, place) => (Id: (long)person["person_id"]!, place)).ToDictionary(pair => pair.Id, pair => pair.place);
        foreach (var p in random.Book.Programmes.Select(one => one.Id))
        {
            var answers = whatIf.Answers(p, reform);
            Assert.Equal(random.Persons.Count, answers.Count);
            var rows = 0;
            random.Engine.Each($"SELECT person_id, {p}_entitled, {p}_due FROM judged", row =>
            {
                rows++;
                var place = places[row.GetInt64(0)];
                (bool? Entitled, double? Yuan) sql = (row.IsDBNull(1) ? null : row.GetBoolean(1), row.IsDBNull(2) ? null : row.GetDouble(2));
                if (answers[place] != sql)
                {
                    Assert.Fail($"{p}: kernel {answers[place]}, SQL {sql}: {string.Join(", ", random.Persons[place])}");
                }
            });
            Assert.Equal(random.Persons.Count, rows);
        }
    }

    private static void Same(SimulationResult one, SimulationResult other, int times)
    {
        foreach (var (a, b) in one.Programmes.Zip(other.Programmes))
        {
            Assert.Equal((a.Baseline.Entitled * times, a.Scenario.Entitled * times, a.Scenario.Unknown * times), (b.Baseline.Entitled, b.Scenario.Entitled, b.Scenario.Unknown));
            Assert.Equal(a.Scenario.CostYuan * times, b.Scenario.CostYuan, 4);
            Assert.Equal(a.Scenario.Recipients * times, b.Scenario.Recipients, 6);
        }

        Assert.Equal((one.Winners * times, one.Losers * times, one.Unchanged * times), (other.Winners, other.Losers, other.Unchanged));
        Assert.Equal(one.GainYuan * times, other.GainYuan, 4);
        Assert.Equal(one.Scenario.Missed * times, other.Scenario.Missed, 3);
        Assert.Equal(one.Scenario.Covered * times, other.Scenario.Covered, 3);
        Assert.Equal(one.Scenario.LivingRatio!.Value, other.Scenario.LivingRatio!.Value, 9);
        Assert.Equal(one.Groups.Select(g => g.Winners * times), other.Groups.Select(g => g.Winners));
    }
}
