using Insights.SampleCity.Chance;
using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Registers;

/// <summary>
/// Assistive devices: application and assessment, delivery with price and the person's own share. About 3.5 % of holders a year get one
/// (nationally 148.7 of 3,800 ten thousand, facts 3.1); prices are assumptions.
/// </summary>
internal sealed class AssistiveDevices : CaseRegister
{
    private const int NeedsDevice = 1 << 4;

    // Wheelchair, hearing aid, prosthesis or orthosis, walking aid, aid for the blind, nursing bed, other: middle prices in yuan.
    private static readonly int[] Prices = [1_400, 6_000, 9_500, 380, 650, 2_600, 500];

    // Shares of the items by category of disability, 视力 to 多重.
    private static readonly double[][] Items =
    [
        [0.02, 0.03, 0, 0.10, 0.80, 0.01, 0.04], [0.01, 0.90, 0, 0.02, 0, 0.01, 0.06], [0.05, 0.40, 0, 0.05, 0, 0.05, 0.45], [0.38, 0.01, 0.17, 0.28, 0, 0.10, 0.06],
        [0.25, 0.02, 0.05, 0.15, 0, 0.13, 0.40], [0.20, 0.02, 0.02, 0.16, 0, 0.15, 0.45], [0.40, 0.08, 0.07, 0.15, 0.05, 0.18, 0.07],
    ];

    public override string Feed => "assistive_devices";

    public override Column[] Columns { get; } = Case("FJ", ["适配编号", "申请编号", "辅具单号"],
        Kind(["辅具类别", "辅助器具类别", "适配品类"],
            [["轮椅"], ["助听器"], ["假肢矫形器", "假肢"], ["助行器具", "助行器"], ["盲用辅具", "助视器"], ["护理床"], ["其他辅具", "其他"]]),
        ["申请日期", "评估日期"], [["待适配", "评估完成"], ["已适配", "已发放"], ["已取消", "取消"]],
        new Column("own_share", Form.Money, ["自付金额", "个人自付(元)"]) { Required = false, NoNegative = true },
        new Column("price", Form.Money, ["产品价格", "价格(元)"]) { Required = false, NoNegative = true });

    public override FileLook Look { get; } = new("{0}辅助器具适配台账.xlsx", 3, "东莞市残疾人辅助器具适配台账")
    {
        Sheet = "适配台账", Total = true, Preface = "一、价格与自付以元填写。二、未适配的不填价格。",
    };

    protected override void Live(Resident person, City city, Dice dice, RegisterRows rows)
    {
        var window = city.Window;
        for (var year = window.Year(0) - 1; year <= window.Year(window.Count - 1); year++)
        {
            var asked = window.MonthAt(year, 7);
            var month = asked + dice.Between(-2, 8);
            var needs = person.SurveyOf(year) is { } said ? (said.Answers & NeedsDevice) != 0 : asked < 0 && dice.Chance(0.18);
            if (!dice.Chance(needs ? 0.21 : 0.004) || month >= window.Count || !person.LivesIn(Math.Max(0, month)))
            {
                continue;
            }

            var opened = window.First(month) + dice.Below(27);
            var kind = dice.Pick(Items[person.CertificateIn(Math.Max(0, month)).Category - 1]);
            var begins = dice.Chance(0.88 + (0.015 * (year - window.Year(0)))) ? opened + dice.Between(10, 120) : int.MaxValue;
            var price = (int)(Prices[kind] * dice.Between(0.7, 1.4)) * 100;
            var own = person.IsPoorIn(month) ? 0 : (int)(price * dice.Between(0.0, 0.35) / 100) * 100;
            RegisterCase.Send(city, rows, person, opened, begins, null, Lookback(city), (number, status, on) =>
                Row(person, number, kind, opened, status, on, status == RegisterCase.Begun ? own : Value.Nothing, status == RegisterCase.Begun ? price : Value.Nothing));
        }
    }
}
