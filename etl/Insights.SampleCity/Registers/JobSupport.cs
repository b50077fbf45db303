using Insights.SampleCity.Chance;
using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Registers;

/// <summary>
/// Courses, business start-ups and cases of job coaches. Courses: 2.17 m of about 38 m holders in five years (facts 3.1), so a bit over 1 % a year.
/// Of those placed by a coach about 82 % are still there after three months, 70 % after six, 58 % after twelve: assumptions.
/// </summary>
internal sealed class JobSupport : CaseRegister
{
    private static readonly string[] Courses = ["电子商务", "手机维修", "盲人按摩", "中式面点", "家政服务", "办公软件", "手工制作", "直播运营", "数据标注"];
    private static readonly string[] Coaches = [.. Enumerable.Range(1, 42).Select(n => FormattableString.Invariant($"FDY{n:000}"))];

    public override string Feed => "job_support";

    public override Column[] Columns { get; } = Case("PX", ["业务编号", "服务编号"], Kind(["服务项目", "就业服务类别"], [["技能培训", "职业培训"], ["创业扶持", "自主创业扶持"], ["就业辅导员服务", "就业辅导"]]),
        ["报名日期", "申请日期", "建档日期"], [["办理中", "进行中"], ["已完成", "结业上岗"], ["已退出", "退出"]],
        new Column("coach", Form.Listed, ["就业辅导员", "辅导员编号"]) { Required = false, Words = [Coaches] },
        new Column("course", Form.Listed, ["培训课程", "课程"]) { Required = false, Words = [Courses] },
        new Column("hours", Form.Whole, ["课时", "服务课时"]) { Required = false });

    public override FileLook Look { get; } = new("{0}就业培训与辅导台账.xlsx", 3, "东莞市残疾人就业培训、创业与就业辅导台账") { Sheet = "台账", Header = Header.Title, DateCells = true };

    protected override void Live(Resident person, City city, Dice dice, RegisterRows rows)
    {
        var window = city.Window;
        for (var month = -12; month < window.Count; month++)
        {
            if (!person.LivesIn(Math.Max(0, month)) || !person.IsWorkingAgeIn(Math.Max(0, month)))
            {
                continue;
            }

            var turn = dice.Unit();
            var opened = window.First(month) + dice.Below(27);
            var intellectual = person.CertificateIn(Math.Max(0, month)).Category is 5 or 6;
            // A month: 0.22 % begin a course, 0.03 % a business, 0.08 % (intellectual or psychiatric 0.22 %) are taken on by a coach.
            if (turn < 0.0022)
            {
                var begins = dice.Chance(0.91) ? opened + dice.Between(12, 60) : int.MaxValue;
                var (course, hours) = (dice.Below(Courses.Length), dice.Between(4, 15) * 8);
                Send(0, opened, begins, null, Value.Nothing, course, hours);
            }
            else if (turn < 0.0025)
            {
                var begins = dice.Chance(0.8) ? opened + dice.Between(15, 120) : int.MaxValue;
                Send(1, opened, begins, begins < int.MaxValue && dice.Chance(0.25) ? begins + dice.Between(100, 700) : int.MaxValue, Value.Nothing, Value.Nothing, Value.Nothing);
            }
            else if (turn < (intellectual ? 0.0047 : 0.0033))
            {
                var begins = dice.Chance(0.72 + (0.002 * month)) ? opened + dice.Between(10, 110) : int.MaxValue;
                var stays = dice.Unit() switch { < 0.18 => dice.Between(5, 88), < 0.30 => dice.Between(95, 178), < 0.42 => dice.Between(190, 358), _ => int.MaxValue };
                Send(2, opened, begins, begins < int.MaxValue && stays < int.MaxValue ? begins + stays : int.MaxValue, dice.Below(Coaches.Length), Value.Nothing, Value.Nothing);
                month += 10;
            }

            void Send(int kind, int on, int begins, int? ends, Value coach, Value course, Value hours) =>
                RegisterCase.Send(city, rows, person, on, begins, ends, Lookback(city), (number, status, day) => Row(person, number, kind, on, status, day, coach, course, hours));
        }
    }
}
