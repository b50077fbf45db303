using Insights.SampleCity.Life;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Sending;

/// <summary>The civil affairs bureau's feeds: finances, roster, applications, pay lists.</summary>
internal sealed partial class Feeds
{
    private static readonly string[][] KindWords = [["正常发放", "正常", "月发"], ["补发", "补差补发"], ["扣回", "追回", "退回"]];
    private static readonly string[] ClassWords = ["食品烟酒", "衣着", "居住", "生活用品及服务", "交通通信", "教育文化娱乐", "医疗保健", "其他用品及服务"];
    private static readonly Column[] HouseholdColumn = [new("household_no", Form.HouseholdNumber, HouseholdNumbers)];

    public Feed Finances { get; }

    public Feed Roster { get; }

    public Feed Applications { get; }

    /// <summary>Living and care: no household on the list.</summary>
    public Feed Subsidy { get; }

    public Feed Dibao { get; }

    public Feed Single { get; }

    public Feed Tekun { get; }

    private static Feed MakeFinances(Book book) => new("finances", Ledger.Finances,
    [
        new("household_no", Form.HouseholdNumber, HouseholdNumbers),
        new("check_date", Form.Date, ["核对日期", "核对时间", "报告日期"]),
        new("members", Form.Whole, ["家庭人口", "家庭人口数", "共同生活成员数"]),
        new("income_wage", Form.Money, ["工资性收入", "月工资性收入", "工资收入(元/月)"]) { NoNegative = true },
        new("income_business", Form.Money, ["经营净收入", "经营性收入", "月经营净收入"]) { NoNegative = true },
        new("income_property", Form.Money, ["财产净收入", "财产性收入", "月财产净收入"]) { NoNegative = true },
        new("income_transfer", Form.Money, ["转移净收入", "转移性收入", "月转移净收入"]) { NoNegative = true },
        new("consumption", Form.Money, ["消费支出", "月消费支出", "家庭月支出"]) { NoNegative = true },
        .. ClassWords.Select((word, i) => new Column($"spend_{Spending.Classes[i]}", Form.Money, [word, word + "支出", "其中" + word]) { Required = false, IsPart = true }),
        new("property_ok", Form.Yes, ["财产是否符合", "财产符合规定", "财产核查合格"])
        {
            Required = false, Words = [["否", "0", "×", "N", "不符合"], ["是", "1", "√", "Y", "符合"]],
        },
        new("supporter", Form.Yes, ["有无赡养抚养人", "有法定赡养抚养人", "法定义务人有能力"])
        {
            Required = false, Words = [["否", "0", "×", "N", "无"], ["是", "1", "√", "Y", "有"]],
        },
    ],
    (at, to) =>
    {
        var row = book.Finances[at];
        (to[0], to[1], to[2]) = (row.Household, row.Check, row.Members);
        (to[3], to[4], to[5], to[6], to[7]) = (row.Wage, row.Business, row.Property, row.Transfer, row.Consumption);
        for (var i = 0; i < ClassWords.Length; i++)
        {
            to[8 + i] = row.Spending is { } parts ? parts[i] : Value.Nothing;
        }

        (to[^2], to[^1]) = (Value.FactOrNothing(row.PropertyOk), Value.FactOrNothing(row.Supporter));
    },
    at => (-1, book.Finances[at].Household));

    private static Feed MakeRoster(Book book) => new("roster", Ledger.Roster,
    [
        Unused,
        new("id18", Form.Id, PersonIds),
        new("household_no", Form.HouseholdNumber, HouseholdNumbers),
        new("kind", Form.Code, ["救助类型", "对象类别", "低收入类别"])
        {
            Words =
            [
                ["最低生活保障", "低保", "低保对象"], ["低保边缘", "低保边缘家庭", "低边"], ["特困人员", "特困", "特困供养"], ["单人保", "单人户低保", "单人户"],
            ],
        },
        new("since", Form.Month, ["认定月份", "纳入月份", "享受起始年月"]),
        new("care_level", Form.Code, ["护理等级", "自理能力", "照料护理等级"])
        {
            Required = false,
            Words = [["自理", "全自理", "具备生活自理能力"], ["半护理", "半失能", "部分丧失生活自理能力"], ["全护理", "全失能", "完全丧失生活自理能力"]],
        },
        new("category", Form.Category, ["残疾类别", "残疾类型"]) { Required = false },
        new("town", Form.Town, Towns) { Required = false },
    ],
    (at, to) =>
    {
        var row = book.Roster[at];
        (to[0], to[1], to[2]) = (new(0, book.Persons[row.Person].Name), row.Person, row.Household);
        (to[3], to[4]) = ((long)row.Kind, row.Since);
        to[5] = row.Kind == RosterKind.Tekun ? (long)row.Care : Value.Nothing;
        to[6] = row.Disability == 0 ? Value.Nothing : row.Disability;
        to[7] = row.Village;
    },
    at => (book.Roster[at].Person, book.Roster[at].Household));

    private static Feed MakeApplications(Book book) => new("applications", Ledger.Applications,
    [
        Serial,
        new("application_no", Form.ApplicationNumber, ["申请编号", "受理编号", "业务编号"]),
        Unused,
        new("id18", Form.Id, CitizenIds),
        new("programme", Form.Code, ["申请项目", "申请事项", "救助项目"]) { Words = ProgrammeWords },
        new("applied_on", Form.Date, ["申请日期", "受理日期"]),
        new("status", Form.Code, ["审批状态", "办理状态", "办理结果"])
        {
            Words =
            [
                ["受理中", "办理中", "审核中"], ["审批通过", "同意", "已批准"], ["不予批准", "不同意", "不通过"], ["撤回", "申请人撤回"],
                ["本人放弃", "书面放弃", "自愿放弃"],
            ],
        },
        new("decided_on", Form.Date, ["审批日期", "办结日期", "决定日期"]) { Required = false },
    ],
    (at, to) =>
    {
        var row = book.Applications[at];
        (to[1], to[2], to[3]) = (row.Number, new(0, book.Persons[row.Person].Name), row.Person);
        (to[4], to[5], to[6], to[7]) = ((long)row.Programme, row.Applied, (long)row.Status, Value.DayOrNothing(row.Decided));
    },
    at => (book.Applications[at].Person, -1));

    private static Feed MakePayments(Book book, Column[] household) => new("payments", Ledger.Payments,
    [
        Serial,
        new("", Form.Name, ["姓名", "户名", "收款人"]),
        new("id18", Form.Id, ["身份证号码", "身份证号", "证件号码"]),
        new("for_from", Form.Month, ["起始月份", "补贴起始月份", "发放起始年月"]),
        new("for_to", Form.Month, ["截止月份", "补贴截止月份", "发放截止年月"]),
        new("kind", Form.Code, ["发放类型", "发放性质", "款项类别"]) { Words = KindWords },
        .. household,
        new("amount", Form.Money, ["金额", "补贴金额", "发放金额(元)"]),
    ],
    (at, to) =>
    {
        var row = book.Payments[at];
        Payment(book, row, to);
        to[6] = household.Length > 0 ? row.Household : row.Fen;
        to[^1] = row.Fen;
    },
    at => (book.Payments[at].Person, book.Payments[at].Household));

    private static Feed MakeSingle(Book book) => new("payments", Ledger.Payments,
    [
        Serial,
        new("", Form.Name, ["姓名", "户名", "收款人"]),
        new("id18", Form.Id, ["身份证号码", "身份证号", "证件号码"]),
        new("for_from", Form.Month, ["起始月份", "补贴起始月份", "发放起始年月"]),
        new("for_to", Form.Month, ["截止月份", "补贴截止月份", "发放截止年月"]),
        new("kind", Form.Code, ["发放类型", "发放性质", "款项类别"]) { Words = KindWords },
        // Paid by person: a line without the household's number is still understood.
        new("household_no", Form.HouseholdNumber, HouseholdNumbers) { Required = false },
        new("programme", Form.Code, ["救助项目", "项目"]) { Words = ProgrammeWords },
        new("pay_month", Form.Month, ["发放月份", "发放年月"]),
        new("amount", Form.Money, ["金额", "发放金额(元)"]),
    ],
    (at, to) =>
    {
        var row = book.Payments[at];
        Payment(book, row, to);
        (to[6], to[7], to[8], to[9]) = (row.Household, (long)row.Programme, row.PayMonth, row.Fen);
    },
    at => (book.Payments[at].Person, book.Payments[at].Household));

    private static Feed MakeTekun(Book book) => new("payments", Ledger.Payments,
    [
        Serial,
        new("", Form.Name, ["姓名"]) { Group = "人员信息" },
        new("id18", Form.Id, ["身份证号码"]) { Group = "人员信息" },
        new("household_no", Form.HouseholdNumber, ["户号"]) { Group = "人员信息", Required = false },
        new("for_from", Form.Month, ["起始月份"]) { Group = "发放信息" },
        new("for_to", Form.Month, ["截止月份"]) { Group = "发放信息" },
        new("kind", Form.Code, ["发放类型"]) { Words = KindWords, Group = "发放信息" },
        new("amount", Form.Money, ["供养金额"]) { Group = "发放信息" },
    ],
    (at, to) =>
    {
        var row = book.Payments[at];
        (to[1], to[2], to[3]) = (new(0, book.Persons[row.Person].Name), row.Person, row.Household);
        (to[4], to[5], to[6], to[7]) = (row.From, row.To, (long)row.Kind, row.Fen);
    },
    at => (book.Payments[at].Person, book.Payments[at].Household));

    private static void Payment(Book book, in PaymentRow row, Value[] to)
    {
        (to[1], to[2]) = (new(0, book.Persons[row.Person].Name), row.Person);
        (to[3], to[4], to[5]) = (row.From, row.To, (long)row.Kind);
    }
}
