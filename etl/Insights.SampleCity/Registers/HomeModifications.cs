using Insights.SampleCity.Chance;
using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Registers;

/// <summary>
/// Home modification: applied for, done and paid; a household once. Guangdong planned 44,500 in five years for about 1.9 m holders (facts 2.1), a bit over 200 a year here;
/// about half of the poor severe ones had theirs before the record begins, an assumption.
/// </summary>
internal sealed class HomeModifications : CaseRegister
{
    private static readonly double[] Kinds = [0.26, 0.38, 0.12, 0.24];

    public override string Feed => "home_modifications";

    public override Column[] Columns { get; } = Case("GZ", ["改造编号", "申请编号"],
        Kind(["改造类型", "改造部位"], [["出入口", "出入口坡化"], ["卫生间", "卫生间改造"], ["厨房", "厨房改造"], ["综合改造", "综合"]]),
        ["申请日期", "受理日期"], [["待改造", "设计中"], ["已完工", "已验收"], ["已取消", "取消"]],
        new Column("amount", Form.Money, ["改造金额", "改造费用(元)"]) { Required = false, NoNegative = true });

    public override FileLook Look { get; } = new("{0}家庭无障碍改造台账.xlsx", 3, "东莞市困难重度残疾人家庭无障碍改造台账") { Sheet = "改造台账", Total = true };

    protected override void Live(Resident person, City city, Dice dice, RegisterRows rows)
    {
        var window = city.Window;
        if (person.From == 0 && person.SevereIn(0) && dice.Chance(person.IsPoorIn(0) ? 0.52 : 0.06))
        {
            var opened = window.First(0) - dice.Between(420, 2_600);
            Send(opened, opened + dice.Between(40, 220), int.MinValue);
            return;
        }

        for (var month = -6; month < window.Count; month++)
        {
            if (person.LivesIn(Math.Max(0, month)) && person.SevereIn(Math.Max(0, month)) && dice.Chance(person.IsPoorIn(month) ? 0.0125 : 0.0001))
            {
                var opened = window.First(month) + dice.Below(27);
                Send(opened, dice.Chance(0.9) ? opened + dice.Between(40, 220) : int.MaxValue, Lookback(city));
                return;
            }
        }

        void Send(int opened, int begins, int from)
        {
            var kind = dice.Pick(Kinds);
            var yuan = dice.Between(3, kind == 3 ? 18 : 9) * 1_000;
            RegisterCase.Send(city, rows, person, opened, begins, null, from, (number, status, on) =>
                Row(person, number, kind, opened, status, on, status == RegisterCase.Begun ? yuan * 100L : Value.Nothing));
        }
    }
}
