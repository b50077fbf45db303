using Insights.SampleCity.Chance;
using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Registers;

/// <summary>Who took part in which culture, sport or recreation activity: about one holder in seven in a year, and a third of them often; shares are assumptions.</summary>
internal sealed class Activities : PersonRegister
{
    private static readonly double[] Kinds = [0.40, 0.34, 0.26];

    // By category 视力 to 多重: those who cannot see or hear are reached less.
    private static readonly double[] Reach = [0.75, 0.8, 0.9, 1.1, 1.2, 0.95, 0.7];

    public override string Feed => "activities";

    public override Column[] Columns { get; } =
    [
        new("", Form.Serial, ["序号"]),
        new("activity_no", Form.Number, ["活动编号"]) { Words = [["HD"]] },
        new("kind", Form.Code, ["活动类别", "类别"]) { Words = [["文化活动", "文化"], ["体育健身", "体育"], ["娱乐联谊", "娱乐"]] },
        new("level", Form.Code, ["举办层级", "主办层级"]) { Words = [["市级", "市残联"], ["镇街级", "镇街"]] },
        new("held_on", Form.Date, ["活动日期", "举办日期"]),
        new("", Form.Name, ["参加人姓名", "姓名"]),
        new("id18", Form.Id, ["身份证号", "身份证号码", "证件号码"]),
    ];

    public override FileLook Look { get; } = new("{0}残疾人文体活动参加名单.csv", 3, "东莞市残疾人文化体育活动参加名单") { Csv = CsvEncoding.Gb18030 };

    protected override void Live(Resident person, City city, Dice dice, RegisterRows rows)
    {
        var likes = dice.Chance(0.30) ? 0.050 : 0.005;
        var before = -1;
        for (var month = -12; month < city.Window.Count; month++)
        {
            var known = Math.Max(0, month);
            var age = person.AgeIn(known);
            var share = likes * Reach[person.CertificateIn(known).Category - 1] * (age < 7 ? 0.4 : age >= 75 ? 0.55 : 1) * (1 + (0.006 * month));
            if (!dice.Chance(share) || !person.LivesIn(known))
            {
                continue;
            }

            var town = city.Places.Villages[person.VillageIn(known)].Town;
            var kind = dice.Pick(Kinds);
            var level = dice.Chance(0.12) ? 0 : 1;
            var number = ((((month + 12) * 40) + (level == 0 ? 39 : town)) * 3) + kind;
            var held = city.Window.First(month) + (int)(Dice.Mix((ulong)number) % 27);
            if (number != before && held <= person.LastDay)
            {
                rows.Add(person.Person, held, 0, number, kind, level, held, person.Person, person.Person);
                before = number;
            }
        }
    }
}
