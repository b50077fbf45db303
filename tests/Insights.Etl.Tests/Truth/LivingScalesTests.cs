using DuckDB.NET.Data;
using Insights.Etl.Evaluate;

namespace Insights.Etl.Tests.Truth;

/// <summary>Equivalised incomes, types of household and the cost of health beside the gap, on households worked out by hand.</summary>
public sealed class LivingScalesTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(9)]
    public void The_modified_OECD_scale_counts_one_a_half_and_three_tenths_and_who_has_no_age_told_as_no_child(int unaged)
    {
        using var db = City(
            Enumerable.Repeat((Members: 1, Young: 0, Income: 2100.0), 10).Concat(Enumerable.Repeat((4, 2, 4200.0), 10)).Concat(Enumerable.Repeat((3, 0, 5000.0), 10)));
        db.Execute("UPDATE mart_household_month SET unaged_members = 1 WHERE household BETWEEN 20 AND $1", 19 + unaged);
        new LivingTables(db, GapPartsTests.Month).Make();

        // 2,100 ÷ 1; 4,200 ÷ (1 + 0.5 + 2 × 0.3) = 2,000; 5,000 ÷ (1 + 2 × 0.5) = 2,500, of 10, 40 and 30 people.
        Assert.Equal(((10 * 2100.0) + (40 * 2000) + (30 * 2500)) / 80, Told(db, "oecd", "mean"), 9);
        Assert.Equal((2000 + 2100) / 2.0, Told(db, "oecd", "median"), 9);
        Assert.Equal(((10 * 2100.0) + (40 * 4200 / 2) + (30 * 5000 / Math.Sqrt(3))) / 80, Told(db, "equivalised", "mean"), 9);
        Assert.Equal(unaged >= 10 ? [0.125] : [], db.Rows("SELECT value FROM mart_living WHERE scale = 'oecd' AND measure = 'unaged'").Select(r => double.Parse(r["value=".Length..], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Types_of_household_go_by_their_holders_and_children_and_a_type_that_leaves_few_others_is_not_told()
    {
        var dice = new Random(5);
        var homes = Enumerable.Range(0, 200).Select(_ => (Members: dice.Next(1, 6), Young: 0, Income: Math.Round(dice.NextDouble() * 20_000))).Select(h => h with { Young = dice.Next(0, h.Members) }).ToList();
        using var db = City(homes);
        var holders = homes.SelectMany((h, i) => Enumerable.Range(0, dice.Next(1, Math.Min(3, h.Members + 1) + 1)).Select(_ => (Home: i, Grade: dice.Next(1, 5), Age: i < 20 ? dice.Next(60, 90) : dice.Next(1, 90)))).ToList();
        foreach (var (home, grade, age) in holders)
        {
            db.Execute("INSERT INTO fct_person_month VALUES (1, $1::DATE, $2, true, true, true, $3, $4)", GapPartsTests.Month, home, grade, age);
        }

        // The dead, those gone and those without a valid certificate decide nothing.
        db.Execute("INSERT INTO fct_person_month SELECT 1, $1::DATE, range % 200, range % 3 > 0, range % 3 > 1, false, 1, 3 FROM range(600)", GapPartsTests.Month);
        new LivingTables(db, GapPartsTests.Month).Make();

        foreach (var (code, belongs) in new (string, Func<List<(int Home, int Grade, int Age)>, int, bool>)[]
        {
            ("severe", (own, _) => own.Exists(h => h.Grade <= 2)), ("moderate", (own, _) => own.TrueForAll(h => h.Grade > 2)), ("several", (own, _) => own.Count > 1),
            ("holder_young", (own, _) => own.Exists(h => h.Age < 18)), ("holder_old", (own, _) => own.TrueForAll(h => h.Age >= 60)),
            ("holder_adult", (own, _) => own.TrueForAll(h => h.Age >= 18) && own.Exists(h => h.Age < 60)), ("child", (_, home) => homes[home].Young > 0),
        })
        {
            var rows = homes.Where((_, i) => belongs([.. holders.Where(h => h.Home == i)], i)).ToList();
            var mean = rows.Sum(r => r.Income) / rows.Sum(r => r.Members);
            var half = 1.959964 * Math.Sqrt(rows.Count / (rows.Count - 1.0) * rows.Sum(r => Math.Pow(r.Income - (mean * r.Members), 2))) / rows.Sum(r => r.Members);
            var told = db.Rows($"SELECT households || ' ' || round(value, 6) || ' ' || round(value - lower95, 3) || ' ' || round(upper95 - value, 3) AS line FROM mart_living WHERE household = '{code}' AND measure = 'mean'");
            Assert.Equal(
                rows.Count is >= 30 and <= 170 ? [string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line={rows.Count} {Math.Round(mean, 6)} {Math.Round(half, 3)} {Math.Round(half, 3)}")] : Array.Empty<string>(), told);
        }
    }

    [Theory]
    [InlineData(40)]
    [InlineData(29)]
    public void Health_beyond_the_usual_share_is_that_of_the_accounts_one_by_one(int accounts)
    {
        var homes = Enumerable.Range(0, 60).Select(i => (Members: 1 + (i % 4), Young: 0, Income: 9000.0)).ToList();
        using var db = City(homes);
        db.Execute("UPDATE mart_household_month SET spend_medical = NULL");
        db.Execute("UPDATE mart_household_month SET consumption = 2000 + 10 * household, spend_medical = 300 + household * 7 % 50 WHERE household < $1", accounts);
        db.Execute("INSERT INTO fct_statistic VALUES ('consumption_per_head', '100000', '2023', 20000, 'yuan'), ('consumption_per_head', '100000', '2024', 28000, 'yuan'), ('consumption_per_head_medical', '100000', '2024', 2520, 'yuan')");
        new LivingTables(db, GapPartsTests.Month).Make();

        // 2,520 of 28,000 are 9 per cent.
        var kept = homes.Take(accounts).Select((h, i) => (h.Members, Beyond: 300 + (i * 7 % 50) - (0.09 * (2000 + (10 * i))))).ToList();
        var told = db.Rows("SELECT value FROM mart_living WHERE measure = 'extra_health'").Select(r => double.Parse(r["value=".Length..], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(accounts >= 30 ? 1 : 0, told.Count);
        Assert.All(told, value => Assert.Equal(kept.Sum(k => k.Beyond) / kept.Sum(k => k.Members), value, 6));
        Assert.Equal(told.Count, db.Scalar<long>("SELECT count(*) FROM mart_living WHERE measure = 'extra_health' AND lower95 < value AND value < upper95 AND households = $1", accounts));
    }

    private static DuckDBConnection City(IEnumerable<(int Members, int Young, double Income)> homes)
    {
        var db = new DuckDBConnection("Data Source=:memory:");
        db.Open();
        var rows = homes.ToList();
        GapPartsTests.Fill(db, [.. rows.Select(h => new GapPartsTests.Home(h.Members, h.Income, 0, 0))], [new(1, "dibao", true, false, 1, 1)]);
        for (var i = 0; i < rows.Count; i++)
        {
            db.Execute("UPDATE mart_household_month SET young_members = $2 WHERE household = $1", i, rows[i].Young);
        }

        return db;
    }

    private static double Told(DuckDBConnection db, string scale, string measure) =>
        db.Scalar<double>("SELECT value FROM mart_living WHERE area = '441900' AND household = '' AND scale = $1 AND measure = $2", scale, measure);
}
