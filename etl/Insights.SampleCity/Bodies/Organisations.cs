using Insights.SampleCity.Chance;
using Insights.SampleCity.Records;
using Insights.SampleCity.Registers;
using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Bodies;

/// <summary>
/// Associations of the villages (609 units less the virtual ones of the parks: facts 1.4), special associations of the city and the towns, and
/// social organisations. What works once rarely stops: each has a fixed readiness that the town's rising level passes.
/// </summary>
internal static class Organisations
{
    private const string Virtual = "498";
    private static readonly double[] MembersOfField = [0.11, 0.09, 0.3, 0.08, 0.09];
    private static readonly string[][] Associations = [["盲人协会", "盲协"], ["聋人协会", "聋协"], ["肢残人协会", "肢协"], ["智力残疾人及亲友协会", "智协"], ["精神残疾人及亲友协会", "精协"]];

    public static Register Make() => new BodyRegister(
        "organisations", new("{0}残疾人组织台账.xlsx", 3, "东莞市残疾人组织台账") { Sheet = "组织台账" },
        [Fields.Quarter(), Fields.Text("org_no", "组织编号", "统一编号"), Fields.Text("name", "组织名称", "名称"),
            Fields.Code("kind", ["组织类别", "类别"], ["村(社区)残协", "村社区残协", "残协"], ["专门协会", "残疾人专门协会"], ["助残社会组织", "社会组织"]),
            Fields.Code("field", ["协会门类", "专门协会类别"], Associations) with { Required = false }, Fields.Town(false),
            new("village", Form.Village, ["村(社区)", "村居", "所属社区"]) { Required = false }, Fields.Flag("working", "是否正常运作", "运作情况"),
            Fields.Flag("standard", "是否规范化达标", "规范化达标") with { Required = false }, Fields.Count("members", "会员人数", "会员数") with { Required = false },
            Fields.Count("activities", "本季活动次数", "活动次数")],
        (city, register) =>
        {
            foreach (var quarter in city.Quarters)
            {
                Villages(city, register, quarter);
                Special(city, register, quarter, null);
                foreach (var town in city.Gazetteer.Towns)
                {
                    Special(city, register, quarter, town);
                    Social(city, register, quarter, town);
                }
            }
        });

    private static void Villages(BodyCity city, BodyRows register, int quarter)
    {
        foreach (var village in city.Gazetteer.Villages.Where(v => !v.Code.EndsWith(Virtual, StringComparison.Ordinal)))
        {
            var ready = city.Dice("organisations", village.Index);
            var dice = city.Dice("organisations", (village.Index * 1000L) + quarter + 2_000_500);
            var working = ready.Unit() < city.Level("organisations", village.Town, quarter, 0.86, 0.025, 0.08);
            var standard = working && ready.Unit() < city.Level("organisations", 100 + village.Town, quarter, 0.58, 0.06, 0.12);
            register.Add(
                quarter, quarter, new(0, "CX" + village.Code), new(0, village.Base + "残疾人协会"), 0, Value.Nothing, village.Index, village.Index, working ? 1 : 0, standard ? 1 : 0,
                Value.Nothing, working ? dice.Below(4) : 0);
        }
    }

    private static void Special(BodyCity city, BodyRows register, int quarter, Town? town)
    {
        var place = town?.Index ?? 99;
        for (var field = 0; field < MembersOfField.Length; field++)
        {
            var ready = city.Dice("organisations", 10_000 + (place * 10) + field);
            if (town is not null && ready.Unit() > 0.35 + (town.Share * 12))
            {
                continue;
            }

            var dice = city.Dice("organisations", (((10_000 + (place * 10) + field) * 1000L) + quarter) + 5_000_500);
            var working = town is null || ready.Unit() < city.Level("organisations", 200 + place, quarter, 0.78, 0.04, 0.1);
            var members = (town is null ? city.Persons * 0.02 : city.Holders(town) * 0.35) * MembersOfField[field] * (1 + (0.04 * quarter / 12));
            register.Add(
                quarter, quarter, new(0, $"XH{place:00}{field + 1}"), new(0, (town?.Name ?? "东莞市") + Associations[field][0]), 1, field, Place(town), Value.Nothing, working ? 1 : 0, Value.Nothing,
                (int)Math.Round(members), working ? dice.Between(1, 4) : 0);
        }
    }

    private static void Social(BodyCity city, BodyRows register, int quarter, Town town)
    {
        for (var i = 0; i < 4; i++)
        {
            var ready = city.Dice("organisations", 20_000 + (town.Index * 10) + i);
            var founded = ready.Between(-120, 60);
            if (founded > quarter || ready.Unit() > 0.3 + (town.Share * 12))
            {
                continue;
            }

            var dice = city.Dice("organisations", (((20_000 + (town.Index * 10) + i) * 1000L) + quarter) + 9_000_500);
            var working = dice.Chance(0.94);
            register.Add(
                quarter, quarter, new(0, $"SH{town.Index:00}{i + 1}"), new(0, $"{town.Name}助残服务社({i + 1})"), 2, Value.Nothing, BodyCity.At(town), Value.Nothing, working ? 1 : 0, Value.Nothing,
                Value.Nothing, working ? dice.Between(1, 9) : 0);
        }
    }

    private static Value Place(Town? town) => town is null ? Value.Nothing : BodyCity.At(town);
}
