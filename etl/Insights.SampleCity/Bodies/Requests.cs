using Insights.SampleCity.Records;
using Insights.SampleCity.Registers;
using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Bodies;

/// <summary>What people ask the federation for, and how long an answer takes; nobody's name is in it.</summary>
internal static class Requests
{
    private const double AMonth = 0.005;
    private static readonly int[] Limits = [5, 10, 15];

    public static Register Make() => new BodyRegister(
        "service_requests", new("{0}残疾人服务诉求办理明细.csv", 1, "残疾人服务诉求办理明细") { Csv = CsvEncoding.Gb18030 },
        [Fields.Text("request_no", "诉求编号", "工单编号", "受理编号"), Fields.Day("received_on", "受理日期", "登记日期"),
            Fields.Code("matter", ["诉求类别", "事项类别"], ["办证", "残疾人证"], ["救助补贴", "补贴"], ["康复辅具", "康复"], ["就业创业", "就业"], ["托养照护", "托养"], ["无障碍", "无障碍环境"]),
            Fields.Town(true), Fields.Count("limit_days", "承诺时限(天)", "承诺时限"), Fields.Day("closed_on", "办结日期", "办结时间") with { Required = false },
            Fields.Flag("satisfied", "是否满意", "满意情况") with { Required = false }],
        (city, register) =>
        {
            var (number, end) = (0, city.Window.Last(city.Window.Count - 1));
            for (var month = -3; month < city.Window.Count; month++)
            {
                foreach (var town in city.Gazetteer.Towns)
                {
                    var dice = city.Dice("service_requests", (town.Index * 1000L) + month + 500);
                    for (var left = BodyCity.Whole(dice, city.Holders(town) * AMonth * dice.Between(0.7, 1.3)); left > 0; left--)
                    {
                        var (no, matter) = (++number, dice.Pick([0.26, 0.28, 0.2, 0.12, 0.08, 0.06]));
                        var (received, limit) = (city.Window.First(month) + dice.Below(28), Limits[matter % 3]);
                        var inTime = dice.Chance(city.Level("service_requests", town.Index, month, 0.84, 0.03, 0.05));
                        var closed = received + (inTime ? 1 + dice.Below(limit) : limit + dice.Between(1, 25));
                        var satisfied = dice.Chance(inTime ? 0.96 : 0.75);
                        void Tell(int when, Value on, Value verdict) =>
                            register.Add(Math.Max(0, when), new(0, $"SQ{no:0000000}"), received, matter, BodyCity.At(town), limit, on, verdict);
                        if (city.Window.MonthOf(closed) > month || closed > end)
                        {
                            Tell(month, Value.Nothing, Value.Nothing);
                        }

                        if (closed <= end)
                        {
                            Tell(city.Window.MonthOf(closed), closed, satisfied ? 1 : 0);
                        }
                    }
                }
            }
        });
}
