using System.Text.RegularExpressions;
using Insights.Dashboard.GoalSeek;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.WhatIf;
using Insights.Policy.Rules;
using Insights.Policy.Scenarios;
using Insights.Policy.Simulation;
using Insights.Workspace;

namespace Insights.Dashboard.Tests;

/// <summary>Plans as addresses, files and moves.</summary>
public sealed class PlansTests
{
    private static readonly RuleBook Book = RuleBook.Load(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "content", "policy"), "*.yaml"));

    private static readonly DateOnly AsOf = new(2026, 10, 1);

    private static Plan Read(string text) => Plan.OfText(text, Book, AsOf).Plan;

    [Theory]
    [InlineData("care_grade:3")]
    [InlineData("care_amount:310,care_grade:3,reach:0.5,take:0.8,from:2027-07,rise:0.04")]
    [InlineData("reach:0.25")]
    [InlineData("group:care_subsidy.grade~grade.3~age.60-")]
    [InlineData("care_amount:310,group:care_subsidy.grade~category.4-6~age.-17,group:living_subsidy.low_income~severe.yes,reach:0.5,from:2027-07")]
    [InlineData("")]
    public void A_plan_reads_back_from_its_line_and_from_its_file(string text)
    {
        var plan = Read(text);
        Assert.Equal(text, plan.Text);
        if (!plan.IsLaw)
        {
            var (held, faults) = PlanFile.Read(PlanFile.Text(plan, Book, "名 \"1\"", plan.Starts(AsOf)), Book, AsOf);
            Assert.Empty(faults);
            Assert.Equal((plan with { From = plan.Starts(AsOf) }).Text, held!.Text);
        }
    }

    [Fact]
    public void Those_missed_are_found_where_pay_lists_tell_them_and_newcomers_claim_everywhere()
    {
        var reform = Read("reach:0.5,take:0.9").Reform(Book);
        Assert.Equal(Book.Recorded.Select(p => p.Id).Order(StringComparer.Ordinal), reform.Reach.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Book.Programmes.Count, reform.TakeUp.Count);
        Assert.True(reform.Reach.Count is > 3 and < 10, $"{reform.Reach.Count}");
    }

    [Fact]
    public void A_plan_is_as_fine_as_its_file_and_its_address_hold_it()
    {
        var plan = Read("medical_aid_ratio:0.333,reach:0.00512345,take:0.12346,rise:0.03333");
        Assert.Equal((0.33m, 0.0051, 0.1235, 0.033), (plan.Values["medical_aid_ratio"], plan.Reach, plan.Take, plan.Rise));
        var held = PlanFile.Read(PlanFile.Text(plan, Book, "名", plan.Starts(AsOf)), Book, AsOf).Plan!;
        Assert.Equal((plan.Values["medical_aid_ratio"], plan.Reach, plan.Take), (held.Values["medical_aid_ratio"], held.Reach, held.Take));
        Assert.Equal(plan.Rise!.Value, held.Rise!.Value, 12);
        Assert.Equal("medical_aid_ratio:0.33,reach:0.0051,take:0.1235,rise:0.033", plan.Text);
    }

    [Theory]
    [InlineData("care_amount:310,group:care_subsidy.grade~category.4-6~grade.3~age.60-", "护理补贴标准 290 → 310、重度残疾人护理补贴 也给：残疾类别为肢体或精神，残疾等级 3，年龄 60 及以上", "Care subsidy, monthly amount 290 → 310, Care subsidy also for: Category of disability is Physical or Psychiatric; Grade of disability 3; Age 60 or more")]
    [InlineData("group:living_subsidy.low_income~age.-17~severe.no~low_income.yes", "困难残疾人生活补贴 也给：年龄 17 及以下，不属于“重度残疾”，低收入对象", "Living subsidy also for: Age up to 17; not: Severe disability; On the low-income roster")]
    [InlineData("care_grade:3", "护理补贴等级上限 2 → 3", "Grades that receive the care subsidy, up to 2 → 3")]
    [InlineData("care_grade:3,dibao_standard:1360", "护理补贴等级上限 2 → 3、低保标准 1,260 → 1,360", "Grades that receive the care subsidy, up to 2 → 3, Dibao standard per person 1,260 → 1,360")]
    [InlineData("reach:0.005,take:0.333", "找到今天应助未助的人 0.5%、新纳入的人会来领的比例 33.3%", "Reach those missed today 0.5%, Newly entitled who will claim 33.3%")]
    [InlineData("dibao_standard:1360,reach:0.5,rise:0.04", "低保标准 1,260 → 1,360、找到今天应助未助的人 50% 等，另改 1 处", "Dibao standard per person 1,260 → 1,360, Reach those missed today 50% and 1 more")]
    public void A_plan_without_a_name_is_called_after_what_it_changes(string text, string chinese, string english)
    {
        Assert.Equal(chinese, Read(text).Named(GivenWords.Chinese, Book, AsOf));
        Assert.Equal(english, Read(text).Named(GivenWords.English, Book, AsOf));
    }

    [Fact]
    public void Every_lever_names_its_document_and_how_sure_its_value_is_in_both_languages()
    {
        var levers = Book.Programmes.Select(p => p.Id).Append("definitions").SelectMany(file => Lever.Of(Book, file, AsOf)).ToList();
        Assert.Equal(Book.Parameters.Count, levers.Count);
        Assert.All(levers, lever =>
        {
            Assert.NotEmpty(lever.Document ?? Lever.Short(lever.Source));
            Assert.DoesNotMatch("[一-鿿]", GivenWords.English.Code("unit_of", lever.Parameter.Unit));
            Assert.DoesNotContain(lever.Confidence, GivenWords.Chinese.Code("whatif.trust", lever.Confidence), StringComparison.Ordinal);
            Assert.NotEqual(lever.Confidence, GivenWords.English.Code("whatif.trust", lever.Confidence));
        });
        Assert.Equal("国发〔2015〕52号", levers.Single(lever => lever.Id == "care_amount").Document);
        var shared = levers.Single(lever => lever.Id == "working_from");
        Assert.Equal((null, "劳动法第十五条", "Labour Law, article 15"), (shared.Document, Lever.Short(shared.Source), shared.SourceEn));
    }

    [Fact]
    public void Every_dated_value_says_in_both_languages_where_it_comes_from()
    {
        // A document's number is the same in both.
        Assert.All(Book.Parameters.SelectMany(p => p.Entries), e => Assert.DoesNotMatch("[一-鿿]", Regex.Replace(e.SourceEn ?? "无", @"[一-鿿]+〔\d+〕\d+号", "")));
    }

    [Theory]
    [InlineData(5, 5, 20, "不足 10 人得益；约 20 人受损", "Fewer than 10 people gain; about 20 people lose")]
    [InlineData(40, 40, 0, "约 40 人得益", "About 40 people gain")]
    [InlineData(840, 42, 0, "约 840 人可得益、预计约 40 人领到；", "About 840 people stand to gain and about 40 of them get it; ")]
    [InlineData(40, 2, 0, "约 40 人可得益、预计不足 10 人领到；", "About 40 people stand to gain and fewer than 10 of them get it; ")]
    public void Who_gains_and_who_gets_it_is_said_and_too_few_to_be_shown_are_said_to_be_few(long winners, double receiving, long losers, string chinese, string english)
    {
        var people = new PeopleOutcome(100, 90, 10, 1_000_000, 0.6, 2_000, [0.1, 0.05, 0.02], [0.2, 0.1, 0.05]);
        var result = new SimulationResult(AsOf, 1_000, [], people, people, winners, losers, 1_000 - winners - losers, 0, 0, [], [], [], 1) { Receiving = receiving };
        Assert.StartsWith(chinese, AnswerSentence.Say(result, GivenWords.Chinese), StringComparison.Ordinal);
        Assert.StartsWith(english, AnswerSentence.Say(result, GivenWords.English), StringComparison.Ordinal);
    }

    [Fact]
    public void A_start_in_the_past_becomes_the_next_January() => Assert.Equal(new DateOnly(2027, 1, 1), Read("care_grade:3,from:2026-10").Starts(AsOf));

    [Fact]
    public void What_later_rules_no_longer_hold_is_told_and_not_guessed()
    {
        var (plan, faults) = PlanFile.Read("name: {zh: 旧, en: Old}\nfrom: 2027-01\nparameters:\n  - {id: gone_amount, value: 3}\n", Book, AsOf);
        Assert.Null(plan);
        Assert.Contains("gone_amount", Assert.Single(faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("parameters:\n  - {id: gone_amount, value: 3}\n", "gone_amount")]
    [InlineData("groups:\n  - {programme: care_subsidy, clause: grade, or: 残疾等级 = 低保边缘等级上限}\n", "低保边缘等级上限")]
    [InlineData("groups:\n  - {programme: care_subsidy, clause: grade, or: 残疾等级 = 护理补贴等级上限}\n", "insights simulate --scenario")]
    [InlineData("reach:\n  - {programme: dibao, share: 0.5}\n", "insights simulate --scenario")]
    [InlineData("reach:\n  - {programme: dibao, share: 0.5}\n  - {programme: tekun, share: 0.6}\n", "insights simulate --scenario")]
    public void A_saved_plan_that_cannot_be_read_is_told_by_name_and_reason(string changes, string reason)
    {
        var saved = new SavedScenario("a", "旧方案", "李工", "", "name: {zh: 旧, en: Old}\nfrom: 2027-01\n" + changes, "v0001", AsOf, "", default, default, null, null, 1);
        var (plan, told) = PlanFile.Read(saved, Book, GivenWords.Chinese);
        Assert.Null(plan);
        Assert.StartsWith("方案“旧方案”没有列入", told, StringComparison.Ordinal);
        Assert.Contains(reason, told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("care_grade:3,reach:2", "reach=2")]
    [InlineData("take:most", "take=most")]
    [InlineData("from:soon", "from=soon")]
    [InlineData("from:2020-01", "from=2020-01")]
    [InlineData("from:9999-12", "from=9999-12")]
    [InlineData("from:2076-11", "from=2076-11")]
    [InlineData("rise:0.9", "rise=0.9")]
    [InlineData("care_grade:-1", "care_grade:-1")]
    [InlineData("care_amount:1000001", "care_amount:1000001")]
    [InlineData("group:care_subsidy.grade~grad.3", "group=care_subsidy.grade~grad.3")]
    [InlineData("group:care_subsidy.grade", "group=care_subsidy.grade")]
    public void What_of_an_address_cannot_be_used_is_told(string text, string told) => Assert.Equal([told], Plan.OfText(text, Book, AsOf).Unknown);

    [Theory]
    [InlineData("floor", "1.5", "floor=1.5")]
    [InlineData("cap", "-3", "cap=-3")]
    [InlineData("ratio", "half", "ratio=half")]
    [InlineData("aim", "cheap", "aim=cheap")]
    [InlineData("floor", "0.95", null)]
    public void What_of_a_goal_cannot_be_used_is_told(string name, string value, string? told) =>
        Assert.Equal(told is null ? [] : [told], GoalQuestion.Parse(n => n == "levers" ? "reach" : n == name ? value : null, Book, AsOf).Unknown);

    [Fact]
    public void An_address_without_levers_still_asks_what_it_names_and_one_without_anything_asks_the_first_question()
    {
        var asked = GoalQuestion.Parse(n => n == "floor" ? "0.995" : null, Book, AsOf).Question;
        Assert.Equal((0.995, GoalQuestion.First.Levers), (asked.Floor, asked.Levers));
        Assert.Same(GoalQuestion.First, GoalQuestion.Parse(_ => null, Book, AsOf).Question);
    }

    [Fact]
    public void A_plan_holds_eight_groups_each_once_and_tells_what_is_too_many()
    {
        var groups = Enumerable.Range(60, Plan.MostGroups + 1).Select(age => $"group:care_subsidy.grade~age.{age}").ToList();
        var (plan, unknown) = Plan.OfText(string.Join(',', groups.Take(2).Concat(groups)), Book, AsOf);
        Assert.Equal(groups.Take(Plan.MostGroups), plan.Text.Split(','));
        Assert.Equal([groups[^1].Replace(':', '=')], unknown);
        Assert.True(plan.Groups.Aggregate(plan, (p, g) => p.Without(g)).IsLaw);
    }

    [Fact]
    public void Every_trait_and_code_of_a_group_has_an_English_word()
    {
        foreach (var trait in PlainTrait.All(Book))
        {
            Assert.DoesNotMatch("[一-鿿]", GroupWords.Trait(trait, GivenWords.English));
            Assert.All(trait.Codes, code => Assert.DoesNotMatch("[一-鿿]", GroupWords.Code(trait, code, GivenWords.English, place => place)));
        }
    }

    [Fact]
    public void Each_group_that_comes_or_goes_is_a_move_of_its_own()
    {
        var past = new PlanPast();
        foreach (var text in new[] { "", "group:care_subsidy.grade~grade.3", "group:care_subsidy.grade~grade.3,group:care_subsidy.grade~grade.4", "group:care_subsidy.grade~grade.4" })
        {
            past.Add(Read(text));
        }

        Assert.Equal("group:care_subsidy.grade~grade.3,group:care_subsidy.grade~grade.4", past.Undo().Text);
        Assert.Equal("group:care_subsidy.grade~grade.3", past.Undo().Text);
        Assert.Equal("", past.Undo().Text);
        Assert.Equal("group:care_subsidy.grade~grade.3", past.Redo().Text);
    }

    [Fact]
    public void A_dragged_slider_is_one_move_to_undo_and_two_sliders_are_two()
    {
        var past = new PlanPast();
        foreach (var text in new[] { "", "care_amount:300", "care_amount:301", "care_amount:310", "care_amount:310,care_grade:3" })
        {
            past.Add(Read(text));
        }

        Assert.Equal("care_amount:310", past.Undo().Text);
        Assert.Equal("", past.Undo().Text);
        Assert.False(past.CanUndo);
        Assert.Equal("care_amount:310", past.Redo().Text);
        past.Add(Read("care_amount:310,reach:0.5"));
        Assert.False(past.CanRedo);
    }
}
