using Insights.SampleCity.Chance;
using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Registers;

/// <summary>
/// Precise rehabilitation (精准康复): a need is registered after the yearly survey, the service follows.
/// Kinds as in Guangdong's 2022 bulletin: medical 136, training 32, devices 51, support 93 of 299 thousand (facts 3.2); other shares are assumptions.
/// </summary>
internal sealed class Rehabilitation : CaseRegister
{
    private const double NeedWithoutSurvey = 0.4;
    private const int NeedsRehabilitation = 1 << 3;
    private static readonly double[] Kinds = [0.44, 0.10, 0.16, 0.30];
    private static readonly double[] ChildKinds = [0.20, 0.55, 0.10, 0.15];

    private static readonly string[] Institutions =
    [
        "东莞市残疾人康复中心", "东莞康复医院", "东莞市康复实验学校", "东莞市人民医院康复科", "东莞市中医院康复科", "东莞市第七人民医院", "镇街残疾人康复就业服务中心",
        "社区卫生服务中心", "东莞市松山湖康复站", "东莞市虎门康复站",
    ];

    public override string Feed => "rehab_services";

    public override Column[] Columns { get; } = Case("KF", ["需求编号", "登记编号", "服务单号"],
        Kind(["康复服务类别", "服务类别", "康复需求类别"], [["康复医疗", "医疗"], ["功能训练", "康复训练", "训练"], ["辅助器具", "辅具"], ["支持性服务", "支持服务"]]),
        ["需求登记日期", "登记日期"], [["待服务", "轮候"], ["已服务", "服务中"], ["已终止", "终止"]],
        new Column("institution", Form.Listed, ["服务机构", "定点机构"]) { Required = false, Words = [Institutions] });

    public override FileLook Look { get; } = new("{0}精准康复服务登记表.csv", 3, "东莞市残疾人精准康复服务登记表") { Csv = CsvEncoding.Gb18030, Total = true };

    protected override void Live(Resident person, City city, Dice dice, RegisterRows rows)
    {
        var window = city.Window;
        for (var year = window.Year(0) - 1; year <= window.Year(window.Count - 1); year++)
        {
            var asked = window.MonthAt(year, 7);
            var needs = person.SurveyOf(year) is { } said ? dice.Chance((said.Answers & NeedsRehabilitation) != 0 ? 0.96 : 0.01)
                : dice.Chance(asked < 0 ? NeedWithoutSurvey : 0.02);
            var month = asked + dice.Between(0, 5);
            if (needs && month < window.Count && person.LivesIn(Math.Max(0, month)))
            {
                Register(person, city, dice, rows, month, year - window.Year(0));
            }
        }
    }

    /// <summary>Served: about four in five and a little more each year; people with a psychiatric disability rather, training after the longest wait.</summary>
    private static void Register(Resident person, City city, Dice dice, RegisterRows rows, int month, int year)
    {
        var held = person.CertificateIn(Math.Max(0, month));
        var opened = city.Window.First(month) + dice.Below(27);
        var kind = dice.Pick(person.AgeAt(opened) < 18 ? ChildKinds : Kinds);
        var served = dice.Chance(0.80 + (0.025 * year) + (held.Category == 6 ? 0.06 : 0));
        var begins = served ? opened + (kind == 1 ? dice.Between(20, 170) : dice.Between(3, 100)) : int.MaxValue;
        var where = dice.Below(Institutions.Length);
        RegisterCase.Send(city, rows, person, opened, begins, null, Lookback(city), (number, status, on) =>
            Row(person, number, kind, opened, status, on, status == RegisterCase.Begun ? where : Value.Nothing));
    }
}
