using Insights.SampleCity.Chance;
using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Registers;

/// <summary>
/// Pension and medical insurance: a row a person when the record begins and whenever something changes. Guangdong: pension 91.8 %, medical 97.4 % at the end of 2020,
/// severe holders paid for by the government (facts 3.2).
/// </summary>
internal sealed class SocialInsurance : PersonRegister
{
    private const int None = 2;
    private const int Drawing = 3;

    public override string Feed => "social_insurance";

    public override Column[] Columns { get; } =
    [
        new("id18", Form.Id, ["身份证号", "社会保障号码", "身份证号码"]),
        new("from_date", Form.Date, ["参保起始日期", "变更日期"]),
        new("pension", Form.Code, ["养老保险险种", "养老保险"]) { Required = false, Words = [["职工养老", "企业职工养老"], ["城乡居民养老", "居民养老"], ["未参保"], ["领取待遇", "待遇领取"]] },
        new("medical", Form.Code, ["医疗保险险种", "医疗保险"]) { Words = [["职工医保"], ["居民医保", "城乡居民医保"], ["未参保"]] },
        new("payer", Form.Code, ["缴费方式", "缴费人"]) { Required = false, Words = [["个人缴费", "自缴"], ["政府代缴", "财政代缴"], ["单位缴费"]] },
    ];

    public override FileLook Look { get; } = new("{0}残疾人参加社会保险情况.csv", 3, "东莞市残疾人参加社会保险情况") { Csv = CsvEncoding.Gb18030 };

    protected override void Live(Resident person, City city, Dice dice, RegisterRows rows)
    {
        var window = city.Window;
        var employee = dice.Chance(0.16);
        var (pension, medical) = (dice.Chance(0.085) ? None : employee ? 0 : 1, dice.Chance(0.036) ? None : employee ? 0 : 1);
        (int, int, int, bool)? said = null;
        for (var month = person.From; month <= person.Until; month++)
        {
            pension = pension == None && dice.Chance(0.010) ? 1 : pension != None && dice.Chance(0.0004) ? None : pension;
            medical = medical == None && dice.Chance(0.014) ? 1 : medical != None && dice.Chance(0.0003) ? None : medical;
            var age = person.AgeIn(month);
            var kind = age < 16 ? -1 : age >= 60 && pension != None ? Drawing : pension;
            var health = age < 16 && medical == 0 ? 1 : medical;
            var payer = health == 0 ? 2 : person.SevereIn(month) || person.IsPoorIn(month) ? 1 : 0;
            if (said != (kind, health, payer, true))
            {
                var day = month == person.From ? month == 0 ? window.First(0) - 200 - dice.Below(1_500) : window.First(month) : window.First(month) + dice.Below(27);
                rows.Add(person.Person, day, person.Person, day, kind < 0 ? Value.Nothing : kind, health, kind < 0 ? Value.Nothing : payer);
                said = (kind, health, payer, true);
            }
        }
    }
}
