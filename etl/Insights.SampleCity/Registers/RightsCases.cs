using Insights.SampleCity.Chance;
using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Registers;

/// <summary>Cases of rights: letters, visits, hotline, legal aid; opened and closed. About 8 in 1,000 holders a year, an assumption.</summary>
internal sealed class RightsCases : CaseRegister
{
    private static readonly double[] Kinds = [0.27, 0.24, 0.16, 0.10, 0.14, 0.09];

    public override string Feed => "rights_cases";

    public override Column[] Columns { get; } = Case("WQ", ["案件编号", "信访编号"],
        Kind(["诉求类别", "案件类别"], [["劳动就业", "就业权益"], ["社会保障", "社保救助"], ["财产人身", "财产"], ["婚姻家庭", "家庭"], ["无障碍", "无障碍环境"], ["其他", "其他诉求"]]),
        ["登记日期", "受理日期"], [["办理中"], ["已办结", "办结"], ["已撤回", "撤回"]],
        new Column("channel", Form.Code, ["来源渠道", "渠道"]) { Words = [["来访"], ["来信", "网上信访"], ["热线", "12385热线"], ["法律援助"]] });

    public override FileLook Look { get; } = new("{0}残疾人维权信访台账.xlsx", 3, "东莞市残疾人维权信访台账") { Sheet = "信访台账", DateCells = true };

    protected override void Live(Resident person, City city, Dice dice, RegisterRows rows)
    {
        for (var month = -12; month < city.Window.Count; month++)
        {
            if (!dice.Chance(0.0007) || !person.LivesIn(Math.Max(0, month)) || person.AgeIn(month) < 16)
            {
                continue;
            }

            var opened = city.Window.First(month) + dice.Below(27);
            var (kind, channel) = (dice.Pick(Kinds), dice.Pick([0.25, 0.2, 0.4, 0.15]));
            var slow = dice.Chance(0.12 - (0.001 * month));
            var begins = opened + (slow ? dice.Between(60, 200) : dice.Between(3, 58));
            RegisterCase.Send(city, rows, person, opened, begins, null, Lookback(city), (number, status, on) => Row(person, number, kind, opened, status, on, channel));
        }
    }
}
