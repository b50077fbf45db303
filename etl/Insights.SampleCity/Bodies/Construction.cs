using Insights.SampleCity.Registers;
using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Bodies;

/// <summary>
/// Building projects of the city, month by month until they are in use. Nothing of them is published: names, places, yuan and days are invented, and the names say so (示例).
/// The new care centre is still being built when the record ends, half a year later than planned; its delay is told in two steps. It is no part of the houses in <see cref="CareHouse"/>.
/// </summary>
internal static class Construction
{
    private const double FullCity = 45_000;
    private const int Finished = 100;

    // The progress from which each milestone is said; the last one is 100.
    private static readonly int[] From = [0, 3, 8, 25, 60, 95, Finished];

    /// <param name="Start">The month in which it was approved.</param>
    /// <param name="Planned">The month in which it is to be in use.</param>
    /// <param name="Delays">Days that are told of in two steps, at a third and at two thirds of the record.</param>
    private sealed record Work(string Name, int Kind, int Places, long Yuan, int Start, int Planned, params int[] Delays);

    public static Register Make() => new BodyRegister(
        "construction", new("{0}重点工程建设进度月报.xlsx", 3, "东莞市残联重点工程建设进度月报") { Sheet = "进度", DateCells = true, Foot = "注：投资为累计数，进度为形象进度。" },
        [Fields.Month("月份", "统计月份"), Fields.Text("project_no", "项目编号", "工程编号"), Fields.Text("name", "项目名称", "工程名称"),
            Fields.Code("kind", ["项目类别", "工程类别"], ["托养中心", "托养"], ["康复中心", "康复"], ["其他设施", "其他"]), Fields.Count("places", "设计床位(名额)", "设计名额"),
            new("planned_yuan", Form.Money, ["计划总投资(元)", "计划总投资"]) { NoNegative = true }, new("invested_yuan", Form.Money, ["累计完成投资(元)", "累计完成投资"]) { NoNegative = true },
            Fields.Count("progress", "形象进度(%)", "工程进度(%)"),
            Fields.Code("milestone", ["所处阶段", "当前节点"], ["立项", "已立项"], ["设计", "勘察设计"], ["基础", "基础施工"], ["主体", "主体施工"], ["装修", "装修安装"], ["验收", "竣工验收"], ["启用", "已启用"]),
            Fields.Day("started_on", "立项日期", "批复日期"), Fields.Day("planned_on", "计划启用日期", "计划完成日期"), Fields.Day("expected_on", "预计(实际)启用日期", "预计启用日期")],
        (city, register) =>
        {
            var (months, scale) = (city.Window.Count, city.Persons / FullCity);
            Work[] works =
            [
                new("示例市残疾人托养中心新建工程", 0, (int)(320 * scale), 260_000_000, -8, months + 1, 92, 92),
                new("示例市残疾人康复中心扩建工程", 1, (int)(120 * scale), 64_000_000, -3, months * 3 / 4, 0, 0),
                new("示例市无障碍体验馆改造工程", 2, 0, 9_500_000, months / 2, months + 3, 0, 31),
            ];
            for (var at = 0; at < works.Length; at++)
            {
                State(city, register, at, works[at] with { Yuan = (long)(works[at].Yuan * scale / 10_000) * 10_000 });
            }
        });

    private static void State(BodyCity city, BodyRows register, int at, Work work)
    {
        var window = city.Window;
        var planned = window.First(work.Planned);
        var opens = planned + work.Delays.Sum();
        var approved = window.First(work.Start) + 9;
        for (var month = Math.Max(0, work.Start); month < window.Count; month++)
        {
            var told = (month >= window.Count / 3 ? work.Delays[0] : 0) + (month >= window.Count * 2 / 3 ? work.Delays[1] : 0);
            var stands = Stands(approved, opens, window.Last(month));
            // Bills come after the work, and a little less than the plan is spent in the end.
            var paid = Stands(approved, opens, window.Last(month) - 60) / (double)Finished * city.Dice("construction", at).Between(0.93, 0.98);
            register.Add(
                month, month, new(0, $"GC{at + 1:000}"), new(0, work.Name), work.Kind, work.Places, work.Yuan * 100, (long)(work.Yuan * paid / 1_000) * 100_000, stands,
                Array.FindLastIndex(From, f => stands >= f), approved, planned, planned + told);
            if (stands == Finished)
            {
                return;
            }
        }
    }

    /// <summary>Per cent of the work done on a day: slow at both ends, and finished on the day of opening alone.</summary>
    private static int Stands(int approved, int opens, int day)
    {
        var t = Math.Clamp((day - approved) / (double)(opens - approved), 0, 1);
        return t >= 1 ? Finished : Math.Min(Finished - 1, (int)(Finished * t * t * (3 - (2 * t))));
    }
}
