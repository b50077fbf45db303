using Insights.SampleCity.Records;
using Insights.SampleCity.Registers;
using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Bodies;

/// <summary>Services asked for and found, town by town; and the data sets that departments owe each other, month by month.</summary>
internal static class Supply
{
    private static readonly double[] AskedAHolder = [0.007, 0.0022, 0.0045, 0.004, 0.0025, 0.0012];
    private static readonly int[] DaysToMatch = [14, 38, 30, 18, 12, 45];
    private static readonly double[] Found = [0.86, 0.66, 0.7, 0.88, 0.82, 0.74];

    private static readonly (string Name, int Department, double Records)[] DataSets =
    [
        ("低收入人口名册", 0, 0.16), ("两项补贴发放名册", 0, 0.55), ("养老机构入住名册", 0, 0.02), ("在校学生名册", 1, 0.05), ("随班就读名册", 1, 0.02), ("社保参保信息", 2, 0.5), ("就业登记信息", 2, 0.25),
        ("残疾儿童筛查信息", 3, 0.02), ("严重精神障碍管治信息", 3, 0.06), ("人口死亡和迁移信息", 4, 0.03), ("户籍人口信息", 4, 1.0), ("残保金征缴信息", 6, 0.1), ("医保参保信息", 7, 0.9),
        ("公租房保障信息", 8, 0.03), ("公交免费乘车信息", 9, 0.3), ("法律援助信息", 11, 0.01),
    ];

    public static Register Matches() => new BodyRegister(
        "matches", new("{0}供需对接月报.csv", 3, "东莞市助残服务供需对接月报") { Csv = CsvEncoding.Gb18030 },
        [Fields.Month("月份", "统计月份"), Fields.Town(true),
            Fields.Code("service", ["服务类别", "服务项目"], ["康复服务", "康复"], ["托养照护", "托养"], ["就业服务", "就业"], ["辅具适配", "辅具"], ["居家服务", "居家"], ["无障碍改造", "家庭无障碍改造"]),
            Fields.Count("asked", "申请人数", "需求人数"), Fields.Count("matched", "对接成功人数", "对接人数"), Fields.Count("days", "对接总天数", "累计对接天数"),
            Fields.Count("waiting", "期末等候人数", "等候人数"), Fields.Count("unused", "期末空余名额", "空余名额")],
        (city, register) =>
        {
            for (var month = -2; month < city.Window.Count; month++)
            {
                foreach (var town in city.Gazetteer.Towns)
                {
                    for (var service = 0; service < AskedAHolder.Length; service++)
                    {
                        var at = (town.Index * 10) + service;
                        var dice = city.Dice("matches", (at * 1000L) + month + 500);
                        var asked = BodyCity.Whole(dice, city.Holders(town) * AskedAHolder[service] * dice.Between(0.6, 1.4));
                        var matched = BodyCity.Some(dice, asked, city.Level("matches", at, month, Found[service], 0.03, 0.06));
                        var days = 0;
                        for (var i = 0; i < matched; i++)
                        {
                            days += Math.Max(1, (int)Math.Round(DaysToMatch[service] * (1 - (0.05 * month / 12)) * dice.Between(0.3, 1.7)));
                        }

                        var waiting = BodyCity.Whole(dice, city.Holders(town) * AskedAHolder[service] * 2 * (1.2 - city.Level("matches", at, month, Found[service], 0.03, 0.06)));
                        var unused = BodyCity.Whole(dice, dice.Chance(0.5) ? 0 : city.Holders(town) * AskedAHolder[service] * 0.8);
                        register.Add(month, month, BodyCity.At(town), service, asked, matched, days, waiting, unused);
                    }
                }
            }
        });

    public static Register Sharing() => new BodyRegister(
        "data_sharing", new("{0}部门数据共享台账.csv", 3, "部门数据共享台账") { Csv = CsvEncoding.Utf8 },
        [Fields.Month("月份", "统计月份"), Fields.Text("dataset", "数据集", "共享数据名称"),
            Fields.Code("department", ["提供部门", "责任部门"], Tasks.Departments[..^1]), Fields.Day("due_on", "应提供日期", "约定日期"),
            Fields.Day("delivered_on", "实际提供日期", "到达日期") with { Required = false }, Fields.Count("records", "记录数", "共享记录数") with { Required = false },
            Fields.Count("matched", "匹配记录数", "匹配成功数") with { Required = false }],
        (city, register) =>
        {
            for (var month = 0; month < city.Window.Count; month++)
            {
                for (var at = 0; at < DataSets.Length; at++)
                {
                    var (name, department, share) = DataSets[at];
                    var dice = city.Dice("data_sharing", (at * 1000L) + month);
                    var due = city.Window.First(month) + 9;
                    var onTime = dice.Chance(city.Level("data_sharing", at, month, 0.70, 0.06, 0.13));
                    var delivered = due + (onTime ? -dice.Below(5) : dice.Between(1, 35));
                    var came = delivered <= city.Window.Last(month);
                    var records = (int)Math.Round(city.Persons * share * dice.Between(0.97, 1.03));
                    var matched = BodyCity.Some(dice, records, city.Level("data_sharing", 100 + at, month, 0.93, 0.008, 0.02));
                    register.Add(
                        month, month, new(0, name), department, due, came ? delivered : Value.Nothing, came ? records : Value.Nothing, came ? matched : Value.Nothing);
                }
            }
        });
}
