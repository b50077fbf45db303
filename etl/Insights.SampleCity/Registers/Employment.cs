using Insights.SampleCity.Chance;
using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Registers;

/// <summary>
/// Employment: a row when a contract (or own business, or flexible work registered for insurance) begins and when it ends. Of working age about 58 to 62 % have work
/// (Guangdong 63 % in 2024, facts 3.2); quota and flexible work prevail in an industrial city (facts 3.1), shares are assumptions.
/// </summary>
internal sealed class Employment : CaseRegister
{
    public static readonly string[][] Forms =
        [["按比例就业"], ["集中就业"], ["自主创业", "个体就业"], ["公益性岗位"], ["辅助性就业"], ["灵活就业"]];

    private static readonly double[] FormShares = [0.30, 0.05, 0.12, 0.05, 0.08, 0.40];
    private static readonly double[] MonthlyEnd = [0.006, 0.006, 0.007, 0.008, 0.008, 0.013];
    private static readonly double[] WorkByGrade = [0.32, 0.52, 0.68, 0.74];

    public override string Feed => "employment";

    public override Column[] Columns { get; } = Case("JY", ["就业登记号", "登记编号"], Kind(["就业形式", "就业类型"], Forms), ["就业日期", "合同起始日期"],
        [["待上岗"], ["在职", "在岗"], ["离职", "解除合同"]],
        new Column("contract_to", Form.Date, ["合同截止日期", "合同终止日期"]) { Required = false });

    public override FileLook Look { get; } = new("{0}残疾人就业登记变动表.csv", 3, "东莞市残疾人就业登记变动表") { Csv = CsvEncoding.Utf8Bom };

    protected override void Live(Resident person, City city, Dice dice, RegisterRows rows)
    {
        var window = city.Window;
        var chance = Chance(person, 0);
        var works = person.IsWorkingAgeIn(person.From) && dice.Chance(chance);
        var month = person.From;
        if (works)
        {
            var since = month > 0 ? window.First(month) + dice.Below(20)
                : window.First(0) - dice.Between(15, Math.Min(2_500, Math.Max(40, (person.AgeIn(0) - 15) * 365)));
            month = Work(person, city, dice, rows, since, month);
        }

        // Out of work: back, or in for the first time, at the pace that keeps the share and raises it by about a point a year.
        for (; month < window.Count && month <= person.Until; month++)
        {
            if (month >= person.From && person.IsWorkingAgeIn(month) && dice.Chance(0.011 * Chance(person, month) / (1 - Chance(person, month))))
            {
                month = Work(person, city, dice, rows, window.First(month) + dice.Below(27), month);
            }
        }
    }

    private static double Chance(Resident person, int month) =>
        WorkByGrade[person.CertificateIn(Math.Max(0, month)).Grade - 1] + (0.010 * month / 12) - (person.AgeIn(Math.Max(0, month)) < 20 ? 0.3 : 0);

    /// <returns>The month of the end; beyond the window where there is none.</returns>
    private static int Work(Resident person, City city, Dice dice, RegisterRows rows, int since, int from)
    {
        var window = city.Window;
        var form = dice.Pick(FormShares);
        var end = from;
        while (end < window.Count && person.IsWorkingAgeIn(end) && !(end > from && dice.Chance(MonthlyEnd[form])))
        {
            end++;
        }

        var ends = end < window.Count ? Math.Max(since + 10, window.First(end) + dice.Below(27)) : int.MaxValue;
        var to = form is 2 or 5 ? Value.Nothing : Records.Window.AddMonths(since, 12 * dice.Between(1, 5));
        RegisterCase.Send(city, rows, person, since, since, ends, window.First(-12), (number, status, on) => Row(person, number, form, since, status, on, to));
        return end + 1;
    }
}
