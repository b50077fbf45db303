using Insights.SampleCity.Records;
using Insights.SampleCity.Registers;
using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Bodies;

/// <summary>
/// The year's budget and what was spent of it so far, line by line; about 3,000 yuan a holder and year beside the subsidies that the pay lists hold, growing by 6 % a year (assumption:
/// no Dongguan figure is published). Spending lags in spring and catches up in December.
/// </summary>
internal static class Money
{
    private const double YuanAHolder = 3_000;
    private const double AYear = 1.06;
    private const string OfCity = "市本级";
    private static readonly double[] Uses = [0.24, 0.08, 0.2, 0.26, 0.06, 0.05, 0.11];

    // Of the whole: city, town, province, lottery, employment fund. Towns spend their own money and what the city hands down.
    private static readonly double[] CityShares = [0.28, 0, 0.1, 0.08, 0.12];
    private static readonly double[] TownShares = [0.16, 0.26, 0, 0, 0];

    public static Register Make() => new BodyRegister(
        "funding", new("{0}残疾人事业经费收支月报.csv", 1, "东莞市残疾人事业经费收支月报") { Csv = CsvEncoding.Gb18030, Total = true },
        [Fields.Month("月份", "统计月份"), Fields.Text("unit", "填报单位", "预算单位"), Fields.Town(false),
            Fields.Code("source", ["资金来源", "经费来源"], ["市级财政", "市财政"], ["镇街财政", "镇财政"], ["省级补助", "省财政"], ["福彩公益金", "彩票公益金"], ["残疾人就业保障金", "残保金"]),
            Fields.Code("programme", ["支出项目", "用途"], ["康复", "康复服务"], ["教育", "教育资助"], ["就业", "就业扶持"], ["托养", "托养照护"], ["无障碍", "无障碍改造"], ["文体", "文化体育"], ["组织建设", "基层组织"]),
            new("budget", Form.Money, ["本年预算", "预算数"]) { NoNegative = true }, new("spent", Form.Money, ["本年累计支出", "累计支出"]) { NoNegative = true }],
        (city, register) =>
        {
            for (var month = -12; month < city.Window.Count; month++)
            {
                Lines(city, register, month, null, CityShares);
                foreach (var town in city.Gazetteer.Towns)
                {
                    Lines(city, register, month, town, TownShares);
                }
            }
        });

    private static double Growth(int years)
    {
        var growth = 1.0;
        for (var i = 0; i < Math.Abs(years); i++)
        {
            growth = years < 0 ? growth / AYear : growth * AYear;
        }

        return growth;
    }

    private static void Lines(BodyCity city, BodyRows register, int month, Town? town, double[] shares)
    {
        var (year, of) = (city.Window.Year(month), city.Window.MonthOfYear(month));
        for (var source = 0; source < shares.Length; source++)
        {
            for (var use = 0; use < Uses.Length; use++)
            {
                if (shares[source] == 0 || (source == 4 && use is not 2) || (source == 3 && use is 2 or 6) || (town is not null && source == 0 && use is 1 or 5))
                {
                    continue;
                }

                var line = (((town?.Index ?? 99) * 100) + (source * 10)) + use;
                var dice = city.Dice("funding", (line * 10_000L) + year);
                var weight = source == 4 ? 1 : Uses[use];
                var yuan = (town is null ? city.Persons : city.Holders(town)) * YuanAHolder * shares[source] * weight * Growth(year - 2024) * dice.Between(0.95, 1.05);
                var budget = (long)Math.Round(yuan / 100) * 100;
                var pace = city.Level("funding", town?.Index ?? 99, month, 0.95, 0.005, 0.03);
                var t = of / 12.0;
                var lag = dice.Between(0.2, 0.35);
                var done = t * (1 - lag + (lag * t)) * pace;
                register.Add(
                    month, month, new(0, town?.Name ?? OfCity), town is null ? Value.Nothing : BodyCity.At(town), source, use, budget * 100, (long)Math.Round(budget * done) * 100);
            }
        }
    }
}
