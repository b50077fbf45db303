using Insights.Policy.Cases;
using Insights.Policy.Rules;

namespace Insights.Policy.Tests;

/// <summary>One spoiled line each: the fault names file and line and says what to write.</summary>
public sealed class BadPolicyTests
{
    [Theory]
    [InlineData("care_subsidy.yaml", "statutory_days: 45", "statutory_day: 45", "unknown key “statutory_day”; did you mean “statutory_days”?")]
    [InlineData("care_subsidy.yaml", "clause: C11", "clause: C25", "“clause” is “C25”; did you mean “C05”?; it may be C01, C02")]
    [InlineData("care_subsidy.yaml", "unit: person", "unit: persons", "it may be person, household")]
    [InlineData("care_subsidy.yaml", "period: month", "period: weekly", "it may be month, year, once")]
    [InlineData("care_subsidy.yaml", "receipts: payments", "receipts: payment", "did you mean “payments”?")]
    [InlineData("care_subsidy.yaml", "receipts: payments", "received: {zh: 发, en: paid}\nreceipts: payments", "pay lists say who received it")]
    [InlineData("care_day.yaml", "received: {feed: care_placements", "received: {fed: care_placements", "did you mean “feed”?")]
    [InlineData("care_day.yaml", "months: 1", "months: 0", "“months” is at least 1")]
    [InlineData("care_subsidy.yaml", "        unmet: certificate", "        unmet: certifcate", "did you mean “certificate”?")]
    [InlineData("care_day.yaml", "        shown_by_receipt: yes", "        shown_by_receipt: yess", "did you mean “yes”?")]
    [InlineData("care_day.yaml", "        shown_by_receipt: yes", "        shown_by_reciept: yes", "did you mean “shown_by_receipt”?")]
    [InlineData("fuel_subsidy.yaml", "  - {from: 2019-01, shares: {central: 1}", "  - {from: 2019-01, shares: {central: 0.9}", "the shares sum to 0.9")]
    [InlineData("fuel_subsidy.yaml", "  - {from: 2019-01, shares: {central: 1}", "  - {from: 2019-01, shares: {centre: 1}", "did you mean “central”?")]
    [InlineData("fuel_subsidy.yaml", "  - {from: 2019-01, shares: {central: 1}", "  - {from: 2020-01, shares: {central: 1}", "gap: nobody pays before 2020-01")]
    [InlineData("care_subsidy.yaml", "back_pay_months: 3", "back_pay_months: three", "a plain number such as 12")]
    [InlineData("care_subsidy.yaml", "back_pay_months: 3", "back_pay_months: 2.5", "a whole number from 0")]
    [InlineData("care_subsidy.yaml", "    range: {least: 0, most: 4, step: 1}", "    range: {least: 4, most: 0, step: 1}", "“range” needs most above least")]
    [InlineData("living_subsidy.yaml", "order: 1", "order: 2", "is already that of care_subsidy.yaml")]
    [InlineData("care_subsidy.yaml", "      - {from: 2024-01, value: 270,", "      - {from: 2024-1, value: 270,", "a month such as 2024-01")]
    [InlineData("care_subsidy.yaml", "      - {from: 2024-01, value: 270,", "      - {from: 2023-01, value: 270,", "entries go up by month, each month once")]
    [InlineData("care_subsidy.yaml", "      - {from: 2024-01, value: 270,", "      - {from: 2024-01, value: 二百七十,", "a plain number such as 12")]
    [InlineData("care_subsidy.yaml", "      - {from: 2024-01, value: 270,", "      - {from: 2024-01, valeu: 270,", "did you mean “value”?")]
    [InlineData("care_subsidy.yaml", "      - {from: 2024-01, value: 270,", "      - {from: 2024-01, value: -270,", "“护理补贴标准” can be from 0 to 1000000 元/人/月; it is -270. The nearest is “value: 0”")]
    [InlineData("medical_aid.yaml", "value: 0.8,", "value: 80,", "can be from 0 to 1 比例; it is 80. The nearest is “value: 1”")]
    [InlineData("care_subsidy.yaml", "  - id: care_amount", "  - id: Care Amount", "small letters, digits and '_' only")]
    [InlineData("living_subsidy.yaml", "  - id: living_amount", "  - id: care_amount", "is already the name of another entry")]
    [InlineData("care_subsidy.yaml", "  - from: 2019-01", "  - from: 2018-01", "gap: “护理补贴等级上限” has no value before 2019-01, the rule begins in 2018-01")]
    [InlineData("care_subsidy.yaml", "  - from: 2019-01", "  - from: 2019-13", "a month such as 2024-01")]
    [InlineData("care_subsidy.yaml", "        when: 在世", "        when: 在事", "unknown name “在事”; did you mean “在世”?")]
    [InlineData("care_subsidy.yaml", "        when: 在世", "        when: 在世 and", "column 7: unexpected end of input")]
    [InlineData("care_subsidy.yaml", "        when: 在世", "        when: 在世 = 年龄", "“=” does not take boolean and number")]
    [InlineData("care_subsidy.yaml", "        when: 在世", "        when: 年龄", "the result is number; boolean is expected")]
    [InlineData("care_subsidy.yaml", "        when: 在世", "        when: 年龄 >= 18", "a rule holds no number or date of its own")]
    [InlineData("care_subsidy.yaml", "        when: 在世", "        when: 年龄≥成年年龄", "'≥' is not a sign of FEEL; write '>='")]
    [InlineData("care_subsidy.yaml", "        when: 在世", "        when: not（在世）", "'（' is not a sign of FEEL; write '('")]
    [InlineData("care_subsidy.yaml", "        when: 在世", "        when: every x in [在世] satisfies x", "the quantifier “every” is outside the supported subset")]
    [InlineData("care_subsidy.yaml", "        when: 在世", "        when: 家庭月收入 / 家庭人口 < 低保标准", "the result may be null")]
    [InlineData("care_subsidy.yaml", "        when: 在世", "        when: ceil(家庭月收入) > 低保标准", "no function “ceil”; did you mean “ceiling”?")]
    [InlineData("care_subsidy.yaml", "        when: '救助身份 != \"特困\"'", "        when: '救助身份 != \"特因\"'", "“救助身份” is never “特因”; did you mean “特困”?")]
    [InlineData("care_subsidy.yaml", "        when: 养老护理补贴 < 护理补贴标准", "        when: 养老护理补贴 < 救助身份", "“<” does not take number and string")]
    [InlineData("care_subsidy.yaml", "      - id: work_injury", "      - id: grade", "is already the id of a clause")]
    [InlineData("care_subsidy.yaml", "    amount: 护理补贴标准", "    amount: 在世", "the result is boolean; number is expected")]
    [InlineData("care_subsidy.yaml", "    amount: 护理补贴标准", "    amout: 护理补贴标准", "did you mean “amount”?")]
    [InlineData("definitions.yaml", "      and 财产符合规定", "      and 财产合规定", "did you mean “财产符合规定”?")]
    [InlineData("definitions.yaml", "    name: 无劳动能力", "    name: 在世", "is already the name of another entry")]
    [InlineData("facts.yaml", "    type: integer", "    type: intger", "did you mean “integer”?")]
    [InlineData("facts.yaml", "    listed: {tekun: tekun,", "    listed: {tekum: tekun,", "“tekum” is no code of this fact; did you mean “tekun”?")]
    [InlineData("facts.yaml", "    listed: {tekun: tekun, ", "    listed: {", "every code but one has what gives it")]
    [InlineData("facts.yaml", "edge: edge_conditions}", "edge: edge_condition}", "“edge_condition” is no programme or notion; did you mean “edge_conditions”?")]
    [InlineData("facts.yaml", "edge: edge_conditions}", "edge: low_income}", "“low_income” asks for “救助身份”, which it is to give")]
    [InlineData("facts.yaml", "    codes: {self: 全自理, half: 半护理, full: 全护理}", "    listed: {half: dibao, full: tekun}\n    codes: {self: 全自理, half: 半护理, full: 全护理}", "there is one roster")]
    [InlineData("facts.yaml", "facts:", "facts: [", "not readable as YAML")]
    public void A_spoiled_line_is_refused_with_file_line_and_remedy(string file, string line, string spoiled, string message)
    {
        var files = PolicyContent.Files();
        var text = files.Single(one => one.File == file).Text;
        Assert.Contains(line, text, StringComparison.Ordinal);
        var at = text[..text.IndexOf(line, StringComparison.Ordinal)].Count(sign => sign == '\n') + 1;
        var changed = text[..text.IndexOf(line, StringComparison.Ordinal)] + spoiled + text[(text.IndexOf(line, StringComparison.Ordinal) + line.Length)..];
        var (book, faults) = RuleBook.Read(files.Select(one => one.File == file ? (file, changed) : one));
        Assert.Null(book);
        Assert.Contains(faults, fault => fault.File == file && fault.Message.Contains(message, StringComparison.Ordinal)
            && (fault.Line == at || message.StartsWith("gap", StringComparison.Ordinal) || message.StartsWith("not readable", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_clause_is_shown_by_a_receipt_only_where_a_register_of_services_tells_it()
    {
        const string line = "        when: 在世\n";
        var (book, faults) = RuleBook.Read(PolicyContent.Files().Select(one => one.File == "care_subsidy.yaml" ? (one.File, one.Text.Replace(line, line + "        shown_by_receipt: yes\n", StringComparison.Ordinal)) : one));
        Assert.Null(book);
        Assert.Contains("only the register of a service can show it", Assert.Single(faults).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-06", "2024-08", "gap: the rule before ends in 2024-06, this one begins in 2024-08; write “from: 2024-07”")]
    [InlineData("2024-06", "2024-06", "overlap: the rule before ends in 2024-06, this one begins in 2024-06; write “from: 2024-07”")]
    [InlineData(null, "2024-07", "the rule before has no end; give it “to: 2024-06”")]
    public void Versions_of_a_rule_follow_without_gap_or_overlap(string? to, string from, string message)
    {
        var (_, faults) = RuleBook.Read(Versions(to, from));
        var fault = Assert.Single(faults);
        Assert.Equal("living_subsidy.yaml", fault.File);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("    to: 2024-06\n", "gap: no rule holds from 2024-07 on; write the next one with “from: 2024-07”")]
    [InlineData("    ended_by: 某号文\n", "the rule has no last month; write “to: …” beside “ended_by”")]
    public void A_last_version_that_ends_says_what_ends_the_programme(string more, string message)
    {
        const string from = "  - from: 2019-01\n    document";
        var text = PolicyContent.Files().Single(one => one.File == "living_subsidy.yaml").Text;
        var (_, faults) = RuleBook.Read(Living(text.Replace(from, "  - from: 2019-01\n" + more + "    document", StringComparison.Ordinal)));
        var fault = Assert.Single(faults);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Equal(("living_subsidy.yaml", text[..text.IndexOf(from, StringComparison.Ordinal)].Count(sign => sign == '\n') + 2), (fault.File, fault.Line));
    }

    [Fact]
    public void A_programme_that_is_ended_has_no_rule_afterwards_and_none_may_follow()
    {
        var text = PolicyContent.Files().Single(one => one.File == "living_subsidy.yaml").Text.Replace("  - from: 2019-01\n    document", "  - from: 2019-01\n    to: 2024-06\n    ended_by: 某号文\n    document", StringComparison.Ordinal);
        var (book, faults) = RuleBook.Read(Living(text));
        Assert.Empty(faults);
        var programme = book!.Programme("living_subsidy");
        Assert.Equal(("某号文", true, true), (programme.Versions[^1].EndedBy, programme.In(new(2024, 6, 1)) is not null, programme.In(new(2024, 7, 1)) is null));
        Assert.Equal(Entitlement.NotEntitled, book.Explain("living_subsidy", new(2024, 7, 1), new Dictionary<string, object?>()).Verdict);
        Assert.Contains("take its “ended_by” away", Assert.Single(RuleBook.Read(Living(text
            + "  - from: 2024-07\n    document: 试行\n    confidence: assumption\n    clauses:\n      - {id: alive, zh: 在世, en: Alive, when: 在世}\n    amount: 生活补贴标准\n")).Faults).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<(string File, string Text)> Living(string text) => PolicyContent.Files().Select(one => one.File == "living_subsidy.yaml" ? (one.File, text) : one);

    [Fact]
    public void Two_versions_of_a_rule_are_each_used_in_their_months()
    {
        var (book, faults) = RuleBook.Read(Versions("2024-06", "2024-07"));
        Assert.Empty(faults);
        var nobody = new Dictionary<string, object?> { ["alive"] = true };
        Assert.Equal(Entitlement.Unknown, book!.Explain("living_subsidy", new(2024, 6, 1), nobody).Verdict);
        Assert.Equal(Entitlement.Entitled, book.Explain("living_subsidy", new(2024, 7, 1), nobody).Verdict);
        using var engine = new Engine();
        engine.Run($"CREATE TABLE fct_person_month AS {book.EmptyPersonMonthSql()}");
        engine.Run("INSERT INTO fct_person_month BY NAME SELECT 1 AS person_id, unnest([DATE '2024-06-01', DATE '2024-07-01']) AS month, true AS alive");
        engine.Run($"CREATE TABLE dim_parameter_month AS {book.ParameterSql(new(2024, 1, 1), new(2024, 12, 1))}");
        var rows = engine.Rows(book.JudgeSql() + " ORDER BY month");
        Assert.Equal([null, true], rows.Select(row => (bool?)row["living_subsidy_entitled"]));
        Assert.Equal(["in_hukou", null], rows.Select(row => (string?)row["living_subsidy_missing"]));
    }

    [Fact]
    public void The_policy_files_of_this_repository_have_no_fault()
    {
        using var engine = new Engine();
        Assert.Empty(RuleCheck.Run(Directory.EnumerateFiles(PolicyContent.Folder, "*.yaml"), engine.Run));
    }

    [Fact]
    public void A_changed_amount_changes_the_hash_of_its_programmes_only()
    {
        var files = PolicyContent.Files().Select(one => one.File == "dibao.yaml" ? (one.File, one.Text.Replace("value: 1260", "value: 1270", StringComparison.Ordinal)) : one);
        var changed = RuleBook.Read(files).Book!;
        Assert.NotEqual(PolicyContent.Book.Hash, changed.Hash);
        var touched = PolicyContent.Book.Programmes.Zip(changed.Programmes).Where(pair => pair.First.Hash != pair.Second.Hash).Select(pair => pair.First.Id);
        Assert.Equal(["dibao", "dibao_single", "tekun", "temporary_aid"], touched);
    }

    private static IEnumerable<(string File, string Text)> Versions(string? to, string from) => PolicyContent.Files().Select(one => one.File != "living_subsidy.yaml" ? one
        : (one.File, one.Text.Replace("  - from: 2019-01\n", $"  - from: 2019-01\n{(to is null ? "" : $"    to: {to}\n")}", StringComparison.Ordinal)
            + $"  - from: {from}\n    document: 试行\n    confidence: assumption\n    clauses:\n      - {{id: alive, zh: 在世, en: Alive, when: 在世}}\n    amount: 生活补贴标准\n"));
}
