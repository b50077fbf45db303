using Insights.SampleCity.Chance;
using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Registers;

/// <summary>
/// Medical aid, temporary aid and charity as they were paid. Who is on the low-income roster and told the last survey of much medical cost is mostly helped with it within the year,
/// likewise who told of an emergency; few others are. Shares and amounts are assumptions.
/// </summary>
internal sealed class AidPayments : PersonRegister
{
    // Own medical cost of a year, in fen, from which help is asked for; the answer of the survey that tells of an emergency.
    private const int MuchFen = 2_000 * 100;
    private const int Emergency = 1 << 9;
    private const int SurveyMonth = 7;

    public override string Feed => "aid_payments";

    public override Column[] Columns { get; } =
    [
        new("", Form.Serial, ["序号"]),
        new("", Form.Name, ["姓名", "救助对象"]),
        new("id18", Form.Id, ["身份证号", "身份证号码"]),
        new("programme", Form.Code, ["救助项目", "项目"]) { Words = [["医疗救助"], ["临时救助"], ["慈善帮扶", "慈善救助"]] },
        new("pay_month", Form.Month, ["发放月份", "救助月份"]),
        new("amount", Form.Money, ["救助金额", "金额(元)"]) { NoNegative = true },
    ];

    public override FileLook Look { get; } = new("{0}医疗临时救助及慈善帮扶发放明细.csv", 3, "医疗救助、临时救助及慈善帮扶发放明细") { Csv = CsvEncoding.Gb18030, Total = true };

    protected override void Live(Resident person, City city, Dice dice, RegisterRows rows)
    {
        for (var month = -12; month < city.Window.Count; month++)
        {
            if (!person.LivesIn(Math.Max(0, month)))
            {
                continue;
            }

            var poor = person.IsPoorIn(month);
            var said = person.SurveyOf(city.Window.Year(month) - (city.Window.MonthOfYear(month) < SurveyMonth ? 1 : 0));
            Pay(0, !poor ? 0.0002 : said is null ? 0.042 : said.Value.MedicalFen > MuchFen ? 0.105 : 0.004, dice.Between(2, 90) * 100);
            Pay(1, said is { } told && (told.Answers & Emergency) != 0 ? poor ? 0.11 : 0.012 : poor ? 0.0018 : 0.0001, dice.Between(10, 80) * 100);
            Pay(2, poor ? 0.0120 : 0.0009, dice.Between(3, 20) * 100);

            void Pay(int programme, double chance, int yuan)
            {
                if (dice.Chance(chance))
                {
                    rows.Add(person.Person, city.Window.First(month) + 14, 0, person.Person, person.Person, programme, month, yuan * 100L);
                }
            }
        }
    }
}
