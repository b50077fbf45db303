using Insights.SampleCity.Chance;
using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Registers;

/// <summary>
/// Aid for children in rehabilitation: a row a child and month from the application on. Guangdong aided 32,000 children in 2024 (facts 3.2), so about 750 of a city
/// with 45,000 holders; a diagnosis is enough, so some have no certificate. Sessions and yuan a month are assumptions.
/// </summary>
internal sealed class ChildRehabilitation : PersonRegister
{
    private static readonly string[] Institutions =
    [
        "东莞市残疾人康复中心儿童部", "东莞康复医院儿童康复科", "东莞市康复实验学校学前部", "东莞市妇幼保健院", "小天使儿童康复中心", "晨光儿童康复中心", "启智康复中心", "星语儿童发展中心",
        "厚街儿童康复站", "塘厦儿童康复站",
    ];

    public override string Feed => "child_rehab";

    public override Column[] Columns { get; } =
    [
        new("", Form.Serial, ["序号"]),
        new("record_no", Form.Number, ["救助编号", "申请编号"]) { Words = [["ET"]] },
        new("", Form.Name, ["儿童姓名", "姓名"]),
        new("id18", Form.Id, ["儿童身份证号", "身份证号", "身份证号码"]),
        new("town", Form.Town, ["镇街", "户籍街道"]),
        new("kind", Form.Code, ["残疾类别", "救助类别"]) { Words = [["视力"], ["听力"], ["言语"], ["肢体"], ["智力"], ["孤独症", "自闭症"]] },
        new("applied_on", Form.Date, ["申请日期", "受理日期"]),
        new("month", Form.Month, ["月份", "所属月份"]),
        new("status", Form.Code, ["状态", "救助状态"]) { Words = [["轮候", "排队"], ["在训", "训练中"]] },
        new("institution", Form.Listed, ["康复机构", "定点康复机构"]) { Required = false, Words = [Institutions] },
        new("sessions", Form.Whole, ["训练课次", "本月课次"]) { Required = false },
        new("amount", Form.Money, ["救助金额", "本月救助金额(元)"]) { Required = false, NoNegative = true },
    ];

    public override FileLook Look { get; } = new("{0}残疾儿童康复救助台账.xlsx", 3, "东莞市残疾儿童康复救助台账") { Sheet = "救助台账", Total = true, Foot = "注：无残疾人证的儿童凭诊断证明申请。" };

    protected override bool WithoutCertificate => true;

    protected override void Live(Resident person, City city, Dice dice, RegisterRows rows)
    {
        var window = city.Window;
        var first = Math.Max(person.From, -11);
        var age = person.AgeIn(first);
        if (age >= 17 || !dice.Chance(person.Holder ? age < 7 ? 0.75 : 0.30 : 0.014))
        {
            return;
        }

        // From a start before or within the window to the seventh birthday and a year or two more, or a few years later for older children.
        var start = Math.Max(first, dice.Between(-20, window.Count - 1));
        var kind = person.Holder ? KindOf(person.CertificateIn(start).Category, dice) : dice.Chance(0.6) ? 5 : dice.Below(5);
        var applied = window.First(start) + dice.Below(20);
        var wait = dice.Pick([0.45, 0.25, 0.15, 0.08, 0.07]);
        var length = dice.Between(10, 40);
        var (number, where) = (-1, dice.Below(Institutions.Length));
        for (var month = Math.Max(start, Math.Max(first, -11)); month <= Math.Min(start + wait + length, Math.Min(person.Until, window.Count - 1)); month++)
        {
            if (person.AgeIn(month) >= 18)
            {
                break;
            }

            number = number < 0 ? rows.Number() : number;
            var training = month >= start + wait;
            var sessions = training ? dice.Between(8, 22) : 0;
            var village = person.VillageIn(month);
            var yuan = Math.Min(1_500, sessions * dice.Between(70, 95));
            rows.Add(person.Person, window.Last(month), 0, number, person.Person, person.Person, village, kind, applied, month, training ? 1 : 0,
                training ? where : Value.Nothing, training ? sessions : Value.Nothing, training ? yuan * 100 : Value.Nothing);
        }
    }

    /// <summary>视力 to 智力 as they are, psychiatric and multiple mostly autism.</summary>
    private static int KindOf(int category, Dice dice) => category switch
    {
        6 => 5,
        7 => dice.Chance(0.5) ? 4 : 5,
        5 => dice.Chance(0.5) ? 4 : 5,
        _ => category - 1,
    };
}
