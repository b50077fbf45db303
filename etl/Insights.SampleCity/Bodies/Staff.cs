using Insights.SampleCity.Records;
using Insights.SampleCity.Registers;
using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Bodies;

/// <summary>Full-time commissioners of the villages with the four improvements; professionals of the towns (Guangdong 2022: 22,322 professionals for about 1.9 million holders, facts 3.2).</summary>
internal static class Staff
{
    private const double ProfessionalsAHolder = 22_322 / 1.92e6;
    private static readonly string[][] Kinds =
        [["物理治疗师", "PT"], ["作业治疗师", "OT"], ["言语治疗师", "ST"], ["心理咨询师", "心理治疗师"], ["特教教师", "特殊教育教师"], ["助残社工", "社会工作者"], ["护理员", "照护员"]];

    private static readonly double[] Shares = [0.24, 0.10, 0.09, 0.08, 0.17, 0.17, 0.15];
    private static readonly double[] Vacant = [0.13, 0.18, 0.22, 0.15, 0.08, 0.07, 0.11];
    private static readonly double[] InNeed = [0.09, 0.04, 0.02, 0.05, 0.02, 0.06, 0.07];

    public static Register Commissioners() => new BodyRegister(
        "commissioners", new("{0}专职委员工作报表.csv", 3, "村（社区）专职委员工作报表") { Csv = CsvEncoding.Utf8Bom },
        [Fields.Quarter(), Fields.Town(true), new("village", Form.Village, ["村(社区)", "村居", "所属社区"]),
            Fields.Count("posts", "专职委员职数", "职数"), Fields.Count("filled", "在岗人数", "在岗"), Fields.Count("home_visits", "入户走访次数", "走访次数"),
            Fields.Count("tasks_due", "应完成任务数", "应完成任务"), Fields.Count("tasks_on_time", "按时完成任务数", "按时完成"), Fields.Count("cases_checked", "抽查档案数", "抽查件数"),
            Fields.Count("cases_good", "合格档案数", "合格件数"), Fields.Count("services", "服务人次", "服务量"), Fields.Count("asked", "回访人数", "测评人数"),
            Fields.Count("satisfied", "满意人数", "测评满意人数")],
        (city, register) =>
        {
            foreach (var quarter in city.Quarters)
            {
                foreach (var village in city.Gazetteer.Villages)
                {
                    var town = city.Gazetteer.Towns[village.Town];
                    var dice = city.Dice("commissioners", (village.Index * 1000L) + quarter + 500);
                    double Rate(int what, double start, double aYear, double spread) => city.Level("commissioners", (what * 100) + town.Index, quarter, start, aYear, spread);
                    var holders = city.Holders(town) / town.Villages;
                    var posts = city.Dice("commissioners", village.Index).Chance(0.3) ? 2 : 1;
                    var filled = BodyCity.Some(dice, posts, Rate(0, 0.90, 0.02, 0.04));
                    var visits = filled == 0 ? 0 : BodyCity.Whole(dice, holders * 0.3 * Rate(1, 0.6, 0.05, 0.1));
                    var (tasks, cases, asked) = (filled * dice.Between(5, 8), filled * dice.Between(3, 6), filled * dice.Between(4, 9));
                    register.Add(
                        quarter, quarter, village.Index, village.Index, posts, filled, visits, tasks, BodyCity.Some(dice, tasks, Rate(2, 0.83, 0.03, 0.06)), cases,
                        BodyCity.Some(dice, cases, Rate(3, 0.86, 0.025, 0.05)), BodyCity.Whole(dice, filled * 60 * (1 + (0.05 * quarter / 12)) * dice.Between(0.8, 1.2)), asked,
                        BodyCity.Some(dice, asked, Rate(4, 0.92, 0.012, 0.03)));
                }
            }
        });

    public static Register Professionals() => new BodyRegister(
        "professionals", new("{0}残疾人服务专业人才统计表.xlsx", 3, "残疾人服务专业人才统计表") { Sheet = "人才统计" },
        [Fields.Quarter(), Fields.Town(true), Fields.Code("kind", ["人才类别", "岗位类别"], Kinds), Fields.Count("posts", "岗位数", "核定岗位"),
            Fields.Count("filled", "在岗人数", "在岗"), Fields.Count("leavers", "本季离职人数", "离职人数"), Fields.Count("needed", "按标准需配人数", "需求人数"),
            Fields.Count("in_need", "需服务残疾人数", "在需人数")],
        (city, register) =>
        {
            foreach (var quarter in city.QuartersAndYearBefore)
            {
                foreach (var town in city.Gazetteer.Towns)
                {
                    for (var kind = 0; kind < Kinds.Length; kind++)
                    {
                        // A fixed fraction decides how an expectation becomes a whole number, so that a post does not come and go.
                        var fraction = city.Dice("professionals", (town.Index * 10) + kind).Unit();
                        var dice = city.Dice("professionals", (((town.Index * 10) + kind) * 1000L) + quarter + 1_000_500);
                        var posts = (int)Math.Floor((city.Holders(town) * ProfessionalsAHolder * Shares[kind] * (1 + (0.04 * quarter / 12)) / (1 - Vacant[kind])) + fraction);
                        var filled = posts - BodyCity.Some(dice, posts, Math.Max(0.02, Vacant[kind] - (0.008 * quarter / 12)));
                        var leavers = BodyCity.Some(dice, filled, kind == 6 ? 0.05 : 0.03);
                        register.Add(
                            quarter, quarter, BodyCity.At(town), kind, posts, filled, leavers, (int)Math.Ceiling(posts * (kind < 3 ? 1.3 : 1.12)),
                            BodyCity.Whole(dice, city.Holders(town) * InNeed[kind]));
                    }
                }
            }
        });
}
