using Insights.SampleCity.Records;

namespace Insights.SampleCity.Sending;

/// <summary>The feeds' columns with every header departments use; the value of each column in each row. Amounts of money: Feeds.Money.cs.</summary>
internal sealed partial class Feeds
{
    public static readonly string[][] ProgrammeWords =
    [
        ["困难残疾人生活补贴", "生活补贴"], ["重度残疾人护理补贴", "护理补贴"], ["最低生活保障", "低保"], ["单人户低保", "单人保"],
        ["特困人员供养", "特困供养", "特困人员救助供养"],
    ];

    private static readonly string[] PersonIds = ["身份证号", "身份证号码", "证件号码"];
    private static readonly string[] CitizenIds = ["身份证号", "公民身份号码", "身份证号码"];
    private static readonly string[] HouseholdNumbers = ["户号", "户编号", "家庭编号"];
    private static readonly string[] Towns = ["所属镇街", "镇街", "户籍街道"];
    private static readonly string[] Villages = ["村(社区)", "所属社区", "村居"];
    private static readonly string[][] YesNo = [["否", "0", "×", "N"], ["是", "1", "√", "Y"]];

    public Feeds(Book book)
    {
        Certificates = MakeCertificates(book);
        Households = MakeHouseholds(book);
        Deaths = MakeDeaths(book);
        Exclusions = MakeExclusions(book);
        Surveys = MakeSurveys(book);
        Applications = MakeApplications(book);
        Finances = MakeFinances(book);
        Roster = MakeRoster(book);
        Subsidy = MakePayments(book, []);
        Dibao = MakePayments(book, HouseholdColumn);
        Single = MakeSingle(book);
        Tekun = MakeTekun(book);
        Health = MakeHealth(book);
        Schooling = MakeSchooling(book);
    }

    public Feed Certificates { get; }

    public Feed Households { get; }

    public Feed Deaths { get; }

    public Feed Exclusions { get; }

    public Feed Surveys { get; }

    private static Column Serial => new("", Form.Serial, ["序号"]);

    private static Column Unused => new("", Form.Name, ["姓名"]);

    private static Feed MakeCertificates(Book book) => new("certificates", Ledger.Certificates,
    [
        Serial,
        new("name", Form.Name, ["姓名", "残疾人姓名", "姓  名"]),
        new("id18", Form.Id, ["身份证号", "身份证号码", "公民身份号码", "证件号码"]),
        new("category", Form.Category, ["残疾类别", "残疾类型"]) { Group = "残疾情况" },
        new("grade", Form.Grade, ["残疾等级", "残疾级别"]) { Group = "残疾情况" },
        new("components", Form.Components, ["多重残疾明细", "多重类别", "多重残疾类型"]) { Required = false, Group = "残疾情况" },
        new("cert_no", Form.CertificateNumber, ["残疾人证号", "残疾证号", "残疾人证号码"]) { Group = "残疾人证" },
        new("issue_date", Form.Date, ["签发日期", "发证日期", "办证日期"]) { Group = "残疾人证" },
        new("expiry_date", Form.Date, ["有效期至", "有效期止", "到期日期"]) { Required = false, Group = "残疾人证" },
        new("status", Form.Code, ["证件状态", "残疾人证状态", "状态"])
        {
            Words = [["有效", "正常"], ["冻结", "暂停"], ["注销", "已注销"]], Group = "残疾人证",
        },
        new("change_date", Form.Date, ["变更日期", "状态变更日期", "业务日期"]) { Group = "残疾人证" },
        new("town", Form.Town, [.. Towns, "街道(乡镇)"]) { Group = "户籍地址" },
        new("village", Form.Village, Villages) { Group = "户籍地址" },
    ],
    (at, to) =>
    {
        var row = book.Certificates[at];
        var person = book.Persons[row.Person];
        var reissue = row.Reissue > 0 ? $"B{row.Reissue}" : "";
        (to[1], to[2], to[3], to[4]) = (new(0, person.Name), row.Person, row.Category, row.Grade);
        to[5] = row.Components == 0 ? Value.Nothing : row.Components;
        to[6] = new(0, $"{person.Id}{row.Category}{row.Grade}{reissue}");
        (to[7], to[8], to[9], to[10]) = (row.Issue, Value.DayOrNothing(row.Expiry), (long)row.Status, row.Change);
        (to[11], to[12]) = (row.Village, row.Village);
    },
    at => (book.Certificates[at].Person, -1));

    private static Feed MakeHouseholds(Book book) => new("households", Ledger.Households,
    [
        new("household_no", Form.HouseholdNumber, HouseholdNumbers),
        new("id18", Form.Id, ["身份证号", "公民身份号码", "成员身份证号"]),
        new("name", Form.Name, ["姓名", "成员姓名"]),
        new("relation", Form.Code, ["与户主关系", "家庭关系"])
        {
            Words = [["户主", "本人"], ["配偶", "妻", "夫"], ["子女", "子", "女"], ["父母", "父亲", "母亲"], ["其他", "其他亲属", "兄弟姐妹"]],
        },
        new("joined", Form.Date, ["入户日期", "迁入本户日期", "登记日期"]),
        new("left", Form.Date, ["离户日期", "迁出本户日期", "离开日期"]) { Required = false },
        new("town", Form.Town, Towns),
        new("village", Form.Village, Villages),
        new("info_date", Form.Date, ["信息日期", "采集日期", "更新日期"]),
    ],
    (at, to) =>
    {
        var row = book.Households[at];
        (to[0], to[1], to[2], to[3]) = (row.Household, row.Person, new(0, book.Persons[row.Person].Name), (long)row.Relation);
        (to[4], to[5], to[6], to[7], to[8]) = (row.Joined, Value.DayOrNothing(row.Left), row.Village, row.Village, row.Info);
    },
    at => (book.Households[at].Person, book.Households[at].Household));

    private static Feed MakeDeaths(Book book) => new("deaths_moves", Ledger.Events,
    [
        Serial,
        Unused,
        new("id18", Form.Id, CitizenIds),
        new("event", Form.Code, ["变动类型", "业务类型", "事项"])
        {
            Words = [["死亡", "死亡注销"], ["迁出", "迁出市外", "户口迁出"], ["迁入", "市外迁入", "户口迁入"], ["市内迁移", "镇街间迁移", "市内移居"]],
        },
        new("event_date", Form.Date, ["发生日期", "变动日期", "日期"]),
        new("to_town", Form.Town, ["迁入镇街", "现镇街", "新镇街"]) { Required = false },
        new("to_village", Form.Village, ["迁入村(社区)", "现村居", "新村(社区)"]) { Required = false },
    ],
    (at, to) =>
    {
        var row = book.Events[at];
        (to[1], to[2], to[3], to[4]) = (new(0, book.Persons[row.Person].Name), row.Person, (long)row.Event, row.Date);
        to[5] = to[6] = row.Village < 0 ? Value.Nothing : row.Village;
    },
    at => (book.Events[at].Person, -1));

    private static Feed MakeExclusions(Book book) => new("exclusions", Ledger.Exclusions,
    [
        Unused,
        new("id18", Form.Id, PersonIds),
        new("kind", Form.Code, ["待遇类别", "情形", "待遇类型"])
        {
            Words = [["工伤护理费", "工伤生活护理费"], ["养老护理补贴", "失能老人护理补贴"], ["孤儿", "事实无人抚养儿童"], ["离休干部", "离休"]],
        },
        new("from_date", Form.Date, ["享受起始日期", "起始日期", "开始日期"]),
        new("to_date", Form.Date, ["终止日期", "停发日期", "结束日期"]) { Required = false },
        new("amount", Form.Money, ["月标准", "月待遇金额", "金额(元/月)"]) { Required = false },
        new("info_date", Form.Date, ["信息日期", "推送日期", "数据日期"]),
    ],
    (at, to) =>
    {
        var row = book.Exclusions[at];
        (to[0], to[1], to[2]) = (new(0, book.Persons[row.Person].Name), row.Person, (long)row.Kind);
        (to[3], to[4], to[6]) = (row.From, Value.DayOrNothing(row.To), row.Info);
        to[5] = row.Fen == 0 ? Value.Nothing : row.Fen;
    },
    at => (book.Exclusions[at].Person, -1));

    private static Feed MakeSurveys(Book book) => new("survey", Ledger.Surveys,
    [
        new("id18", Form.Id, ["身份证号", "公民身份号码", "证件号码"]),
        new("employed", Form.Yes, ["是否就业", "目前是否就业"]) { Required = false, Words = YesNo },
        new("employment_form", Form.Code, ["就业形式", "就业类型"])
        {
            Required = false,
            Words = [["按比例就业"], ["集中就业"], ["自主创业", "个体就业"], ["公益性岗位"], ["辅助性就业"], ["灵活就业"]],
        },
        new("reports_living", Form.Yes, ["是否领取生活补贴", "享受生活补贴"]) { Words = YesNo },
        new("reports_care", Form.Yes, ["是否领取护理补贴", "享受护理补贴"]) { Words = YesNo },
        new("needs_care", Form.Yes, ["托养照料需求", "护理需求"]) { Words = YesNo },
        new("needs_rehab", Form.Yes, ["康复需求"]) { Words = YesNo },
        new("needs_device", Form.Yes, ["辅具需求", "辅助器具需求"]) { Words = YesNo },
        new("needs_job", Form.Yes, ["就业需求", "就业帮扶需求"]) { Words = YesNo },
        new("motor_wheelchair", Form.Yes, ["持证驾驶机动轮椅车", "有残疾人机动轮椅车"]) { Required = false, Words = YesNo },
        new("own_dwelling", Form.Yes, ["有固定住房", "住房固定"]) { Required = false, Words = YesNo },
        new("home_modified", Form.Yes, ["已完成无障碍改造", "家庭无障碍改造"]) { Required = false, Words = YesNo },
        new("emergency", Form.Yes, ["遭遇急难", "近期遭遇急难"]) { Required = false, Words = YesNo },
        new("study_stage", Form.Code, ["就读阶段", "在读学段"]) { Required = false, Words = [["学前教育"], ["义务教育"], ["高中阶段", "高中或中职"], ["高等教育"], ["未就读"]] },
        new("pension_kind", Form.Code, ["养老保险", "参加养老保险情况"]) { Required = false, Words = [["职工养老保险", "职工"], ["居民养老保险", "居民"], ["未参保"]] },
        new("medical_kind", Form.Code, ["医疗保险", "参加医疗保险情况"]) { Required = false, Words = [["职工医疗保险", "职工"], ["居民医疗保险", "居民"], ["未参保"]] },
        new("care_form", Form.Code, ["托养服务形式", "希望的托养形式"]) { Required = false, Words = [["寄宿托养", "寄宿"], ["日间托养", "日间"], ["居家托养", "居家"], ["无需求"]] },
        new("device_years", Form.Whole, ["辅具使用年数", "现有辅具年数"]) { Required = false },
        new("medical_cost", Form.Money, ["年度自付医疗费用", "自付医疗费"]) { Required = false },
        new("suspected", Form.Category, ["疑似残疾类别"]) { Required = false },
        new("town", Form.Town, Towns) { Required = false },
    ],
    (at, to) =>
    {
        var row = book.Surveys[at];
        (to[0], to[1]) = (row.Person, Value.FactOrNothing(row.Employed));
        to[2] = row.Form == 255 ? Value.Nothing : row.Form;
        for (var i = 0; i < 10; i++)
        {
            to[3 + i] = (row.Answers >> i) & 1;
        }

        (to[13], to[14], to[15], to[16]) = (row.Study, row.Pension, row.Medical, row.Care);
        (to[17], to[18]) = (row.DeviceYears, row.MedicalFen);
        to[19] = row.Suspected == 0 ? Value.Nothing : row.Suspected;
        to[20] = row.Village;
    },
    at => (book.Surveys[at].Person, -1));
}
