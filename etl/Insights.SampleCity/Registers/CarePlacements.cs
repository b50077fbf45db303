using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Registers;

/// <summary>Who asked for care, was placed and left, as <see cref="CareLedger"/> has it.</summary>
internal sealed class CarePlacements : Register
{
    public override string Feed => "care_placements";

    public override Column[] Columns { get; } =
    [
        new("record_no", Form.Number, ["托养编号", "申请编号"]) { Words = [["TR"]] },
        new("", Form.Name, ["姓名"]),
        new("id18", Form.Id, ["身份证号", "身份证号码", "证件号码"]),
        new("kind", Form.Code, ["托养形式", "服务形式"]) { Words = CarePlaces.Forms },
        new("opened_on", Form.Date, ["申请日期", "受理日期"]),
        new("status", Form.Code, ["当前状态", "托养状态"]) { Words = [["轮候", "排队"], ["在托", "入托"], ["已离开", "退出"]] },
        new("status_on", Form.Date, ["状态日期", "入离日期"]),
        new("house_no", Form.Number, ["机构编号", "托养机构编号"]) { Required = false, Words = [["TY"]] },
    ];

    public override FileLook Look { get; } = new("{0}残疾人托养服务对象变动表.csv", 3, "东莞市残疾人托养服务对象变动表") { Csv = CsvEncoding.Gb18030, RestatedDays = 5 };

    public override void Fill(City city, RegisterRows rows)
    {
        foreach (var wish in new CareLedger(city).Wishes)
        {
            Value house = wish.House is { } at ? at.Number : Value.Nothing;
            var person = wish.Person.Person;
            RegisterCase.Send(city, rows, wish.Person, wish.Asked, wish.Placed, wish.Over, city.Window.First(-12), (number, status, on) =>
                [number, person, person, (long)wish.Form, wish.Asked, status, on, status == RegisterCase.Waiting ? Value.Nothing : house]);
        }
    }
}
