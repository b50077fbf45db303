using Insights.SampleCity.Records;
using Insights.SampleCity.Registers;
using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Bodies;

/// <summary>Party branches of the federation (8 offices, 8 subordinate units: facts 3.3), of its towns and of social organisations; their work with business.</summary>
internal static class Party
{
    private const int Offices = 3;
    private const int Subordinate = 8;
    private const int Social = 4;
    private static readonly string[][] Kinds = [["市残联机关", "机关"], ["直属单位", "市残联直属单位"], ["镇街", "镇街残联"], ["社会组织", "助残社会组织"]];

    private static readonly Column Branch = Fields.Text("branch", "党支部名称", "党支部", "支部名称");

    public static Register Branches() => new BodyRegister(
        "party_branches", new("{0}党支部标准化考核表.xlsx", 3, "东莞市残联系统党支部标准化考核表") { Sheet = "考核结果" },
        [Fields.Quarter(), Branch, Fields.Code("unit_kind", ["所属单位类别", "单位类别"], Kinds), Fields.Town(false),
            Fields.Count("members", "党员人数", "党员数"), Fields.Count("score", "考核得分", "得分"), Fields.Flag("standard", "是否达标", "达标情况")],
        (city, register) =>
        {
            foreach (var quarter in city.Quarters)
            {
                foreach (var (at, name, kind, town) in All(city))
                {
                    var dice = city.Dice("party_branches", (at * 1000L) + quarter + 500);
                    var score = (int)Math.Round(100 * city.Level("party_branches", at, quarter, 0.84, 0.015, 0.045) + (dice.Normal() * 2));
                    var (members, standard) = (city.Dice("party_branches", at).Between(5, 28), score >= 80 && dice.Chance(0.98));
                    register.Add(quarter, quarter, new(0, name), kind, town is null ? Value.Nothing : BodyCity.At(town), members, Math.Clamp(score, 0, 100), standard ? 1 : 0);
                }
            }
        });

    public static Register Work() => new BodyRegister(
        "party_work", new("{0}党建与业务融合台账.xlsx", 3, "党建与业务融合台账") { Sheet = "台账" },
        [Fields.Month("月份", "统计月份"), Branch, Fields.Town(false), Fields.Count("tasks_due", "牵头任务应完成数", "应完成任务"),
            Fields.Count("tasks_done", "牵头任务已完成数", "已完成任务"), Fields.Count("home_visits", "入户走访户次", "走访残疾人家庭")],
        (city, register) =>
        {
            for (var month = -11; month < city.Window.Count; month++)
            {
                foreach (var (at, name, kind, town) in All(city))
                {
                    var dice = city.Dice("party_work", (at * 1000L) + month + 500);
                    var due = kind == 3 ? dice.Below(2) : dice.Between(0, town is null ? 4 : 2);
                    var done = BodyCity.Some(dice, due, city.Level("party_work", at, month, 0.84, 0.025, 0.06));
                    var visits = town is null ? dice.Between(2, 9) : BodyCity.Whole(dice, city.Holders(town) * 0.005 * city.Level("party_work", 500 + at, month, 0.7, 0.04, 0.2));
                    register.Add(month, month, new(0, name), town is null ? Value.Nothing : BodyCity.At(town), due, done, visits);
                }
            }
        });

    private static IEnumerable<(int At, string Name, int Kind, Town? Town)> All(BodyCity city)
    {
        var at = 0;
        foreach (var (count, name, kind) in new[] { (Offices, "市残联机关第{0}党支部", 0), (Subordinate, "市残联直属单位第{0}党支部", 1), (Social, "助残社会组织联合党支部({0})", 3) })
        {
            for (var i = 1; i <= count; i++)
            {
                yield return (at++, string.Format(null, name, i), kind, null);
            }
        }

        foreach (var town in city.Gazetteer.Towns)
        {
            yield return (at++, town.Name + "残联党支部", 2, town);
        }
    }
}
