using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Registers;

/// <summary>Places of care, a row an institution and quarter.</summary>
internal sealed class CarePlaces : Register
{
    public static readonly string[][] Forms = [["寄宿托养", "寄宿制"], ["日间托养", "日间照料"], ["居家托养", "居家服务"]];
    public static readonly string[][] Supplies = [["公办"], ["购买服务", "政府购买"], ["市场", "市场自费"]];

    public override string Feed => "care_places";

    public override Column[] Columns { get; } =
    [
        new("", Form.Serial, ["序号"]),
        new("house_no", Form.Number, ["机构编号", "托养机构编号"]) { Words = [["TY"]] },
        new("name", Form.Text, ["机构名称", "托养机构名称"]),
        new("town", Form.Town, ["所在镇街", "镇街"]),
        new("form", Form.Code, ["托养形式", "服务形式"]) { Words = Forms },
        new("supply", Form.Code, ["供给方式", "机构性质"]) { Words = Supplies },
        new("month", Form.Month, ["统计月份", "月份"]),
        new("places", Form.Whole, ["核定床位(名额)", "名额数"]),
        new("unit_cost", Form.Money, ["每名额月成本", "月单位成本(元)"]) { NoNegative = true },
    ];

    public override FileLook Look { get; } = new("{0}托养机构名额情况表.xlsx", 3, "东莞市残疾人托养机构名额情况表") { Sheet = "名额", Foot = "注：名额以季度首月核定数为准。" };

    public override void Fill(City city, RegisterRows rows)
    {
        var houses = CareHouse.All(city);
        for (var month = 0; month < city.Window.Count; month++)
        {
            // The first month of each quarter, of the record, and of the new wing.
            if (month > 0 && (city.Window.MonthOfYear(month) - 1) % Look.Months != 0 && month != CareHouse.Opening(city.Window))
            {
                continue;
            }

            foreach (var house in houses)
            {
                rows.Add(-1, city.Window.First(month), 0, house.Number, new(0, house.Name), house.Village, (long)house.Form, (long)house.Supply, month,
                    house.PlacesIn(month, city.Window), house.CostIn(month, city.Window) * 100L);
            }
        }
    }
}
