using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Registers;

/// <summary>Audits of public places and websites for accessibility: every one is audited once a year; shares are assumptions.</summary>
internal sealed class FacilityAudits : Register
{
    private static readonly (string Name, double Quality)[] Kinds =
        [("政务服务中心", 0.88), ("医院", 0.80), ("中心小学", 0.66), ("汽车站", 0.72), ("文化广场", 0.70), ("文体中心", 0.74), ("门户网站", 0.62)];

    public override string Feed => "facility_audits";

    public override Column[] Columns { get; } =
    [
        new("", Form.Serial, ["序号"]),
        new("facility_no", Form.Number, ["设施编号", "场所编号"]) { Words = [["WZA"]] },
        new("name", Form.Text, ["设施名称", "场所(网站)名称"]),
        new("town", Form.Town, ["所在镇街", "镇街"]),
        new("kind", Form.Code, ["设施类别", "场所类别"])
        {
            Words = [["政务服务", "政务"], ["医疗卫生", "医疗"], ["学校"], ["交通站场", "交通"], ["公园广场", "广场"], ["文体场馆", "文体"], ["网站与应用", "网站"]],
        },
        new("audited_on", Form.Date, ["评测日期", "检查日期"]),
        new("items", Form.Whole, ["检查项数", "评测项数"]),
        new("passed", Form.Whole, ["合格项数", "达标项数"]),
    ];

    public override FileLook Look { get; } = new("{0}公共场所无障碍评测结果.csv", 3, "东莞市公共场所与网站无障碍评测结果") { Csv = CsvEncoding.Utf8Bom };

    public override void Fill(City city, RegisterRows rows)
    {
        foreach (var town in city.Places.Towns)
        {
            for (var kind = 0; kind < Kinds.Length; kind++)
            {
                var number = (town.Index * Kinds.Length) + kind;
                var dice = city.DiceOf(Feed, number);
                var quality = Kinds[kind].Quality + dice.Between(-0.14, 0.10);
                var items = dice.Between(18, 46);
                for (var month = dice.Below(12) - 12; month < city.Window.Count; month += 12)
                {
                    var passed = Math.Clamp((int)(items * (quality + (0.028 * month / 12) + dice.Between(-0.04, 0.04))), 0, items);
                    var day = city.Window.First(month) + dice.Below(27);
                    rows.Add(-1, day, 0, number, new(0, town.Name + Kinds[kind].Name), town.FirstVillage, kind, day, items, passed);
                }
            }
        }
    }
}
