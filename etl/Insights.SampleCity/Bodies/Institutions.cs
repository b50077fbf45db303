using Insights.SampleCity.Records;
using Insights.SampleCity.Registers;
using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Bodies;

/// <summary>
/// Institutions: one 康就中心 a town (facts 2.2), and rehabilitation institutions as many a holder as in Guangdong 2022 (1,036, facts 3.2); the other kinds are assumed.
/// Projects of research and technology, most at home in a town, some with partners in the Bay Area.
/// </summary>
internal static class Institutions
{
    private static readonly (string Name, double AHolder)[] Kinds =
        [("康复机构", 1_036 / 1.92e6), ("托养机构", 12 / 45_000.0), ("康就中心", 0), ("职业培训机构", 6 / 45_000.0), ("辅助器具机构", 3 / 45_000.0)];

    public static Register Assessments() => new BodyRegister(
        "institution_assessments", new("{0}残疾人服务机构考核表.xlsx", 3, "东莞市残疾人服务机构考核表") { Sheet = "机构考核" },
        [Fields.Quarter(), Fields.Text("institution_no", "机构编号", "编号"), Fields.Text("name", "机构名称", "名称"),
            Fields.Code("kind", ["机构类别", "类别"], ["康复机构", "康复"], ["托养机构", "托养"], ["康就中心", "康复就业服务中心"], ["职业培训机构", "培训机构"], ["辅助器具机构", "辅具机构"]), Fields.Town(true),
            Fields.Code("grade", ["评定等级", "考核等级"], ["A", "优秀"], ["B", "良好"], ["C", "合格"], ["D", "不合格"]) with { Required = false },
            Fields.Count("standards_due", "应达标项数", "标准项数"), Fields.Count("standards_met", "已达标项数", "达标项数"), Fields.Count("clients", "在册服务对象", "服务人数"),
            Fields.Count("complaints", "投诉件数", "投诉")],
        (city, register) =>
        {
            foreach (var quarter in city.Quarters)
            {
                foreach (var (at, kind, town, opened) in All(city).Where(i => i.Opened <= quarter))
                {
                    var dice = city.Dice("institution_assessments", (at * 1000L) + quarter + 500);
                    var quality = city.Level("institution_assessments", at, quarter, 0.80, 0.025, 0.08);
                    var assessed = quarter >= opened + 12;
                    var grade = quality >= 0.9 ? 0 : quality >= 0.78 ? 1 : quality >= 0.66 ? 2 : 3;
                    var clients = kind == 2 ? BodyCity.Whole(dice, city.Holders(town) * 0.025) : BodyCity.Whole(dice, city.Persons / 45_000.0 * city.Dice("institution_assessments", at).Between(25, 140));
                    register.Add(
                        quarter, quarter, new(0, $"JG{at + 1:000}"), new(0, $"{town.Name}{Kinds[kind].Name}({at + 1})"), kind, BodyCity.At(town), assessed ? grade : Value.Nothing, 40,
                        BodyCity.Some(dice, 40, quality), clients, BodyCity.Some(dice, Math.Max(3, clients), 0.012 * (1.6 - quality)));
                }
            }
        });

    public static Register Projects() => new BodyRegister(
        "projects", new("{0}科研科技项目台账.xlsx", 3, "科研与科技项目台账") { Sheet = "项目台账", DateCells = true, Foot = "注：受益人数为累计数。" },
        [Fields.Quarter(), Fields.Text("project_no", "项目编号", "编号"), Fields.Text("title", "项目名称", "课题名称"),
            Fields.Code("kind", ["项目类别", "类别"], ["理论和实践研究", "研究课题", "研究"], ["科技推广应用", "科技试点", "科技"]), Fields.Flag("bay_area", "是否大湾区合作", "大湾区合作"), Fields.Town(false),
            Fields.Day("started_on", "立项日期", "启动日期"), Fields.Day("concluded_on", "结项日期", "结题日期") with { Required = false },
            Fields.Day("adopted_on", "成果采纳日期", "采纳日期") with { Required = false }, Fields.Text("firm", "参与企业", "合作企业") with { Required = false },
            Fields.Count("users", "累计受益人数", "累计使用人数") with { Required = false }],
        (city, register) =>
        {
            for (var at = 0; at < 10 + (city.Window.Count * 11 / 12); at++)
            {
                var life = city.Dice("projects", at);
                var technology = life.Chance(0.6);
                var (start, town) = (life.Between(-24, city.Window.Count - 1), life.Chance(technology ? 0.8 : 0.6) ? city.Gazetteer.Towns[life.Below(city.Gazetteer.Towns.Count)] : null);
                var (bay, concludes, adopted, firm) = (life.Chance(0.22 + (0.05 * start / 12)), start + life.Between(9, 18), life.Chance(0.68), life.Below(14));
                var adopts = concludes + life.Between(1, 8);
                var (from, pace) = (city.Window.First(start) + life.Below(27), life.Between(0.00004, 0.00016));
                foreach (var quarter in city.Quarters.Where(q => q >= start))
                {
                    var (over, taken) = (quarter >= concludes, adopted && quarter >= adopts);
                    register.Add(
                        quarter, quarter, new(0, $"KY{at + 1:000}"), new(0, technology ? $"助残科技试点第{at + 1}项" : $"实践研究课题第{at + 1}项"), technology ? 1 : 0, bay ? 1 : 0,
                        town is null ? Value.Nothing : BodyCity.At(town), from, over ? city.Window.First(concludes) + 14 : Value.Nothing, taken ? city.Window.First(adopts) + 14 : Value.Nothing,
                        technology ? new(0, $"参与企业{firm + 1:00}") : Value.Nothing, technology ? (int)(city.Persons * pace * Math.Min(quarter - start + 1, 18)) : Value.Nothing);
                }
            }
        });

    private static IEnumerable<(int At, int Kind, Town Town, int Opened)> All(BodyCity city)
    {
        var at = 0;
        foreach (var town in city.Gazetteer.Towns)
        {
            yield return (at++, 2, town, -120);
        }

        for (var kind = 0; kind < Kinds.Length; kind++)
        {
            for (var i = 0; kind != 2 && i < Math.Max(2, Math.Round(city.Persons * Kinds[kind].AHolder)); i++)
            {
                var dice = city.Dice("institution_assessments", 50_000 + at);
                yield return (at++, kind, city.Gazetteer.Towns[dice.Pick([.. city.Gazetteer.Towns.Select(t => t.Share)])], dice.Between(-140, 24));
            }
        }
    }
}
