using Insights.SampleCity.Records;

namespace Insights.SampleCity.Sending;

/// <summary>The health and the education department's feeds: people with a disability, with a certificate or without.</summary>
internal sealed partial class Feeds
{
    public Feed Health { get; }

    public Feed Schooling { get; }

    private static Feed MakeHealth(Book book) => new("health_register", Ledger.Health,
    [
        Serial,
        Unused,
        new("id18", Form.Id, CitizenIds),
        new("register", Form.Code, ["登记类别", "管理类别"])
        {
            Words = [["严重精神障碍管理", "严重精神障碍患者管理"], ["新生儿及儿童筛查", "儿童筛查"], ["慢病康复住院确诊", "医院确诊"]],
        },
        new("category", Form.Category, ["对应残疾类别", "疑似残疾类别"]),
        new("diagnosed_on", Form.Date, ["确诊日期", "首次确诊日期"]),
        new("status", Form.Code, ["管理状态", "在管状态"]) { Words = [["在管", "治疗中"], ["结案", "终止管理"]] },
        new("change_date", Form.Date, ["更新日期", "状态日期"]),
        new("town", Form.Town, Towns),
        new("village", Form.Village, Villages),
    ],
    (at, to) =>
    {
        var row = book.Health[at];
        (to[1], to[2], to[3], to[4]) = (new(0, book.Persons[row.Person].Name), row.Person, (long)row.Group, row.Category);
        (to[5], to[6], to[7], to[8], to[9]) = (row.Diagnosed, row.Ended ? 1 : 0, row.Change, row.Village, row.Village);
    },
    at => (book.Health[at].Person, -1));

    private static Feed MakeSchooling(Book book) => new("education", Ledger.Schooling,
    [
        Serial,
        Unused,
        new("id18", Form.Id, ["身份证号", "身份证件号", "学生身份证号"]),
        new("stage", Form.Code, ["学段", "就读学段"])
        {
            Words = [["学前教育", "幼儿园"], ["义务教育", "小学初中"], ["普通高中", "高中"], ["中等职业教育", "中职"], ["高等教育", "高校"]],
        },
        new("placement", Form.Code, ["安置方式", "就读方式"])
        {
            Words = [["普通班", "随班就读"], ["特教班", "普通学校特教班"], ["特教学校", "特殊教育学校"], ["送教上门", "送教"]],
        },
        new("school", Form.Name, ["就读学校", "学校名称"]),
        new("category", Form.Category, ["障碍类别", "残疾类别"]) { Required = false },
        new("assessed", Form.Yes, ["专委会评估", "特殊教育需要评估"]) { Words = YesNo },
        new("from_date", Form.Date, ["入学日期", "就读起始日期"]),
        new("to_date", Form.Date, ["离校日期", "就读终止日期"]) { Required = false },
        new("town", Form.Town, Towns),
        new("village", Form.Village, Villages),
    ],
    (at, to) =>
    {
        var row = book.Schooling[at];
        (to[1], to[2], to[3], to[4]) = (new(0, book.Persons[row.Person].Name), row.Person, (long)row.Stage, (long)row.Placement);
        (to[5], to[6], to[7]) = (new(0, School(row)), row.Category, row.Assessed ? 1 : 0);
        (to[8], to[9], to[10], to[11]) = (row.From, Value.DayOrNothing(row.To), row.Village, row.Village);
    },
    at => (book.Schooling[at].Person, -1));

    /// <summary>Invented names: one special school for the city, the others numbered.</summary>
    private static string School(in SchoolRow row) => row.Placement switch
    {
        Placement.SpecialSchool => "示例市启智学校",
        Placement.HomeTeaching => "示例市启智学校（送教）",
        _ => $"示例第{(row.Village % 90) + 1}{row.Stage switch { SchoolStage.Preschool => "幼儿园", SchoolStage.Compulsory => "学校", SchoolStage.Higher => "学院", _ => "高级中学" }}",
    };
}
