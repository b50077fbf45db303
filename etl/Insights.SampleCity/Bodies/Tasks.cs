using Insights.SampleCity.Records;
using Insights.SampleCity.Registers;
using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Bodies;

/// <summary>Tasks with a date: of the federation's reform, and those that the working committee gives to departments and towns. Each is stated when it is set and again when it is done.</summary>
internal static class Tasks
{
    public static readonly string[][] Departments =
    [
        ["市民政局", "民政"], ["市教育局", "教育"], ["市人力资源社会保障局", "市人社局"], ["市卫生健康局", "市卫健局"], ["市公安局", "公安"], ["市财政局", "财政"], ["市税务局", "税务"],
        ["市医疗保障局", "市医保局"], ["市住房城乡建设局", "市住建局"], ["市交通运输局", "交通"], ["市文化广电旅游体育局", "市文广旅体局"], ["市司法局", "司法"],
        ["市残联", "市残疾人联合会"], ["镇街残工委", "镇街"],
    ];

    private const int OfTowns = 13;

    public static Register Reform() => new BodyRegister(
        "reform_tasks", new("{0}残联改革任务台账.xlsx", 3, "东莞市残联改革任务台账") { Sheet = "任务清单", DateCells = true, Foot = "注：未填完成日期的为在办任务。" },
        [Fields.Text("task_no", "任务编号", "编号"), Fields.Text("title", "任务名称", "改革事项"),
            Fields.Code("area", ["任务类别", "改革方向"], ["优化职能", "职能"], ["完善机制", "机制"], ["服务方式", "改进服务"], ["组织建设", "自身建设"]), Fields.Town(false),
            Fields.Day("set_on", "下达日期", "立项日期"), Fields.Day("due_on", "完成时限", "应完成日期"), Fields.Day("done_on", "完成日期", "实际完成日期") with { Required = false }],
        (city, register) =>
        {
            foreach (var (year, from) in Years(city))
            {
                for (var i = 0; i < 24 + city.Gazetteer.Towns.Count; i++)
                {
                    var town = i < 24 ? null : city.Gazetteer.Towns[i - 24];
                    var dice = city.Dice("reform_tasks", (year * 1000L) + i);
                    var area = dice.Below(4);
                    var (set, due) = (city.Window.First(from) + dice.Between(5, 80), city.Window.First(from) + dice.Between(120, 355));
                    var done = due + Late(dice, city.Level("reform_tasks", i, from, 0.76, 0.03, 0.06));
                    State(city, register, set, done, on => [new(0, $"GG{year}-{i + 1:000}"), new(0, $"{year}年改革任务第{i + 1}项"), area, town is null ? Value.Nothing : BodyCity.At(town), set, due, on]);
                }
            }
        });

    public static Register Coordination() => new BodyRegister(
        "coordination_tasks", new("{0}残工委任务督办表.xlsx", 3, "市残工委任务督办表") { Sheet = "督办表", Preface = "一、本表由市残工委办公室按季度汇总。二、完成日期留空的为未完成。" },
        [Fields.Text("task_no", "任务编号", "督办编号"), Fields.Text("title", "任务名称", "督办事项"),
            Fields.Code("department", ["责任单位", "牵头部门"], Departments), Fields.Town(false), Fields.Day("set_on", "下达日期", "交办日期"),
            Fields.Day("due_on", "完成时限", "应完成日期"), Fields.Day("done_on", "完成日期", "办结日期") with { Required = false }],
        (city, register) =>
        {
            foreach (var (year, from) in Years(city))
            {
                var number = 0;
                for (var who = 0; who < OfTowns + city.Gazetteer.Towns.Count; who++)
                {
                    var town = who < OfTowns ? null : city.Gazetteer.Towns[who - OfTowns];
                    for (var i = 0; i < (town is null ? 6 : 3); i++)
                    {
                        var dice = city.Dice("coordination_tasks", (year * 10_000L) + (who * 10) + i);
                        var set = city.Window.First(from) + dice.Between(5, 330);
                        var due = set + dice.Between(30, 120);
                        var done = due + Late(dice, city.Level("coordination_tasks", who, from, 0.68, 0.045, 0.11));
                        var (no, department) = (++number, Math.Min(who, OfTowns));
                        State(city, register, set, done, on => [new(0, $"DB{year}-{no:000}"), new(0, $"{year}年督办事项第{no}项"), department, town is null ? Value.Nothing : BodyCity.At(town), set, due, on]);
                    }
                }
            }
        });

    /// <summary>Years of the window and the one before, each with its January as a month.</summary>
    private static IEnumerable<(int Year, int January)> Years(BodyCity city)
    {
        for (var year = city.Window.Year(0) - 1; year <= city.Window.Year(city.Window.Count - 1); year++)
        {
            yield return (year, city.Window.MonthAt(year, 1));
        }
    }

    /// <summary>Days after the date on which it was due: before it where on time, else up to four months after.</summary>
    private static int Late(Chance.Dice dice, double onTime) => dice.Chance(onTime) ? -dice.Between(0, 25) : dice.Chance(0.75) ? dice.Between(1, 60) : dice.Between(60, 130);

    private static void State(BodyCity city, BodyRows register, int set, int done, Func<Value, Value[]> row)
    {
        var (end, told) = (city.Window.Last(city.Window.Count - 1), Math.Max(0, city.Window.MonthOf(set)));
        if (set > end)
        {
            return;
        }

        var (at, finished) = (Math.Max(0, city.Window.MonthOf(done)), done <= end);
        if (!finished || Quarter(city, at) > Quarter(city, told))
        {
            register.Add(told, row(Value.Nothing));
        }

        if (finished)
        {
            register.Add(at, row(Math.Max(done, set)));
        }
    }

    private static int Quarter(BodyCity city, int month) => (city.Window.Year(month) * 4) + ((city.Window.MonthOfYear(month) - 1) / 3);
}
